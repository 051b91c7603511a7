"""The Arabic words of dates."""

from __future__ import annotations

from typing import Final

from sourceline.dates.arabic.calendar_words import CALENDAR
from sourceline.dates.arabic.date_forms import FORMS
from sourceline.dates.arabic.period_words import PERIODS
from sourceline.dates.arabic.relative_words import RELATIVE
from sourceline.dates.arabic.year_words import YEARS
from sourceline.dates.language_tables import Language

ARABIC: Final = Language(CALENDAR, FORMS, RELATIVE, PERIODS, YEARS)
