"""The French words of dates."""

from __future__ import annotations

from typing import Final

from sourceline.dates.french.calendar_words import CALENDAR
from sourceline.dates.french.date_forms import FORMS
from sourceline.dates.french.period_words import PERIODS
from sourceline.dates.french.relative_words import RELATIVE
from sourceline.dates.french.year_words import YEARS
from sourceline.dates.language_tables import Language

FRENCH: Final = Language(CALENDAR, FORMS, RELATIVE, PERIODS, YEARS)
