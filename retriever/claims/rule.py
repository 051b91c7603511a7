"""The one fitted rule: what the comparison says and what the model says, weighed together.

Multinomial logistic regression, the chance of "not enough" as its ground: a score each for
supported and contradicted. Fitted by `python -m training.claims_rule` on pairs that the model has
not seen (see there).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from retriever.claims.compare import Comparison
from retriever.claims.model import Judgement


@dataclass(frozen=True, slots=True)
class Rule:
    """Bias first, then a weight for each of features(), in order."""

    supported: tuple[float, ...]
    contradicted: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Chances:
    """Probabilities; they add up to 1."""

    supported: float
    contradicted: float
    not_enough: float


BY_RULES: Final = Rule(
    supported=(-0.8846, -0.3358, 2.0677, -0.7249, -0.5675, 0.2584, 1.4648),
    contradicted=(-0.6508, 0.0334, -0.6507, 0.0655, 1.5177, 1.7519, 1.0656),
)
BY_BOTH: Final = BY_RULES


def features(comparison: Comparison, judgement: Judgement | None) -> tuple[float, ...]:
    """Words shared, words and facts told, share of facts missing; whether a number or date, a name
    or place, a negation differs; then how far the model's logits are above "not enough"."""
    kinds = [each.kind for each in comparison.differences]
    told = (
        comparison.share,
        comparison.told,
        comparison.missing / comparison.facts if comparison.facts else 0.0,
        float("number" in kinds or "date" in kinds),
        float("name" in kinds or "place" in kinds),
        float("negation" in kinds),
    )
    if judgement is None:
        return told
    return (
        *told,
        judgement.supported - judgement.not_enough,
        judgement.contradicted - judgement.not_enough,
    )


def weigh(comparison: Comparison, judgement: Judgement | None, rule: Rule | None = None) -> Chances:
    """The chances of each verdict on a claim by one piece of evidence."""
    rule = rule or (BY_RULES if judgement is None else BY_BOTH)
    own = features(comparison, judgement)
    supported, contradicted = (
        weights[0] + sum(w * value for w, value in zip(weights[1:], own, strict=True))
        for weights in (rule.supported, rule.contradicted)
    )
    top = max(supported, contradicted, 0.0)
    parts = [math.exp(score - top) for score in (supported, contradicted, 0.0)]
    return Chances(*(part / sum(parts) for part in parts))
