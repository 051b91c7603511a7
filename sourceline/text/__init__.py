"""Text: its language, sentences, words and tokens."""
