"""Two quantities set side by side: what is compared, the numbers, and which is more."""
