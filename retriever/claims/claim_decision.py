"""Which of the assessed passages decides a claim, and the verdict by it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from retriever.claims.assess_passages import NEAR_BEST, PassageAssessment
from retriever.claims.verdicts import Label

SURE = 0.5
"""Chance from which a single source counts as supporting, or contradicting, by itself."""

_LEAST_COVERED = 0.4
"""Share of a claim that a supporting passage covers."""
_COVERED_BY_DENIAL = 0.6
"""Share of a claim that a passage says besides what it denies, to contradict it."""
_AS_SIMILAR = 0.1
"""How much less of a claim a passage may cover and still be of the same event."""


@dataclass(frozen=True, slots=True)
class ClaimDecision:
    """``passage`` is None where none decides. ``disagreement`` where it supports the claim and
    another passage of the same event contradicts it; ``contradicting`` is that which contradicts
    it most, of whatever event."""

    label: Label
    passage: PassageAssessment | None = None
    disagreement: bool = False
    contradicting: PassageAssessment | None = None

    def confidence(self, assessed: Sequence[PassageAssessment]) -> float:
        """Of all passages, where none decides."""
        if self.passage is None:
            return min((each.chances.not_enough for each in assessed), default=0.0)
        chances = self.passage.chances
        return chances.contradicted if self.label == "contradicted" else chances.supported

    def order(self, assessed: Sequence[PassageAssessment]) -> list[PassageAssessment]:
        """The passage that decides, others near the best by how much they decide, and the rest by
        similarity."""
        near = near_best(assessed)
        first = sorted(near, key=lambda each: (each is not self.passage, -each.decided))
        rest = [each for each in assessed if each not in near]
        return [*first, *sorted(rest, key=lambda each: -each.comparison.similarity)]

    def contradicted_by(self, one: PassageAssessment) -> bool:
        """Whether the differences of a passage are shown: one that covers less of the claim may
        speak of another event, with another date."""
        if self.passage is None:
            return False
        if one is self.passage:
            return self.label == "contradicted"
        if self.label != "contradicted" and len(one.comparison.differences) > 1:
            return False
        return one.chances.contradicted >= SURE and _of_same_event(one, self.passage)


def decide(assessed: Sequence[PassageAssessment]) -> ClaimDecision:
    """A passage that supports the claim decides before one that contradicts it and covers no more
    of it: another date of another year's meeting is no contradiction."""
    near = near_best(assessed)
    supporting, contradicting = _best_supporting(near), _best_contradicting(near)
    if contradicting is None:
        return ClaimDecision("supported" if supporting else "not_found", supporting)
    # Where both are one passage, its words differ, and only the model doubts it.
    if supporting is None or supporting is contradicting:
        return ClaimDecision("contradicted", contradicting)
    if not _as_similar(supporting, contradicting):
        return ClaimDecision("contradicted", contradicting)
    disagreement = _of_same_event(contradicting, supporting)
    return ClaimDecision("supported", supporting, disagreement, contradicting)


def near_best(assessed: Sequence[PassageAssessment]) -> list[PassageAssessment]:
    """Those that cover nearly as much of the claim as the best, or more."""
    best = max((each.comparison.covered_otherwise for each in assessed), default=0.0)
    return [each for each in assessed if each.comparison.covered_otherwise >= best - NEAR_BEST]


def _best_supporting(near: Sequence[PassageAssessment]) -> PassageAssessment | None:
    """Of those that say how many, when and where, as the claim does."""
    complete = [
        each
        for each in near
        if not each.comparison.is_incomplete
        and each.comparison.covered >= _LEAST_COVERED
        and not is_denied(each)
    ]
    best = max(complete, key=lambda each: each.chances.supported, default=None)
    if best is None or best.chances.supported < best.rule.supports_from:
        return None
    return best


def _best_contradicting(near: Sequence[PassageAssessment]) -> PassageAssessment | None:
    differing = [each for each in near if _differs(each, near)]
    sure = [
        each
        for each in differing
        if each.chances.contradicted >= each.rule.contradicts_from
        or (is_denied(each) and each.comparison.covered_otherwise >= _COVERED_BY_DENIAL)
    ]
    return max(sure, key=_same_event_first, default=None)


def is_denied(one: PassageAssessment) -> bool:
    """By a "not", a "cancelled", or another number of the same series: whatever the model says."""
    return any(each.kind in ("negation", "identifier") for each in one.comparison.differences)


def _same_event_first(one: PassageAssessment) -> tuple[int, float]:
    """What agrees in more facts, and differs in fewer, speaks more surely of the same event."""
    comparison = one.comparison
    return len(comparison.agreed) - len(comparison.differences), one.chances.contradicted


def _differs(one: PassageAssessment, near: Sequence[PassageAssessment]) -> bool:
    """Whether something differs, and not because the passage is of something else: then another
    covers more of the claim and says just what differs here."""
    return any(
        not any(
            difference.claim in each.comparison.agreed
            and each.comparison.covered > one.comparison.covered_otherwise
            for each in near
        )
        for difference in one.comparison.differences
    )


def _of_same_event(one: PassageAssessment, deciding: PassageAssessment) -> bool:
    """Whether it covers as much of the claim, and as much of it in the same words."""
    fewer = deciding.comparison.words.literal_share - one.comparison.words.literal_share
    return _as_similar(one, deciding) and fewer <= _AS_SIMILAR


def _as_similar(one: PassageAssessment, other: PassageAssessment) -> bool:
    return one.comparison.covered_otherwise >= other.comparison.covered_otherwise - _AS_SIMILAR
