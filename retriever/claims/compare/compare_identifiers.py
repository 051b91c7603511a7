"""An identifier of a claim, a plate, an annex, an account, compared with those of a source.

Identifiers are alike where they name the same kind of thing: two annexes, two phones, two codes
of one shape. Of a letter the number stands in its head, and its sentences speak of that letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from retriever.claims.compare.differences import ClaimDifference, FactState, SentenceContext
from retriever.claims.extract.sentence import Sentence
from sourceline.identifiers import Identifier, is_within

_DIGITS: Final = re.compile(r"\d+")
_BY_SHAPE: Final = frozenset(["code", "number"])
_UNLIKE: Final = 0.5
"""Share of the signs that may differ in two codes of one shape."""


def compare_identifier(
    claim: Sentence, identifier: Identifier, source: Sentence, context: SentenceContext
) -> FactState:
    if _named(identifier, source.identifiers):
        return "agrees"
    if others := list(_others(claim, identifier, source)):
        return ClaimDifference("identifier", identifier.span, others[0].span)
    around = [(each, other) for each in _near(source, context) for other in each.identifiers]
    alike = [other for _, other in around if _alike(identifier, other)]
    if any(_is_same(identifier, other) for other in alike):
        # Where several are named around it, the sentence may speak of any of them.
        same = all(_is_same(identifier, other) for other in alike)
        return "agrees" if same else "missing"
    unnamed = [each for each in alike if not _named(each, claim.identifiers)]
    if len({each.normal for each in unnamed}) == 1:
        return ClaimDifference("identifier", identifier.span, unnamed[0].span)
    return "missing"


def _near(source: Sentence, context: SentenceContext) -> Iterator[Sentence]:
    """What is around the sentence in its own text: spans in another cannot be shown."""
    return (each for each in context.sentences if each.text == source.text)


def _named(identifier: Identifier, others: tuple[Identifier, ...]) -> bool:
    return any(_is_same(identifier, other) for other in others)


def _is_same(identifier: Identifier, other: Identifier) -> bool:
    """ "Article 15(2)" is in article 15, but the article is not that paragraph."""
    return is_within(other.normal, identifier.normal) or identifier.normal == other.normal


def _others(claim: Sentence, identifier: Identifier, source: Sentence) -> Iterator[Identifier]:
    """Those of the source that the claim does not name, of the kind of this one."""
    for other in source.identifiers:
        if _alike(identifier, other) and not _named(other, claim.identifiers):
            yield other


def _alike(identifier: Identifier, other: Identifier) -> bool:
    if identifier.kind in _BY_SHAPE and other.kind in _BY_SHAPE:
        one, two = identifier.normal, other.normal
        return _shape(one) == _shape(two) and _share_differing(one, two) <= _UNLIKE
    return identifier.kind == other.kind


def _shape(normal: str) -> str:
    """Letters as they are, since a series is known by them; digits as one sign: "ppr#"."""
    return _DIGITS.sub("#", normal)


def _share_differing(one: str, two: str) -> float:
    if len(one) != len(two):
        return abs(len(one) - len(two)) / max(len(one), len(two)) + _UNLIKE / 2
    return sum(a != b for a, b in zip(one, two, strict=True)) / max(1, len(one))
