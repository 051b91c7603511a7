"""Who did it, by the sentence that says so: "was led by Ms. Sow and Mr. Berg".

A reader takes the nearest name; the verb asked for and its "by" tell exactly who, and all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from retriever.answer.premises.said_sentences import SaidSentence
from retriever.answer.premises.unborne import ROLES
from retriever.answer.question_words import QuestionWords
from sourceline.records import Span
from sourceline.text.words import FUNCTION_WORDS, stems

_ASKED: Final = re.compile(
    r"\bwho\s+(?:(?:has|have|had|is|are|was|were|will|would|also|be|been|being)\s+)*"
    r"(?P<verb>[a-z]{3,})\b",
    re.IGNORECASE,
)
_BY: Final = re.compile(
    r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+)?(?P<verb>[a-z]{3,})"
    r"(?:\s+(?:for|out|up|over))?\s+(?:\w+ly\s+)?by\s+(?=(?:the\s+)?[^\W\d_a-zа-яё])"
)
_CAPITAL: Final = r"[^\W\d_a-zа-яё][\w.&'’-]*"
_BEHIND: Final = (
    "in|on|at|from|to|with|during|after|before|as|under|through|while|by|since|until|who|which|that"
    "|is|are|was|were|has|have|had|but|or|if|when|where"
)
_NAME: Final = re.compile(
    rf"(?:the\s+)?{_CAPITAL}(?:\s+(?:(?:(?:of|for|the|and|de|du|la|el|al|von|van|&)\s+)*"
    rf"|(?!(?:{_BEHIND})\s)[a-z]+\s+){_CAPITAL})*"
)
"""Words with capitals, with small ones between them that join, or one other ("Danish firm X")."""
_TITLE: Final = re.compile(r"(?:Mr|Mrs|Ms|Mx|Dr|Prof|Professor|Captain|Major|Colonel|General)\b")
_NEXT: Final = re.compile(
    r"(?:,\s+[^,.;:]{2,60})?,?\s+(?:and|together\s+with)\s+(?:by\s+)?(?=(?:the\s+)?[A-Z])"
)
_AND: Final = re.compile(r"\s+and\s+")
_MOST: Final = 6
_LOOKED_AT: Final = 3
"""Passages from the top that may say who did it."""
_LEAST: Final = 0.6
"""Share of the weight of what is asked about that the sentence must bear with its context."""


@dataclass(frozen=True, slots=True)
class Doers:
    sentence: SaidSentence
    words: tuple[Span, ...]


def done_by(
    words: QuestionWords, sentences: Iterable[SaidSentence], answered: Span | None
) -> Doers | None:
    """All who did what is asked, where a sentence says so outright and the reader missed some.

    ``answered`` are the words of the first passage that answer otherwise. None where no sentence
    says it of what is asked about.
    """
    asked = _ASKED.search(words.query.question.text)
    if asked is None or asked["verb"].casefold() in FUNCTION_WORDS:
        return None
    meant = _meant(words, asked["verb"])
    for sentence in sentences:
        if sentence.at >= _LOOKED_AT:
            return None
        for doers in _doers(sentence, meant):
            found = sentence.at == 0 and _hold(doers, answered)
            if found or _is_about_it(words, sentence, asked["verb"]):
                return Doers(sentence, doers)
    return None


def _hold(doers: Iterable[Span], answered: Span | None) -> bool:
    return answered is not None and any(one.overlaps(answered) for one in doers)


def _meant(words: QuestionWords, verb: str) -> frozenset[str]:
    own = frozenset(stems(verb))
    return own.union(*(ring for ring in ROLES if own & ring))


def _doers(sentence: SaidSentence, meant: frozenset[str]) -> Iterator[tuple[Span, ...]]:
    for found in _BY.finditer(sentence.text):
        if meant & set(stems(found["verb"])):
            doers = tuple(islice(_named(sentence.text, found.end()), _MOST))
            if doers:
                yield tuple(one.shift(sentence.span.start) for one in doers)


def _named(text: str, start: int) -> Iterator[Span]:
    """The names from here on, without what stands behind them ("…, programme officer, and …")."""
    while (found := _NAME.match(text, start)) is not None:
        yield from _persons_apart(text, Span(*found.span()))
        after = _NEXT.match(text, found.end())
        if after is None:
            return
        start = after.end()


def _persons_apart(text: str, span: Span) -> Iterator[Span]:
    """ "Ms. Sow and Mr. Berg" are two; "the Ministry of Health and Sport" is one."""
    start = span.start
    for joint in _AND.finditer(text, span.start, span.end):
        if _TITLE.match(text, joint.end()) and _TITLE.match(text, start):
            yield Span(start, joint.start())
            start = joint.end()
    yield Span(start, span.end - (text[span.end - 1] == "."))


def _is_about_it(words: QuestionWords, sentence: SaidSentence, verb: str) -> bool:
    """Whether the sentence with its context is about all that the question names, and most else."""
    context = sentence.with_context
    if words.lacking(context):
        return False
    verbs = set(stems(verb))
    asked = [one for one in words.plain_stems if one not in verbs]
    total = sum(map(words.weight, asked))
    borne = sum(words.weight(one) * words.loosely(one, context) for one in asked)
    return total > 0 and borne >= _LEAST * total
