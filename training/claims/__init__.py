"""The recipe of the claim model in models/claims, and of the rule that weighs it."""
