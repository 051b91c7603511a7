"""Whether words of a claim and words of a source fill the same role in their sentences.

Without a parser, by what stands beside them: the preposition before them and the word it hangs
on, the word that follows, what a number counts. "Released by Atlantic Records" and "released on 2
April by Columbia Records" put both names behind the same "by" of the same verb.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from retriever.claims.extract.numbers import ORDINAL, Number
from retriever.claims.extract.sentence import Sentence
from retriever.claims.extract.sentence_words import PERSONS, Word
from sourceline.records import Span

_PREPOSITION: Final = re.compile(
    r"\b(in|at|on|by|from|to|of|with|for|near|through|into|under|between|against|as|than|via|during"
    r"|в|из|на|с|от|к|по|для|за|о)\s+(?:(?:the|a|an|his|her|its|their|Mr|Mrs|Ms|Dr)\b\.?\s*)*\Z",
    re.IGNORECASE,
)
_IS: Final = re.compile(
    r"\s+(?:was|were|is|are|has\s+been|have\s+been|had\s+been|будет|был\w?)\b", re.I
)
_ALIKE: Final = {"at": "in", "near": "in", "into": "to", "via": "through"}
_BACK: Final = 40
_REACH: Final = 10
"""Words before a name among which the word its preposition hangs on is looked for."""
_ROOT: Final = 5
_BESIDE: Final = 2
"""Words after a number, or beside a name, that tell what it is of."""


@dataclass(frozen=True, slots=True)
class Role:
    """The preposition before some words (blank for none), and the words around them."""

    preposition: str
    before: tuple[Word, ...]
    """Content words before, the nearest first."""
    after: tuple[Word, ...]
    passive: bool
    """Whether a form of "be" follows: what comes then is done to it."""


def role_of(sentence: Sentence, span: Span) -> Role:
    text = sentence.text
    begin = max(sentence.span.start, span.start - _BACK)
    found = _PREPOSITION.search(text[begin : span.start])
    preposition = found[1].casefold() if found else ""
    content = [word for word in sentence.words if word.is_content]
    before = [word for word in reversed(content) if word.span.end <= span.start]
    after = [word for word in content if word.span.start >= span.end]
    return Role(
        _ALIKE.get(preposition, preposition),
        tuple(before[:_REACH]),
        tuple(after[:_BESIDE]),
        bool(_IS.match(text, span.end)),
    )


def same_role(claim: Role, source: Role) -> bool:
    """Whether two names, or dates, stand in the same place of what their sentences tell."""
    alike = claim.preposition == source.preposition
    if claim.preposition and alike and _meets(claim.before[:_BESIDE], source.before):
        return True
    if (
        claim.preposition == "by"
        and not source.preposition
        and _meets(claim.before[:1], source.after)
    ):  # "released by Atlantic", "Atlantic released"
        return True
    if (
        not claim.preposition
        and source.preposition == "by"
        and _meets(claim.after, source.before[:_BESIDE])
    ):
        return True
    if alike and _meets(claim.after[:1], source.after[:1]) and claim.passive == source.passive:
        return True
    # "A was elected", "elected A".
    if claim.passive != source.passive and not claim.preposition and not source.preposition:
        done, doing = (claim, source) if claim.passive else (source, claim)
        return _meets(done.after[:1], doing.before[:1])
    # "Financed by X", "with the financial support of Y".
    if claim.preposition == "by" and source.preposition in ("of", "from"):
        return _meets(claim.before[:1], source.before[:3])
    return (
        not claim.preposition
        and not source.preposition
        and bool(claim.before)
        and _meets(claim.before[:1], source.before[:1])
    )


def _meets(ones: tuple[Word, ...], others: tuple[Word, ...]) -> bool:
    return any(
        one.keys & other.keys or _one_root(one.stem, other.stem) for one in ones for other in others
    )


def _one_root(one: str, other: str) -> bool:
    """ "financ", "financi"."""
    short, long = sorted((one, other), key=len)
    return len(short) >= _ROOT and long.startswith(short)


def counts_the_same(claim: Sentence, number: Number, source: Sentence, other: Number) -> bool:
    """Whether two numbers are of the same unit and count the same thing."""
    if number.unit != other.unit:
        return False
    one, two = counted(claim, number), counted(source, other)
    if number.unit and number.unit != ORDINAL:
        return True
    return bool(keys(one[:1]) & keys(two) or keys(one) & keys(two[:1]))


def counted(sentence: Sentence, number: Number) -> tuple[Word, ...]:
    """What a number counts: the two words after it, those of a phrase; of a label ("Phase 7"),
    with nothing behind, the word before."""
    content = [word for word in sentence.words if word.is_content]
    after: list[Word] = []
    at = number.span.end
    for word in content:
        if word.span.start < number.span.end:
            continue
        between = sentence.text[at : word.span.start]
        if after and sentence.text[number.span.end] == "-":  # "a five-day training": days
            break
        if re.search(r"[.,;:()]|\b(?:in|on|by|from|to|at|with|for|and|or)\b", between):
            break
        after.append(word)
        at = word.span.end
        if len(after) == _BESIDE:
            break
    if after:
        return tuple(after)
    before = [word for word in content if word.span.end <= number.span.start]
    return tuple(before[-1:])


def keys(words: tuple[Word, ...]) -> frozenset[str]:
    return frozenset(key for word in words for key in word.keys) | (
        PERSONS if any(word.stem in PERSONS for word in words) else frozenset()
    )
