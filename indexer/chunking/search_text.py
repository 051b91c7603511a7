"""The search text of a passage: title, heading and sentences, within a limit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from indexer.structure.interruptions import ContentPiece, JoinedPieces
from sourceline.records import Cell, CopiedRun, Document, SearchText, Span

_SPACE = re.compile(r"\s")
_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class PassageContext:
    """The lines before a passage's sentences, already within their own budget."""

    title: str
    heading: str
    caption: str = ""
    """Of the table that the row is in."""

    @property
    def text(self) -> str:
        lines = (self.title, self.heading, self.caption)
        return "".join(f"{line}\n" for line in lines if line)

    def shorter(self) -> Iterator[PassageContext]:
        """This, and ever less of it: first the title is cut, then the heading, then the caption."""
        yield self
        yield replace(self, title=_half(self.title))
        yield replace(self, title="")
        yield PassageContext("", _half(self.heading), self.caption)
        yield PassageContext("", "", self.caption)
        yield PassageContext("", "")


def section_context(
    document: Document, heading: Span | None, tokens: Callable[[str], int], budget: int
) -> PassageContext:
    """The context of every passage of a section: the heading, and the title if it fits.

    The title is left out where the heading contains it, and where it is a file name without words.
    """
    above = "" if heading is None else " ".join(heading.of(document.text).split())
    above = _cut_to(above, tokens, budget)
    title = " ".join(document.title.split())
    if title.casefold() in above.casefold() or _is_mere_name(document):
        title = ""
    return PassageContext(_cut_to(title, tokens, budget - tokens(above)), above)


def search_text(
    document: Document,
    sentences: Iterable[Sequence[ContentPiece]],
    context: PassageContext,
    fits: Callable[[str], bool],
) -> SearchText:
    """Context and sentences, each given as the pieces of its content, with as much context as fits.

    The runs are those of the sentences alone: words of the context are not words of the passage.
    """
    joined = JoinedPieces.of(document.text, (piece for pieces in sentences for piece in pieces))
    return _with_context(plain_spaces(joined.text), joined.pieces, context, fits)


def row_text(
    document: Document, cells: Sequence[Cell], context: PassageContext, fits: Callable[[str], bool]
) -> SearchText:
    """A table row, each cell after the name of its column: "Country: Kenya; Year: 2021"."""
    body = ""
    pieces: list[tuple[int, Span]] = []
    for cell in cells:
        body += f"{'; ' if body else ''}{f'{cell.column}: ' if cell.column else ''}"
        pieces.append((len(body), cell.span))
        body += plain_spaces(cell.span.of(document.text))
    return _with_context(body, pieces, context, fits)


def _with_context(
    body: str,
    pieces: Iterable[tuple[int, Span]],
    context: PassageContext,
    fits: Callable[[str], bool],
) -> SearchText:
    if context.title and " ".join(body.split()).startswith(context.title):
        context = replace(context, title="")
    before = ""
    for less in context.shorter():
        before = less.text
        if not before or fits(before + body):
            break
    runs = tuple(CopiedRun(at + len(before), piece) for at, piece in pieces)
    return SearchText(before + body, runs)


def plain_spaces(text: str) -> str:
    """The same text, of the same length, with a plain space for every kind of white space."""
    return _SPACE.sub(" ", text)


def _is_mere_name(document: Document) -> bool:
    """Whether the title is only the file's name, without two words that could make a title."""
    stem = PurePosixPath(document.path).stem
    return document.title == stem and len(_WORD.findall(stem)) < 2


def _cut_to(text: str, tokens: Callable[[str], int], budget: int) -> str:
    """As many first words as the budget allows."""
    # A word does not cost more than the whole budget: the rest of a very long text is not counted.
    words = text[: 40 * max(budget, 0)].split()
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        if tokens(" ".join(words[:middle])) <= budget:
            low = middle
        else:
            high = middle - 1
    return " ".join(words[:low])


def _half(text: str) -> str:
    words = text.split()
    return " ".join(words[: len(words) // 2])
