"""Russian months, weekdays, seasons and numbers in all their cases, as stems times endings."""

from __future__ import annotations

from typing import Final

from sourceline.dates.language_tables import CalendarWords, word_set


def inflected(stems: str, endings: str) -> tuple[str, ...]:
    """Every stem with every ending; "-" is the empty one; both spellings of ё."""
    forms = [
        stem + ("" if ending == "-" else ending)
        for stem in stems.split()
        for ending in endings.split()
    ]
    return tuple(dict.fromkeys([*forms, *(form.replace("ё", "е") for form in forms)]))


_SOFT: Final = "ь я ю ем ём е"
_HARD: Final = "- а у ом е"
_MONTHS: Final = (
    (*inflected("январ", _SOFT), "янв"),
    (*inflected("феврал", _SOFT), "фев", "февр"),
    (*inflected("март", _HARD), "мар"),
    (*inflected("апрел", _SOFT), "апр"),
    inflected("ма", "й я ю ем е"),
    (*inflected("июн", _SOFT), "июн"),
    (*inflected("июл", _SOFT), "июл"),
    (*inflected("август", _HARD), "авг"),
    (*inflected("сентябр", _SOFT), "сен", "сент"),
    (*inflected("октябр", _SOFT), "окт"),
    (*inflected("ноябр", _SOFT), "ноя", "нояб"),
    (*inflected("декабр", _SOFT), "дек"),
)
_WEEKDAYS: Final = (
    (*inflected("понедельник", "- а у ом е и ам"), "пн"),
    (*inflected("вторник", "- а у ом е и ам"), "вт"),
    (*inflected("сред", "а ы у ой е ам"), "ср"),
    (*inflected("четверг", "- а у ом е и ам"), "чт"),
    (*inflected("пятниц", "а ы у ей е ам"), "пт"),
    (*inflected("суббот", "а ы у ой е ам"), "сб"),
    (*inflected("воскресень", "е я ю ем и ям"), "вс"),
)
_SEASONS: Final = (
    ((3, 5), (*inflected("весн", "а ы у ой е"),)),
    ((6, 8), (*inflected("лет", "о а у ом е"),)),
    ((9, 11), (*inflected("осен", "ь и ью"),)),
    ((12, 2), (*inflected("зим", "а ы у ой е"),)),
)
_ADJECTIVE: Final = "ый ий ой ая яя ое ее ого его ой ей ому ему ом ем ую юю ым им ые ых"
_ORDINAL_STEMS: Final = (
    *("перв", "втор", "треть", "четвёрт", "пят", "шест", "седьм", "восьм", "девят", "десят"),
    *("одиннадцат", "двенадцат", "тринадцат", "четырнадцат", "пятнадцат", "шестнадцат"),
    *("семнадцат", "восемнадцат", "девятнадцат", "двадцат"),
)
_ORDINALS: Final = {
    **{
        form: number
        for number, stem in enumerate(_ORDINAL_STEMS, start=1)
        for form in inflected(stem, _ADJECTIVE)
    },
    **dict.fromkeys(("третий", "третья", "третье", "третью", "третьи"), 3),
    **{
        f"двадцать {form}": 20 + number
        for number, stem in enumerate(_ORDINAL_STEMS[:2], start=1)
        for form in inflected(stem, _ADJECTIVE)
    },
}


_TENS: Final = ((20, "двадцать"), (30, "тридцать"))
_UNITS: Final = {
    **{1: "первого", 2: "второго", 3: "третьего", 4: "четвёртого", 5: "пятого"},
    **{6: "шестого", 7: "седьмого", 8: "восьмого", 9: "девятого"},
}
CALENDAR: Final = CalendarWords(
    months=_MONTHS,
    weekdays=_WEEKDAYS,
    unmistakable_weekdays=tuple(
        # A dative of the plural ends in "м" ("по пятницам"); short forms are other words too.
        name
        for names in _WEEKDAYS
        for name in names
        if len(name) > 5 and not name.endswith("м")
    ),
    seasons={form: months for months, forms in _SEASONS for form in forms},
    ordinals=_ORDINALS,
    day_words={
        **{form: number for form, number in _ORDINALS.items() if form.endswith("ого")},
        **{"третьего": 3, "тридцатого": 30},
        **{
            f"{ten} {unit}": tens + number
            for tens, ten in _TENS
            for number, unit in _UNITS.items()
            if tens + number <= 31
        },
        "двадцать четвертого": 24,
    },
    cardinals={
        **dict.fromkeys(("один", "одну", "одного"), 1),
        **dict.fromkeys(("два", "две", "двух", "двумя"), 2),
        **dict.fromkeys(("три", "трёх", "трех"), 3),
        **dict.fromkeys(("четыре", "четырёх", "четырех"), 4),
        **dict.fromkeys(("пять", "пяти"), 5),
        **dict.fromkeys(("шесть", "шести"), 6),
        **dict.fromkeys(("семь", "семи"), 7),
        **dict.fromkeys(("восемь", "восьми"), 8),
        **dict.fromkeys(("девять", "девяти"), 9),
        **dict.fromkeys(("десять", "десяти"), 10),
        **dict.fromkeys(("одиннадцать", "одиннадцати"), 11),
        **dict.fromkeys(("двенадцать", "двенадцати"), 12),
    },
    decades={
        form: number
        for number, stem in (
            (20, "двадцат"),
            (30, "тридцат"),
            (40, "сороков"),
            (50, "пятидесят"),
            (60, "шестидесят"),
            (70, "семидесят"),
            (80, "восьмидесят"),
            (90, "девяност"),
        )
        for form in inflected(stem, "ые ых ым ыми")
    },
    early=inflected("начал", "о а у ом е"),
    middle=inflected("середин", "а ы у ой е"),
    late=(*inflected("кон", "ец ца цу цом це"), "исход", "исходе"),
    last=inflected("последн", "ий яя ее его ей ем ему юю им ие их"),
    months_never_alone=word_set("янв фев февр мар апр июн июл авг сен сент окт ноя нояб дек"),
)
