"""How dates are written in French."""

from __future__ import annotations

from typing import Final

from sourceline.dates.language_tables import DateForms

_MONTH: Final = (
    "(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)"
)
FORMS: Final = DateForms(
    article_pattern="le|la|les|l['’](?=\\w)",
    of_pattern="du|de|des",
    to_year_pattern="de|en",
    year_before_pattern="l['’](?:année|an)|année",
    day_ending_pattern=r"(?:er|ᵉʳ)\b",
    day_word_to_month_pattern=rf"(?={_MONTH}\b)",
    decade_before_pattern="années",
    decade_patterns=(r"années\s(?P<short>[3-9]0)\b",),
    century_patterns=(r"(?P<century><ROMAN>)(?:e|ème|ᵉ)\s+siècle\b",),
    half_pattern="semestre|moitié",
    third_pattern="tiers",
    quarter_pattern="trimestre",
    week_pattern="semaine",
    months_pattern="mois",
    weeks_pattern="semaines",
    days_pattern="jours",
    first_pattern="premiers|premières",
    range_pattern="au|à|jusqu['’](?:au|à|en)",
    and_pattern="et|ou",
    between_pattern="entre",
    anchor_pattern=r"siècle\b|\bannées\s[3-9]0\b",
    quarter_anchor_pattern="trimestre",
    first_words=("années",),
    beginning_pattern=r"[IVX]{1,5}(?:e|ème|ᵉ)(?=\s{1,4}siècle)",
)
