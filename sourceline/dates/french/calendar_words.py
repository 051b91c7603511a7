"""French months, weekdays, seasons and numbers."""

from __future__ import annotations

from typing import Final

from sourceline.dates.language_tables import CalendarWords, word_set

_NUMBERS: Final = (
    *("un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze"),
    *("douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf"),
    *("vingt", "vingt et un", "vingt-deux", "vingt-trois", "vingt-quatre", "vingt-cinq"),
    *("vingt-six", "vingt-sept", "vingt-huit", "vingt-neuf", "trente", "trente et un"),
)
CALENDAR: Final = CalendarWords(
    months=(
        ("janvier", "janv"),
        ("février", "fevrier", "févr"),
        ("mars",),
        ("avril", "avr"),
        ("mai",),
        ("juin",),
        ("juillet", "juil"),
        ("août", "aout"),
        ("septembre",),
        ("octobre",),
        ("novembre",),
        ("décembre", "decembre", "déc"),
    ),
    weekdays=(
        *(("lundi",), ("mardi",), ("mercredi",), ("jeudi",), ("vendredi",), ("samedi",)),
        ("dimanche",),
    ),
    unmistakable_weekdays=("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    seasons={"printemps": (3, 5), "été": (6, 8), "automne": (9, 11), "hiver": (12, 2)},
    ordinals={
        **{"premier": 1, "première": 1, "deuxième": 2, "seconde": 2, "troisième": 3},
        **{"quatrième": 4, "1er": 1, "1re": 1, "1ère": 1, "2e": 2, "2ème": 2, "3e": 3, "3ème": 3},
        **{"4e": 4, "4ème": 4},
    },
    day_words={"premier": 1, **{word: at for at, word in enumerate(_NUMBERS, 1) if at > 1}},
    cardinals={word: at for at, word in enumerate(_NUMBERS[:12], 1) if at > 1},
    decades={},
    early=("début", "le début"),
    middle=("milieu",),
    late=("fin",),
    last=("dernier", "dernière"),
    ambiguous_months=word_set("mars mai avril"),
    lower_case_months=word_set("mars avril"),
)
