"""docs/evaluation.md: figures kept, tables and curves drawn."""
