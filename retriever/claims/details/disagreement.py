"""Whether two sources that differ speak of the same event, and so disagree."""

from __future__ import annotations

from retriever.claims.assess_passages import PassageAssessment
from retriever.claims.compare.same_event import different_events
from retriever.claims.details.event_sentences import antecedents, sentence_of
from retriever.claims.extract.sentence import Sentence


def may_disagree(claim: Sentence, one: PassageAssessment, deciding: PassageAssessment) -> bool:
    """Not where they name other days or places, nor where the claim is of a time that the first
    does not name."""
    own, other = [sentence_of(deciding), *antecedents(deciding)], sentence_of(one)
    for difference in one.comparison.differences:
        if any(different_events(each, other, difference.kind) for each in own):
            return False
        if difference.kind != "date" and not _of_its_time(claim, other):
            return False
    return True


def _of_its_time(claim: Sentence, other: Sentence) -> bool:
    return all(
        any(
            own.interval.overlaps(date.interval) and own.interval.is_open == date.interval.is_open
            for date in other.dates
        )
        for own in claim.dates
    )
