"""A verdict weighed again by the details of the claim: supported only if all that it says is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from retriever.claims.assess_passages import PassageAssessment
from retriever.claims.claim_decision import ClaimDecision, is_denied, near_best
from retriever.claims.compare.comparison import compare_sentences
from retriever.claims.compare.event_status import only_planned
from retriever.claims.details.disagreement import may_disagree
from retriever.claims.details.event_sentences import event_sentences
from retriever.claims.details.same_meaning import Encode
from retriever.claims.details.unsupported import DetailSupport, find_unsupported, is_said_literally
from retriever.claims.extract.sentence import Sentence
from sourceline.records import Span
from sourceline.text.language import sentence_language

_LEAST_SAID: Final = 0.5
"""Share of a claim that must be said for it to be partly supported."""
_LEAST_SAID_ALONE: Final = 0.6
"""The same, where no passage supports it as a whole."""

_MOST_SAID: Final = 0.7
"""The same, where a phrase is not said that no comma sets apart ("in four instalments")."""
_LEAST_SAID_OTHERWISE: Final = 0.8
"""The same, for it to be supported as a whole by several sentences."""

_FACTS: Final = 2
"""Place and day, say, that a sentence shares with the claim to be of the same event."""
_COMPARED: Final = ("en", "ru")
"""Languages in which a claim is compared by more than its words: in others it is supported where
one sentence has all of them."""


@dataclass(frozen=True, slots=True)
class WeighedDecision:
    """``unsupported`` are the words of a partly supported claim that no source says."""

    decision: ClaimDecision
    unsupported: tuple[Span, ...] = ()


def weigh_details(
    claim: Sentence,
    decision: ClaimDecision,
    assessed: Sequence[PassageAssessment],
    encode: Encode | None,
) -> WeighedDecision:
    if decision.label == "contradicted":
        return WeighedDecision(decision)
    passage = decision.passage or _nearest(assessed)
    if passage is None:
        return WeighedDecision(decision)
    near = near_best(assessed)
    event = event_sentences(claim, passage, near)
    if decision.label == "supported" and not _is_compared(claim):
        literal = is_said_literally(claim, event)
        return WeighedDecision(decision if literal else ClaimDecision("not_found"))
    support = find_unsupported(claim, event, encode)
    if decision.label == "supported":
        planned = only_planned(claim, event.deciding)
        if planned is not None:
            return _of_planned(decision, assessed, planned)
        return _of_supported(claim, decision, passage, support)
    if any(_denies(claim, each) for each in event.all):
        return WeighedDecision(decision)
    return _of_not_found(claim, decision, passage, support)


def _is_compared(claim: Sentence) -> bool:
    """Whether numbers, dates and words of the claim's language are compared with their meaning."""
    return sentence_language(claim.span.of(claim.text)) in _COMPARED


def _of_planned(
    decision: ClaimDecision, assessed: Sequence[PassageAssessment], took_place: Span
) -> WeighedDecision:
    """A plan is no evidence that it came about, and less so where it was given up."""
    given_up = [
        each for each in assessed if is_denied(each) and len(each.comparison.agreed) >= _FACTS
    ]
    if given_up:
        most = max(given_up, key=lambda each: each.comparison.covered_otherwise)
        return WeighedDecision(ClaimDecision("contradicted", most))
    return WeighedDecision(replace(decision, label="partly_supported"), (took_place,))


def _of_supported(
    claim: Sentence, decision: ClaimDecision, passage: PassageAssessment, support: DetailSupport
) -> WeighedDecision:
    other = decision.contradicting
    if (
        other is not None
        and _says_more_itself(other, passage)
        and may_disagree(claim, other, passage)
    ):
        return WeighedDecision(ClaimDecision("contradicted", other))
    if not support.unsupported:
        return WeighedDecision(decision)
    if other is not None and _says_otherwise(other, support.unsupported):
        return WeighedDecision(ClaimDecision("contradicted", other))
    if support.share < _LEAST_SAID:
        return WeighedDecision(ClaimDecision("not_found"))
    return WeighedDecision(replace(decision, label="partly_supported"), support.unsupported)


def _denies(claim: Sentence, sentence: Sentence) -> bool:
    differences = compare_sentences(claim, sentence).differences
    return any(each.kind == "negation" for each in differences)


def _says_more_itself(one: PassageAssessment, passage: PassageAssessment) -> bool:
    """Where the supporting passage leans on what is around its sentence: a heading that names the
    event supports no day of it."""
    mine, other = passage.comparison, one.comparison
    return not mine.is_whole and other.own_share > mine.own_share


def _says_otherwise(one: PassageAssessment, unsupported: Sequence[Span]) -> bool:
    """Whether it differs in just what the supporting passage does not say."""
    spans = [each.claim for each in one.comparison.differences]
    return bool(spans) and all(any(span.overlaps(each) for each in unsupported) for span in spans)


def _of_not_found(
    claim: Sentence, decision: ClaimDecision, passage: PassageAssessment, support: DetailSupport
) -> WeighedDecision:
    """Partly supported where what the claim says first is said, and something added is not."""
    if claim.negations or passage.comparison.differences:
        return WeighedDecision(decision)
    if not support.unsupported and _is_sure(claim, passage, support):
        return WeighedDecision(ClaimDecision("supported", passage))
    core = support.core_said and support.share >= _LEAST_SAID_ALONE
    most = support.begins_said and support.share >= _MOST_SAID
    if not support.unsupported or not (core or most):
        return WeighedDecision(decision)
    return WeighedDecision(ClaimDecision("partly_supported", passage), support.unsupported)


def _is_sure(claim: Sentence, passage: PassageAssessment, support: DetailSupport) -> bool:
    """Whether all of it is said, a fact among it, though the sentence itself says it otherwise."""
    chances = passage.chances
    said = support.share >= _LEAST_SAID_OTHERWISE and bool(claim.fact_spans)
    return said and chances.supported > chances.contradicted


def _nearest(assessed: Sequence[PassageAssessment]) -> PassageAssessment | None:
    return max(assessed, key=lambda each: each.comparison.covered, default=None)
