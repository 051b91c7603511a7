"""A question understood: its words, its period, and what else stands for them."""
