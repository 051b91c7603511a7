"""What a question takes for granted, and what the documents say to that: denied, called off, put
off to another day, or said of nothing."""
