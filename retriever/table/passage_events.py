"""A passage taken apart into its events: each sentence that names another day begins a new one.

A report tells several in one paragraph: "On 3 March a course was held in Osh. In May another
followed in Naryn." What no date begins goes on with the event before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from retriever.ranking.temporal import finest
from sourceline.index.index_records import StoredPassage
from sourceline.records import CopiedRun, DateMention, Interval, SearchText, Span

_DATELINE_CHARACTERS: Final = 80


def events_in(stored: StoredPassage) -> list[StoredPassage]:
    """The passage in parts of whole sentences, in order; itself where it tells of one event.

    A row of a table is one event.
    """
    starts = [] if stored.passage.cells else _starts(stored)
    if len(starts) < 2:
        return [stored]
    ends = [*starts[1:], len(stored.passage.sentences)]
    return [_part(stored, first, end) for first, end in zip([0, *starts[1:]], ends, strict=True)]


def own_date(stored: StoredPassage) -> DateMention | None:
    """The date of the passage that dates its event: the first, one of days before one of years."""
    dates = finest(stored.passage.dates)
    return next((date for date in dates if not date.interval.is_open), next(iter(dates), None))


def _starts(stored: StoredPassage) -> list[int]:
    """Positions of the sentences that name a day apart from that of the event before them."""
    starts: list[int] = []
    current: Interval | None = None
    for position, sentence in enumerate(stored.passage.sentences):
        named = _days_of(stored, sentence)
        if named is None or sentence == stored.heading_span or _is_dateline(stored, sentence):
            continue
        if current is None or not current.overlaps(named):
            starts.append(position)
            current = named
    return starts


def _days_of(stored: StoredPassage, sentence: Span) -> Interval | None:
    """The days that a sentence begins with: those of its first date that has both ends."""
    inside = tuple(date for date in stored.passage.dates if sentence.contains(date.span))
    closed = [date.interval for date in finest(inside) if not date.interval.is_open]
    return closed[0] if closed else None


def _is_dateline(stored: StoredPassage, sentence: Span) -> bool:
    """ "Valletta, 6 May 2022": it dates what is told below it, and tells nothing itself."""
    written = stored.written
    if written is None or written.basis != "dateline" or sentence.length > _DATELINE_CHARACTERS:
        return False
    that_day = Interval(written.day, written.day)
    return any(
        date.interval == that_day for date in stored.passage.dates if sentence.contains(date.span)
    )


def _part(stored: StoredPassage, first: int, end: int) -> StoredPassage:
    """Sentences ``first`` up to ``end`` as a passage of their own, under the same title."""
    passage = stored.passage
    sentences = passage.sentences[first:end]
    span = Span(sentences[0].start, sentences[-1].end)
    own = replace(
        passage,
        id=f"{passage.id}:{span.start}",
        span=span,
        sentences=sentences,
        dates=tuple(date for date in passage.dates if span.contains(date.span)),
        search_text=_search_text(stored, span, passage.sentences),
    )
    return replace(
        stored,
        passage=own,
        text=stored.quote(span),
        first_sentence=stored.first_sentence + first,
    )


def _search_text(stored: StoredPassage, span: Span, sentences: Sequence[Span]) -> SearchText:
    """Title and heading, as above the whole passage, then what was copied from ``span``."""
    whole = stored.passage.search_text
    text_begins = next((each for each in sentences if each != stored.heading_span), sentences[0])
    start = whole.start_of(span)
    above = min(start, whole.start_of(text_begins))
    moved = above - start
    runs = [run for run in whole.runs if run.here.end <= above]
    for run in whole.runs:
        shared = run.span.overlap(span)
        if shared is not None:
            at = run.at + shared.start - run.span.start
            runs.append(CopiedRun(at + moved, shared))
    return SearchText(whole.text[:above] + whole.text_of(span), tuple(runs))
