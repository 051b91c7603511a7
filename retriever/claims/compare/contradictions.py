"""Which of the differences between a claim and a sentence contradict the claim.

Something contradicts only where the sentences otherwise say the same and both wordings have the
same role; what the source does not speak of is missing, which contradicts nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from retriever.claims.compare.agent_patient import swapped_agents
from retriever.claims.compare.compare_posts import compare_posts
from retriever.claims.compare.coverage import Coverage
from retriever.claims.compare.differences import ClaimDifference
from retriever.claims.compare.event_status import status_differences
from retriever.claims.compare.name_identity import same_name
from retriever.claims.compare.negation import negation_differences
from retriever.claims.compare.roles import role_of, same_role
from retriever.claims.compare.same_event import different_events
from retriever.claims.extract.numbers import ORDINAL
from retriever.claims.extract.sentence import Sentence
from retriever.claims.verdicts import FactKind

LEAST_COVERED: Final[Mapping[FactKind, float]] = {
    "number": 0.5,
    "identifier": 0.5,
    "date": 0.6,
    "name": 0.65,
    "place": 0.65,
}
"""Share of what a claim says besides what differs that the source must say too, for a fact to be
compared; chosen by hand on the training part of fool_me_twice and sufficient_facts."""
_LEAST_COVERED_SUBJECT: Final = 0.8
"""For a name with no preposition before it, since another may well do the same; and for a place in
another role."""
_LEAST_WORDS: Final = 0.5
"""Share of the claim's words in the very sentence, for a name, date or post to be compared."""
_LEAST_WORDS_FOR_NEGATION: Final = 0.7
_LEAST_BESIDE_NAME: Final = 0.4
"""The same, where the sentence names who the claim is about and the rest is said around it."""
_LEAST_AROUND: Final = 0.8
"""Share of the claim's words in the sentence or around it, for a "not" to be of the same event."""
_LEAST_FOR_STATUS: Final = 0.4
"""Share in the very sentence, for it to be of the same event that was cancelled."""

_FACTS_FOR_STATUS: Final = 2
"""Facts that agree, place and day say, from which so few words are enough."""


@dataclass(frozen=True, slots=True)
class Contradictions:
    """``by_words`` are by no fact: a "not", an antonym, exchanged roles."""

    by_fact: Sequence[ClaimDifference]
    by_post: Sequence[ClaimDifference]
    by_words: Sequence[ClaimDifference]

    @property
    def all(self) -> tuple[ClaimDifference, ...]:
        return (*self.by_fact, *self.by_post, *self.by_words)


def find_contradictions(claim: Sentence, source: Sentence, coverage: Coverage) -> Contradictions:
    by_fact = [
        each
        for each in _comparable(claim, coverage)
        if _of_same_event(claim, source, each, coverage)
    ]
    by_words = _by_words(claim, source, coverage)
    if by_fact and _both_may_be_true(claim, source, by_fact, by_words):
        by_fact, by_words = [], []
    if by_status := _by_status(claim, source, coverage):
        by_fact = [each for each in by_fact if each.kind != "date"]
        by_words = by_status
    by_post = compare_posts(claim, source) if coverage.words.share >= _LEAST_WORDS else []
    return Contradictions(by_fact, by_post, by_words)


def _comparable(claim: Sentence, coverage: Coverage) -> Sequence[ClaimDifference]:
    """None where a date is missing, or where nothing but synonyms is shared: the source may speak
    of another event."""
    facts = coverage.facts
    undated = any(facts.by_span[date.span] == "missing" for date in claim.dates)
    anchored = facts.agreed or coverage.words.literal_share
    return facts.differing if anchored and not undated else ()


def _of_same_event(
    claim: Sentence, source: Sentence, difference: ClaimDifference, coverage: Coverage
) -> bool:
    """Whether the sentences share enough for the difference to be one."""
    if difference.kind in ("number", "identifier"):
        return coverage.share_otherwise >= LEAST_COVERED[difference.kind]
    own, other = role_of(claim, difference.claim), role_of(source, difference.source)
    if difference.kind == "place" and not same_role(own, other):
        return min(coverage.words.share, coverage.share_otherwise) >= _LEAST_COVERED_SUBJECT
    is_subject = difference.kind == "name" and not own.preposition
    least = _LEAST_COVERED_SUBJECT if is_subject else LEAST_COVERED[difference.kind]
    return coverage.words.share >= _LEAST_WORDS and coverage.share_otherwise >= least


def _by_words(claim: Sentence, source: Sentence, coverage: Coverage) -> list[ClaimDifference]:
    several = coverage.words.in_sentence + len(coverage.facts.agreed) > 1
    if not several or different_events(claim, source):
        return []
    if not _says_as_much(claim, source, coverage):
        return []
    return [*negation_differences(claim, source), *swapped_agents(claim, source)]


def _says_as_much(claim: Sentence, source: Sentence, coverage: Coverage) -> bool:
    """In the very sentence; or one that names who the claim is about has half of it, and the text
    around the rest: "Japan did not contribute to the building" below "the canine centre"."""
    words = coverage.words
    if words.share >= _LEAST_WORDS_FOR_NEGATION:
        return True
    named = any(same_name(name, other) for name in claim.names for other in source.names)
    return named and words.share >= _LEAST_BESIDE_NAME and words.context_share >= _LEAST_AROUND


def _by_status(claim: Sentence, source: Sentence, coverage: Coverage) -> list[ClaimDifference]:
    """What was cancelled or postponed; not where the days or places are others."""
    words = coverage.words
    several = words.in_sentence + len(coverage.facts.agreed) > 1
    covered = (
        words.share >= _LEAST_FOR_STATUS
        or words.context_share >= _LEAST_AROUND
        or len(coverage.facts.agreed) >= _FACTS_FOR_STATUS
    )
    place_differs = any(each.kind == "place" for each in coverage.facts.differing)
    if not several or not covered or place_differs:
        return []
    return list(status_differences(claim, source))


def _both_may_be_true(
    claim: Sentence,
    source: Sentence,
    by_fact: Sequence[ClaimDifference],
    by_words: Sequence[ClaimDifference],
) -> bool:
    """Each of another event: "did not meet in Rome" and "met in Paris", "the 2nd fair was in Rome"
    and "the 3rd fair was in Paris"."""
    if bool(claim.negations) != bool(source.negations) and (by_words or claim.negations):
        return True
    ordinals = [number.span for number in claim.numbers if number.unit == ORDINAL]
    return len(by_fact) > 1 and any(each.claim in ordinals for each in by_fact)
