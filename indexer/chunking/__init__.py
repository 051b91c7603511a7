"""Sections to passages of whole sentences."""
