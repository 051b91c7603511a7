"""Which exact words answer, and whether any do."""
