"""All items of a list that the documents hold, each once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence, Set
from datetime import date
from itertools import chain

from retriever.listings.conditions import Conditions, conditions, day_in, normal, same_nation
from retriever.listings.item_words import Item, enumerated, item_of, named_after
from retriever.listings.kinds import FUNDING, GENERIC, TAKES_PART, is_occasion, kind_of, members_of
from retriever.listings.lines import Line, lines_of, read_lines
from retriever.listings.list_request import ListRequest
from retriever.listings.name_items import names_of, once
from retriever.listings.units import (
    Unit,
    is_denied,
    is_fine,
    is_plural,
    member_words,
    sums_up,
    text_cells,
    units,
)
from retriever.results import Period
from sourceline.index.library import Library
from sourceline.records import Cell
from sourceline.text.words import stems

_ENOUGH = 0.6
"""Share of the weight of the words asked for that a unit with names must hold."""
_WHOLE_DOCUMENTS = 20
"""Documents that a question may name and that are then read from end to end."""
_WORKBOOKS = ("xlsx", "xls", "ods")
_NAMELESS = re.compile(r"(?:sheet|table|tabelle|лист|таблица)\s?\d", re.IGNORECASE)


def find_items(
    library: Library,
    request: ListRequest,
    period: Period | None,
    documents: Collection[str] | None,
    *,
    named: bool = False,
) -> list[Item]:
    """In order of time where they have a day, else as the documents come; ``named``: the documents
    are those that the question names itself."""
    narrowed = conditions(library, request, period)
    if named and documents is not None and len(documents) <= _WHOLE_DOCUMENTS:
        rows = [row for document in documents for row in library.records.rows_of(document)]
        lines = list(lines_of(library, rows, documents))
    else:
        lines = read_lines(library, _searched(request, narrowed), documents)
    if request.kind == "thing":
        return sorted(_distinct(list(_things(lines, narrowed))), key=by_time)
    found = list(_names(lines, narrowed))
    together = Counter((item.line.stored.row, item.line.span) for item in found)
    # A sentence that enumerates them is the surest, and the best to show.
    found.sort(key=lambda item: (-together[item.line.stored.row, item.line.span], _by_place(item)))
    return once(found, normal)


def _searched(request: ListRequest, narrowed: Conditions) -> Collection[str]:
    """Stems that a line of the list may have, the narrowing names among them."""
    if request.kind == "donor":
        return FUNDING | request.names
    occasions = (members_of(own) for own in narrowed.weights if is_occasion(own))
    return {*request.members, *request.names, *narrowed.weights, *chain(*occasions)}


def _by_place(item: Item) -> tuple[int, int]:
    return item.line.stored.row, item.span.start


def by_time(item: Item) -> tuple[date, int, int]:
    first = None if item.date is None else item.date.interval.first or item.date.interval.last
    return first or date.max, *_by_place(item)


def _things(lines: Sequence[Line], narrowed: Conditions) -> Iterator[Item]:
    members = narrowed.request.members
    yield from _enumerations(lines, narrowed)
    for unit in units(lines, members):
        if unit.is_row and not _is_row_of(unit.anchor, narrowed.request):
            continue
        if not narrowed.hold_of(unit):
            continue
        day = day_in(unit, narrowed.period)
        names = [] if unit.is_row else named_after(unit.anchor, members)
        cell = None if narrowed.request.is_occasion else _own_cell(unit.anchor, members)
        if cell is not None:
            yield Item(unit.anchor, cell.span, day if day in unit.anchor.dates else None)
        elif names and not narrowed.request.is_occasion:
            yield from (Item(unit.anchor, span) for span in names)
        elif unit.is_row or not narrowed.request.names_only:
            yield item_of(unit, members, day)


def _own_cell(line: Line, members: Set[str]) -> Cell | None:
    """The cell of the column that is named by what is asked for: the speaker of a session."""
    own = (cell for cell in text_cells(line) if members & set(stems(cell.column)))
    return next(own, None)


def _enumerations(lines: Sequence[Line], narrowed: Conditions) -> Iterator[Item]:
    if narrowed.request.is_occasion:
        return
    for line in lines:
        spans = [] if line.is_row else enumerated(line, narrowed.request.members)
        if spans and not is_denied(line, ()) and narrowed.hold_of(Unit((line,))):
            yield from (Item(line, span) for span in spans)


def _is_row_of(line: Line, request: ListRequest) -> bool:
    """Whether a row tells of one such thing: by the name of a column in words, by a heading in the
    plural, or by the word itself in the row."""
    members = request.members
    if sums_up(line):
        return False
    for cell in line.stored.passage.cells:
        if members & set(stems(cell.column)):
            return request.times or cell in text_cells(line)
    if any(True for _ in member_words(line, members)):
        return any(is_fine(mention) for mention in line.dates) or len(text_cells(line)) > 1
    words = _headed(line).replace("_", " ").replace(".", " ").split()
    return any(is_plural(word) and members & set(stems(word)) for word in words)


def _headed(line: Line) -> str:
    """What stands over a row; in a workbook its own sheet alone, where its name says something."""
    heading = line.stored.heading or ""
    if line.stored.kind in _WORKBOOKS and heading and not _NAMELESS.match(heading):
        return heading
    return f"{heading} {line.stored.title}"


def _distinct(items: list[Item]) -> list[Item]:
    """One for the same event told twice: the same days, and the same place or the same words."""
    kept: list[Item] = []
    for item in items:
        if not any(_same(item, other) for other in kept):
            kept.append(item)
    return kept


def _same(one: Item, other: Item) -> bool:
    if one.text == other.text:
        return True
    if one.date is None or other.date is None or not is_fine(one.date):
        return False
    if one.date.interval != other.date.interval:
        return False
    places = set(stems(one.place_text)) & set(stems(other.place_text))
    return bool(places) or set(stems(one.text)) == set(stems(other.text))


def _names(lines: Sequence[Line], narrowed: Conditions) -> Iterator[Item]:
    request = narrowed.request
    small = TAKES_PART | GENERIC | (FUNDING if request.kind == "donor" else frozenset())
    left = [own for own in stems(request.rest) if own not in small]
    occasions = frozenset(chain(*(members_of(own) for own in left if is_occasion(own))))
    about = [own for own in left if is_occasion(own)]
    takes_part = bool(TAKES_PART & set(stems(request.rest)))
    anywhere = request.kind == "country" and not takes_part and not about
    states_alone = request.kind == "donor" and kind_of(request.head) == "country"
    together = list(units(lines, occasions)) if occasions else []
    held = {(line.stored.row, line.span) for unit in together for line in unit.lines}
    single = (Unit((line,)) for line in lines if (line.stored.row, line.span) not in held)
    for unit in chain(together, single):
        if _is_of(unit, left, about, narrowed):
            for line in _speaking(unit, occasions, takes_part=bool(about)):
                for item in names_of(request.kind, line, anywhere=anywhere):
                    if not states_alone or same_nation(stems(item.text)):
                        yield item


def _speaking(unit: Unit, occasions: Set[str], *, takes_part: bool) -> Iterator[Line]:
    """The sentences of a unit that say who or where: of an occasion that which names it, and those
    that say who took part or paid."""
    for line in unit.lines:
        said = set(line.stems)
        if (
            len(unit.lines) == 1
            or not takes_part
            or occasions & said
            or {"attend", "particip", "join", "участвова"} & said
            or ({"took", "part"} <= said or FUNDING & said)
        ):
            yield line


def _is_of(unit: Unit, left: Sequence[str], about: Sequence[str], narrowed: Conditions) -> bool:
    """Whether a unit speaks of what the names are asked for, in the period."""
    line = unit.anchor
    said = [*unit.stems, *(line.around if line.is_row else ())]
    if is_denied(line, set(about)) or (about and not any(is_occasion(own) for own in said)):
        return False
    if not narrowed.names_hold(unit) or not narrowed.in_time(unit):
        return False
    rest = [own for own in left if own not in about and own not in narrowed.request.names]
    weights = {own: narrowed.weights.get(own, 1.0) for own in rest}
    around = [*unit.stems, *line.around]
    worth = narrowed.expansion.worth
    held = sum(weight * worth(own, around, frozenset(around)) for own, weight in weights.items())
    return held >= (_ENOUGH if about else narrowed.enough) * sum(weights.values())
