"""A number of a claim compared with those of a source, its lists and its days."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from retriever.claims.compare.compare_dates import day_count
from retriever.claims.compare.differences import ClaimDifference, FactState, SentenceContext
from retriever.claims.compare.name_identity import same_name
from retriever.claims.compare.roles import count_same_thing, counted_words
from retriever.claims.extract.enumerations import name_lists
from retriever.claims.extract.numbers import Number, supports_number, unit_named
from retriever.claims.extract.sentence import Sentence
from sourceline.text.words import stems

_OF_COLUMN: Final = re.compile(r"\(([^\s()]{1,4})\):")
""" "Contributions (US$): 500,000"."""
_DAY_STEMS: Final = frozenset(stems("day день дня дней"))
_MOST_DAYS: Final = 21
"""That a text counts; a longer time is a month."""


def compare_number(
    claim: Sentence, number: Number, source: Sentence, context: SentenceContext
) -> FactState:
    """As a difference the number of the source, its list of names or its days."""
    same_thing = _of_same_thing(claim, number, source)
    if any(supports_number(number, other) for other in same_thing):
        return "agrees"
    if _repeated(number, source):
        return "agrees"
    if others := _other_numbers(claim, source, same_thing):
        return ClaimDifference("number", number.span, others[0].span)
    for compare in (_compare_with_lists, _compare_with_days):
        state = compare(claim, number, source)
        if state != "missing":
            return state
    in_context = any(
        supports_number(number, other)
        for sentence in context.sentences
        for other in _of_same_thing(claim, number, sentence)
    )
    in_context = in_context or any(_in_column(number, each) for each in context.sentences)
    return "agrees" if in_context else "missing"


def _of_same_thing(claim: Sentence, number: Number, source: Sentence) -> list[Number]:
    return [other for other in source.numbers if count_same_thing(claim, number, source, other)]


def _repeated(number: Number, source: Sentence) -> bool:
    """Whether the source has the very value in the same unit, whatever it counts."""
    return any(
        number.unit == other.unit and number.value == other.value and supports_number(number, other)
        for other in source.numbers
    )


def _in_column(number: Number, row: Sentence) -> bool:
    """Whether a row of a table has the value, and the name of a column its currency."""
    units = {unit_named(found) for found in _OF_COLUMN.findall(row.text)}
    return number.unit in units and any(
        not other.unit and other.value == number.value for other in row.numbers
    )


def _other_numbers(
    claim: Sentence, source: Sentence, same_thing: Sequence[Number]
) -> Sequence[Number]:
    """Those that support no number of the claim and are of what it names."""
    return [
        other
        for other in same_thing
        if not any(supports_number(own, other) for own in claim.numbers)
        and not _of_unnamed(claim, source, other)
    ]


def _of_unnamed(claim: Sentence, source: Sentence, number: Number) -> bool:
    """Whether what is counted belongs to a name that is not in the claim: "9 EAG member states"."""
    words = counted_words(source, number)
    owners = [n for n in source.names if any(n.span.overlaps(word.span) for word in words)]
    return any(not any(same_name(own, owner) for own in claim.names) for owner in owners)


def _compare_with_lists(claim: Sentence, number: Number, source: Sentence) -> FactState:
    """A count with the names that the source lists: "three countries" and "A, B and C"."""
    counted = counted_words(claim, number)
    if number.unit or not counted:
        return "missing"
    lists = name_lists(source)
    if any(number.low <= len(each.names) <= number.high for each in lists):
        return "agrees"
    of_counted = [each.span for each in lists if each.enumerates(counted)]
    if len(of_counted) == 1:
        return ClaimDifference("number", number.span, of_counted[0])
    return "missing"


def _compare_with_days(claim: Sentence, number: Number, source: Sentence) -> FactState:
    """A count of days with the dates of the source: "a four-day meeting" and "16-19 May"."""
    if number.unit or not any(w.stem in _DAY_STEMS for w in counted_words(claim, number)):
        return "missing"
    counted = [date for date in source.dates if 1 < day_count(date.interval) <= _MOST_DAYS]
    if any(number.low <= day_count(date.interval) <= number.high for date in counted):
        return "agrees"
    if len(counted) == 1:
        return ClaimDifference("number", number.span, counted[0].span)
    return "missing"
