"""The foundation: the records that all parts pass on, and the index that keeps them."""

__version__ = "0.1.0"
