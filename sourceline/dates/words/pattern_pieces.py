"""The pieces that forms are written with, each a bounded pattern."""

from __future__ import annotations

import re
from typing import Final

from sourceline.dates.words import lexicon, russian
from sourceline.dates.words.lexicon import one_of

# A space may be several, no-break, or one line end; never an empty line.
GAP: Final = r"(?>[^\S\n]{0,8}(?:\n[^\S\n]{0,8})?)"
SPACE: Final = rf"(?=\s){GAP}"
_YEAR_NUMBER = r"(?P<year>1[0-9]{3}|2[01][0-9]{2})(?![0-9])"
_YEAR_WORD = rf"(?:{GAP}{russian.YEAR_WORD})"
_YEAR = rf"{_YEAR_NUMBER}(?:-(?:й|го|му|м)(?![^\W_]))?{_YEAR_WORD}?"
_DAY_SUFFIX = rf"(?:{GAP}(?:st|nd|rd|th)\b|-?(?:го|ое|му|е|м)(?![^\W_]))?"
_DAY = rf"(?P<day>[0-9]{{1,2}}){_DAY_SUFFIX}(?![0-9])(?![:][0-9])"
_DAY_WORD = rf"(?P<day>{one_of(lexicon.DAY_WORDS)})\b"
_MONTH = rf"(?P<month>{one_of(lexicon.MONTHS)})(?![^\W\d_])\.?"
_WEEKDAY = rf"(?:{one_of(lexicon.WEEKDAYS)}\b\.?{GAP},?{GAP})?(?:the{SPACE})?"
_OF = rf"(?:(?:of|in){SPACE}(?:the{SPACE})?)?(?:year{SPACE})?"
_TO_YEAR = rf"(?:{GAP},{GAP}|{SPACE}){_OF}"
_PIECES: Final = {
    "GAP": GAP,
    "SPACE": SPACE,
    "YEAR": _YEAR,
    "YEAR_NUMBER": _YEAR_NUMBER,
    "YEAR_WORD": _YEAR_WORD,
    "DAY": _DAY,
    "DAY_WORD": _DAY_WORD,
    "MONTH": _MONTH,
    "WEEKDAY": _WEEKDAY,
    "TO_YEAR": _TO_YEAR,
    "OF": _OF,
    "ORDINAL": one_of(lexicon.ORDINALS),
    "LAST": one_of(lexicon.LAST),
    "ROMAN": lexicon.ROMAN,
    "DECADE_WORD": one_of(lexicon.DECADES),
    "CARDINAL": one_of(lexicon.CARDINALS),
    "EARLY": one_of(lexicon.EARLY),
    "MIDDLE": one_of(lexicon.MIDDLE),
    "LATE": one_of(lexicon.LATE),
    "SEASON": one_of(lexicon.SEASONS),
}


def compiled(template: str) -> re.Pattern[str]:
    """A template with <NAMES> of pieces as a pattern that takes any case."""
    for name, piece in _PIECES.items():
        template = template.replace(f"<{name}>", piece)
    return re.compile(template, re.IGNORECASE)
