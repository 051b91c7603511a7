"""A pasted text checked against the sources: supported, contradicted or not found.

``split`` parts the text into claims and what is none; ``facts`` reads the numbers (``numbers``),
dates, names (``names``) and negations out of a sentence; ``compare`` lays a claim beside a
sentence of the sources and tells what agrees, what differs in the same role (``roles``), what is
missing; ``model`` reads both together; ``rule`` weighs it all; ``check`` is the way through it.
"""
