"""A question understood: its words, its period, and what else means the same."""
