"""Found or not, and how sure: from scores, since ranks do not say how good a match is."""

from __future__ import annotations

import math
from dataclasses import dataclass

from retriever.look import Look

# Fitted by `python -m training.found` on SQuAD 2.0 (see there for how, and for the figures kept
# apart): a logistic regression on features(), and the threshold that lets 8 % of right first
# passages go.
BIAS = -4.0
WEIGHTS = (3.0, 3.0, 2.0, 2.0)
THRESHOLD = 0.3


@dataclass(frozen=True, slots=True)
class Decision:
    found: bool
    confidence: float


def features(look: Look) -> tuple[float, ...]:
    """What the rule is fitted on, in the order of WEIGHTS."""
    return (look.similarity, look.best_similarity, look.coverage, max(look.coverages))


def decide(first: Look | None, in_period: bool | None, *, period_asked: bool) -> Decision:
    """``first`` is the look at the first passage, None when there is no passage at all.

    A passage outside the asked period is never the answer, however well its words fit; nor is
    one that nothing dates, which may be of any time.
    """
    if first is None or (period_asked and in_period is False):
        return Decision(found=False, confidence=0.0)
    logit = BIAS + sum(w * x for w, x in zip(WEIGHTS, features(first), strict=True))
    confidence = 1 / (1 + math.exp(-logit))
    if period_asked and in_period is None:
        return Decision(found=False, confidence=min(confidence, THRESHOLD) / 2)
    return Decision(confidence >= THRESHOLD, confidence)
