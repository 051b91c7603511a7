"""Answers that are lists of passages: the events of a period, the passages on a topic."""
