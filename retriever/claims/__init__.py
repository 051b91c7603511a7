"""A pasted text checked against the sources: supported, in part, contradicted or not found.

``split_claims`` finds the claims in the text; ``extract`` finds the dates, numbers, names, posts
and negations of a sentence; ``compare`` compares a claim with a sentence of a source;
``nli_model`` reads both together; ``verdict_rule`` weighs comparison and model; ``details`` finds
what of the claim no sentence of its event says; ``check`` does all of this in order.
"""
