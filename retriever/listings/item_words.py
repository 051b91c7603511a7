"""Which exact words tell one item of a list apart from the others."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass
from typing import Final

from retriever.listings.funders import CAPITAL, NAME, apart
from retriever.listings.kinds import PLACE_COLUMN
from retriever.listings.lines import Line
from retriever.listings.units import Unit, is_plural, member_words, place_in, text_cells
from sourceline.records import DateMention, Span
from sourceline.text.words import stems

_CLAUSE_END: Final = re.compile(r"[,;:]\s|\s[–—-]\s|[.!?]+(?=\s|\Z)|\s\(")
_OF: Final = re.compile(r"\s(?:of|for)\s")
_ENUMERATES: Final = re.compile(
    r":\s+|\b(?:are|were|include[sd]?|including|such\s+as|namely|являются|стали|включая)\s+"
    r"(?:also\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
_NAMES: Final = re.compile(
    rf"(?:the\s+)?{NAME}(?:\s*(?:,|;|,?\s*\b(?:and|as\s+well\s+as|и|а\s+также)\b)\s*"
    rf"(?:the\s+)?{NAME})*"
)
_BESIDE: Final = re.compile(rf"\s+(?:of\s+)?(?P<names>{_NAMES.pattern})")
""" "The districts of Alta, Bodo and Narvik", "the vessels Aurora and Polar Wind"."""
_MOST_BETWEEN: Final = 90
"""Characters between the noun and what opens its enumeration."""
_LONGEST: Final = 240
"""Characters of a clause; of a longer one only the words between its date, noun and place."""
_EDGES: Final = " \t\n\r,;:.–—-•*"


@dataclass(frozen=True)
class Item:
    """``span`` are the words shown, inside ``line``; the date and the place where they are said."""

    line: Line
    span: Span
    date: DateMention | None = None
    place: Span | None = None

    @property
    def text(self) -> str:
        return self.line.stored.quote(self.span)

    @property
    def place_text(self) -> str:
        return "" if self.place is None else self.line.stored.quote(self.place)


def item_of(unit: Unit, members: Set[str], date: DateMention | None) -> Item:
    """The clause of a sentence that says what, when and where; of a row its cells in words."""
    line = unit.anchor
    own = date if date is not None and line.span.contains(date.span) else None
    if line.is_row:
        return Item(line, _row_words(line), own, _place_cell(line))
    place = place_in(line, _middle(line, members))
    where = None if place is None else line.within(*place.span("name"))
    return Item(line, _clause(line, members, own), own, where)


def _middle(line: Line, members: Set[str]) -> int | None:
    """Where the noun ends, for the place nearest to it."""
    return next((word.end() for word in member_words(line, members)), None)


def named_after(line: Line, members: Set[str]) -> list[Span]:
    """Names in a sentence that say themselves what they are: "St Anne Hospital", "Pier No. 4"."""
    found = []
    for name in re.finditer(rf"{NAME}(?:\s+(?:No\.?|№)\s?\d+)?", line.text):
        said = name.group()
        if not members & set(stems(_OF.split(said)[0])):
            continue  # "Register of Fishing Vessels" is no vessel
        for part in apart(line.text, Span(*name.span())):
            own = set(stems(part.of(line.text)))
            if len(own) > 1 and members & own and re.match(CAPITAL, part.of(line.text)):
                found.append(line.within(part.start, part.end))
    return found


def enumerated(line: Line, members: Set[str]) -> list[Span]:
    """The names of a sentence that enumerates them: "The following ports were closed: A and B",
    "Partners are A, B and C"."""
    nouns = [word.end() for word in member_words(line, members) if is_plural(word.group())]
    if not nouns:
        return []
    beside = _BESIDE.match(line.text, nouns[0])
    if beside is not None and len(parts := list(apart(line.text, Span(*beside.span("names"))))) > 1:
        return [line.within(part.start, part.end) for part in parts]
    for opens in _ENUMERATES.finditer(line.text, nouns[0], nouns[0] + _MOST_BETWEEN):
        names = _NAMES.match(line.text, opens.end())
        parts = [] if names is None else list(apart(line.text, Span(*names.span())))
        if len(parts) > 1:
            return [line.within(part.start, part.end) for part in parts]
    return []


def _row_words(line: Line) -> Span:
    """From the first cell in words or with a day to the last in words, as they stand in the row."""
    said = [cell.span for cell in text_cells(line)]
    said += [cell.span for cell in line.stored.passage.cells
             if any(cell.span.contains(mention.span) for mention in line.dates)]  # fmt: skip
    spans = said or [cell.span for cell in line.stored.passage.cells]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _place_cell(line: Line) -> Span | None:
    for cell in line.stored.passage.cells:
        if PLACE_COLUMN & set(stems(cell.column)):
            return cell.span
    return None


def _clause(line: Line, members: Set[str], date: DateMention | None) -> Span:
    text = line.text
    parts = [word.span() for word in member_words(line, members)][:1]
    if date is not None:
        parts.append((date.span.start - line.span.start, date.span.end - line.span.start))
    place = place_in(line, parts[0][1] if parts else None)
    if place is not None:
        parts.append((place.start("name"), place.end()))
    if not parts:
        return _trimmed(line, 0, len(text))
    low, high = min(start for start, _ in parts), max(end for _, end in parts)
    start, end = _begin(text, low), _end(text, high)
    if end - start > _LONGEST:
        start, end = low, high
    if end - start > 2 * _LONGEST:
        start, end = _begin(text, parts[0][0]), _end(text, parts[0][1])
    return _trimmed(line, start, end)


def _begin(text: str, at: int) -> int:
    ends = [found.end() for found in _CLAUSE_END.finditer(text, 0, at)]
    return max(ends, default=0)


def _end(text: str, at: int) -> int:
    found = _CLAUSE_END.search(text, at)
    return len(text) if found is None else found.start()


def _trimmed(line: Line, start: int, end: int) -> Span:
    said = line.text[start:end]
    lead = len(said) - len(said.lstrip(_EDGES))
    return line.within(start + lead, start + len(said.rstrip(_EDGES)))
