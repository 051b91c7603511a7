"""The answer that is a list: every item with its words, its date, its place and its source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from retriever.evidence.acronym_glosses import glosses
from retriever.evidence.highlight import mark_items
from retriever.evidence.hits import hit_of
from retriever.listings.find_items import by_time, find_items
from retriever.listings.item_words import Item
from retriever.listings.lines import MOST_PASSAGES
from retriever.listings.list_request import ListRequest, list_request
from retriever.listings.named_documents import named_documents
from retriever.listings.stated_counts import stated_counts
from retriever.ranking.temporal import judge
from retriever.results import (
    AnswerSpan,
    Evidence,
    ListedItem,
    Period,
    Question,
    QuotedWords,
)
from sourceline.index.index_records import StoredPassage
from sourceline.index.library import Library
from sourceline.records import Span, page_at
from sourceline.settings import SEARCH

_FEWEST: int = 2
"""Items that make a list where the words ask for several things but for no list."""


@dataclass(frozen=True, slots=True)
class Listing:
    """``stated`` are numbers that a text states, ``items`` what was found one by one, both in the
    order shown. ``sure``: no other way of answering need be tried."""

    request: ListRequest
    question: Question
    items: tuple[Item, ...]
    stated: tuple[Item, ...]
    documents: int
    is_cut: bool = False
    """Whether more passages hold the words than are looked at for one list."""

    @property
    def sure(self) -> bool:
        request = self.request
        if request.counts:
            return request.is_occasion and bool(self.stated or (request.times and self.items))
        enough = len(self.items) >= _FEWEST
        return bool(self.items) and (
            request.by_word or request.is_occasion or (request.kind == "donor" and enough)
        )

    @property
    def holds_some(self) -> bool:
        """Whether there is enough to show where nothing else answers."""
        request = self.request
        if request.counts:  # what else is counted the plain way reads more surely
            return request.is_occasion
        alone = request.by_word or request.is_occasion or request.kind != "thing"
        narrowed = request.names or self.question.period is not None
        return len(self.items) >= (1 if alone or narrowed else _FEWEST)


def listing(
    library: Library, question: Question, documents: Collection[str] | None
) -> Listing | None:
    """None where no list is asked for, or nothing is found; ``documents`` are ids."""
    named = named_documents(library, question, documents)
    asked = question if named is None else named.question
    request = list_request(asked)
    if request is None or (request.counts and not _can_be_counted(request)):
        return None
    within = documents if named is None else named.ids
    items = find_items(library, request, asked.period, within, named=named is not None)
    states = request.counts and not request.times
    stated = stated_counts(library, request, asked.period, within) if states else []
    if not items and not stated:
        return None
    searched = library.manifest.counts["documents"] if within is None else len(within)
    is_cut = _is_cut(library, request, within)
    as_asked = replace(asked, text=question.text)
    return Listing(request, as_asked, tuple(items), tuple(stated), searched, is_cut)


def _is_cut(library: Library, request: ListRequest, documents: Collection[str] | None) -> bool:
    if documents is None and len(library) <= MOST_PASSAGES:
        return False
    words = sorted(request.members | request.names)
    return len(library.search_words(words, MOST_PASSAGES, documents)) == MOST_PASSAGES


def _can_be_counted(request: ListRequest) -> bool:
    """Whether what a text counts can also be found one by one: occasions, countries, donors; not
    people, money or goods."""
    return not request.people


def evidence_of(
    library: Library, items: Sequence[Item], period: Period | None, first_rank: int = 1
) -> tuple[Evidence, ...]:
    """The passages of the items, each once, in the order of their first item."""
    passages: dict[int, StoredPassage] = {}
    spans: dict[int, list[Span]] = {}
    for item in items:
        passages.setdefault(item.line.stored.row, item.line.stored)
        own = spans.setdefault(item.line.stored.row, [])
        if item.span not in own:
            own.append(item.span)
    shown = list(passages.values())
    explained = glosses(library, shown)
    return tuple(
        Evidence(
            hit_of(stored, judge(stored, period), rank=rank, score=1 / rank, found_by=("words",)),
            mark_items(stored, spans[stored.row]),
            acronyms,
        )
        for rank, (stored, acronyms) in enumerate(
            zip(shown, explained, strict=True), start=first_rank
        )
    )


def answers_of(items: Sequence[Item], evidence: Sequence[Evidence]) -> tuple[AnswerSpan, ...]:
    """The words of each item, with the rank of its passage."""
    ranks = {each.hit.place.passage.id: each.hit.rank for each in evidence}
    return tuple(
        AnswerSpan(
            ranks[item.line.stored.passage.id],
            item.line.stored.path,
            item.span,
            item.text,
            page_at(item.line.stored.pages, item.span.start),
        )
        for item in items
    )


def listed(items: Sequence[Item], first: int = 1) -> tuple[ListedItem, ...]:
    """Date and place of each item, in order of time; the first is the answer at ``first``."""
    placed = sorted(enumerate(items, start=first), key=lambda one: by_time(one[1]))
    return tuple(ListedItem(at, _date(item), _place(item)) for at, item in placed)


def best_first(items: Sequence[Item]) -> list[Item]:
    """The document that holds most of them first; within one by time, as they come."""
    held = Counter(item.line.stored.path for item in items)
    return sorted(items, key=lambda item: -held[item.line.stored.path])


def shown(items: Sequence[Item], most: int | None) -> list[Item]:
    """Items of the first passages, as many of these as are shown."""
    rows = list(dict.fromkeys(item.line.stored.row for item in items))
    kept = set(rows[: most or SEARCH.timeline_passages])
    return [item for item in items if item.line.stored.row in kept]


def _date(item: Item) -> QuotedWords | None:
    if item.date is None:
        return None
    words = item.line.stored.quote(item.date.span)
    return QuotedWords(item.date.span, words, item.date.interval)


def _place(item: Item) -> QuotedWords | None:
    return None if item.place is None else QuotedWords(item.place, item.place_text)
