"""What one form of a date says, which may be less than a date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sourceline.dates import calendar
from sourceline.dates.calendar import Days, Subdivision


@dataclass(frozen=True, slots=True)
class PartialDate:
    """What one form says; ``years`` counts those it covers (10 for a decade).

    ``month_first`` orders ("March 10") hand their month to the days after them, the others
    to the days before.
    """

    day: int | None = None
    month: int | None = None
    year: int | None = None
    years: int = 1
    subdivision: Subdivision | None = None
    month_first: bool = False
    century: bool = False
    roman: bool = False
    is_bare_year: bool = False
    """Four digits and nothing else to show that they are a year."""
    has_year_word: bool = False
    """Of a bare year: the word for year follows."""
    twofold: bool = False
    """A year named by two ("2003/04", "FY 2020-21"): twelve months of both."""
    decade: int | None = None
    """Of "the '90s": its century follows from what comes before, or is the last one."""

    def days(self) -> Days | None:
        """The days named, or None where there is no such day (31 February)."""
        if self.year is None:
            return None
        if self.day is not None:
            try:
                day = date(self.year, self.month or 0, self.day)
            except ValueError:
                return None
            return Days(day, day)
        if self.twofold:
            return calendar.twofold(self.year, self.subdivision)
        whole = calendar.month(self.year, self.month) if self.month else self._whole_years()
        return self.subdivision(whole) if self.subdivision else whole

    def _whole_years(self) -> Days:
        return calendar.years(self.year or 1, self.years)
