"""Whether words of a claim and words of a source have the same role in their sentences.

Without a parser, by the words around them: the preposition before them and the word it depends on,
the word that follows, what a number counts. "Released by Atlantic Records" and "released on 2 April
by Columbia Records" put both names behind the same "by" of the same verb.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from retriever.claims.extract.numbers import ORDINAL, Number
from retriever.claims.extract.sentence import Sentence
from retriever.claims.extract.sentence_words import SentenceWord, all_equivalents
from sourceline.records import Span

_PREPOSITION: Final = re.compile(
    r"\b(in|at|on|by|from|to|of|with|for|near|through|into|under|between|against|as|than|via|during"
    r"|в|из|на|с|от|к|по|для|за|о)\s+(?:(?:the|a|an|his|her|its|their|Mr|Mrs|Ms|Dr)\b\.?\s*)*\Z",
    re.IGNORECASE,
)
_BE: Final = re.compile(
    r"\s+(?:was|were|is|are|has\s+been|have\s+been|had\s+been|будет|был\w?)\b", re.I
)
_PHRASE_END: Final = re.compile(r"[.,;:()]|\b(?:in|on|by|from|to|at|with|for|and|or)\b")
_SAME_PREPOSITION: Final = {"at": "in", "near": "in", "into": "to", "via": "through"}
_LOOKED_BACK: Final = 40
"""Characters."""
_REACH: Final = 10
"""Words before a name among which the one that its preposition depends on is looked for."""
_SHORTEST_ROOT: Final = 5
_NEIGHBOURS: Final = 2
"""Words after a number, or next to a name, that say what it is of."""


@dataclass(frozen=True, slots=True)
class Role:
    """The preposition before some words (blank for none), and the content words around them.

    ``before`` has the nearest first. ``is_passive`` where a form of "be" follows: what comes then
    is done to it.
    """

    preposition: str
    before: tuple[SentenceWord, ...]
    after: tuple[SentenceWord, ...]
    is_passive: bool


def role_of(sentence: Sentence, span: Span) -> Role:
    begin = max(sentence.span.start, span.start - _LOOKED_BACK)
    found = _PREPOSITION.search(sentence.text[begin : span.start])
    preposition = found[1].casefold() if found else ""
    content = sentence.content_words
    before = (word for word in reversed(content) if word.span.end <= span.start)
    after = (word for word in content if word.span.start >= span.end)
    return Role(
        _SAME_PREPOSITION.get(preposition, preposition),
        tuple(islice(before, _REACH)),
        tuple(islice(after, _NEIGHBOURS)),
        bool(_BE.match(sentence.text, span.end)),
    )


def same_role(claim: Role, source: Role) -> bool:
    """Whether two names, or dates, have the same role in what their sentences say."""
    return any(is_same(claim, source) for is_same in _SAME_ROLE)


def _behind_same_preposition(claim: Role, source: Role) -> bool:
    return (
        bool(claim.preposition)
        and claim.preposition == source.preposition
        and _share_meaning(claim.before[:_NEIGHBOURS], source.before)
    )


def _agent_and_subject(claim: Role, source: Role) -> bool:
    """ "Released by Atlantic", "Atlantic released"."""
    by_agent = claim.preposition == "by" and not source.preposition
    return by_agent and _share_meaning(claim.before[:1], source.after)


def _subject_and_agent(claim: Role, source: Role) -> bool:
    by_agent = not claim.preposition and source.preposition == "by"
    return by_agent and _share_meaning(claim.after, source.before[:_NEIGHBOURS])


def _before_same_word(claim: Role, source: Role) -> bool:
    return (
        claim.preposition == source.preposition
        and claim.is_passive == source.is_passive
        and _share_meaning(claim.after[:1], source.after[:1])
    )


def _passive_and_active(claim: Role, source: Role) -> bool:
    """ "A was elected", "elected A"."""
    if claim.preposition or source.preposition or claim.is_passive == source.is_passive:
        return False
    passive, active = (claim, source) if claim.is_passive else (source, claim)
    return _share_meaning(passive.after[:1], active.before[:1])


def _agent_and_giver(claim: Role, source: Role) -> bool:
    """ "Financed by X", "with the financial support of Y"."""
    given = claim.preposition == "by" and source.preposition in ("of", "from")
    return given and _share_meaning(claim.before[:1], source.before[:3])


def _behind_same_word(claim: Role, source: Role) -> bool:
    if claim.preposition or source.preposition or claim.is_passive != source.is_passive:
        return False
    return _share_meaning(claim.before[:1], source.before[:1])


_SAME_ROLE: Final[tuple[Callable[[Role, Role], bool], ...]] = (
    _behind_same_preposition,
    _agent_and_subject,
    _subject_and_agent,
    _before_same_word,
    _passive_and_active,
    _agent_and_giver,
    _behind_same_word,
)


def _share_meaning(words: tuple[SentenceWord, ...], others: tuple[SentenceWord, ...]) -> bool:
    return any(
        one.equivalents & other.equivalents or _same_root(one.stem, other.stem)
        for one in words
        for other in others
    )


def _same_root(one: str, other: str) -> bool:
    """ "financ", "financi"."""
    short, long = sorted((one, other), key=len)
    return len(short) >= _SHORTEST_ROOT and long.startswith(short)


def count_same_thing(claim: Sentence, number: Number, source: Sentence, other: Number) -> bool:
    """Whether two numbers are of the same unit and count the same thing."""
    if number.unit != other.unit:
        return False
    if number.unit and number.unit != ORDINAL:
        return True
    one, two = counted_words(claim, number), counted_words(source, other)
    return bool(
        all_equivalents(one[:1]) & all_equivalents(two)
        or all_equivalents(one) & all_equivalents(two[:1])
    )


def counted_words(sentence: Sentence, number: Number) -> tuple[SentenceWord, ...]:
    """What a number counts: the two words after it, those of a phrase; of a label ("Phase 7"),
    with nothing behind, the word before."""
    content = sentence.content_words
    # In "a five-day training" the days alone are counted.
    most = 1 if sentence.text[number.span.end : number.span.end + 1] == "-" else _NEIGHBOURS
    after = tuple(islice(_phrase_after(sentence, number.span), most))
    before = [word for word in content if word.span.end <= number.span.start]
    return after or tuple(before[-1:])


def _phrase_after(sentence: Sentence, span: Span) -> Iterator[SentenceWord]:
    """The content words behind a span, up to a sign or preposition between two of them."""
    last = span
    for word in sentence.content_words:
        if word.span.start < span.end:
            continue
        if _PHRASE_END.search(sentence.text_between(last, word.span)):
            return
        yield word
        last = word.span
