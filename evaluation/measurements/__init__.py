"""One module for each thing that is measured: retrieval, answers, claims, formats, tables."""
