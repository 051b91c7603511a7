"""Two quantities side by side; which is more is said only where they are of one kind."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from retriever.comparisons.comparison_request import ComparisonRequest, Side, comparison_request
from retriever.comparisons.quantities import Quantity, days_over, in_cell, in_sentence, names_years
from retriever.listings.conditions import normal
from retriever.listings.funders import funders
from retriever.listings.item_words import Item
from retriever.listings.kinds import FUNDING, GENERIC, names_people
from retriever.listings.lines import Line, read_lines
from retriever.listings.listing import answers_of, evidence_of, listed
from retriever.listings.units import is_denied
from retriever.query.word_forms import other_forms
from retriever.results import Answer, IndexSummary, Question, Shape
from sourceline.index.library import Library
from sourceline.records import Interval
from sourceline.text.words import stem, stems

_CLAUSES: Final = re.compile(r"[,;]\s|\s(?:and|while|whereas|и|а)\s")
_CONFIDENCE: Final = 0.75
_PART: Final = frozenset(stems("women men girls boys female male женщин мужчин"))
_SPENT: Final = frozenset(stems("spending spent expenditure cost costs amount value расходы сумма"))


@dataclass(frozen=True, slots=True)
class _Found:
    quantity: Quantity
    days: Interval | None
    fit: float


def comparison_answer(
    library: Library, question: Question, documents: Collection[str] | None, index: IndexSummary
) -> Answer | None:
    """None where nothing is compared, or one of the two quantities is not said."""
    request = comparison_request(question)
    if request is None:
        return None
    words = request.head | request.rest | (FUNDING | _SPENT if request.money else frozenset())
    named = frozenset().union(*(side.names for side in request.sides))
    years = frozenset(str(side.days.first.year) for side in request.sides
                      if side.days and side.days.first)  # fmt: skip
    lines = read_lines(library, words | named | years, documents)
    first, second = (list(_quantities(lines, request, side)) for side in request.sides)
    pair = _pair(first, second)
    if pair is None:
        return None
    items = [Item(one.quantity.line, one.quantity.span) for one in pair]
    evidence = evidence_of(library, items, question.period)
    return Answer(
        question=question,
        found=True,
        confidence=_CONFIDENCE,
        answers=answers_of(items, evidence),
        evidence=evidence,
        index=index,
        shape=Shape("comparison", _summary(request, *pair), listed(items)),
    )


def _quantities(lines: Sequence[Line], request: ComparisonRequest, side: Side) -> Iterator[_Found]:
    above: Line | None = None
    for line in lines:
        if line.is_row:
            above = line if names_years(line) else above
            yield from _in_row(line, above, request, side)
        elif not is_denied(line, ()):
            above = None
            yield from _in_text(line, request, side)


def _in_row(
    line: Line, above: Line | None, request: ComparisonRequest, side: Side
) -> Iterator[_Found]:
    cells = line.stored.passage.cells
    texts = [line.stored.quote(cell.span) for cell in cells]
    if side.names and not any(_is_named(text, side) for text in texts):
        return
    label = {own for text in texts for own in stems(text) if not own[0].isdigit()}
    if not side.names and label and not (request.rest and request.rest <= label):
        return  # a row of one thing among several is no figure of the whole year
    asked = side.days or (request.period and request.period.interval)
    for cell in cells:
        quantity = in_cell(line, cell)
        if quantity is None or (quantity.line.dates and cell.span.contains(line.dates[0].span)):
            continue
        over = days_over(line, cell, above)
        own = [over] if over else [mention.interval for mention in line.dates]
        if asked is not None and asked not in own:
            continue
        fit = _column_fit(quantity, line, request)
        if fit > 0:
            yield _Found(quantity, asked, fit + 1)


def _column_fit(quantity: Quantity, line: Line, request: ComparisonRequest) -> float:
    """How well a column is what is compared; 0 where it is something else."""
    kind = quantity.kind
    if kind & _PART - request.head:
        return 0.0
    around = set(line.around)
    if request.head and request.head <= kind:
        return 4.0 if stems(_column(quantity))[0] in request.head else 3.0
    if request.people:
        people = any(names_people(word) for word in re.findall(r"[^\W\d_]+", _column(quantity)))
        supported = not request.rest or bool(request.rest & around)
        return 2.0 if people and supported else 0.0
    if request.money:
        in_money = bool(quantity.unit) and quantity.unit != "%"
        speaks = kind & (FUNDING | _SPENT)
        if in_money:
            return 2.0 if speaks else 1.5
        return 1.0 if speaks and kind <= FUNDING | _SPENT | GENERIC else 0.0
    return 1.5 if request.head & kind else 0.0


def _column(quantity: Quantity) -> str:
    cells = quantity.line.stored.passage.cells
    return next((cell.column for cell in cells if cell.span == quantity.span), "")


def _is_named(text: str, side: Side) -> bool:
    own = normal(text)
    return bool(own) and (side.names <= set(stems(text)) or own == normal(side.words))


def _in_text(line: Line, request: ComparisonRequest, side: Side) -> Iterator[_Found]:
    asked = side.days or (request.period and request.period.interval)
    days = [mention.interval for mention in line.dates]
    if asked is not None and days and asked not in days:
        return
    if side.days is not None and not days:
        return
    for quantity in in_sentence(line):
        fit = _text_fit(quantity, line, request)
        if fit > 0 and _belongs(quantity, line, side):
            yield _Found(quantity, asked if asked in days else None, fit)


def _text_fit(quantity: Quantity, line: Line, request: ComparisonRequest) -> float:
    if quantity.unit == "%":
        return 0.0
    said = set(line.stems)
    if request.money:
        speaks = said & (FUNDING | _SPENT)
        return 1.5 if quantity.unit and speaks and request.rest <= said else 0.0
    if quantity.unit and not request.head & {stem("spending"), stem("cost")}:
        return 0.0
    near = _forms(request.head) & quantity.kind
    supported = not request.rest or bool(_forms(request.rest) & said)
    if near and supported:
        return 2.0
    in_brackets = quantity.line.stored.quote(quantity.span).strip() and _is_bracketed(quantity)
    return 1.0 if in_brackets and _forms(request.head) <= said and supported else 0.0


def _is_bracketed(quantity: Quantity) -> bool:
    """ "More nurses were trained in 2022 (310)"."""
    before = quantity.line.text[: quantity.span.start - quantity.line.span.start]
    return before.rstrip().endswith("(")


def _forms(words: Collection[str]) -> frozenset[str]:
    more = {term[0] for own in words for term in other_forms((own,)) if len(term) == 1}
    return frozenset(words) | more


def _belongs(quantity: Quantity, line: Line, side: Side) -> bool:
    """Whether a number of a sentence is that of the side: with the last name, or the nearest date,
    said of it."""
    at = quantity.span.start - line.span.start
    if side.days is not None:
        if len(line.dates) < 2:
            return True
        before = [d for d in line.dates if d.span.end <= quantity.span.start] or line.dates
        low, high = _clause_of(line, at)
        inside = [d for d in line.dates if low <= d.span.start - line.span.start < high]
        return any(d.interval == side.days for d in inside or before[-1:])
    start, end = _clause_of(line, at)
    clause = line.text[start:end]
    payers = [span.of(line.text) for span in funders(line.text)]
    if not side.names <= set(stems(clause)):
        return False
    others = [p for p in payers if p in clause and not side.names <= set(stems(p))]
    return not others or clause.find(others[-1]) > at - start


def _clause_of(line: Line, at: int) -> tuple[int, int]:
    bounds = [0, *(found.end() for found in _CLAUSES.finditer(line.text)), len(line.text)]
    start = max(bound for bound in bounds if bound <= at)
    return start, min(bound for bound in bounds if bound > at)


def _pair(first: Sequence[_Found], second: Sequence[_Found]) -> tuple[_Found, _Found] | None:
    """The two that are most of one kind, and fit best."""
    pairs = [(one, two) for one in first for two in second if one.quantity.span != two.quantity.span
             or one.quantity.line.stored.row != two.quantity.line.stored.row]  # fmt: skip
    if not pairs:
        return None
    return max(pairs, key=lambda pair: _likeness(*pair))


def _likeness(one: _Found, two: _Found) -> float:
    same_document = (
        one.quantity.line.stored.passage.document_id == two.quantity.line.stored.passage.document_id
    )
    return one.fit + two.fit + 3 * _agree(one, two) + same_document


def _agree(one: _Found, two: _Found) -> bool:
    """Whether unit and kind are the same: in a table the same column, in sentences the same
    currency or a shared noun."""
    first, second = one.quantity, two.quantity
    if first.unit != second.unit or first.line.is_row != second.line.is_row:
        return False
    if (one.days is None) != (two.days is None):
        return False
    if first.line.is_row:
        return first.kind == second.kind
    return bool(first.unit) or bool(first.kind & second.kind)


def _summary(request: ComparisonRequest, one: _Found, two: _Found) -> str:
    names = [side.words for side in request.sides]
    said = [" ".join(f.quantity.line.stored.quote(f.quantity.span).split()) for f in (one, two)]
    both = f"{names[0]}: “{said[0]}”; {names[1]}: “{said[1]}”."
    if not _agree(one, two):
        return f"{both} The two are not of one kind or unit, so neither is said to be more."
    if one.quantity.value == two.quantity.value:
        return f"{both} They are the same."
    first_wins = (one.quantity.value > two.quantity.value) != request.asks_less
    winner = names[0] if first_wins else names[1]
    return f"{both} {'Less' if request.asks_less else 'More'}: {winner}."
