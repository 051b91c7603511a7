"""The Spanish words of dates."""

from __future__ import annotations

from typing import Final

from sourceline.dates.language_tables import Language
from sourceline.dates.spanish.calendar_words import CALENDAR
from sourceline.dates.spanish.date_forms import FORMS
from sourceline.dates.spanish.period_words import PERIODS
from sourceline.dates.spanish.relative_words import RELATIVE
from sourceline.dates.spanish.year_words import YEARS

SPANISH: Final = Language(CALENDAR, FORMS, RELATIVE, PERIODS, YEARS)
