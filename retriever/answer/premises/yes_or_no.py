"""A question that wants yes or no: the sentence that settles it, with its negation, as the answer.

Never a bare yes: whether the sentence says yes is left to the reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from retriever.answer.premises.denial_words import DENIED, DID_NOT_TAKE_PLACE, HAPPENING
from retriever.answer.premises.said_sentences import SaidSentence
from retriever.answer.premises.superseded import Override, clause_around, is_about
from retriever.answer.question_words import QuestionWords
from sourceline.records import Span
from sourceline.text.event_changes import PUT_OFF

_ASKS: Final = re.compile(
    r"^\W*(?:(?:and|but|so|then)\s+)?(?:did|was|were|is|are|has|have|had|does|do|can|could|will"
    r"|would|should)\b(?!.*\bor\b)(?!.*\b(?:who|what|when|where|why|how|which)\b)"
    r"|\bли\b|^\W*(?:правда\s+ли|был[аои]?|состоял\w*)\s",
    re.IGNORECASE | re.DOTALL,
)
_LEAST: Final = 0.7
"""Share of the weight of the question's words that the sentence must bear."""
_SETTLES: Final = 0.15
"""What it adds that a sentence says the event was denied, called off or moved."""
_IN_PERIOD: Final = 0.1


def asks_yes_or_no(question: str) -> bool:
    return _ASKS.search(question) is not None


def settling(words: QuestionWords, sentences: Iterable[SaidSentence]) -> Override | None:
    """The sentence that bears what is asked, all its names among it; None where none does."""
    best: tuple[float, SaidSentence] | None = None
    for sentence in sentences:
        if sentence.span == sentence.stored.heading_span:
            continue
        if not is_about(words, sentence):
            continue
        score = _score(words, sentence)
        if score is not None and (best is None or score > best[0] + 1e-6):
            best = score, sentence
    if best is None:
        return None
    sentence = best[1]
    found = _denial(sentence)
    at = Span(*found.span()).shift(sentence.span.start) if found else sentence.span
    return Override(sentence, clause_around(sentence, at))


def _denial(sentence: SaidSentence) -> re.Match[str] | None:
    for cue in (PUT_OFF, *DID_NOT_TAKE_PLACE, DENIED):
        found = cue.search(sentence.text)
        if found:
            return found
    return None


def _score(words: QuestionWords, sentence: SaidSentence) -> float | None:
    """The share that the sentence bears, itself for the most; None where it is too little."""
    moved = any(cue.search(sentence.text) for cue in (PUT_OFF, *DID_NOT_TAKE_PLACE))
    asked = [one for one in words.plain_stems if not (moved and one in HAPPENING)]
    total = sum(map(words.weight, asked))
    if not total:
        return None
    around = sum(words.weight(one) * words.loosely(one, sentence.with_context) for one in asked)
    own = sum(words.weight(one) * words.loosely(one, sentence.stems) for one in asked)
    if around / total < _LEAST or own / total < _LEAST / 2:
        return None
    settles = _SETTLES if moved or DENIED.search(sentence.text) else 0.0
    period = words.query.question.period
    dated = period is not None and any(
        each.interval.overlaps(period.interval) for each in sentence.dates
    )
    if period is not None and sentence.dates and not dated:
        return None
    return (own + around) / (2 * total) + settles + (_IN_PERIOD if dated else 0.0)
