"""The cell of a table that a question asks for, by its row and its column."""
