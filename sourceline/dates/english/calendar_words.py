"""English months, weekdays, seasons and numbers."""

from __future__ import annotations

from typing import Final

from sourceline.dates.language_tables import CalendarWords, word_set

_ORDINALS: Final = {
    **{"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7},
    **{"eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13},
    **{"fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17},
    **{"eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21},
}
CALENDAR: Final = CalendarWords(
    months=(
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
    weekdays=(
        ("monday", "mon"),
        ("tuesday", "tues", "tue"),
        ("wednesday", "weds", "wed"),
        ("thursday", "thurs", "thur", "thu"),
        ("friday", "fri"),
        ("saturday", "sat"),
        ("sunday", "sun"),
    ),
    unmistakable_weekdays=(
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    ),
    seasons={
        **{"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)},
        **{"winter": (12, 2)},
    },
    ordinals={**_ORDINALS, **{"1st": 1, "2nd": 2, "3rd": 3, "4th": 4}},
    day_words={
        **_ORDINALS,
        **{f"twenty-{name}": 20 + number for name, number in _ORDINALS.items() if number < 10},
        **{"thirtieth": 30, "thirty-first": 31},
    },
    cardinals={
        **{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8},
        **{"nine": 9, "ten": 10, "eleven": 11, "twelve": 12},
    },
    decades={
        **{"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60},
        **{"seventies": 70, "eighties": 80, "nineties": 90},
    },
    early=("early", "beginning", "start"),
    middle=("mid", "middle"),
    late=("late", "end"),
    last=("last", "final"),
    ambiguous_months=word_set("may march mar april apr june jun august aug jan sep dec"),
    has_capitals=True,
)
