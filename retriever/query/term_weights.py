"""How much each word of a query weighs, and how much of that weight a text covers."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from retriever.query.expansion import QueryExpansion
from sourceline.index.library import Library


def term_weights(library: Library, expansion: QueryExpansion) -> dict[str, float]:
    """Inverse document frequency of each stem asked for (as BM25 has it); rare words weigh most.

    A word found nowhere weighs most of all: a passage without it lacks something. A name that
    the documents spell otherwise is as rare as it is in their spelling.
    """
    count = len(library)
    weights = {}
    for stem in dict.fromkeys(expansion.stems):
        spelled = [
            library.passages_with(each.said[0])
            for each in expansion.by_stem.get(stem, ())
            if each.kind == "spelling" and len(each.said) == 1
        ]
        frequency = max([library.passages_with(stem), *spelled])
        weights[stem] = math.log1p((count - frequency + 0.5) / (frequency + 0.5))
    return weights


def covered_share(
    text: Sequence[str], weights: Mapping[str, float], expansion: QueryExpansion
) -> float:
    """The share (0 to 1) of the query's weight whose words occur in a text, given as its stems in
    order; an alternative counts for its worth."""
    total = sum(weights.values())
    present = frozenset(text)
    covered = sum(weight * expansion.worth(stem, text, present) for stem, weight in weights.items())
    return covered / total if total else 0.0
