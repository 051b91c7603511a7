"""Found or not, and how sure: from scores, since ranks do not say how good a match is."""

from __future__ import annotations

import math
from dataclasses import dataclass

from retriever.look import Look
from retriever.rank import belief
from retriever.reader import Reading


@dataclass(frozen=True, slots=True)
class Rule:
    """A logistic regression on features(), and the probability from which a passage answers."""

    bias: float
    weights: tuple[float, ...]
    threshold: float


# Fitted by `python -m training.ranking` (see there on what, and how well).
QUESTION = Rule(bias=-1.8710, weights=(1.4196, 0.0, 0.2753, 0.0), threshold=0.1648)
TOPIC = Rule(bias=-7.8786, weights=(3.8325, 7.5698, 0.0, 0.0), threshold=0.2268)
"""For words that ask nothing ("support from Japan")."""


@dataclass(frozen=True, slots=True)
class Decision:
    found: bool
    confidence: float


NOTHING = Decision(found=False, confidence=0.0)
"""Where there is no passage at all."""


def features(look: Look, reading: Reading) -> tuple[float, ...]:
    """What the rules are fitted on, in the order of their weights.

    The share of the question's words in the best sentence, the cosine of the nearest one, and
    what the reader says: its relevance (logits, to 10 either way) and its belief (0 to 1).
    """
    relevance = max(-10.0, min(10.0, reading.relevance))
    return max(look.coverages), look.best_similarity, relevance, belief(reading)


def decide(
    look: Look, reading: Reading, *, asks: bool, in_period: bool | None, period_asked: bool
) -> Decision:
    """Whether a passage is taken to answer, and the estimated probability that it does.

    A passage outside the asked period is never the answer, however well its words fit; nor is
    one that nothing dates, which may be of any time.
    """
    if period_asked and in_period is False:
        return NOTHING
    rule = QUESTION if asks else TOPIC
    found = features(look, reading)
    logit = rule.bias + sum(w * value for w, value in zip(rule.weights, found, strict=True))
    probability = 1 / (1 + math.exp(-logit))
    if period_asked and in_period is None:
        return Decision(found=False, confidence=min(probability, rule.threshold) / 2)
    return Decision(probability >= rule.threshold, probability)
