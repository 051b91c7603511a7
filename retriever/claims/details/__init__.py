"""What a claim says besides: its parts, and those that no sentence of the event supports."""
