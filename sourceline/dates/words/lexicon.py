"""The words dates are written with: one table a language, folded into one look-up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from sourceline.dates.words import russian

FIRST_YEAR: Final = 1000
LAST_YEAR: Final = 2199

MONTHS_OF: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = {
    "en": (
        ("january", "jan"),
        ("february", "feb", "febr"),
        ("march", "mar"),
        ("april", "apr"),
        ("may",),
        ("june", "jun"),
        ("july", "jul"),
        ("august", "aug"),
        ("september", "sept", "sep"),
        ("october", "oct"),
        ("november", "nov"),
        ("december", "dec"),
    ),
    "ru": russian.MONTHS,
}
"""Names and abbreviations of the twelve months, January first, by language."""

WEEKDAYS_OF: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = {
    "en": (
        ("monday", "mon"),
        ("tuesday", "tues", "tue"),
        ("wednesday", "weds", "wed"),
        ("thursday", "thurs", "thur", "thu"),
        ("friday", "fri"),
        ("saturday", "sat"),
        ("sunday", "sun"),
    ),
    "ru": russian.WEEKDAYS,
}


def _numbered(tables: Iterable[tuple[tuple[str, ...], ...]], start: int) -> dict[str, int]:
    return {
        name: number
        for table in tables
        for number, names in enumerate(table, start=start)
        for name in names
    }


MONTHS: Final = _numbered(MONTHS_OF.values(), start=1)
WEEKDAYS: Final = _numbered(WEEKDAYS_OF.values(), start=0)
"""Monday is 0, as in ``date.weekday``."""
LONG_WEEKDAYS: Final = tuple(
    name for name in WEEKDAYS if len(name) > 5 and not name.endswith(("м", "ям"))
)
"""Their full names, none of which is another word."""
_ENGLISH_ORDINALS: Final = {
    **{"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7},
    **{"eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13},
    **{"fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17},
    **{"eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21},
}
ORDINALS: Final[Mapping[str, int]] = {
    **_ENGLISH_ORDINALS,
    **{"1st": 1, "2nd": 2, "3rd": 3, "4th": 4},
    **russian.ORDINALS,
}
DAY_WORDS: Final[Mapping[str, int]] = {
    **_ENGLISH_ORDINALS,
    **{f"twenty-{name}": 20 + n for name, n in _ENGLISH_ORDINALS.items() if n < 10},
    **{"thirtieth": 30, "thirty-first": 31},
    **russian.DAY_WORDS,
}
CARDINALS: Final[Mapping[str, int]] = {
    **{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8},
    **{"nine": 9, "ten": 10, "eleven": 11, "twelve": 12},
    **russian.CARDINALS,
}
DECADES: Final[Mapping[str, int]] = {
    **{"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60},
    **{"seventies": 70, "eighties": 80, "nineties": 90},
    **russian.DECADES,
}
SEASONS: Final[Mapping[str, tuple[int, int]]] = {
    **{"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)},
    **{form: months for months, forms in russian.SEASONS for form in forms},
}
"""First and last month, northern hemisphere."""

EARLY: Final = ("early", "beginning", "start", *russian.EARLY)
MIDDLE: Final = ("mid", "middle", *russian.MIDDLE)
LATE: Final = ("late", "end", *russian.LATE)
LAST: Final = ("last", "final", *russian.LAST)

ROMAN: Final = "[IVXХ]{1,5}"
"""Centuries, quarters and halves in Russian; the Cyrillic Х is often typed for the Latin X."""
_ROMAN_VALUES: Final = {"I": 1, "V": 5, "X": 10, "Х": 10}


def roman(numeral: str) -> int | None:
    """What a Roman numeral of up to XXXIX stands for."""
    values = [_ROMAN_VALUES.get(sign, 0) for sign in numeral.upper()]
    pairs = zip(values, [*values[1:], 0], strict=True)
    number = sum(-value if value < following else value for value, following in pairs)
    return number if number and numeral.upper().replace("Х", "X") == _as_roman(number) else None


def _as_roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]


def ordinal(word: str) -> int | None:
    """The number of "first", "1-й", "III"; None for another word."""
    digits = word.rstrip("абвгдежзийклмнопрстуфхцчшщъыьэюяabcdefghijklmnopqrstuvwxyz-")
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
