"""Questions that name something by a number or code: matched exactly, and answered only by words
that belong to it."""
