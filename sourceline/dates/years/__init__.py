"""Years that stand alone: in running text, in titles, in tables."""
