"""The fit of ranking and of the decision whether an answer was found."""
