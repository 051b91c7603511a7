"""A plan that something else took the place of: the new day, or that it did not take place.

"The workshop, planned for 14 March, is postponed to 25 April": asked when it is, the answer is 25
April; asked how many took part in a training that was not held, it is that none was.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from retriever.answer.premises.denial_words import (
    ASKS_OF_DENIAL,
    DID_NOT_TAKE_PLACE,
    HAPPENING,
)
from retriever.answer.premises.said_sentences import SaidSentence
from retriever.answer.question_words import QuestionWords
from retriever.query.question_type import AnswerKind
from sourceline.records import Span
from sourceline.text.event_changes import PUT_OFF, TO

_LEAST: Final = 0.5
"""Share of the weight of what is asked about that the sentence must bear with its heading."""
_LEAST_BY_NAME: Final = 0.35
"""Where the sentence itself has a name of the question."""
_BETTER: Final = 0.1
"""By how much a sentence that denies must bear more of it than the sentence that answers."""
_REACH: Final = 60
"""Characters between "postponed" and the new day, at most."""

_LONG: Final = 240
"""Characters: a sentence up to here is quoted whole."""
_ENDS: Final = (
    *("; ", ", and ", ", but ", ", since ", ", because ", "\n"),
    *(", а ", ", но ", ", так как "),
)


@dataclass(frozen=True, slots=True)
class Override:
    """Words that stand before those found otherwise."""

    sentence: SaidSentence
    words: Span
    is_later: bool = False
    """Whether they are the day that took the place of another."""


def superseded(
    words: QuestionWords,
    sentences: Iterable[SaidSentence],
    plain: SaidSentence | None,
    kind: AnswerKind | None,
    asks_amount: bool,
) -> Override | None:
    """None where nothing that was found denies or moves what is asked about.

    ``plain`` is the sentence of the answer found otherwise.
    """
    if ASKS_OF_DENIAL.search(words.query.question.text):
        return None
    if kind not in ("when", "how many") and not asks_amount:
        return None
    held = 0.0 if plain is None else topic_share(words, plain)
    found: list[tuple[float, Override]] = []
    for sentence in sentences:
        share = topic_share(words, sentence)
        if share < _least(words, sentence) or not is_about(words, sentence):
            continue
        span = _said(sentence, kind)
        if span is None:
            continue
        better = plain is None or share >= held + _BETTER or _lacks_name(words, plain)
        if better or (kind == "when" and share >= held and _of_same_event(words, sentence, plain)):
            later = kind == "when" and span == new_day(sentence)
            found.append((share, Override(sentence, span, is_later=later)))
    found.sort(key=lambda pair: -pair[0])
    return found[0][1] if found else None


def is_about(words: QuestionWords, sentence: SaidSentence) -> bool:
    """Whether the sentence says one of the question's own words, and names what it names.

    The sentence before it may name that only where it names nothing itself ("The course …").
    """
    if words.topical and not any(words.loosely(one, sentence.stems) for one in words.topical):
        return False
    if not words.lacking((*sentence.stems, *sentence.above)):
        return True
    return not sentence.names_something and not words.lacking(sentence.with_context)


def _least(words: QuestionWords, sentence: SaidSentence) -> float:
    named = any(words.bears(sentence.stems, name) for name in words.names)
    return _LEAST_BY_NAME if named else _LEAST


def topic_share(words: QuestionWords, sentence: SaidSentence) -> float:
    """The share of what is asked about, without words for taking place, that is said there."""
    asked = [one for one in words.plain_stems if one not in HAPPENING]
    total = sum(map(words.weight, asked))
    borne = sum(words.weight(one) * words.loosely(one, sentence.with_context) for one in asked)
    return borne / total if total else 0.0


def _of_same_event(
    words: QuestionWords, sentence: SaidSentence, plain: SaidSentence | None
) -> bool:
    """Whether a sentence that says no more of the question speaks of the event of the other one:
    it names what the question names, or the day of the other, or is that sentence."""
    if plain is None or plain.span == sentence.span or words.names:
        return True
    days = [mention.interval for mention in plain.dates]
    return any(one.interval.overlaps(day) for one in sentence.dates for day in days)


def _lacks_name(words: QuestionWords, plain: SaidSentence | None) -> bool:
    return plain is not None and bool(words.lacking(plain.with_context))


def _said(sentence: SaidSentence, kind: AnswerKind | None) -> Span | None:
    """The new day where a day is asked, else the clause that says it did not take place."""
    if kind == "when":
        day = new_day(sentence)
        if day is not None:
            return day
    denied = next(filter(None, (cue.search(sentence.text) for cue in DID_NOT_TAKE_PLACE)), None)
    if denied is None:
        return None
    return clause_around(sentence, Span(*denied.span()).shift(sentence.span.start))


def new_day(sentence: SaidSentence) -> Span | None:
    """The day behind "postponed to"; where a range is read from the old to the new, its end."""
    for moved in PUT_OFF.finditer(sentence.text):
        for to in TO.finditer(sentence.text, moved.end(), moved.end() + _REACH):
            at = sentence.span.start + to.end()
            for mention in sentence.dates:
                inside = mention.span.start <= at < mention.span.end
                if inside or 0 <= mention.span.start - at <= 2:
                    return Span(max(at, mention.span.start), mention.span.end)
    return None


def clause_around(sentence: SaidSentence, words: Span) -> Span:
    """The sentence without its final stop, or of a long one the clause that holds the words."""
    text, start = sentence.text, sentence.span.start
    if len(text) <= _LONG:
        return Span(start, start + len(text.rstrip(" .;\n\t")))
    at = words.start - start
    begins = (text.rfind(sign, 0, at) + len(sign) for sign in _ENDS if sign in text[:at])
    begin = max(begins, default=0)
    ends = [found for sign in _ENDS if (found := text.find(sign, words.end - start)) >= 0]
    end = min(ends, default=len(text.rstrip(" .;\n\t")))
    return Span(start + begin, start + max(end, words.end - start))
