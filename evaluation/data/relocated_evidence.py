"""Gold evidence found again, by its words, in the same document written in another format.

White space and hyphens do not count: lines are broken elsewhere. In a scan some characters may
be read wrongly. This is for measuring alone; the product never compares text loosely.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from evaluation.data.gold_questions import GoldEvidence, GoldQuestion
from sourceline.records import Span

_LOST = "\0lost"
"""The document of evidence that was not found again: no passage is ever of it."""
_AROUND = 60
"""Characters of the paragraph looked for with a snippet: its words may occur twice."""
_NOT_COUNTED = frozenset("-‐‑\u00ad")


@dataclass(frozen=True, slots=True)
class Squeezed:
    """A text without white space and hyphens; ``places`` are its characters' offsets."""

    text: str
    places: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Squeezed:
        kept = [
            at for at, sign in enumerate(text) if not sign.isspace() and sign not in _NOT_COUNTED
        ]
        return cls("".join(text[at] for at in kept), tuple(kept))

    def original(self, span: Span) -> Span:
        """Where the characters of a span of it, one at least, are in the text."""
        return Span(self.places[span.start], self.places[span.end - 1] + 1)


def relocated(
    gold: GoldQuestion, texts: dict[str, str], others: dict[str, tuple[str, str]], errors: float
) -> GoldQuestion:
    """The question with its evidence where it is in the other files.

    ``texts`` are those that the gold file names, ``others`` path and text of each as it was
    written; ``errors`` is the most wrong characters, as a share. Evidence that is not found is of
    no document.
    """
    return replace(
        gold,
        evidence=tuple(
            _relocated(piece, texts[piece.document], *others.get(piece.document, ("", "")), errors)
            for piece in gold.evidence
        ),
    )


def is_lost(piece: GoldEvidence) -> bool:
    return piece.document == _LOST


def _relocated(
    piece: GoldEvidence, text: str, other_path: str, other: str, errors: float
) -> GoldEvidence:
    around = Span(
        max(piece.paragraph.start, piece.snippet.start - _AROUND),
        min(piece.paragraph.end, piece.snippet.end + _AROUND),
    )
    squeezed = Squeezed.of(other)
    window = find(Squeezed.of(around.of(text)).text, squeezed.text, errors)
    if window is None:
        return replace(piece, document=_LOST)
    inside = window.of(squeezed.text)
    snippet = find(Squeezed.of(piece.snippet.of(text)).text, inside, 2 * errors)
    if snippet is None:
        return replace(piece, document=_LOST)
    paragraph = find(Squeezed.of(piece.paragraph.of(text)).text, squeezed.text, errors) or window
    return GoldEvidence(
        document=other_path,
        snippet=squeezed.original(snippet.shift(window.start)),
        paragraph=squeezed.original(paragraph),
        answer=piece.answer,
    )


def find(wanted: str, text: str, errors: float) -> Span | None:
    """Where the text is most like what is wanted, with at most that share of edits (Sellers)."""
    if not wanted or not text:
        return None
    ends = _edits(wanted, text)
    end = int(np.argmin(ends))
    if ends[end] > errors * len(wanted) or end == 0:
        return None
    starts = _edits(wanted[::-1], text[:end][::-1][: 2 * len(wanted) + 1])
    return Span(end - max(1, int(np.argmin(starts))), end)


def _edits(wanted: str, text: str) -> NDArray[np.int32]:
    """For each end in the text, the fewest edits from what is wanted to a stretch ending there."""
    signs = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)
    steps = np.arange(len(signs) + 1, dtype=np.int32)
    row = np.zeros(len(signs) + 1, dtype=np.int32)
    for at, sign in enumerate(wanted, start=1):
        new = np.empty_like(row)
        new[0] = at
        new[1:] = np.minimum(row[1:] + 1, row[:-1] + (signs != ord(sign)))
        row = np.minimum.accumulate(new - steps) + steps  # what is skipped in the text
    return row
