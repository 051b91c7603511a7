"""Candidates narrowed to what belongs to the identifiers of a question, for reading alone."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

from retriever.identified.identifier_places import asked_identifiers, nearest
from retriever.identified.identifier_scope import Scope, find_scope
from retriever.query.query import Query
from retriever.ranking.candidate import Candidate, RankedCandidate
from retriever.ranking.temporal import judge
from retriever.results import Misread, Question
from sourceline.index.library import Library
from sourceline.records import Span
from sourceline.text.words import stems

_LABEL: Final = re.compile(r"(?P<label>[^\W\d_]+)\s+(?:(?:No|Nr|number)\.?\s*|№\s*|#)?\Z")
"""What kind of thing the identifier is of: it need not stand beside it ("Ref. 14/2-317")."""


@dataclass(frozen=True, slots=True)
class AskedScope:
    """What a question's identifiers leave to answer it; ``absent`` are those in no document."""

    scope: Scope | None
    absent: tuple[Misread, ...]


def asked_scope(
    library: Library, question: Question, documents: Collection[str] | None
) -> AskedScope:
    """The sentences that belong to every identifier of the question; no scope where it has none."""
    scopes: list[Scope] = []
    absent: list[Misread] = []
    for asked in asked_identifiers(question.text):
        found = find_scope(library, asked, documents)
        if found is None:
            absent.append(
                Misread(asked.text, _message(asked.text, nearest(library, asked, documents)))
            )
        else:
            scopes.append(found)
    return AskedScope(_shared(scopes), tuple(absent))


def without_identifiers(query: Query) -> Query:
    """The query weighed without the words of its identifiers: what is in scope has them."""
    text = query.question.text
    named: set[str] = set()
    for asked in asked_identifiers(text):
        label = _LABEL.search(text, 0, asked.identifier.span.start)
        named.update(stems(asked.text), stems(label["label"]) if label else ())
    weights = {stem: weight for stem, weight in query.weights.items() if stem not in named}
    return replace(query, weights=weights) if weights else query


def narrowed(scope: Scope, candidates: Sequence[Candidate], query: Query) -> list[Candidate]:
    """The candidates in scope, all that the search missed too, with other words blank."""
    known = {one.row: one for one in candidates}
    period = query.question.period
    found = []
    for row, stored in sorted(scope.passages.items()):
        one = known.get(row) or Candidate(
            stored, cosine=None, bm25=0.0, dating=judge(stored, period)
        )
        found.append(replace(one, stored=scope.masked(stored)))
    return found


def widened(
    ranked: Sequence[RankedCandidate], scope: Scope, candidates: Sequence[Candidate]
) -> tuple[RankedCandidate, ...]:
    """The ranking with the passages as they are, and the others, which never answer, behind."""
    whole = [
        replace(one, candidate=replace(one.candidate, stored=scope.whole(one.row)))
        for one in ranked
    ]
    low = whole[-1].score if whole else 0.0
    others = [one for one in candidates if one.row not in scope.passages]
    return (*whole, *(RankedCandidate(one, low - 1 - at) for at, one in enumerate(others)))


def _shared(scopes: Sequence[Scope]) -> Scope | None:
    """The sentences in all of the scopes; of the first where they share none."""
    if not scopes:
        return None
    first, *others = scopes
    sentences: dict[int, frozenset[Span]] = dict(first.sentences)
    for other in others:
        both = {row: own & other.sentences.get(row, frozenset()) for row, own in sentences.items()}
        sentences = {row: own for row, own in both.items() if own} or sentences
    return Scope(sentences, {row: first.passages[row] for row in sentences})


def _message(asked: str, near: Sequence[str]) -> str:
    """ "Annex IX is in none of the documents; nearest: Annex IV, Annex VI." """
    others = f"; nearest: {', '.join(near)}" if near else ""
    return f"{asked} is in none of the documents{others}."
