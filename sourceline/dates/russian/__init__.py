"""The Russian words of dates."""

from __future__ import annotations

from typing import Final

from sourceline.dates.language_tables import Language
from sourceline.dates.russian.calendar_words import CALENDAR
from sourceline.dates.russian.date_forms import FORMS
from sourceline.dates.russian.period_words import PERIODS
from sourceline.dates.russian.relative_words import RELATIVE
from sourceline.dates.russian.year_words import YEARS

RUSSIAN: Final = Language(CALENDAR, FORMS, RELATIVE, PERIODS, YEARS)
