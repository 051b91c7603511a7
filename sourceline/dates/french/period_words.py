"""French words that open or close a period: "depuis 2014", "avant mai 2021"."""

from __future__ import annotations

from typing import Final

from sourceline.dates.language_tables import PeriodWords, word_set

PERIODS: Final = PeriodWords(
    openers={
        "since": (
            *("depuis", "depuis le", "à partir de", "à partir du", "à compter de", "à compter du"),
            *("dès", "dès le"),
        ),
        "after": ("après", "après le", "postérieurement au"),
        "until": (
            *("jusqu'en", "jusqu'à", "jusqu'au", "jusqu’en", "jusqu’à", "jusqu’au"),
            *("au plus tard le", "au plus tard en"),
        ),
        "before": ("avant", "avant le", "antérieurement au"),
    },
    about_pattern="au\\s+moins|environ",
    onwards_pattern=r"et\s+(?:au-delà|après(?!\s+\w))",
    backwards_pattern=r"et\s+avant(?!\s+\w)",
    to_now_pattern=r"\s+(?:à\s+ce\s+jour|à\s+nos\s+jours|jusqu['’]à\s+(?:présent|ce\s+jour))",
    from_pattern="de|du|depuis",
    measures_pattern=(
        r"peu|juste|immédiatement|longtemps|(?:<CARDINAL>|[0-9]+|un|une|quelques|plusieurs)\s+"
        "(?:jours?|semaines?|mois|ans?|années?)"
    ),
    denies_pattern="pas|avant\\s+(?:ou|et)|après\\s+(?:ou|et)",
    question_openers={
        "after": ("après", "après le"),
        "since": ("depuis", "depuis le", "à partir de", "à partir du", "dès", "à compter du"),
        "before": ("avant", "avant le"),
        "until": ("jusqu'en", "jusqu'à", "jusqu'au", "jusqu’en", "jusqu’à", "jusqu’au"),
        "within": (
            *("en", "au", "au mois de", "du", "de", "pendant", "durant", "au cours de", "entre"),
            *("au cours du", "lors du", "dans"),
        ),
    },
    question_to_now_pattern=r"(?:à|jusqu['’]à)\s+(?:aujourd['’]hui|présent|ce\s+jour)",
    period_of_pattern=r"(?:pendant|sur|dans)\s+la\s+période",
    range_openers_pattern="de|du|entre|depuis",
    between=word_set("entre"),
    and_words=word_set("et"),
    to_words_pattern="à|au|jusqu['’](?:à|au|en)",
    joiners=word_set("et ou à"),
    backwards_range_pattern="de|entre",
)
