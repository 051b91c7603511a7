"""Passages made ready to show: marked, cited, folded, their acronyms explained."""
