"""Briefings as files for others: what each says, and a module for each format."""
