"""Test collections and files of questions, read from disk."""
