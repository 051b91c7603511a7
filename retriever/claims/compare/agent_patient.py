"""Who did it to whom: "A paid B" against "B paid A" and "A was paid by B"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from retriever.claims.compare.name_identity import same_name
from retriever.claims.compare.roles import role_of
from retriever.claims.extract.sentence import Sentence
from retriever.claims.extract.sentence_names import Name
from sourceline.records import Span
from sourceline.text.words import stems

_FROM_TO: Final = frozenset(["from", "to"])
_MUTUAL: Final = frozenset(
    stems(
        "meet met sign agree discuss cooperate talk marry married exchange negotiate border share"
        " join unite fight fought play tie conclude hold held organise organize conduct host"
    )
)
"""Verbs that say the same either way, or whose two names often stand in either order."""
_CLAUSE: Final = re.compile(r"[;:.]|,\s|\b(?:who|which|that|while|and|but)\b", re.I)


@dataclass(frozen=True, slots=True)
class _Deed:
    """What ``doer`` does to ``other``; ``words`` are the keys of the words that say what."""

    doer: Name
    other: Name
    words: frozenset[str]


def turned(claim: Sentence, source: Sentence) -> list[tuple[Span, Span]]:
    """The doer that the claim names and the one that the source names, where the source has the
    same two the other way round; none elsewhere."""
    told = list(_deeds(source, source.names))
    for own in _deeds(claim, claim.names):
        for other in told:
            if (
                own.words & other.words
                and same_name(own.doer, other.other)
                and same_name(own.other, other.doer)
                and not same_name(own.doer, own.other)
            ):
                return [(own.doer.span, other.doer.span)]
    return []


def _deeds(sentence: Sentence, names: Sequence[Name]) -> Iterator[_Deed]:
    for first, second in combinations(names, 2):
        between = sentence.text[first.span.end : second.span.start]
        if _CLAUSE.search(between):
            continue
        one, two = role_of(sentence, first.span), role_of(sentence, second.span)
        if {one.preposition, two.preposition} == _FROM_TO:
            doer, other = (first, second) if one.preposition == "from" else (second, first)
            yield _Deed(doer, other, _FROM_TO)
            continue
        said = [
            word
            for word in sentence.words
            if word.is_content
            and first.span.end <= word.span.start
            and word.span.end <= second.span.start
        ]
        if not said or one.preposition or _MUTUAL & {word.stem for word in said}:
            continue
        words = frozenset(key for word in said for key in word.keys)
        if one.passive and two.preposition == "by":
            yield _Deed(second, first, words)
        elif not one.passive and two.preposition in ("", "to"):
            yield _Deed(first, second, words)
