"""Whether four digits on their own are a year: read from the words around them.

The number of a committee, a quantity, a part of a name ("Agenda 2030") is none. The rules are
tried in order and the first that applies decides. What a text numbers
somewhere ("the 1267 and 1988 Committees") stays a number in the rest of it, unless the words
there plainly date (one sense per discourse: Gale, Church & Yarowsky, 1992).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

from sourceline.dates.expressions import BareYears
from sourceline.dates.words import lexicon
from sourceline.dates.years import word_sets
from sourceline.dates.years.word_sets import PREPOSITIONS
from sourceline.dates.years.years_in_titles import in_title

YearVerdict = Literal["year", "weak year", "number", "other"]
"""A weak year gives way where the text uses the same digits as a number; other is no date."""
_CYRILLIC: Final = re.compile("[а-яё]+")
_TOKEN = re.compile(r"[^\W_]+(?:\.[a-z]\b)?|\n[^\S\n]{0,20}\n|[^\w\s]")
_LOOK: Final = 160
_NOTHING: Final = ["", "", ""]
LIKELY_YEARS: Final = range(1800, 2100)
_YEAR_DIGITS: Final = 4


@dataclass(frozen=True)
class YearContext:
    """The words around the digits; tokens nearest first on both sides."""

    text: str
    years: BareYears

    @cached_property
    def before(self) -> list[str]:
        start = self.years.span.start
        return _TOKEN.findall(self.text[max(0, start - _LOOK) : start])[::-1] + _NOTHING

    @cached_property
    def after(self) -> list[str]:
        end = self.years.span.end
        return _TOKEN.findall(self.text[end : end + _LOOK]) + _NOTHING

    @cached_property
    def word_before(self) -> str:
        return self.before[0].casefold()

    @cached_property
    def word_after(self) -> str:
        return self.after[0].casefold()

    @cached_property
    def touches(self) -> tuple[str, str]:
        """The characters right before and right after."""
        span = self.years.span
        return self.text[max(0, span.start - 1) : span.start], self.text[span.end : span.end + 1]

    @property
    def is_dated(self) -> bool:
        return self.years.has_year_word or self.word_before in word_sets.DATING


YearRule = Callable[[YearContext], bool]
_HYPHENATED: Final = re.compile(r"-([^\W\d_]+)")


def _is_glued(context: YearContext) -> bool:
    """Inside an identifier, an amount or a path: A-1400, $2000, 2000$, report-2021.pdf."""
    before, after = context.touches
    return before in set("$€£¥#=+_/\\@&№-–") - {""} or after in set("$€£¥%°=_/\\@") - {""}


def _measures(context: YearContext) -> bool:
    """1024-bit, 2000-seat, 1500-метровый: a number before a hyphen counts what the noun names.

    A year goes only before words of time (1990-era) and participles (2008-founded).
    """
    joined = _HYPHENATED.match(context.text, context.years.span.end)
    if joined is None or context.years.has_year_word:
        return False
    word = joined[1].casefold()
    return word not in word_sets.OF_A_TIME and word_sets.PARTICIPLE.fullmatch(word) is None


def _has_currency(context: YearContext) -> bool:
    return context.before[0] in ("$", "€", "£", "¥", "USD", "EUR", "GBP", "US", "+", "№")


def _is_numbered(context: YearContext) -> bool:
    """Committee 1988, resolutions 1373 and 1988, No. 2021, the 1988 Committee."""
    before = [token for token in context.before[:3] if token not in (".", ":")]
    # "EN 1993" is a standard, "en 1993" a year.
    dates = context.word_before in word_sets.DATING and not context.before[0].isupper()
    if before and before[0].casefold() in word_sets.NUMBERED and not dates:
        return True
    return context.after[0].istitle() and context.word_after in word_sets.NUMBERED_AFTER


def _dates_a_number(context: YearContext) -> bool:
    """resolution 1373 (2001): the year belongs to the number's name."""
    before = [token.casefold() for token in context.before[:3]]
    return before[0] == "(" and before[1].isdigit() and before[2] in word_sets.NUMBERED


def _is_counted(context: YearContext) -> bool:
    if context.word_after in word_sets.UNITS:
        return True
    if context.before[0].isdigit() and not context.is_dated and not _are_two_years(context):
        return True
    if context.word_before in word_sets.LARGE_NUMBER:
        # "later than 2020", "until at least 1978"
        earlier = {token.casefold() for token in context.before[1:3]}
        if earlier & word_sets.NOT_QUANTITY:
            return False
        return context.word_before not in word_sets.ROUGH or _plural_follows(context)
    # As in "a population of 1987" and "Population: 1987".
    measured = context.word_before in word_sets.OF or context.word_before == ":"
    return measured and context.before[1].casefold() in word_sets.MEASURES


def _are_two_years(context: YearContext) -> bool:
    """ "Trainings 2021 2022", the head of a table: only years of our time, none of them counted."""
    left = context.before[0]
    return len(left) == _YEAR_DIGITS and {int(left), *context.years.numbers} <= set(LIKELY_YEARS)


def _counts_a_plural(context: YearContext) -> bool:
    """2021 trainings, for 2000 years; but "the 2021 elections", "in 2021 trainings were"."""
    if context.is_dated or context.years.is_range:
        return False
    if context.word_before in word_sets.NO_COUNT_BEFORE:
        return False
    if context.word_before in word_sets.OF and context.before[1][:1].isupper():
        # "the French Confession of 1559 shows": a verb, not a plural.
        return False
    return _plural_follows(context) and context.word_before not in word_sets.DETERMINERS


def _plural_follows(context: YearContext) -> bool:
    word = context.after[0]
    if _CYRILLIC.fullmatch(word):
        # What follows a Russian year without the word for it is no genitive.
        return context.word_before not in PREPOSITIONS
    plural = word.islower() and len(word) > 3 and word.endswith("s") and not word.endswith("ss")
    return plural and word not in word_sets.VERBS_IN_S


def _is_house_number(context: YearContext) -> bool:
    if context.is_dated or not context.after[0][:1].isupper():
        return False
    return any(token.casefold() in word_sets.STREETS for token in context.after[1:4])


def _is_copyright(context: YearContext) -> bool:
    return context.word_before in ("©", "copyright") or context.before[1] == "©"


def _is_in_title(context: YearContext) -> bool:
    if context.is_dated or context.years.is_range:
        return False
    return in_title(context.text, context.years.span)


def _is_in_name_before(context: YearContext) -> bool:
    """Expo 2017, Agenda 2030: a capitalised name with no preposition before the year."""
    word = context.before[0]
    if not word[:1].isalpha() or context.word_before in PREPOSITIONS:
        return False
    if context.years.has_year_word:
        # "саммит ШОС 2021 года" is dated, "Конвенция ООН 1988 года" named.
        return _instrument_before(context.before, named=True)
    if context.word_before in lexicon.MONTHS or context.word_before in lexicon.WEEKDAYS:
        return False
    return word[:1].isupper() or _instrument_before(context.before, named=False)


def _is_in_name_for(context: YearContext) -> bool:
    """Programme for Central Asia for 2022-2025, Convention against Illicit Traffic of 1988."""
    if context.word_before in word_sets.NAME_TO_YEAR:
        return _instrument_before(context.before, named=True)
    if context.word_before in word_sets.PLAN_TO_YEARS:
        # A range is rarely anything but the years of the plan before it.
        return _instrument_before(context.before, named=not context.years.is_range)
    return False


def _instrument_before(tokens: list[str], *, named: bool) -> bool:
    """True where the words before lead back to a head like Programme.

    A name runs over capitals and small links; an unnamed one, in a question typed without
    capitals, over any words without a sign between.
    """
    for token in tokens[:14]:
        word = token.casefold()
        if _CYRILLIC.fullmatch(word):
            if word_sets.INSTRUMENT.fullmatch(word) and (token[:1].isupper() or not named):
                return True
            if word_sets.FINITE_VERB.fullmatch(word) and word not in word_sets.NOT_FINITE:
                return False
            # Only the first word of a Russian name has a capital.
            continue
        if word in word_sets.INSTRUMENTS and (token[:1].isupper() or not named):
            return True
        links = word in word_sets.NAME_LINKS or token[:1].isupper()
        if not links and (named or not token.isalpha()):
            return False
    return False


def _is_in_name_after(context: YearContext) -> bool:
    """the 2030 Agenda, the 2015 Paris Agreement, 2022-2025 Programme."""
    if context.is_dated:
        return False
    for token in context.after[:5]:
        if not token[:1].isupper():
            return False
        if token.casefold() in word_sets.INSTRUMENTS:
            return True
    return False


def _is_said_to_be_a_year(context: YearContext) -> bool:
    return context.is_dated


def _has_preposition(context: YearContext) -> bool:
    if context.word_before == ".":
        return context.before[1].casefold() in word_sets.ABBREVIATED
    return context.word_before in PREPOSITIONS or context.word_before in ("(", "[", "s")


def _is_likely(context: YearContext) -> bool:
    """Without a word that dates: a range, or a number of our time that is not round."""
    numbers = context.years.numbers
    is_range = context.years.is_range
    return is_range or all(number in LIKELY_YEARS and number % 100 for number in numbers)


RULES: Final[tuple[tuple[YearRule, YearVerdict], ...]] = (
    (_is_glued, "other"),
    (_measures, "other"),
    (_has_currency, "other"),
    (_is_numbered, "number"),
    (_dates_a_number, "other"),
    (_is_counted, "other"),
    (_counts_a_plural, "other"),
    (_is_house_number, "other"),
    (_is_copyright, "other"),
    (_is_in_title, "other"),
    (_is_in_name_before, "other"),
    (_is_in_name_for, "other"),
    (_is_in_name_after, "other"),
    (_is_said_to_be_a_year, "year"),
    (_has_preposition, "weak year"),
    (_is_likely, "weak year"),
)


def accepted(text: str, candidates: Iterable[BareYears]) -> frozenset[BareYears]:
    """Those of the candidates that are years of something that happened."""
    verdicts = {candidate: _verdict(YearContext(text, candidate)) for candidate in candidates}
    numbered: set[int] = set()
    for candidate, verdict in verdicts.items():
        if verdict == "number":
            numbered |= candidate.numbers
    return frozenset(
        candidate
        for candidate, verdict in verdicts.items()
        if verdict == "year" or (verdict == "weak year" and not candidate.numbers & numbered)
    )


def _verdict(context: YearContext) -> YearVerdict:
    return next((verdict for rule, verdict in RULES if rule(context)), "other")
