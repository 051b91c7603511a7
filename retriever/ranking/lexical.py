"""Ranking by words alone, where the encoder does not know the question's language.

The packaged encoder reads Cyrillic letter by letter, so that Russian passages are short (some 200
characters): what a question asks is often partly in the sentences around.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from retriever.query.expansion import QueryExpansion
from retriever.query.query import Query
from retriever.query.question_type import AnswerKind, asked_kind
from retriever.ranking.candidate import Candidate, ScoredCandidate
from retriever.ranking.signals import Signals, by_weighed_sum, in_time
from sourceline.index.index_records import StoredPassage
from sourceline.index.library import Library
from sourceline.text.words import stems

WEIGHTS = {
    "words": 4.38,
    "around": 8.11,
    "kin": 4.07,
    "kin around": 3.72,
    "kind": 2.03,
    "time": 5.0,
}
"""Fitted by `python -m training.ranking.fit_lexical` on TyDi QA Russian, with titles and
without, on the supported claims of TERRa and RCB, and on four articles of SQuAD cut as short as
Russian passages are; that of time is set by hand, as in signals.py. See bm25_around, root_overlap
and holds_kind for the signals, and docs/measurements.md for what they gained."""

_NEIGHBOURS = 2
"""Passages before and after, of the same section."""
_SATURATION, _LENGTH = 0.9, 0.4
"""k1 and b of BM25 (Robertson & Zaragoza 2009), as Anserini sets them for short texts."""
_SHORTEST_ROOT = 3
_LEAST_KIN = 0.4
"""Share of letters from which stems are taken to have one root."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Stems of a passage's search text, and of it with its neighbours."""

    own: Sequence[str]
    wider: Sequence[str]


def surroundings(library: Library, passages: Sequence[StoredPassage]) -> list[Surroundings]:
    """In the order given. Rows follow the order of the text; neighbours never cross a section."""
    # Rows begin at 0; those asked for past either end do not exist, and are not found.
    near = {row for stored in passages for row in _near(stored) if 0 <= row < len(library)}
    found = library.passages(sorted(near))
    texts = {row: stems(stored.text) for row, stored in found.items()}
    return [_around(stored, found, texts) for stored in passages]


def word_signals(library: Library, candidates: Sequence[Candidate], query: Query) -> Signals:
    """A row for each candidate, in the order given; columns are those of WEIGHTS.

    All of them must have been found by words.
    """
    passages = [one.stored for one in candidates]
    around = surroundings(library, passages)
    lengths = [len(each.wider) for each in around]
    mean = sum(lengths) / len(lengths) if lengths else 1.0
    weights, expansion = query.weights, query.expansion
    kind = asked_kind(expansion.content)
    rows = [
        (
            (one.bm25 or 0.0) / (query.weight or 1.0),
            bm25_around(each.wider, weights, expansion, mean),
            root_overlap(each.own, weights, expansion),
            root_overlap(each.wider, weights, expansion),
            float(holds_kind(one.stored, kind)),
            in_time(one.dating) if query.asks_period else 0.0,
        )
        for one, each in zip(candidates, around, strict=True)
    ]
    return np.array(rows, dtype=np.float64).reshape(len(rows), len(WEIGHTS))


def weigh_by_words(
    library: Library, scored: Sequence[ScoredCandidate], query: Query
) -> list[tuple[ScoredCandidate, float]]:
    """Those that were found by words, by the weighed sum of word_signals(), best first."""
    found = [one for one in scored if one.candidate.bm25 is not None]
    return by_weighed_sum(
        found, word_signals(library, [one.candidate for one in found], query), WEIGHTS
    )


def bm25_around(
    text: Sequence[str], weights: Mapping[str, float], expansion: QueryExpansion, mean: float
) -> float:
    """BM25 of a text, as a share of the question's weight; ``mean`` is the mean length of such
    texts in words."""
    counts = Counter(text)
    present = frozenset(counts)
    norm = _SATURATION * (1 - _LENGTH + _LENGTH * len(text) / mean)
    found = 0.0
    for stem, weight in weights.items():
        often = counts[stem] or expansion.worth(stem, text, present)
        found += weight * often * (_SATURATION + 1) / (often + norm)
    return found / (sum(weights.values()) or 1.0)


def root_overlap(
    text: Sequence[str],
    weights: Mapping[str, float],
    expansion: QueryExpansion,
    least: float = _LEAST_KIN,
) -> float:
    """The share of the question's weight whose words are missing but have kin in the text.

    Words of one root differ by more than endings ("Рязань", "рязанский"): a word counts by the
    share of letters from the first on that it has in common with its nearest kin, from ``least``.
    """
    present = frozenset(text)
    kin = sum(
        weight * nearest
        for stem, weight in weights.items()
        if not expansion.worth(stem, text, present)
        and (nearest := max((_common(stem, other) for other in present), default=0.0)) >= least
    )
    return kin / (sum(weights.values()) or 1.0)


def holds_kind(stored: StoredPassage, kind: AnswerKind | None) -> bool:
    """Whether a passage holds a day where a time is asked for, a digit where a number is."""
    if kind == "when":
        return bool(stored.passage.dates)
    return kind == "how many" and any(sign.isdigit() for sign in stored.text)


@lru_cache(maxsize=1 << 16)
def _common(one: str, other: str) -> float:
    """Numbers have no kin."""
    if one[:_SHORTEST_ROOT] != other[:_SHORTEST_ROOT] or not (one.isalpha() and len(one) > 3):
        return 0.0
    length = next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    share = length / max(len(one), len(other))
    return share if length >= _SHORTEST_ROOT and share >= _LEAST_KIN else 0.0


def _near(stored: StoredPassage) -> range:
    return range(stored.row - _NEIGHBOURS, stored.row + _NEIGHBOURS + 1)


def _around(
    stored: StoredPassage,
    found: Mapping[int, StoredPassage],
    texts: Mapping[int, Sequence[str]],
) -> Surroundings:
    passage = stored.passage
    own = stems(passage.search_text.text)
    wider = list(own)
    for row in _near(stored):
        other = found.get(row)
        if other is None or row == stored.row:
            continue
        place = (other.passage.document_id, other.passage.section)
        if place == (passage.document_id, passage.section):
            wider += texts[row]
    return Surroundings(own, wider)
