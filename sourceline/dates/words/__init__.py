"""The words that dates are written with."""
