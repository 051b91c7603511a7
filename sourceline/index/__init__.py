"""The index folder: its generations, and the records, vectors and words of one."""
