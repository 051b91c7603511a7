"""Numbers that a text or a table itself states of what is asked for: "nine trainings"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final

from retriever.listings.conditions import Conditions, conditions
from retriever.listings.item_words import Item
from retriever.listings.lines import Line, read_lines
from retriever.listings.list_request import ListRequest
from retriever.listings.units import MANY, Unit, is_denied, is_plural, member_words, text_cells
from retriever.ranking.temporal import share_inside
from retriever.results import Period
from sourceline.dates.years.table_years import column_days
from sourceline.index.library import Library
from sourceline.records import Cell
from sourceline.text.number_bounds import bound_before
from sourceline.text.words import stems

_NO_NUMBER: Final = re.compile(
    r"(?:several|many|most|numerous|more|further|other|various|all|no|несколько|много|все)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_MOSTLY: Final = 0.5
_ENOUGH: Final = 0.5


def stated_counts(
    library: Library,
    request: ListRequest,
    period: Period | None,
    documents: Collection[str] | None,
) -> list[Item]:
    """Those of sentences first, then those of tables; last the sentences that state no more than
    a bound ("more than ten")."""
    narrowed = conditions(library, request, period)
    lines = read_lines(library, {*request.members, *request.names}, documents)
    said = [item for line in lines if not line.is_row for item in _in_sentence(line, narrowed)]
    rows = [item for line in lines if line.is_row for item in _in_row(line, narrowed)]
    exact = [item for item, bound in said if not bound]
    return exact + rows + [item for item, bound in said if bound]


def _in_sentence(line: Line, narrowed: Conditions) -> Iterator[tuple[Item, str]]:
    """The number with the words that bound it, and which bound it is (blank for none)."""
    members = narrowed.request.members
    if is_denied(line, members) or not narrowed.hold_of(Unit((line,))):
        return
    for word in member_words(line, members):
        number = MANY.search(line.text[: word.start()])
        if number is None or not is_plural(word.group()) or _NO_NUMBER.match(number["number"]):
            continue
        bound, start = bound_before(line.text, number.start("number"))
        span = line.within(start, word.end())
        yield Item(line, span, line.dates[0] if line.dates else None), bound
        return


def _in_row(line: Line, narrowed: Conditions) -> Iterator[Item]:
    for cell in line.stored.passage.cells:
        figure = line.stored.quote(cell.span)
        if not re.fullmatch(r"[\d.,\s]+", figure):
            continue
        if _is_column_of(cell, narrowed) and _row_holds(line, cell, narrowed):
            yield Item(line, cell.span)
            return


def _is_column_of(cell: Cell, narrowed: Conditions) -> bool:
    """Whether the column counts such things: "Trainings", "Number of trainings funded"."""
    words = stems(cell.column)
    if not narrowed.request.members & set(words):
        return False
    return not any(sign in cell.column for sign in "$€£%")


def _row_holds(line: Line, cell: Cell, narrowed: Conditions) -> bool:
    """The row is named by all that is asked, and by nothing that is not; column or row is of the
    period."""
    label = [own for one in text_cells(line) for own in stems(line.stored.quote(one.span))]
    names = narrowed.request.names
    if not narrowed.says_names(label) or (label and not names and not _is_total(label)):
        return False
    return narrowed.period is None or _is_of_period(line, cell, narrowed.period)


def _is_total(label: list[str]) -> bool:
    return bool({"total", "overal", "итог", "всег"} & set(label))


def _is_of_period(line: Line, cell: Cell, period: Period) -> bool:
    asked = period.interval
    years = [column_days(year) for year in _YEAR.findall(cell.column)]
    if years:
        return any(days and share_inside(days, asked) >= _MOSTLY for days in years)
    return any(share_inside(mention.interval, asked) >= _MOSTLY for mention in line.dates)
