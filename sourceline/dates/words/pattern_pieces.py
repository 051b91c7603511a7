"""The pieces that patterns of dates are put together from, each bounded."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from sourceline.dates.words import lexicon
from sourceline.dates.words.languages import FORMS, any_pattern
from sourceline.dates.words.lexicon import one_of

# A space may be several, no-break, or one line end; never an empty line.
GAP: Final = r"(?>[^\S\n]{0,8}(?:\n[^\S\n]{0,8})?)"
SPACE: Final = rf"(?=\s){GAP}"
_ARTICLE: Final = any_pattern(forms.article_pattern for forms in FORMS)
_LINK: Final = any_pattern(forms.of_pattern for forms in FORMS)
_TO_YEAR: Final = any_pattern(forms.to_year_pattern for forms in FORMS)
_YEAR_BEFORE: Final = any_pattern(forms.year_before_pattern for forms in FORMS)
_PIECES: Final = {
    "GAP": GAP,
    "SPACE": SPACE,
    "ARTICLE": rf"(?:{_ARTICLE}<SPACE>)?",
    "ARTICLE_WORD": _ARTICLE,
    "LINK": rf"(?:{_LINK}<SPACE>)?",
    "LINK_WORD": any_pattern((_LINK, _TO_YEAR, _ARTICLE, _YEAR_BEFORE)),
    "YEAR": "<YEAR_NUMBER>"
    rf"(?:{any_pattern(forms.year_ending_pattern for forms in FORMS)})?<YEAR_WORD>?",
    "YEAR_NUMBER": "(?P<year>1[0-9]{3}|2[01][0-9]{2})(?![0-9])",
    "YEAR_WORD_BEFORE": _YEAR_BEFORE,
    "YEAR_WORD": rf"(?:<GAP>{any_pattern(forms.year_after_pattern for forms in FORMS)})",
    "DAY": r"(?P<day>[0-9]{1,2})"
    rf"{any_pattern(forms.day_ending_pattern for forms in FORMS)}?(?![0-9])(?![:][0-9])",
    "DAY_WORD": rf"(?P<day>{one_of(lexicon.DAY_WORDS)})\b",
    "DAY_WORD_TO_MONTH": any_pattern(forms.day_word_to_month_pattern for forms in FORMS),
    "MONTH": rf"(?P<month>{one_of(lexicon.MONTHS)})(?![^\W\d_])\.?",
    "WEEKDAY": rf"(?:{one_of(lexicon.WEEKDAYS)}\b\.?<GAP>,?<GAP>)?<ARTICLE>",
    "TO_YEAR": rf"(?:<GAP>,<GAP>|<SPACE>)(?:{_TO_YEAR}<SPACE><ARTICLE>)?(?:{_YEAR_BEFORE}<SPACE>)?",
    "OF_WHOLE": rf"(?:(?:<GAP>,<GAP>|<SPACE>)<LINK><ARTICLE>(?:{_YEAR_BEFORE}<SPACE>)?)",
    "OF_CENTURY": "<YEAR_WORD>?(?:<SPACE>(?P<century>"
    rf"{any_pattern(forms.century_after_decade_pattern for forms in FORMS)}))?",
    "POSSESSIVE": any_pattern(forms.possessive_pattern for forms in FORMS),
    # Prepositions take a year with "the year" before it, an article only before other words.
    "PREPOSITION_TO_DATE": rf"\s+(?P<article>{_ARTICLE}\s+(?!{_YEAR_BEFORE}))?"
    rf"(?:(?:{_ARTICLE}\s+)?{_YEAR_BEFORE}\s+)?",
    "ORDINAL": one_of(lexicon.ORDINALS),
    "CARDINAL": one_of(lexicon.CARDINALS),
    "LAST": one_of(lexicon.LAST),
    "ROMAN": lexicon.ROMAN,
    "DECADE_WORD": one_of(lexicon.DECADES),
    "EARLY": one_of(lexicon.EARLY),
    "MIDDLE": one_of(lexicon.MIDDLE),
    "LATE": one_of(lexicon.LATE),
    "SEASON": one_of(lexicon.SEASONS),
}
_NAMED: Final = re.compile("<([A-Z_]+)>")


def compiled(template: str, **own: str) -> re.Pattern[str]:
    """A template with the <NAMES> of pieces, and of its ``own``, as a pattern of any case."""
    return re.compile(_filled(template, {**_PIECES, **own}), re.IGNORECASE)


def _filled(template: str, pieces: Mapping[str, str]) -> str:
    return _NAMED.sub(lambda name: _filled(pieces[name[1]], pieces), template)
