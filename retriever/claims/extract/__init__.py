"""What a sentence states: its dates, numbers, names and positions."""
