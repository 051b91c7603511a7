"""Spreadsheets and comma-separated values."""
