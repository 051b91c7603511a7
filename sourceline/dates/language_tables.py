"""What a language gives for its dates: five tables, filled in a folder of each language.

Lists of words are lower case. A field that ends in ``pattern`` or ``patterns`` is a regular
expression, matched in any case; ``<NAMES>`` in it are the pieces of ``pattern_pieces``. A
language that has no such words leaves the default.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Relation = Literal["within", "since", "after", "until", "before"]
"""How the days that are meant relate to the days that are named."""
Unit = Literal["day", "week", "weekend", "month", "quarter", "year", "decade"]


def word_set(words: str) -> frozenset[str]:
    return frozenset(words.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarWords:
    """Names of months, days and seasons, and the numbers that dates are written with."""

    months: tuple[tuple[str, ...], ...]
    """Names, cases and abbreviations of each, January first."""
    weekdays: tuple[tuple[str, ...], ...]
    """Monday first."""
    unmistakable_weekdays: tuple[str, ...]
    """Those that are no other word, and name one day."""
    seasons: Mapping[str, tuple[int, int]]
    """First and last month, northern hemisphere."""
    ordinals: Mapping[str, int]
    day_words: Mapping[str, int]
    """The day of a month in words."""
    cardinals: Mapping[str, int]
    decades: Mapping[str, int]
    early: tuple[str, ...]
    middle: tuple[str, ...]
    late: tuple[str, ...]
    last: tuple[str, ...]
    months_never_alone: frozenset[str] = frozenset()
    """Abbreviations that are dates only with a day or a year."""
    ambiguous_months: frozenset[str] = frozenset()
    """Also names of people, or other words: months only after a word that dates."""
    lower_case_months: frozenset[str] = frozenset()
    """Names or words of other languages where they have a capital: "Mars 2020" is a rover."""
    has_capitals: bool = False
    """Whether months and weekdays are written with a capital letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateForms:
    """How one date, a part of a year or a list of dates is written."""

    article_pattern: str = ""
    of_pattern: str = ""
    """Joins a day to its month, a part to its whole: "of"."""
    to_year_pattern: str = ""
    """Before a year that follows a month: "in", "of"."""
    year_before_pattern: str = ""
    """The word for year before a number: "the year 2021"."""
    year_after_pattern: str = ""
    """The word for year after a number, which says that it is one."""
    year_ending_pattern: str = ""
    day_ending_pattern: str = ""
    ordinal_ending_pattern: str = ""
    """After the number of a half, a quarter, a week."""
    quarter_ending_pattern: str = ""
    """After the number of the first of two quarters."""
    day_word_to_month_pattern: str = ""
    possessive_pattern: str = ""
    fiscal_pattern: str = ""
    numbered_week_pattern: str = ""
    decade_ending_pattern: str = ""
    """After the four digits of a decade."""
    decade_before_pattern: str = ""
    """Before the four digits of a decade, without a sign that they are one: "années 1990"."""
    decade_patterns: tuple[str, ...] = ()
    """Decades of two digits, as the group ``short``."""
    century_after_decade_pattern: str = ""
    """Which century a decade is of; its word for century is one word, the last."""
    century_patterns: tuple[str, ...] = ()
    """With the number as the group ``century``."""
    abbreviations_with_stop: frozenset[str] = frozenset()
    """Of two characters: their stop belongs to the date, even at the end of a sentence."""

    half_pattern: str
    third_pattern: str
    quarter_pattern: str
    ten_days_pattern: str = ""
    """A third of a month: the 1st to 10th, the 11th to 20th, the rest."""
    week_pattern: str
    month_of_year_pattern: str = ""
    """Months counted from January: "third month of 2021"."""
    months_pattern: str
    weeks_pattern: str
    days_pattern: str
    first_pattern: str
    """First, before several days, weeks or months."""
    number_follows: bool = False
    """Whether a half or a quarter comes before its number: "the half first"."""

    range_pattern: str
    """Between the first and the last of a range."""
    and_pattern: str
    joined_and_pattern: str = ""
    """Written with the word after it."""
    between_pattern: str
    numerals_and_pattern: str = ""
    """Between two numerals, where the word for what they count is after the second alone."""
    numerals_to_pattern: str = ""
    anchor_pattern: str
    """In every date whose year has no four digits."""
    quarter_anchor_pattern: str
    """In every quarter, with or without a year."""
    first_words: tuple[str, ...] = ()
    """Words that a date may begin with, other than those of CalendarWords."""
    beginning_pattern: str = ""
    """Other characters that a date may begin with."""

    decade_of_life_pattern: str = ""
    """Before a decade that is somebody's age."""
    before_decade_pattern: str = ""
    """Before two digits and an ending that are a decade."""
    word_after_pattern: str = ""
    """After an ordinal of two digits: it counts what the word names, and is no decade."""
    decade_endings: tuple[str, ...] = ()
    """Those that no such ordinal has."""
    decades_alone: tuple[str, ...] = ()
    """Beginnings of decades in words that mean nothing else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RelativeWords:
    """Words that date by the day they are said on."""

    days: Mapping[int, str]
    """Patterns by days from today: -1 for yesterday."""
    turns: Mapping[str, int]
    """Last (-1), this (0), next (1); stems, where ``turn_ending_pattern`` ends them."""
    turn_ending_pattern: str = ""
    units: Mapping[str, Unit]
    """Stems, where ``unit_ending_pattern`` ends them."""
    unit_ending_pattern: str = ""
    week_pattern: str
    of_week_pattern: str = ""
    """Between a weekday and its week: "Monday of next week"."""
    on_weekday_pattern: str = ""
    """Between a week and its day: "last week on Monday"."""
    no_turn_pattern: str = ""
    """What looks like a unit of the calendar, and is none: "last Monday of"."""
    one: tuple[str, ...] = ()
    """Words that count one, other than the cardinals."""
    ago_patterns: tuple[str, ...]
    hence_patterns: tuple[str, ...] = ()
    to_now_patterns: tuple[str, ...]
    """Time up to now: "the past two years"."""
    day_of_month_pattern: str
    """Between the number of a day and a month: "20th of last month"."""

    ahead_patterns: tuple[str, ...]
    """Before a date: the words look ahead. One that ends in ``\\Z`` is right before it."""
    ahead_after_pattern: str
    previous_pattern: str
    """Counts from the time spoken of, not from today."""
    before_ambiguous_month_pattern: str = ""
    numbered_weekday_pattern: str = ""
    """The day of the month after a weekday, as a group: "Monday the 22nd"."""
    other_day_pattern: str
    """Before a weekday that is no certain day, or a feast."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodWords:
    """Words that open or close a period: "since", "until", "between"; in texts and in questions."""

    openers: Mapping[Relation, tuple[str, ...]]
    """In a text, before the days named."""
    about_pattern: str
    onwards_pattern: str
    backwards_pattern: str
    to_now_pattern: str
    from_pattern: str
    from_on_pattern: str = ""
    """After a date that "from" begins: "from 2014 on"."""
    measures_pattern: str
    """Before "before" and "after": how far from the days named, which are then near it."""
    measured_openers: frozenset[str] = frozenset()
    """Others than those of before and after that may be measured."""
    denies_pattern: str
    unit_pattern: str = ""
    """Units of time, which something "starting" on a day lasts."""
    openers_after_units: tuple[str, ...] = ()
    """Beginnings of openers that say when so many units begin."""
    week_of_pattern: str = ""
    week_from_pattern: str = ""
    week_to_pattern: str = ""
    cases_excluded: Mapping[str, str] = field(default_factory=dict)
    """By opener, a pattern that no word after it may have: "с" and an instrumental is "with"."""
    cases_required: Mapping[str, str] = field(default_factory=dict)
    """By opener, a pattern that a word after it must have: "по" with an accusative is "until"."""
    whole_date_pattern: str = ""
    """After "the", a date that is no adjective: "the 1990s", "the 5th of May"."""

    question_openers: Mapping[Relation, tuple[str, ...]]
    """In a question, before the days named."""
    question_to_now_pattern: str
    period_of_pattern: str
    """Before such an opener: "in the period from"."""
    range_openers_pattern: str
    between: frozenset[str]
    and_words: frozenset[str]
    to_words_pattern: str
    joiners: frozenset[str]
    """Between two times of a question; they go with them."""
    backwards_range_pattern: str
    """Before bare numbers: then they are years, though they run backwards in time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearWords:
    """The words around four digits that tell a year from a number, a quantity or a name."""

    dating: frozenset[str] = frozenset()
    """Before the digits these say that they are a year, whatever else the text does with them."""
    prepositions: frozenset[str]
    """Before the digits these allow them to be a year. Those that date are among them."""
    abbreviated: frozenset[str] = frozenset()
    """Of circa, born, died and the like; with a full stop."""
    determiners: frozenset[str] = frozenset()
    large_number: frozenset[str]
    """Before a quantity."""
    rough: frozenset[str] = frozenset()
    """Of those, the ones that go before a year too: "around 2020"."""
    not_quantity: frozenset[str] = frozenset()
    """Earlier words with which a year follows: "later than"."""
    measures: frozenset[str]
    """What has a quantity: "a population of 1987"."""
    numbered: frozenset[str]
    numbered_after: frozenset[str] = frozenset()
    units: frozenset[str]
    of_words: frozenset[str] = frozenset()
    streets: frozenset[str] = frozenset()
    of_a_time: frozenset[str] = frozenset()
    """After a year and a hyphen."""
    participle_pattern: str = ""
    """The same, by ending: "2008-founded"."""
    no_count_before: frozenset[str] = frozenset()
    """Before a year that a plural noun follows, without being counted by it."""
    name_to_year: frozenset[str] = frozenset()
    """Between a name and the years that belong to it."""
    plan_to_years: frozenset[str] = frozenset()
    """The same, where a range is rarely anything but the years of a plan."""
    instruments: frozenset[str] = frozenset()
    """Heads of names that carry a year of their own, when written as names."""
    instrument_pattern: str = ""
    """The same, by stem."""
    name_links: frozenset[str] = frozenset()
    verbs_in_s: frozenset[str] = frozenset()
    """No plurals, though they end so."""
    finite_verb_pattern: str = ""
    not_finite: frozenset[str] = frozenset()
    """Words that end as finite verbs do."""
    column: frozenset[str]
    """In the name of a column whose cells are years."""
    season_before_pattern: str
    season_after_pattern: str
    """What begins in one calendar year and ends in the next."""
    work_before_pattern: str = ""
    """A work right before its title."""
    cohort_before_pattern: str = ""
    title_after_pattern: str = ""
    """After a year that is part of a title, or of a company's name; capitals as written."""


@dataclass(frozen=True, slots=True)
class Language:
    calendar: CalendarWords
    forms: DateForms
    relative: RelativeWords
    periods: PeriodWords
    years: YearWords
