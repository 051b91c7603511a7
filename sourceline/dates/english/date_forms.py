"""How dates are written in English."""

from __future__ import annotations

from typing import Final

from sourceline.dates.language_tables import DateForms

FORMS: Final = DateForms(
    article_pattern="the",
    of_pattern="of",
    to_year_pattern="of|in",
    year_before_pattern="year",
    day_ending_pattern=r"<GAP>(?:st|nd|rd|th)\b",
    day_word_to_month_pattern="of<SPACE>",
    possessive_pattern=r"['’]s\b",
    fiscal_pattern="FY<GAP>['’]?|fiscal<SPACE>(?:year<SPACE>)?",
    numbered_week_pattern="CW|week",
    decade_ending_pattern=r"(?:['’]|<GAP>)?s\b",
    decade_patterns=(r"['’]?(?P<short>[1-9]0)['’]?s\b",),
    century_patterns=(r"(?P<century>[12]?[0-9](?:st|nd|rd|th)|<ORDINAL>)[-\s]centur(?:y|ies)\b",),
    half_pattern="half",
    third_pattern="third",
    quarter_pattern="quarter",
    week_pattern="week",
    month_of_year_pattern="month",
    months_pattern="months",
    weeks_pattern="weeks",
    days_pattern="days",
    first_pattern="first",
    range_pattern=r"to|until|till|through|thru|up\sto",
    and_pattern="and|or",
    between_pattern="between",
    anchor_pattern=r"centur(?:y|ies)\b|(?<![0-9])[1-9]0['’]?s\b|\bfy.?[0-9]{2}",
    quarter_anchor_pattern="quarter",
    first_words=("fiscal", "week", "cw"),
    beginning_pattern=r"['’][1-9]0['’]?s\b|fy(?=.?[0-9])",
    decade_of_life_pattern=(
        r"\b(?:his|her|their|my|your|our|its|one['’]s|whose)\s+(?:(?:early|mid|late)[\s-]+)?"
    ),
    before_decade_pattern=(
        r"\b(?:the|early|mid|late|and|or|to|through|until|till|since|from)[\s-]+|[-–]\s?"
    ),
)
