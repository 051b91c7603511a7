"""The words dates are written with: one table a language, folded into one look-up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

FIRST_YEAR: Final = 1000
LAST_YEAR: Final = 2199

MONTHS_OF: Final[Mapping[str, tuple[str, ...]]] = {
    "en": (
        "january jan",
        "february feb febr",
        "march mar",
        "april apr",
        "may",
        "june jun",
        "july jul",
        "august aug",
        "september sept sep",
        "october oct",
        "november nov",
        "december dec",
    ),
}
"""Names and abbreviations of the twelve months, January first, by language."""

WEEKDAYS_OF: Final[Mapping[str, str]] = {
    "en": """
        monday tuesday wednesday thursday friday saturday sunday mon tues tue weds wed thurs thur
        thu fri sat sun
    """,
}

MONTHS: Final = {
    name: number
    for months in MONTHS_OF.values()
    for number, names in enumerate(months, start=1)
    for name in names.split()
}
WEEKDAYS: Final = frozenset(name for names in WEEKDAYS_OF.values() for name in names.split())
ORDINALS: Final = {
    **{"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7},
    **{"eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13},
    **{"fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17},
    **{"eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21},
    **{"1st": 1, "2nd": 2, "3rd": 3, "4th": 4},
}
DAY_WORDS: Final = {
    **{name: number for name, number in ORDINALS.items() if name.isalpha()},
    **{
        f"twenty-{name}": 20 + number
        for name, number in ORDINALS.items()
        if name.isalpha() and number < 10
    },
    **{"thirtieth": 30, "thirty-first": 31},
}
CARDINALS: Final = {
    **{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8},
    **{"nine": 9, "ten": 10, "eleven": 11, "twelve": 12},
}
SEASONS: Final = {
    **{"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)},
}
"""First and last month, northern hemisphere."""

EARLY: Final = ("early", "beginning", "start")
MIDDLE: Final = ("mid", "middle")
LATE: Final = ("late", "end")


def one_of(words: Iterable[str]) -> str:
    """A pattern for any of the words; the longest first, so that none hides another."""
    return "(?:" + "|".join(sorted(words, key=lambda word: (-len(word), word))) + ")"
