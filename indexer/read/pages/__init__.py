"""Pages of lines, from PDF or OCR, to one text."""
