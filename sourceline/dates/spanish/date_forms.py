"""How dates are written in Spanish."""

from __future__ import annotations

from typing import Final

from sourceline.dates.language_tables import DateForms

_MONTH: Final = (
    "(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre)"
)
FORMS: Final = DateForms(
    article_pattern="el|la|los|las",
    of_pattern="de|del",
    to_year_pattern="de|del|en",
    year_before_pattern="año",
    day_ending_pattern=r"(?:\.?º|°|ro\b)",
    day_word_to_month_pattern="de<SPACE>",
    decade_before_pattern=r"(?:década\sde(?:\slos)?|años)",
    decade_patterns=(r"(?:década\sde\slos|años)\s(?P<short>[3-9]0)\b",),
    century_patterns=(r"siglo\s+(?P<century><ROMAN>)(?![^\W_])",),
    half_pattern="semestre|mitad",
    third_pattern="cuatrimestre|tercio",
    quarter_pattern="trimestre",
    week_pattern="semana",
    months_pattern="meses",
    weeks_pattern="semanas",
    days_pattern="días",
    first_pattern="primeros|primeras",
    # "A" alone is an English word: it joins what follows "de", and months.
    range_pattern=rf"al|hasta|(?<=de\s[0-9]{{4}}\s)a|a(?=\s{_MONTH}\b)",
    and_pattern="y|e|o|u",
    between_pattern="entre",
    anchor_pattern=r"\bsiglo\s|\b(?:los|años)\s[3-9]0\b",
    quarter_anchor_pattern="trimestre",
    first_words=("siglo", "década", "años"),
)
