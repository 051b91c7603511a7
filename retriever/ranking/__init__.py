"""Candidates found by meaning and by words, and the one ranking made of them."""
