"""The words that dates are written with, those of all languages in one look-up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Final

from sourceline.dates.words.languages import CALENDARS


def _numbered(tables: Iterable[tuple[tuple[str, ...], ...]], start: int) -> dict[str, int]:
    return {
        name: number
        for table in tables
        for number, names in enumerate(table, start=start)
        for name in names
    }


def _numbers(tables: Iterable[Mapping[str, int]]) -> dict[str, int]:
    return {word: number for table in tables for word, number in table.items()}


MONTHS: Final = _numbered((words.months for words in CALENDARS), start=1)
WEEKDAYS: Final = _numbered((words.weekdays for words in CALENDARS), start=0)
"""Monday is 0, as in ``date.weekday``."""
ORDINALS: Final = _numbers(words.ordinals for words in CALENDARS)
DAY_WORDS: Final = _numbers(words.day_words for words in CALENDARS)
CARDINALS: Final = _numbers(words.cardinals for words in CALENDARS)
DECADES: Final = _numbers(words.decades for words in CALENDARS)
SEASONS: Final = {word: months for words in CALENDARS for word, months in words.seasons.items()}
"""First and last month, northern hemisphere."""
EARLY: Final = tuple(chain(*(words.early for words in CALENDARS)))
MIDDLE: Final = tuple(chain(*(words.middle for words in CALENDARS)))
LATE: Final = tuple(chain(*(words.late for words in CALENDARS)))
LAST: Final = tuple(chain(*(words.last for words in CALENDARS)))

ROMAN: Final = "[IVXХ]{1,5}"
"""Of centuries, quarters and halves; the Cyrillic Х is often typed for the Latin X."""
_ROMAN_VALUES: Final = {"I": 1, "V": 5, "X": 10, "Х": 10}
_ORDINAL_ENDINGS: Final = "абвгдежзийклмнопрстуфхцчшщъыьэюяabcdefghijklmnopqrstuvwxyz-"


def roman(numeral: str) -> int | None:
    """The number that a Roman numeral of up to XXXIX means."""
    values = [_ROMAN_VALUES.get(sign, 0) for sign in numeral.upper()]
    pairs = zip(values, [*values[1:], 0], strict=True)
    number = sum(-value if value < following else value for value, following in pairs)
    return number if number and numeral.upper().replace("Х", "X") == _as_roman(number) else None


def _as_roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]


def ordinal(word: str) -> int | None:
    """The number of "first", "1-й", "III"; None for another word."""
    digits = word.rstrip(_ORDINAL_ENDINGS)
    if digits.isascii() and digits.isdigit():
        return int(digits)
    return ORDINALS.get(word.casefold()) or roman(word)


def one_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest that fits; words that begin alike share that."""
    tails: dict[str, list[str]] = {}
    ends = False
    for word in dict.fromkeys(words):
        if word:
            # A character class or an escape of a pattern is one sign.
            size = word.index("]") + 1 if word[0] == "[" else 2 if word[0] == "\\" else 1
            tails.setdefault(word[:size], []).append(word[size:])
        else:
            ends = True
    branches = [sign + ("" if rest == [""] else one_of(rest)) for sign, rest in tails.items()]
    return "(?:" + "|".join(branches) + ")" + ("?" if ends else "")
