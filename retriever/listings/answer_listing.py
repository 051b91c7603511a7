"""A list or a count made an answer, alone or beside what the plain way answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from retriever.listings.item_words import Item
from retriever.listings.lines import MOST_PASSAGES
from retriever.listings.listing import (
    Listing,
    answers_of,
    best_first,
    evidence_of,
    listed,
    shown,
)
from retriever.results import (
    Answer,
    AnswerSpan,
    Evidence,
    Highlight,
    IndexSummary,
    ListedItem,
    Shape,
)
from sourceline.command import counted
from sourceline.index.library import Library
from sourceline.records import Span

_CONFIDENCE = 0.8
"""Set by judgement: each item has its own words, but a list may hold one that is none."""


def listing_answer(
    library: Library, found: Listing, index: IndexSummary, most: int | None
) -> Answer:
    """The stated numbers, then the items, at most those of ``most`` passages."""
    # Names are in order of the sentences that enumerate most of them.
    best = best_first(found.items) if found.request.kind == "thing" else found.items
    items = shown([*found.stated, *best], most)
    evidence = evidence_of(library, items, found.question.period)
    answers = answers_of(items, evidence)
    return Answer(
        question=found.question,
        found=True,
        confidence=_CONFIDENCE,
        answers=answers,
        evidence=evidence,
        index=index,
        shape=_shape(found, items, answers, index),
    )


def joined(library: Library, plain: Answer, found: Listing, index: IndexSummary) -> Answer:
    """What the plain way answers first, then the items that it does not say."""
    period = plain.question.period
    if not plain.answers or found.question.period != period:
        return plain
    more = [item for item in found.items if _said_at(item, plain.answers) is None]
    if not more or len(found.items) < 2:
        return plain
    known = {each.hit.place.passage.id: each for each in plain.evidence}
    new = [item for item in more if item.line.stored.passage.id not in known]
    further = evidence_of(library, shown(new, None), period, len(plain.evidence) + 1)
    evidence = (*_marked(library, plain.evidence, more, plain.answers), *further)
    kept = [item for item in more if _is_shown(item, evidence)]
    answers = (*plain.answers, *answers_of(kept, evidence))
    shape = _joined_shape(found, kept, plain, index)
    return replace(plain, answers=answers, evidence=evidence, shape=shape)


def _is_shown(item: Item, evidence: Sequence[Evidence]) -> bool:
    own = item.line.stored.passage.id
    return any(each.hit.place.passage.id == own for each in evidence)


def _said_at(item: Item, answers: Sequence[AnswerSpan]) -> int | None:
    """The position of the answer that says an item already, from 1."""
    for position, answer in enumerate(answers, start=1):
        same_place = answer.document == item.line.stored.path and answer.span.overlaps(item.span)
        if same_place or item.text.casefold() in answer.text.casefold():
            return position
    return None


def _marked(
    library: Library,
    evidence: Sequence[Evidence],
    items: Sequence[Item],
    answers: Sequence[AnswerSpan],
) -> list[Evidence]:
    """The same evidence, with the items in its passages marked beside what answers already."""
    marked: list[Evidence] = []
    for each in evidence:
        own = [item for item in items if item.line.stored.passage.id == each.hit.place.passage.id]
        if not own:
            marked.append(each)
            continue
        spans = [answer.span for answer in answers if answer.passage == each.hit.rank]
        again = evidence_of(library, own, None)[0].highlights
        before = [mark for mark in each.highlights if mark.kind != "term"]
        taken = [mark.span for mark in before]
        new = [
            replace(mark, group=mark.group + len(before))
            for mark in again
            if not any(mark.span.overlaps(one) for one in _against(mark, taken, spans))
        ]
        marks = sorted([*before, *new], key=lambda mark: (mark.span.start, -mark.span.end))
        marked.append(replace(each, highlights=tuple(marks)))
    return marked


def _against(mark: Highlight, taken: Sequence[Span], answers: Sequence[Span]) -> Sequence[Span]:
    """What a new mark may not cross: the words of an item lie in a sentence marked before."""
    return answers if mark.kind == "answer" else taken


def _shape(
    found: Listing,
    items: Sequence[Item],
    answers: Sequence[AnswerSpan],
    index: IndexSummary,
) -> Shape:
    stated = sum(item in found.stated for item in items)
    one_by_one = items[stated:]
    numbers = [answer.text for answer in answers[:stated]]
    return Shape(
        kind="count" if found.request.counts else "list",
        summary=_summary(found, numbers, len(one_by_one), index),
        items=listed(one_by_one, stated + 1),
        stated=tuple(range(1, stated + 1)),
    )


def _joined_shape(
    found: Listing, items: Sequence[Item], plain: Answer, index: IndexSummary
) -> Shape:
    first = len(plain.answers) + 1
    counts = found.request.counts
    before: dict[int, ListedItem] = {}
    for item in () if counts else found.items:
        position = _said_at(item, plain.answers)
        if position is not None and position not in before:
            before[position] = listed([item], position)[0]
    numbers = [plain.answers[0].text] if counts else []
    return Shape(
        kind="count" if counts else "list",
        summary=_summary(found, numbers, len(found.items), index),
        items=(*before.values(), *listed(items, first)),
        stated=(1,) if counts else (),
    )


def _summary(found: Listing, stated: Sequence[str], count: int, index: IndexSummary) -> str:
    """ "7 found in 41 documents; 2 could not be read." """
    searched = f"in {counted(found.documents, 'document')}"
    number = f"{len(found.items):,}" if found.items else "None"
    one_by_one = (
        f"{number} found one by one {searched}"
        if found.request.counts
        else (f"{len(found.items)} found {searched}")
    )
    if count < len(found.items) and not found.request.counts:
        one_by_one += f", {count} shown"
    if found.is_cut:
        one_by_one += f", in the {MOST_PASSAGES:,} passages nearest in words"
    parts = [f"{one_by_one}; {_unread(index)}"]
    if found.request.counts and stated:
        words = ", ".join(f"“{' '.join(text.split())}”" for text in dict.fromkeys(stated))
        parts.insert(0, f"The documents state {words}.")
    elif found.request.counts:
        parts.insert(0, "No number is stated.")
    return " ".join(parts)


def _unread(index: IndexSummary) -> str:
    if not index.unreadable and not index.partly_unreadable:
        return "all of them could be read."
    if not index.unreadable:
        return f"{index.partly_unreadable} could be read only in part."
    return f"{index.unreadable} could not be read."
