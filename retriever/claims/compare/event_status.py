"""What was cancelled or postponed, said by a claim to have taken place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from retriever.claims.compare.differences import ClaimDifference
from retriever.claims.extract.sentence import Sentence
from sourceline.records import DateMention, Interval, Span
from sourceline.text.event_changes import CALLED_OFF, NOT_HELD, PUT_OFF, TO

_CANCELLED: Final = (CALLED_OFF, NOT_HELD)
_PLANNED: Final = re.compile(
    r"\b(?:plan(?:s|ned)?|scheduled|announced|intended|expected|due\s+to|to\s+be|will|would|shall"
    r"|planning|going\s+to|намечен\w*|намечал\w+|запланирован\w*|назначен\w*|планир\w+|будет|должн\w+)\b",
    re.IGNORECASE,
)
_TOOK_PLACE: Final = re.compile(
    r"\b(?:(?:took|taken|takes)\s+place|(?:was|were|has\s+been|had\s+been|been)\s+(?:\w+ly\s+)?"
    r"(?:held|opened|conducted|organi[sz]ed|launched|inaugurated|completed|carried\s+out|given|run"
    r"|signed|delivered|introduced|started|convened|staged|hosted)"
    r"|went\s+ahead|happened|occurred|opened|began|started|gathered|met"
    r"|состоял\w+|прош[её]?л[аои]?|был[аои]?\s+(?:провед\w+|открыт\w*|организован\w*)|провел[аи]?"
    r"|провёл|открыл\w+|начал\w+)\b",
    re.IGNORECASE,
)
_BEFORE_DAY: Final = re.compile(rf"{TO.pattern}\Z", re.IGNORECASE)
_FROM: Final = re.compile(r"\b(?:from|с)\s+(?:the\s+)?\Z", re.IGNORECASE)
_OPENS_WITH_TO: Final = re.compile(r"(?:to|until|till|на|до)\b", re.IGNORECASE)
_LOOKED_BACK: Final = 40
"""Characters."""


_TO_COME: Final = re.compile(
    r"\b(?:will|shall|(?:is|are|was|were)\s+to|to\s+be|plan(?:s|ned)?|planning|scheduled|due\s+to"
    r"|going\s+to|намечен\w*|запланирован\w*|планир\w+|будет|будут|состоится|предстоит)\b",
    re.IGNORECASE,
)


def only_planned(claim: Sentence, source: Sentence) -> Span | None:
    """The words of a claim by which something took place that a source only says is to come."""
    own = _first((_TOOK_PLACE,), claim)
    if own is None or claim.negations or _first((PUT_OFF, _PLANNED), claim):
        return None
    if _first((_TO_COME,), source) is None or _first((_TOOK_PLACE,), source) is not None:
        return None
    return own


def status_differences(claim: Sentence, source: Sentence) -> Iterator[ClaimDifference]:
    """Where the claim has it that something took place that the source says was called off, or put
    off to another day: the first only. For sentences of the same event."""
    own = _first((_TOOK_PLACE,), claim)
    if own is None or _first((*_CANCELLED, PUT_OFF, _PLANNED), claim) or claim.negations:
        return
    cancelled = _first(_CANCELLED, source)
    if cancelled is not None:
        yield ClaimDifference("negation", own, cancelled)
        return
    postponed = _first((PUT_OFF,), source)
    if postponed is None or not source.dates or _first((_TOOK_PLACE,), source) is not None:
        return
    new = next(_new_days(source, postponed), None)
    if new is None or not claim.dates:
        yield ClaimDifference("negation", own, postponed)
        return
    for date in claim.dates:
        if not date.interval.overlaps(new.interval):
            yield ClaimDifference("date", date.span, new.span)
            return


def _new_days(source: Sentence, postponed: Span) -> Iterator[DateMention]:
    """The days that it is put off to: the last of "postponed from 3 May to 7 June"."""
    for date in source.dates:
        if date.span.start < postponed.end:
            continue
        before = source.text[max(postponed.end, date.span.start - _LOOKED_BACK) : date.span.start]
        last = date.interval.last
        if _FROM.search(before) and last is not None:
            yield DateMention(date.span, Interval(last, last), date.by_reference)
        elif _BEFORE_DAY.search(before) or _OPENS_WITH_TO.match(date.span.of(source.text)):
            yield date


def _first(patterns: Sequence[re.Pattern[str]], sentence: Sentence) -> Span | None:
    """What the first of the patterns that is there finds."""
    for pattern in patterns:
        found = pattern.search(sentence.text, sentence.span.start, sentence.span.end)
        if found is not None:
            return Span(*found.span())
    return None
