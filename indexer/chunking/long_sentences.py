"""Split sentences that are too long into pieces that fit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from indexer.structure.layout import trimmed
from sourceline.records import Span

_CUTS = (
    re.compile(r"[;:](?=\s)|[.!?…](?=\s)"),
    re.compile(r"[,)](?=\s)|\s(?=[–—-]\s)"),
    re.compile(r"\s"),
)
"""Where to cut, best first: between clauses, at smaller joints, between words."""


def split_to_fit(
    text: str,
    span: Span,
    most_characters: int,
    fits: Callable[[str], bool],
    is_unbreakable: Callable[[int], bool],
) -> Iterator[Span]:
    """The span itself, or pieces of it that fit, cut at a clause, a word or, last, anywhere.

    No cut is made where ``is_unbreakable`` (inside a date) if another place can be found.
    Pieces leave out only white space. A single character is yielded even if it does not fit.
    Nothing longer than ``most_characters`` is given to ``fits``: time is linear in the length.
    """
    pending = [span]
    while pending:
        piece = trimmed(text, pending.pop())
        if piece.length <= 1 or (piece.length <= most_characters and fits(piece.of(text))):
            if piece.length:
                yield piece
            continue
        cut = _cut(text, piece, most_characters, is_unbreakable)
        pending += [Span(cut, piece.end), Span(piece.start, cut)]


def _cut(text: str, span: Span, most_characters: int, is_unbreakable: Callable[[int], bool]) -> int:
    length = min(span.length, 2 * most_characters)
    middle = span.start + length // 2
    low, high = span.start + max(1, length // 4), span.start + length - length // 4
    for shape in _CUTS:
        ends = (found.end() for found in shape.finditer(text, low, high))
        cuts = [end for end in ends if not is_unbreakable(end)]
        if cuts:
            return min(cuts, key=lambda cut: abs(cut - middle))
    return middle
