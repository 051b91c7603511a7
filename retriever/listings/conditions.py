"""Whether what a list asks for holds of a unit: its names, its words, its time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from retriever.listings.funders import funders
from retriever.listings.kinds import DONOR_COLUMN, FUNDING, asks_funding
from retriever.listings.lines import Line
from retriever.listings.list_request import ListRequest
from retriever.listings.units import Unit, is_denied
from retriever.query.expansion import QueryExpansion, expand
from retriever.query.russian_nations import nation_in
from retriever.query.term_weights import term_weights
from retriever.ranking.temporal import finest, judge, share_inside
from retriever.results import Period
from sourceline.index.library import Library
from sourceline.records import Cell, DateMention
from sourceline.text.words import stem, stems

_SAME_NAME: Final = 0.75
"""What another form of a name must be worth (see QueryExpansion.worth)."""
_ENOUGH: Final = 0.6
_NEARLY_ALL: Final = 0.8
_MOSTLY: Final = 0.5
_MOVED: Final = re.compile(
    r"\b(?:postponed|rescheduled|moved|brought\s+forward|deferred|shifted)\b[^.;]*?\b(?:to|until)\b"
    r"|\bперенес[её]н\w*\b[^.;]*?\bна\b",
    re.IGNORECASE,
)
_SHORT_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    short: tuple(stems(long))
    for short, long in (
        ("us", "United States"), ("US", "United States"), ("usa", "United States"),
        ("uk", "United Kingdom"), ("eu", "European Union"), ("un", "United Nations"),
        ("ес", "Европейский союз"), ("сша", "Соединённые Штаты"), ("оон", "Объединённых Наций"),
    )
}  # fmt: skip


@dataclass(frozen=True)
class Conditions:
    """What narrows a list down, made ready for a library; ``period`` is None where none is."""

    request: ListRequest
    expansion: QueryExpansion
    weights: Mapping[str, float]
    period: Period | None

    def hold_of(self, unit: Unit) -> bool:
        return self.in_time(unit) and self.names_hold(unit) and self.words_hold(unit)

    def in_time(self, unit: Unit) -> bool:
        return self.period is None or is_in(unit, self.period)

    def names_hold(self, unit: Unit) -> bool:
        if not self.request.names:
            return True
        if self.request.funding:
            return any(self.says_names(said) for said in payers(unit))
        return self.says_names(unit.stems) or (
            unit.is_row and self.says_names([*unit.stems, *unit.anchor.around])
        )

    def words_hold(self, unit: Unit) -> bool:
        """By weight, so that a rare word decides before a common one."""
        asked = {
            own: weight for own, weight in self.weights.items() if own not in self.request.names
        }
        text = [*unit.stems, *unit.anchor.around]
        if self.request.funding:
            asked = {own: weight for own, weight in asked.items() if not asks_funding(own)}
            if not payers(unit):
                return False
        total = sum(asked.values())
        present = frozenset(text)
        held = sum(w * self.expansion.worth(own, text, present) ** 0.5 for own, w in asked.items())
        return total == 0 or held >= self.enough * total

    @property
    def enough(self) -> float:
        """Share of the weight of the other words that must be held: more of it where the words ask
        for no list outright, so that a question which nothing answers stays without an answer."""
        request = self.request
        plainly = request.by_word or request.is_occasion or request.kind == "donor"
        return _ENOUGH if plainly else _NEARLY_ALL

    def says_names(self, said: Sequence[str]) -> bool:
        present = frozenset(said)
        return all(self._is_said(name, said, present) for name in self.request.names)

    def _is_said(self, name: str, said: Sequence[str], present: frozenset[str]) -> bool:
        if self.expansion.worth(name, said, present) >= _SAME_NAME:
            return True
        meant = nation_in((name,))
        if meant is not None and meant in _nations(said):
            return True
        long = _SHORT_NAMES.get(name)
        if long is not None and present.issuperset(long):
            return True
        return any(name in of and short in present for short, of in _SHORT_NAMES.items())


def conditions(library: Library, request: ListRequest, period: Period | None) -> Conditions:
    expansion = expand(request.rest, library) if request.rest else QueryExpansion("")
    weights = term_weights(library, expansion) if request.rest else {}
    return Conditions(request, expansion, weights, period)


def payers(unit: Unit) -> list[list[str]]:
    """Stems of the words for each who paid: of a row the cells of such a column."""
    if unit.is_row:
        return [stems(unit.anchor.stored.quote(cell.span)) for cell in donor_cells(unit.anchor)]
    return [
        stems(span.of(line.text))
        for line in unit.lines
        if not is_denied(line, ())
        for span in funders(line.text)
    ] or [line.stems for line in unit.lines if _speaks_of_money(line)]


def donor_cells(line: Line) -> list[Cell]:
    cells = line.stored.passage.cells
    named = [cell for cell in cells if DONOR_COLUMN & set(stems(cell.column))]
    return [cell for cell in named if not _is_figure(line.stored.quote(cell.span))]


def _is_figure(text: str) -> bool:
    return re.fullmatch(r"[\s\d.,%()$€£–—-]*", text) is not None


def _speaks_of_money(line: Line) -> bool:
    """A sentence whose payer no pattern finds: its words alone must do."""
    denied = re.search(r"\b(?:not|never|no|не|без)\b", line.text, re.IGNORECASE)
    return denied is None and bool(FUNDING & set(line.stems))


def is_in(unit: Unit, period: Period) -> bool:
    return day_in(unit, period) is not None or (not unit.dates and _inherits(unit, period))


def day_in(unit: Unit, period: Period | None) -> DateMention | None:
    """The date of the unit that lies in the period; the first where no period is asked for."""
    dates = finest(_in_force(unit))
    if period is None:
        return next(iter(dates), None)
    inside = [one for one in dates if share_inside(one.interval, period.interval) >= _MOSTLY]
    return inside[0] if inside else None


def _in_force(unit: Unit) -> tuple[DateMention, ...]:
    """Without the day that something was moved from."""
    moved = _MOVED.search(unit.anchor.text)
    if moved is None:
        return unit.dates
    at = unit.anchor.span.start + moved.end()
    later = tuple(one for one in unit.dates if one.span.start >= at)
    return later or unit.dates


def _inherits(unit: Unit, period: Period) -> bool:
    """A thing without a day is of the period where its heading, its column or its document's title
    says so."""
    stored = unit.anchor.stored
    if unit.is_row:
        return judge(stored, period).in_period is True
    heading = stored.heading_span
    dated = stored.section_date
    if heading is not None and dated is not None and heading.contains(dated.span):
        return share_inside(dated.interval, period.interval) >= _MOSTLY
    return _is_year_of(stems(stored.title), period)


def _is_year_of(title: Iterable[str], period: Period) -> bool:
    first, last = period.interval.first, period.interval.last
    if first is None or last is None or first.year != last.year:
        return False
    whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    return whole and str(first.year) in title


def same_nation(said: Sequence[str]) -> str | None:
    """The country that some of these stems name: "Government of Japan" is of Japan."""
    for length in (3, 2, 1):
        for at in range(len(said) - length + 1):
            if found := nation_in(said[at : at + length]):
                return found
    return None


def _nations(said: Sequence[str]) -> set[str]:
    """Every country that these stems name, in either language."""
    found = {nation_in(said[at : at + n]) for n in (1, 2, 3) for at in range(len(said) - n + 1)}
    return {one for one in found if one is not None}


def normal(words: str) -> frozenset[str]:
    """By what two wordings of one name are known to be the same."""
    said = stems(re.sub(r"\([^()]*\)", " ", words))
    of = same_nation(said)
    small = {"the", "of", "govern", "republ", "and", "kingdom", "ministri", "embassi"}
    left = frozenset(said) - small - {stem("правительство"), stem("республика")}
    return frozenset(stems(of)) if of and len(left) <= len(stems(of)) + 1 else left
