"""How dates are written in Arabic."""

from __future__ import annotations

from typing import Final

from sourceline.dates.language_tables import DateForms

FORMS: Final = DateForms(
    of_pattern="من",
    to_year_pattern="من|في",
    year_before_pattern="العام|عام|سنة|عامي|عامَي",
    year_after_pattern="(?:م(?![^\\W_])|ميلادي(?:ة|ا)?)",
    day_word_to_month_pattern="من<SPACE>(?:شهر<SPACE>)?",
    joined_and_pattern="و",
    half_pattern="النصف",
    third_pattern="الثلث",
    quarter_pattern="الربع",
    week_pattern="الأسبوع",
    months_pattern="أشهر|شهور",
    weeks_pattern="أسابيع",
    days_pattern="أيام",
    first_pattern="أول",
    range_pattern="إلى|الى|حتى",
    and_pattern="و|أو",
    between_pattern="بين",
    number_follows=True,
    anchor_pattern="",
    quarter_anchor_pattern="الربع",
    first_words=("النصف", "الثلث", "الربع"),
)
