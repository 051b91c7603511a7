"""Ranking by words alone, where the encoder does not know the question's language.

The packaged encoder reads Cyrillic letter by letter, so that Russian passages are short (some 200
characters): what a question asks often stands partly in the sentences around.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from retriever.query.expansion import Widening
from retriever.query.question_type import Kind, asked_kind
from retriever.ranking.fusion import Datings, Ranking, in_time
from retriever.ranking.hybrid_search import Candidates
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
Russian passages are; that of time is set by hand, as in fusion.py. See words_around, kinship and
holds_kind for the signals, and docs/design.md for what they gained."""

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


def surroundings(library: Library, passages: Sequence[StoredPassage]) -> dict[int, Surroundings]:
    """By row. Rows follow the order of the text; neighbours never cross a section."""
    # Rows begin at 0; those asked for past either end do not exist, and are not found.
    near = {row for stored in passages for row in _near(stored) if 0 <= row < len(library)}
    found = library.passages(sorted(near))
    texts = {row: stems(stored.text) for row, stored in found.items()}
    return {stored.row: _around(stored, found, texts) for stored in passages}


def word_signals(
    library: Library,
    candidates: Candidates,
    rows: Iterable[int],
    weights: Mapping[str, float],
    widening: Widening,
    datings: Datings | None,
) -> tuple[list[int], NDArray[np.float64]]:
    """Those of the rows that were found by words, and what each of WEIGHTS says of them, in its
    order."""
    chosen = [candidates.passages[row] for row in rows if row in candidates.by_words]
    around = surroundings(library, chosen)
    lengths = [len(each.wider) for each in around.values()]
    mean = sum(lengths) / len(lengths) if lengths else 1.0
    total = sum(weights.values()) or 1.0
    kind = asked_kind(widening.content)
    said = [
        (
            candidates.by_words[row] / total,
            words_around(each.wider, weights, widening, mean),
            kinship(each.own, weights, widening),
            kinship(each.wider, weights, widening),
            float(holds_kind(candidates.passages[row], kind)),
            0.0 if datings is None else in_time(datings[row]),
        )
        for row, each in around.items()
    ]
    return list(around), np.array(said, dtype=np.float64).reshape(len(said), len(WEIGHTS))


def weigh_words(
    library: Library,
    candidates: Candidates,
    rows: Iterable[int],
    weights: Mapping[str, float],
    widening: Widening,
    datings: Datings | None,
) -> Ranking:
    """The rows of word_signals(), by the weighed sum of what words say."""
    found, said = word_signals(library, candidates, rows, weights, widening, datings)
    scores = (said @ np.array(list(WEIGHTS.values()))).tolist()
    return sorted(zip(found, scores, strict=True), key=lambda item: (-item[1], item[0]))


def words_around(
    text: Sequence[str], weights: Mapping[str, float], widening: Widening, mean: float
) -> float:
    """BM25 of a text, as a share of the question's weight; ``mean`` is the mean length of such
    texts in words."""
    counts = Counter(text)
    present = frozenset(counts)
    norm = _SATURATION * (1 - _LENGTH + _LENGTH * len(text) / mean)
    found = 0.0
    for stem, weight in weights.items():
        often = counts[stem] or widening.worth(stem, text, present)
        found += weight * often * (_SATURATION + 1) / (often + norm)
    return found / (sum(weights.values()) or 1.0)


def kinship(
    text: Sequence[str],
    weights: Mapping[str, float],
    widening: Widening,
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
        if not widening.worth(stem, text, present)
        and (nearest := max((_common(stem, other) for other in present), default=0.0)) >= least
    )
    return kin / (sum(weights.values()) or 1.0)


def holds_kind(stored: StoredPassage, kind: Kind | None) -> bool:
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
