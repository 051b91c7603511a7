"""The grammar of explicit dates: forms of one date, parts of a year, chains of several dates."""
