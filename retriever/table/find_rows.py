"""Which documents, sections or events are the rows of a table."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from retriever.pipeline import Pipeline, index_summary
from retriever.ranking.temporal import closest, finest, judge
from retriever.results import Period, Question
from retriever.table.evidence_table import DatedBy, RowKind, RowList, TableRow
from retriever.table.passage_events import events_in, own_date
from sourceline.errors import WrongUseError
from sourceline.index.index_records import StoredPassage
from sourceline.index.library import Library
from sourceline.records import DateMention, Interval, Span, page_at
from sourceline.settings import TABLE

_MOST_GATHERED = 1_000


@dataclass(frozen=True, slots=True)
class Scope:
    """What the rows are looked for by: a topic, with or without a period; documents, by id, all
    for None; at least one of the two is given."""

    topic: Question | None
    period: Period | None
    documents: tuple[str, ...] | None
    by: RowKind


def find_rows(pipeline: Pipeline, scope: Scope) -> RowList:
    """The rows by date, undated ones last, at most TABLE.rows of them.

    Raises WrongUseError where nothing is in scope.
    """
    library = pipeline.library
    passages = list(_in_scope(pipeline, scope))
    if not passages:
        raise WrongUseError(_nothing_said(scope))
    rows = sorted(_rows(library, scope, passages), key=_by_time)
    return RowList(
        by=scope.by,
        topic=None if scope.topic is None else scope.topic.text,
        period=scope.period,
        rows=tuple(rows[: TABLE.rows]),
        left_out=max(0, len(rows) - TABLE.rows),
        index=index_summary(library),
    )


def _nothing_said(scope: Scope) -> str:
    if scope.topic is not None:
        where = "" if scope.documents is None else " in the documents chosen"
        return (
            f"No passage says enough on “{scope.topic.text}”{where}: use words of the documents, "
            "name another period, or choose documents instead."
        )
    return "The documents chosen hold nothing of the period asked for: choose others, or no period."


def _in_scope(pipeline: Pipeline, scope: Scope) -> Iterator[StoredPassage]:
    """The passages in scope, in the order of their documents and texts."""
    if scope.topic is None:
        for document in scope.documents or ():
            for stored in _passages_of(pipeline.library, document):
                if is_only_a_heading(stored):
                    continue
                if scope.period is None or judge(stored, scope.period).in_period:
                    yield stored
        return
    found = pipeline.on_topic(scope.topic, _MOST_GATHERED, scope.documents)
    wanted = {each.hit.place.passage.id for each in found}
    for document in sorted({each.hit.place.passage.document_id for each in found}):
        yield from _on_topic(_passages_of(pipeline.library, document), wanted, scope.period)


def _on_topic(
    passages: Sequence[StoredPassage], wanted: Collection[str], period: Period | None
) -> Iterator[StoredPassage]:
    """Those that are wanted, and what is below a wanted title or heading that stands alone."""
    was_heading = stands = False
    for stored in passages:
        is_wanted = stored.passage.id in wanted
        if is_only_a_heading(stored):
            stands = is_wanted or (stands and was_heading)
            was_heading = True
            continue
        was_heading = False
        below = stands and (period is None or judge(stored, period).in_period)
        if is_wanted or below:
            yield stored


def _passages_of(library: Library, document: str) -> list[StoredPassage]:
    """In the order of the text."""
    found = library.passages(library.records.rows_of(document))
    return [found[row] for row in sorted(found)]


def _rows(library: Library, scope: Scope, passages: Sequence[StoredPassage]) -> Iterator[TableRow]:
    for document, of_document in groupby(passages, lambda each: each.passage.document_id):
        found = list(of_document)
        if scope.by == "document":
            yield _row(found, scope)
            continue
        whole = _passages_of(library, document)
        for section, of_section in groupby(found, lambda each: each.passage.section):
            inside = [
                each
                for each in whole
                if each.passage.section == section and not is_only_a_heading(each)
            ]
            if scope.by == "section":
                yield _row(_of_period(inside, scope.period), scope)
            else:
                yield from _event_rows(list(of_section), inside, scope)


def _of_period(passages: Sequence[StoredPassage], period: Period | None) -> list[StoredPassage]:
    """Without those that are of another time."""
    if period is None:
        return list(passages)
    return [each for each in passages if judge(each, period).in_period is not False]


def _event_rows(
    found: Sequence[StoredPassage], section: Sequence[StoredPassage], scope: Scope
) -> Iterator[TableRow]:
    """The events that the passages found tell of, each with what the section says on.

    A passage without a date of its own goes on with the event before it; those that stand alone
    without any date are rows by themselves.
    """
    wanted = {each.row for each in found}
    events: list[list[StoredPassage]] = []
    kept: list[bool] = []
    for stored in section:
        for part in events_in(stored):
            date = own_date(part)
            goes_on = bool(events) and _goes_on(events[-1], date) and not part.passage.cells
            if not goes_on:
                events.append([])
                kept.append(False)
            events[-1].append(part)
            kept[-1] |= stored.row in wanted
    for event, is_wanted in zip(events, kept, strict=True):
        if is_wanted and _of_period(event, scope.period):
            yield _row(event, scope)


def _goes_on(event: Sequence[StoredPassage], date: DateMention | None) -> bool:
    if event[0].passage.cells:
        return False
    begun = own_date(event[0])
    if date is None:
        return True
    return begun is not None and begun.interval == date.interval


def is_only_a_heading(stored: StoredPassage) -> bool:
    return all(each == stored.heading_span for each in stored.passage.sentences)


def _row(passages: Sequence[StoredPassage], scope: Scope) -> TableRow:
    kept = passages[: TABLE.row_passages]
    first = kept[0]
    days, dated_by, mention = _dated(kept, scope)
    return TableRow(
        document=first.path,
        document_sha256=first.sha256,
        title=first.title,
        heading=None if scope.by == "document" else first.heading,
        page=page_at(first.pages, first.passage.span.start),
        span=Span(kept[0].passage.span.start, kept[-1].passage.span.end),
        days=days,
        dated_by=dated_by,
        mention=mention,
        passages=tuple(kept),
    )


def _dated(
    passages: Sequence[StoredPassage], scope: Scope
) -> tuple[Interval | None, DatedBy | None, DateMention | None]:
    """The days of a row: of the document itself by when it was written, else by what it tells."""
    first = passages[0]
    mention = _mention(passages, scope.period)
    if scope.by == "document" and first.written is not None and scope.topic is None:
        return Interval(first.written.day, first.written.day), "document", mention
    if mention is not None:
        return mention.interval, "event", mention
    if first.section_date is not None:
        return first.section_date.interval, "section", None
    if first.written is not None:
        return Interval(first.written.day, first.written.day), "document", None
    return None, None, None


def _mention(passages: Iterable[StoredPassage], period: Period | None) -> DateMention | None:
    """The first date of the row; of a period, the first that lies in it."""
    for stored in passages:
        if period is None:
            found = own_date(stored)
        else:
            inside = [
                each
                for each in finest(stored.passage.dates)
                if each.interval.overlaps(period.interval)
            ]
            found = closest(inside, period.interval) if inside else None
        if found is not None:
            return found
    return None


def _by_time(row: TableRow) -> tuple[date, str, Span]:
    days = row.days
    return (days and (days.first or days.last)) or date.max, row.document, row.span


def chosen_ids(library: Library, paths: Collection[str]) -> tuple[str, ...]:
    """The ids of documents by path. Raises WrongUseError for one that is not there."""
    ids = library.records.document_ids(sorted(set(paths)))
    for path in sorted(set(paths)):
        if path not in ids:
            raise library.unknown_document(path)
    return tuple(ids.values())
