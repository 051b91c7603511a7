"""The recipe of the reader in models/reader."""
