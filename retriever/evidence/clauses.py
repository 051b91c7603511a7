"""Over-long sentences: a list, a table row or legal prose is marked in part, never as a whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from sourceline.records import Span
from sourceline.settings import SEARCH

_CLAUSE_ENDS = re.compile(r"[,;:–—]\s+|\n\s*")


def shorten(text: str, offset: int, sentence: Span, anchors: Sequence[Span]) -> Span:
    """The clauses of an over-long sentence around its anchors; any other sentence as it is.

    ``text`` begins at document position ``offset``; spans count in the document. The clauses are
    next to each other, hold the anchor that most others are near, and have at most
    SEARCH.marked_characters together, unless a single anchor or clause has more.
    """
    most = SEARCH.marked_characters
    if sentence.end - sentence.start <= most or not anchors:
        return sentence
    clauses = _clauses(text, offset, sentence)
    centre = max(anchors, key=lambda one: sum(_near(one, other, most) for other in anchors))
    held = [at for at, clause in enumerate(clauses) if clause.overlaps(centre)]
    if not held:
        return sentence
    first, last = held[0], held[-1]
    while True:
        wider = [
            (low, high)
            for low, high in ((first, last + 1), (first - 1, last))
            if low >= 0 and high < len(clauses) and clauses[high].end - clauses[low].start <= most
        ]
        if not wider:
            return Span(clauses[first].start, clauses[last].end)
        first, last = max(
            wider, key=lambda ends: _held(anchors, clauses[ends[0]].start, clauses[ends[1]].end)
        )


def _near(one: Span, other: Span, most: int) -> bool:
    return abs(one.start - other.start) <= most // 2


def _held(anchors: Sequence[Span], start: int, end: int) -> int:
    return sum(start <= anchor.start and anchor.end <= end for anchor in anchors)


def _clauses(text: str, offset: int, sentence: Span) -> list[Span]:
    """The sentence in pieces, each without the white space after it."""
    begin, end = sentence.start - offset, sentence.end - offset
    bounds = [found.end() for found in _CLAUSE_ENDS.finditer(text, begin, end)]
    pieces = []
    for start, stop in pairwise([begin, *(at for at in bounds if begin < at < end), end]):
        said = text[start:stop].rstrip()
        if said:
            pieces.append(Span(start + offset, start + len(said) + offset))
    return pieces
