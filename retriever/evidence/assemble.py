"""Passages made evidence: each a hit with its marks and its acronyms explained."""

from __future__ import annotations

from collections.abc import Sequence

from retriever.answer.select_answers import AnswerWords
from retriever.evidence.acronym_glosses import glosses
from retriever.evidence.highlight import mark_evidence, mark_terms
from retriever.evidence.hits import hit_of_group
from retriever.query.query import Query
from retriever.ranking.candidate import RankedCandidate
from retriever.ranking.deduplicate import Group
from retriever.results import Evidence, Highlight
from sourceline.index.library import Library


def assemble(
    library: Library, query: Query, shown: Sequence[Group], words: Sequence[AnswerWords]
) -> tuple[Evidence, ...]:
    """The passages in the order given; ``words`` are those of each that answer."""
    explained = glosses(library, [group.stored for group in shown])
    return tuple(
        Evidence(hit_of_group(group, rank), _marks(group.first, query, own), acronyms)
        for rank, (group, own, acronyms) in enumerate(
            zip(shown, words, explained, strict=True), start=1
        )
    )


def _marks(one: RankedCandidate, query: Query, words: AnswerWords) -> tuple[Highlight, ...]:
    if words is None or one.sentences is None:
        return mark_terms(one.stored, query.marked_stems)
    return mark_evidence(one.stored, one.sentences, query.marked_stems, words)
