"""Which parts of a span are content, where ends of lines and pages interrupt it.

A word divided by a line end ("co-" / "operation") is one word, and a sentence that continues on the
next page is one sentence: what is between is left out of the search text, and never out of the
document's text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from indexer.structure.layout import trimmed
from sourceline.records import Span

_PARTED = re.compile(
    r"(?<=[^\W\d_])(?P<hyphen>[-\u2010\u00ad])[^\S\r\n]*(?:\r\n?|\n)[^\S\r\n]*"
    r"(?P<right>[^\W\d_]{1,60})"
)
_LEFT = re.compile(r"[^\W\d_]*\Z")
_LONGEST = 60
"""Letters of a divided word that are compared; no word is longer."""
_SOFT = re.compile("\u00ad")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class ContentPiece:
    """Content without interruption; ``glued`` where no space belongs before it."""

    span: Span
    glued: bool = False


@dataclass(slots=True)
class Interruptions:
    """What is inside the content of a document but not part of it."""

    text: str
    between: Sequence[Span] = ()
    """Furniture inside paragraphs that continue after it, in order."""
    _gaps: list[tuple[Span, bool]] = field(init=False)
    _starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        gaps = [(gap, False) for gap in self.between]
        gaps += ((gap, True) for gap in _line_end_hyphens(self.text))
        self._gaps = sorted(gaps, key=lambda gap: gap[0])
        self._starts = [gap.start for gap, _ in self._gaps]

    def pieces(self, span: Span) -> list[ContentPiece]:
        """The content of a span, in order; none is blank."""
        found: list[ContentPiece] = []
        at, glued = span.start, False
        first = bisect_left(self._starts, span.start)
        if first and self._gaps[first - 1][0].end > span.start:
            first -= 1
        for gap, glues in self._gaps[first:]:
            if gap.start >= span.end:
                break
            found += _content_piece(self.text, Span(at, max(at, gap.start)), glued=glued)
            at, glued = max(at, min(gap.end, span.end)), glues and bool(found)
        return found + _content_piece(self.text, Span(at, span.end), glued=glued)

    def content(self, span: Span) -> Span | None:
        """A span without interruptions at its ends; None where nothing is left."""
        pieces = self.pieces(span)
        return Span(pieces[0].span.start, pieces[-1].span.end) if pieces else None


def _content_piece(text: str, span: Span, *, glued: bool) -> list[ContentPiece]:
    content = trimmed(text, span)
    return [ContentPiece(content, glued)] if content.length else []


def _line_end_hyphens(text: str) -> Iterator[Span]:
    """What line ends have added inside words: also the hyphen, unless it is part of the word."""
    own: frozenset[str] | None = None
    for found in _PARTED.finditer(text):
        right = found["right"]
        if not right[0].islower():
            continue
        if own is None:
            own = _hyphenated_words(text)
        before = text[max(0, found.start() - _LONGEST) : found.start()]
        left = _LEFT.search(before)
        compound = f"{left.group() if left else ''}-{right}".casefold()
        start = found.end("hyphen") if compound in own else found.start("hyphen")
        yield Span(start, found.start("right"))
    if "\u00ad" in text:
        for found in _SOFT.finditer(text):
            if not text[found.end() : found.end() + 1].isspace():
                yield Span(found.start(), found.end())


def _hyphenated_words(text: str) -> frozenset[str]:
    """Words written with a hyphen inside a line of the text, and never without it."""
    words = [word.casefold().replace("\u2010", "-") for word in _WORD.findall(text)]
    plain = {word for word in words if "-" not in word}
    return frozenset(word for word in words if "-" in word and word.replace("-", "") not in plain)


@dataclass(frozen=True, slots=True)
class JoinedPieces:
    """Pieces as one text, and the map back to their places."""

    text: str
    pieces: tuple[tuple[int, Span], ...]

    @classmethod
    def of(cls, text: str, pieces: Iterable[ContentPiece]) -> JoinedPieces:
        parts: list[str] = []
        placed: list[tuple[int, Span]] = []
        length = 0
        for piece in pieces:
            gap = "" if piece.glued or not placed else " "
            words = piece.span.of(text)
            placed.append((length + len(gap), piece.span))
            parts += (gap, words)
            length += len(gap) + len(words)
        return cls("".join(parts), tuple(placed))

    def back(self, span: Span) -> Span:
        """The document span of a span of the joined text that begins and ends in pieces."""
        return Span(self._back(span.start), self._back(span.end - 1) + 1)

    def _back(self, position: int) -> int:
        at, piece = next(one for one in reversed(self.pieces) if one[0] <= position)
        return min(piece.start + position - at, piece.end - 1)
