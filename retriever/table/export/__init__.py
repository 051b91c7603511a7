"""A table of evidence as files for others, a module for each format."""
