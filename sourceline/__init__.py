"""The foundation: what flows through the house, and the index folder it is kept in."""

__version__ = "0.1.0"
