"""A number of a claim beside those of a source, its lists and its days."""

from __future__ import annotations

from typing import Final

from retriever.claims.compare.compare_dates import days_of
from retriever.claims.compare.differences import Context, Difference
from retriever.claims.compare.name_identity import same_name
from retriever.claims.compare.roles import counted, counts_the_same
from retriever.claims.extract.enumerations import name_lists
from retriever.claims.extract.numbers import Number, agree
from retriever.claims.extract.sentence import Sentence
from sourceline.text.words import stems

_DAYS: Final = frozenset(stems("day день дня дней"))
_LONGEST: Final = 21
"""Days that are counted; a longer time is a month."""


def compare_number(
    claim: Sentence, number: Number, source: Sentence, context: Context
) -> Difference | bool | None:
    """True where the source says it too, what it says instead, None where it counts none such."""
    same = [other for other in source.numbers if counts_the_same(claim, number, source, other)]
    if any(agree(number, other) for other in same):
        return True
    told = [other for other in source.numbers if other.unit == number.unit]
    if any(number.value == other.value and agree(number, other) for other in told):
        return True
    taken = [
        other
        for other in same
        if not any(agree(own, other) for own in claim.numbers)
        and not _of_others(claim, source, other)
    ]
    if taken:
        return Difference("number", number.span, taken[0].span)
    if found := _listed(claim, number, source) or _lasted(claim, number, source):
        return found
    for sentence in context.sentences:
        for other in sentence.numbers:
            if counts_the_same(claim, number, sentence, other) and agree(number, other):
                return True
    return None


def _of_others(claim: Sentence, source: Sentence, number: Number) -> bool:
    """Whether what is counted belongs to who is not in the claim: "9 EAG member states"."""
    words = counted(source, number)
    named = [n for n in source.names if any(n.span.overlaps(word.span) for word in words)]
    return any(not any(same_name(own, name) for own in claim.names) for name in named)


def _listed(claim: Sentence, number: Number, source: Sentence) -> Difference | bool:
    """A count beside the names that the source lists: "three countries" and "A, B and C"."""
    of = counted(claim, number)
    lists = name_lists(source)
    if number.unit or not of or not lists:
        return False
    if any(number.low <= len(each.names) <= number.high for each in lists):
        return True
    sure = [each for each in lists if each.is_of(of)]
    return Difference("number", number.span, sure[0].span) if len(sure) == 1 else False


def _lasted(claim: Sentence, number: Number, source: Sentence) -> Difference | bool:
    """A count of days beside those that the source names: "a four-day meeting", "16-19 May"."""
    if number.unit or not any(word.stem in _DAYS for word in counted(claim, number)):
        return False
    lengths = [(each, days_of(each.interval)) for each in source.dates]
    lengths = [(each, days) for each, days in lengths if 1 < days <= _LONGEST]
    if any(number.low <= days <= number.high for _, days in lengths):
        return True
    return Difference("number", number.span, lengths[0][0].span) if len(lengths) == 1 else False
