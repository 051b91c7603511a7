"""A question as it was typed, put as it is to be searched: its core, what it continues, typing
errors."""
