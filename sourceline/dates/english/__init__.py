"""The English words of dates."""

from __future__ import annotations

from typing import Final

from sourceline.dates.english.calendar_words import CALENDAR
from sourceline.dates.english.date_forms import FORMS
from sourceline.dates.english.period_words import PERIODS
from sourceline.dates.english.relative_words import RELATIVE
from sourceline.dates.english.year_words import YEARS
from sourceline.dates.language_tables import Language

ENGLISH: Final = Language(CALENDAR, FORMS, RELATIVE, PERIODS, YEARS)
