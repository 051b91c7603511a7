"""Words that date something: with sure days, or four digits that may be a year."""

from __future__ import annotations

from dataclasses import dataclass

from sourceline.records import Interval, Span


@dataclass(frozen=True, slots=True)
class Expression:
    """Words that date something. ``is_range`` where they name a first and a last."""

    span: Span
    interval: Interval
    is_range: bool


@dataclass(frozen=True, slots=True)
class BareYears:
    """One or more years or ranges of years with nothing between them but joiners."""

    span: Span
    parts: tuple[Expression, ...]
    has_year_word: bool = False
    """The word for year follows them."""

    @property
    def is_range(self) -> bool:
        """True for more than one year in a row: "2021-2025", "2019/20"."""
        return any(len(_years_of(part)) > 1 for part in self.parts)

    @property
    def numbers(self) -> frozenset[int]:
        return frozenset().union(*(_years_of(part) for part in self.parts))


def _years_of(part: Expression) -> frozenset[int]:
    ends = (part.interval.first, part.interval.last)
    return frozenset(day.year for day in ends if day is not None)
