"""Each fact of a claim (date, number, identifier, name) compared with a sentence of a source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from retriever.claims.compare.compare_dates import compare_date
from retriever.claims.compare.compare_identifiers import compare_identifier
from retriever.claims.compare.compare_names import compare_name
from retriever.claims.compare.compare_numbers import compare_number
from retriever.claims.compare.differences import ClaimDifference, FactState, SentenceContext
from retriever.claims.extract.sentence import Sentence
from retriever.claims.extract.sentence_names import Name
from sourceline.records import Span


@dataclass(frozen=True, slots=True)
class FactStates:
    """What the source says to each fact, by the fact's span in the claim."""

    by_span: Mapping[Span, FactState]

    @property
    def agreed(self) -> frozenset[Span]:
        return frozenset(span for span, state in self.by_span.items() if state == "agrees")

    @property
    def missing(self) -> tuple[Span, ...]:
        return tuple(span for span, state in self.by_span.items() if state == "missing")

    @property
    def differing(self) -> tuple[ClaimDifference, ...]:
        return tuple(state for state in self.by_span.values() if isinstance(state, ClaimDifference))


def compare_facts(claim: Sentence, source: Sentence, context: SentenceContext) -> FactStates:
    return FactStates(dict(_states(claim, source, context)))


def _states(
    claim: Sentence, source: Sentence, context: SentenceContext
) -> Iterator[tuple[Span, FactState]]:
    for mention in claim.dates:
        yield mention.span, compare_date(claim, mention, source, context)
    for number in claim.numbers:
        yield number.span, compare_number(claim, number, source, context)
    for identifier in claim.identifiers:
        yield identifier.span, compare_identifier(claim, identifier, source, context)
    for name in claim.names:
        state = compare_name(claim, name, source, context)
        if isinstance(state, ClaimDifference) and _holds_post(claim, name):
            state = "missing"  # compare_posts compares holders, by their post
        yield name.span, state


def _holds_post(claim: Sentence, name: Name) -> bool:
    return any(name.span.overlaps(post.holder) for post in claim.posts)
