"""Spans found in text: dates, acronyms, sentence bounds, boxes."""
