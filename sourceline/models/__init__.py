"""The models on this machine: their files checked and loaded, texts as vectors."""
