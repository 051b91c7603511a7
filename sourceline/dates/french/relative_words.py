"""French words that date by the day they are said on: "hier", "il y a deux ans"."""

from __future__ import annotations

from typing import Final

from sourceline.dates.language_tables import RelativeWords

RELATIVE: Final = RelativeWords(
    days={
        **{-2: "avant-hier", -1: "hier", 0: "aujourd['’]hui|ce\\s+(?:matin|soir)", 1: "demain"},
        2: "après-demain",
    },
    turns={},
    units={
        **{"jour": "day", "semaine": "week", "mois": "month", "trimestre": "quarter"},
        **{"an": "year", "année": "year"},
    },
    week_pattern="",
    one=("un", "une"),
    ago_patterns=(
        r"il\s+y\s+a\s+<COUNT>\s+<UNIT>s?",
        r"(?:l['’]|la\s+|le\s+)(?P<count>)(?P<unit>an|année|mois|semaine|trimestre)"
        r"\s+(?:derni(?:er|ère)|passée?|précédente?)",
    ),
    to_now_patterns=(r"(?:les|des)\s+<COUNT>\s+derni(?:ers|ères)\s+<UNIT>s?",),
    day_of_month_pattern="",
    ahead_patterns=(
        r"\b(?:sera|seront|aura|auront|doit|doivent|devra|devront|prévue?s?|prochaine?s?)\b",
        r"\b(?:d['’]ici|avant|au\s+plus\s+tard)\s+(?:le\s+)?\\Z",
    ),
    ahead_after_pattern="sera|seront|aura",
    previous_pattern="",
    before_ambiguous_month_pattern=(
        r"\b(?:en|depuis|jusqu['’]en|jusqu['’]à|avant|après|début|fin|mi|mois\s+de)[\s-]+"
    ),
    other_day_pattern="chaque|tous\\s+les",
)
