"""Question and passage read together by the reader: relevance and answer spans."""
