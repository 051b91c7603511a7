"""Found or not, and how sure: from scores, since ranks do not say how good a match is."""

from __future__ import annotations

import math
from dataclasses import dataclass

from retriever.look import Look
from retriever.reader import Reading


@dataclass(frozen=True, slots=True)
class Rule:
    """A logistic regression on features(), and the probability from which a passage answers."""

    bias: float
    weights: tuple[float, ...]
    threshold: float


# Fitted by `python -m training.found` on articles of SQuAD 2.0 and, for questions, on sites of
# PolicyQA that the reader was not trained on (see there for how, and for the figures).
QUESTION = Rule(bias=-1.8710, weights=(1.4196, 0.2753), threshold=0.1648)
TOPIC = Rule(bias=-7.8786, weights=(7.5698, 3.8325), threshold=0.2268)
"""For words that ask nothing ("support from Japan"): the reader has no say in these."""


@dataclass(frozen=True, slots=True)
class Decision:
    found: bool
    confidence: float


NOTHING = Decision(found=False, confidence=0.0)
"""Where there is no passage at all."""


def features(look: Look, reading: Reading | None) -> tuple[float, ...]:
    """What the rules are fitted on, in the order of their weights.

    How near the best sentence is counts only where there is no reading: how high a cosine is
    differs from one kind of text to another more than it differs between right and wrong.
    """
    coverage = max(look.coverages)
    if reading is None:
        return look.best_similarity, coverage
    return coverage, reading.relevance


def decide(
    look: Look, reading: Reading | None, *, in_period: bool | None, period_asked: bool
) -> Decision:
    """Whether a passage is taken to answer, and the estimated probability that it does.

    ``reading`` is None for a topic. A passage outside the asked period is never the answer,
    however well its words fit; nor is one that nothing dates, which may be of any time.
    """
    if period_asked and in_period is False:
        return NOTHING
    rule = TOPIC if reading is None else QUESTION
    found = features(look, reading)
    logit = rule.bias + sum(w * value for w, value in zip(rule.weights, found, strict=True))
    probability = 1 / (1 + math.exp(-logit))
    if period_asked and in_period is None:
        return Decision(found=False, confidence=min(probability, rule.threshold) / 2)
    return Decision(probability >= rule.threshold, probability)
