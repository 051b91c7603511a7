"""Spanish words that open or close a period: "desde 2014", "antes de mayo"."""

from __future__ import annotations

from typing import Final

from sourceline.dates.language_tables import PeriodWords, word_set

PERIODS: Final = PeriodWords(
    openers={
        "since": (*("desde", "desde el", "a partir de", "a partir del", "a contar del"),),
        "after": (
            *("después de", "después del", "tras", "tras el", "con posterioridad a"),
            "con posterioridad al",
        ),
        "until": (*("hasta", "hasta el", "a más tardar el", "a más tardar en"),),
        "before": ("antes de", "antes del", "con anterioridad a", "con anterioridad al"),
    },
    about_pattern="al\\s+menos|alrededor\\s+de|aproximadamente",
    onwards_pattern=r"en\s+adelante|y\s+(?:posteriores|después(?!\s+\w))",
    backwards_pattern=r"y\s+(?:anteriores|antes(?!\s+\w))",
    to_now_pattern=(
        r"\s+(?:hasta\s+la\s+fecha|hasta\s+hoy|hasta\s+la\s+actualidad|hasta\s+ahora"
        r"|a\s+la\s+fecha)"
    ),
    from_pattern="de|del|desde(?:\\s+el)?|a\\s+partir\\s+de",
    from_on_pattern="en\\s+adelante",
    measures_pattern=(
        r"poco|justo|inmediatamente|mucho|(?:<CARDINAL>|[0-9]+|un|una|varios|varias|algunos)\s+"
        "(?:días?|semanas?|mes(?:es)?|años?)"
    ),
    denies_pattern="no|antes\\s+(?:o|y)|después\\s+(?:o|y)",
    question_openers={
        "after": ("después de", "después del", "tras", "tras el"),
        "since": ("desde", "desde el", "a partir de", "a partir del"),
        "before": ("antes de", "antes del"),
        "until": ("hasta", "hasta el"),
        "within": (
            *("en", "durante", "del", "de", "entre", "a lo largo de", "en el mes de", "para"),
        ),
    },
    question_to_now_pattern=r"hasta\s+(?:hoy|ahora|la\s+fecha|la\s+actualidad)",
    period_of_pattern=r"(?:durante|en)\s+el\s+per[ií]odo",
    range_openers_pattern="de|del|desde|entre",
    between=word_set("entre"),
    and_words=word_set("y e"),
    to_words_pattern="a|al|hasta",
    joiners=word_set("y e o"),
    backwards_range_pattern="de|desde|entre",
)
