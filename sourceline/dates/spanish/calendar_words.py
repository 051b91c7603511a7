"""Spanish months, weekdays, seasons and numbers."""

from __future__ import annotations

from typing import Final

from sourceline.dates.language_tables import CalendarWords, word_set

_NUMBERS: Final = (
    *("uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez"),
    *("once", "doce", "trece", "catorce", "quince", "dieciséis", "diecisiete", "dieciocho"),
    *("diecinueve", "veinte", "veintiuno", "veintidós", "veintitrés", "veinticuatro"),
    *("veinticinco", "veintiséis", "veintisiete", "veintiocho", "veintinueve", "treinta"),
    "treinta y uno",
)
CALENDAR: Final = CalendarWords(
    months=(
        ("enero", "ene"),
        ("febrero",),
        ("marzo",),
        ("abril", "abr"),
        ("mayo",),
        ("junio",),
        ("julio",),
        ("agosto",),
        ("septiembre", "setiembre"),
        ("octubre",),
        ("noviembre",),
        ("diciembre",),
    ),
    weekdays=(
        *(("lunes",), ("martes",), ("miércoles", "miercoles"), ("jueves",), ("viernes",)),
        *(("sábado", "sabado"), ("domingo",)),
    ),
    # "Domingo" is a name too.
    unmistakable_weekdays=("lunes", "martes", "miércoles", "jueves", "viernes", "sábado"),
    seasons={
        **{"primavera": (3, 5), "verano": (6, 8), "otoño": (9, 11), "invierno": (12, 2)},
    },
    ordinals={
        **{"primer": 1, "primero": 1, "primera": 1, "segundo": 2, "segunda": 2, "tercer": 3},
        **{"tercero": 3, "tercera": 3, "cuarto": 4, "cuarta": 4, "1º": 1, "2º": 2, "3º": 3},
        **{"4º": 4, "1.º": 1, "2.º": 2, "3.º": 3, "4.º": 4, "1ª": 1, "2ª": 2},
    },
    day_words={"primero": 1, **{word: at for at, word in enumerate(_NUMBERS, 1)}},
    cardinals={
        **{word: at for at, word in enumerate(_NUMBERS[:10], 1) if at > 1},
        "doce": 12,
    },
    decades={},
    early=("principios", "comienzos", "inicios"),
    middle=("mediados",),
    late=("finales", "fines"),
    last=("último", "última"),
    ambiguous_months=word_set("mayo julio abril"),
    lower_case_months=word_set("mayo julio abril agosto"),
)
