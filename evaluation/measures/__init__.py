"""Measures, each by its field's definition."""
