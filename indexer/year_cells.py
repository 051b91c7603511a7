"""Years that stand alone in a cell: a column headed "Year" says that they are years."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from sourceline.records import DateMention, Document, Interval, Span

_HEAD = re.compile(r"\b(?:years?|fy|period|dates?|год[аы]?|годы|лет|период|дата)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


def year_cells(document: Document, known: Sequence[DateMention]) -> Iterator[DateMention]:
    """Each as the whole year, where no date is known already; tables in order, rows in order."""
    taken = {mention.span.start for mention in known}
    for table in document.tables:
        named = [bool(_HEAD.search(cell.of(document.text))) for cell in table.header]
        for row in table.rows:
            for is_year, cell in zip(named, row, strict=False):
                span = _stripped(document.text, cell)
                year = span.of(document.text)
                if is_year and span.start not in taken and _YEAR.fullmatch(year):
                    whole = Interval(date(int(year), 1, 1), date(int(year), 12, 31))
                    yield DateMention(span, whole)


def _stripped(text: str, cell: Span) -> Span:
    words = cell.of(text)
    start = cell.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))
