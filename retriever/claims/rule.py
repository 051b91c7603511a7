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
    supported=(-0.9783, 2.4838, -0.3051, -0.3929, -0.8313, 0.3746, 1.7072, 2.8182),
    contradicted=(-0.2056, 0.5634, -0.6196, -0.3423, -0.0191, 1.9436, 2.4949, 2.7643),
)
BY_BOTH: Final = Rule(
    supported=(-0.5311, 1.3174, 0.0062, -0.488, -0.6624, -0.0668, 1.0139, 2.0081, 0.309, 0.0116),
    contradicted=(
        -0.2581,
        0.3744,
        -0.4311,
        -0.4399,
        0.0571,
        1.4956,
        1.9154,
        1.9645,
        -0.0034,
        0.2745,
    ),
)
"""The mean, in log-odds, of BY_RULES and of the rule fitted with the model, which trusts the model
too much (sufficient_facts kept apart: macro F1 0.624 by it, 0.640 by the mean)."""
_MOST_AGREEING: Final = 3


def features(comparison: Comparison, judgement: Judgement | None) -> tuple[float, ...]:
    """What the rule weighs, in order.

    Where nothing differs, the share of words and facts told, and how many facts agree; the share
    of words in the very sentence; the share of facts missing. Then how alike the sentences are
    else, squared, where a number or date differs, and where a name or place does; words shared
    where one is denied. Last how far the model's logits are above those of "not enough".
    """
    kinds = [each.kind for each in comparison.differences]
    alike = comparison.alike**2
    told = (
        0.0 if kinds else comparison.told,
        0.0 if kinds else min(comparison.agreeing, _MOST_AGREEING) / _MOST_AGREEING,
        comparison.share,
        comparison.missing / comparison.facts if comparison.facts else 0.0,
        alike if "number" in kinds or "date" in kinds else 0.0,
        alike if "name" in kinds or "place" in kinds else 0.0,
        comparison.share if "negation" in kinds else 0.0,
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
