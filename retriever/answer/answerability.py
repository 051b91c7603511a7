"""Found or not, and how sure: from scores, since ranks do not say how good a match is."""

from __future__ import annotations

import math
from dataclasses import dataclass

from retriever.ranking.sentence_scores import SentenceScores
from retriever.ranking.signals import bounded
from retriever.reading.reader import Reading


@dataclass(frozen=True, slots=True)
class DecisionRule:
    """A logistic regression on features(), and the probability from which a passage answers."""

    bias: float
    weights: tuple[float, ...]
    threshold: float


# Fitted by `python -m training.ranking.fit_ranking` (see there on what, and how well).
QUESTION = DecisionRule(bias=-1.7928, weights=(1.5512, 3.5827), threshold=0.2965)
TOPIC = DecisionRule(bias=-3.6612, weights=(1.9563, 3.3789, 2.5813), threshold=0.2076)
"""For words that ask nothing ("support from Japan")."""
WHOLE_TOPIC = 0.5
"""How sure at least, where every word of a topic occurs in the passage: of such passages of SQuAD
(the articles kept apart, half of the topics taken out with their article) 0.6 were right."""
_ALL = 0.9
"""Of a topic's weight of words, as such or in another form (retriever/query/expansion.py)."""
UNREAD = DecisionRule(bias=-2.6862, weights=(4.5489,), threshold=0.3555)
"""Where the reader does not know the language."""


ACROSS_LANGUAGES = 1.0
"""Taken for the share of a question's words where a passage is in another language and cannot have
them, set by hand: what the reader says decides alone. Of 40 Russian questions of xquad put to the
English paragraphs half were answered so, and 4 of the same without the paragraph that answers."""


@dataclass(frozen=True, slots=True)
class Decision:
    found: bool
    confidence: float


NOTHING = Decision(found=False, confidence=0.0)
"""Where there is no passage at all."""


def rule_for(reading: Reading | None, *, asks: bool) -> DecisionRule:
    if reading is None:
        return UNREAD
    return QUESTION if asks else TOPIC


def features(scores: SentenceScores, reading: Reading | None, *, asks: bool) -> tuple[float, ...]:
    """What the rules are fitted on, in the order of their weights.

    The share of the question's words in the best sentence, what the reader says (see
    signals.bounded), and the cosine of the nearest sentence. The last counts only where the words
    ask nothing: how high a cosine is differs from one kind of text to another more than it
    differs between right and wrong.
    """
    coverage = max(scores.coverages)
    if reading is None:
        return (coverage,)
    relevance = bounded(reading.relevance)
    return (coverage, relevance) if asks else (coverage, relevance, scores.best_similarity)


def decide(
    scores: SentenceScores,
    reading: Reading | None,
    *,
    asks: bool,
    in_period: bool | None,
    period_asked: bool,
    across_languages: bool = False,
) -> Decision:
    """Whether a passage is taken to answer, and the estimated probability that it does.

    ``reading`` is None where the passage was not read. A passage outside the asked period is
    never the answer, however well its words fit; nor is one that nothing dates, which may be of
    any time.
    """
    if period_asked and in_period is False:
        return NOTHING
    rule = rule_for(reading, asks=asks)
    coverage, *rest = features(scores, reading, asks=asks)
    found = (max(coverage, ACROSS_LANGUAGES) if across_languages and rest else coverage, *rest)
    logit = rule.bias + sum(w * value for w, value in zip(rule.weights, found, strict=True))
    probability = 1 / (1 + math.exp(-logit))
    if not asks and scores.coverage >= _ALL:
        probability = max(probability, WHOLE_TOPIC)
    if period_asked and in_period is None:
        return Decision(found=False, confidence=min(probability, rule.threshold) / 2)
    return Decision(probability >= rule.threshold, probability)
