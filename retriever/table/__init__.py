"""A table of evidence: what is in scope as rows, questions as columns, exact words as cells."""
