"""Spanish words that date by the day they are said on: "ayer", "hace dos años"."""

from __future__ import annotations

from typing import Final

from sourceline.dates.language_tables import RelativeWords

RELATIVE: Final = RelativeWords(
    days={
        **{-2: "anteayer", -1: "ayer|anoche", 0: "hoy|esta\\s+(?:mañana|tarde|noche)"},
        **{1: "(?<!de\\s)(?<!la\\s)mañana(?!s)(?=[.,;]?\\s)", 2: "pasado\\s+mañana"},
    },
    turns={},
    units={
        **{"día": "day", "semana": "week", "mes": "month", "mese": "month"},
        **{"trimestre": "quarter", "año": "year", "década": "decade"},
    },
    week_pattern="",
    one=("un", "una"),
    ago_patterns=(
        r"hace\s+<COUNT>\s+<UNIT>s?",
        r"(?:el|la)\s+(?P<count>)(?P<unit>año|mes|semana|trimestre)\s+(?:pasad[oa]|anterior)",
    ),
    to_now_patterns=(r"(?:los|las)\s+últim[oa]s\s+<COUNT>\s+<UNIT>s?",),
    day_of_month_pattern="",
    ahead_patterns=(
        r"\b(?:será|serán|tendrá|tendrán|deberá|deberán|previst[oa]s?|próxim[oa]s?)\b",
    ),
    ahead_after_pattern="será|serán|tendrá",
    previous_pattern="",
    before_ambiguous_month_pattern=(
        r"\b(?:en|desde|hasta|antes\s+de|después\s+de|principios\s+de|mes\s+de)\s+"
    ),
    other_day_pattern="cada|todos\\s+los",
)
