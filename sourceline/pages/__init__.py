"""Pages of documents: the boxes of their characters, and pictures of them."""
