"""The index folder: its generations, and what one holds."""
