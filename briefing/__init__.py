"""Briefings: quotations collected, ordered, annotated, looked up again and exported."""
