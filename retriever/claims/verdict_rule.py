"""The one fitted rule: the chances of each verdict by the comparison and the model together.

Multinomial logistic regression with "not enough" as the reference class: a score each for
supported and contradicted. Fitted by `python -m training.claims.fit_rule` on pairs that the model
has not seen (see there).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from retriever.claims.compare.comparison import Comparison
from retriever.claims.nli_model import Judgement


@dataclass(frozen=True, slots=True)
class VerdictRule:
    """``supported`` and ``contradicted``: bias first, then a weight for each of features(), in
    order.

    ``supports_from`` and ``contradicts_from`` are the chances from which a passage that a search
    found may decide. They are low, since most of what a search finds says nothing about the claim,
    so that "not enough" is likely everywhere; set on 50 claims about the seeds by someone who had
    not seen the code.
    """

    supported: tuple[float, ...]
    contradicted: tuple[float, ...]
    supports_from: float
    contradicts_from: float


@dataclass(frozen=True, slots=True)
class Chances:
    """Probabilities; they add up to 1."""

    supported: float
    contradicted: float
    not_enough: float


BY_RULES: Final = VerdictRule(
    supported=(-1.028, 2.7989, -0.3987, -0.5457, -0.8241, 0.4852, 1.6499, 2.7134),
    contradicted=(-0.1854, 0.6082, -0.6365, -0.4435, -0.0424, 2.0647, 2.6486, 2.9568),
    supports_from=0.4,
    contradicts_from=0.25,
)
BY_BOTH: Final = VerdictRule(
    supported=(
        *(-1.1315, 1.709, 0.2136, -0.2515, -0.4736, 0.2798, 1.1885, 1.9975),
        *(0.2694, -0.0009),
    ),
    contradicted=(
        *(-0.7423, 0.4639, -0.1578, -0.1681, 0.2057, 1.763, 2.1045, 2.0056),
        *(-0.0411, 0.2639),
    ),
    supports_from=0.3,
    contradicts_from=0.25,
)
_MOST_AGREEING: Final = 3


def features(comparison: Comparison, judgement: Judgement | None) -> tuple[float, ...]:
    """What the rule weighs, in order.

    Where nothing differs, the share of words and facts covered, and how many facts agree; the share
    of words in the very sentence; the share of facts missing. Then the share covered otherwise,
    squared, where a number, date or identifier differs, and where a name or place does; the share
    of words where one is denied. Last how far the model's logits are above those of "not enough".
    """
    kinds = {each.kind for each in comparison.differences}
    otherwise = comparison.covered_otherwise**2
    by_comparison = (
        0.0 if kinds else comparison.covered,
        0.0 if kinds else min(len(comparison.agreed), _MOST_AGREEING) / _MOST_AGREEING,
        comparison.words.share,
        comparison.missing / comparison.facts if comparison.facts else 0.0,
        otherwise if kinds & {"number", "date", "identifier"} else 0.0,
        otherwise if kinds & {"name", "place"} else 0.0,
        comparison.words.share if "negation" in kinds else 0.0,
    )
    if judgement is None:
        return by_comparison
    return (
        *by_comparison,
        judgement.supported - judgement.not_enough,
        judgement.contradicted - judgement.not_enough,
    )


def rule_for(judgement: Judgement | None) -> VerdictRule:
    return BY_RULES if judgement is None else BY_BOTH


def verdict_chances(comparison: Comparison, judgement: Judgement | None) -> Chances:
    """The chances of each verdict on a claim by one piece of evidence."""
    rule = rule_for(judgement)
    values = features(comparison, judgement)
    supported, contradicted = (
        weights[0] + sum(w * value for w, value in zip(weights[1:], values, strict=True))
        for weights in (rule.supported, rule.contradicted)
    )
    top = max(supported, contradicted, 0.0)
    parts = [math.exp(score - top) for score in (supported, contradicted, 0.0)]
    return Chances(*(part / sum(parts) for part in parts))
