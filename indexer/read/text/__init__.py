"""Plain text and Markdown, and their encodings."""
