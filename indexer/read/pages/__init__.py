"""Pages of lines, whatever they were read from, to one text."""
