"""The languages that dates are read in. Another one is a folder like theirs, and a name here.

Their tables are folded: each form takes the words of all languages, which hardly overlap.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sourceline.dates.arabic import ARABIC
from sourceline.dates.english import ENGLISH
from sourceline.dates.french import FRENCH
from sourceline.dates.russian import RUSSIAN
from sourceline.dates.spanish import SPANISH

LANGUAGES: Final = (ENGLISH, RUSSIAN, FRENCH, SPANISH, ARABIC)
CALENDARS: Final = tuple(language.calendar for language in LANGUAGES)
FORMS: Final = tuple(language.forms for language in LANGUAGES)
RELATIVE: Final = tuple(language.relative for language in LANGUAGES)
PERIODS: Final = tuple(language.periods for language in LANGUAGES)
YEARS: Final = tuple(language.years for language in LANGUAGES)


def any_pattern(patterns: Iterable[str]) -> str:
    """A pattern for any of those that are not blank; it matches nothing where all are."""
    given = [pattern for pattern in patterns if pattern]
    return f"(?:{'|'.join(given)})" if given else "(?!)"


def any_words(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*sets)
