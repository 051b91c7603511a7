"""A claim compared with a sentence of a source: what agrees, differs, is missing."""
