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
    supported=(-3.0, 2.0, 3.5, -2.0, -2.0, -2.0),
    contradicted=(-3.0, 1.0, 1.5, -1.0, 3.0, 2.5),
)
BY_BOTH: Final = BY_RULES


def features(comparison: Comparison, judgement: Judgement | None) -> tuple[float, ...]:
    """Words shared, words and facts told, share of facts missing, whether anything but a negation
    differs, whether a negation does; then how far the model's logits are above "not enough"."""
    kinds = [each.kind for each in comparison.differences]
    told = (
        comparison.share,
        comparison.told,
        comparison.missing / comparison.facts if comparison.facts else 0.0,
        float(any(kind != "negation" for kind in kinds)),
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
