"""Document to sections, sections to passages of whole sentences."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from indexer.chunking.long_sentences import fitting
from indexer.chunking.packing import Budget, pack
from indexer.chunking.search_text import Context, plain, row_text, search_text, section_context
from indexer.chunking.table_year_cells import table_years
from indexer.structure.dateline import day_written, references
from indexer.structure.interruptions import Interruptions, Joined
from indexer.structure.layout import Paragraph
from indexer.structure.sections import Part, find_parts
from sourceline.dates import find_dates, resolve
from sourceline.records import (
    Cell,
    DateMention,
    Document,
    Interval,
    Passage,
    SearchText,
    Section,
    Span,
    DocumentDay,
)
from sourceline.settings import SPLIT, SplitSettings
from sourceline.text.sentences import split_sentences

_CHARACTERS_A_TOKEN = 8
"""More than any language needs on average: longer stretches are cut before they are counted."""
_SPECIAL_PIECES = 8
"""More than any encoder adds; otherwise a text has no more pieces than bytes."""


@dataclass(frozen=True, slots=True)
class Measure:
    """How long texts are: in tiktoken tokens, and in the encoder's pieces, special ones included.

    ``limit`` is the most pieces the encoder reads.
    """

    tokens: Callable[[str], int]
    pieces: Callable[[str], int]
    limit: int

    def is_read_whole(self, text: str) -> bool:
        if len(text.encode()) + _SPECIAL_PIECES <= self.limit:
            return True
        return self.pieces(text) <= self.limit


@dataclass(frozen=True, slots=True)
class Outline:
    """A document divided. ``date`` spans the first dates of its sections; the day it was written
    on (``written``) is no day of what it tells."""

    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    date: Interval | None
    written: DocumentDay | None = None


def split(
    document: Document,
    furniture: tuple[Span, ...],
    measure: Measure,
    settings: SplitSettings = SPLIT,
) -> Outline:
    """Divide a document; every character is in one sentence of one passage, in order.

    Left out are white space, furniture, and the marks around marked headings (``#``, rules).
    No passage crosses a section or furniture, none has more tokens than the settings allow,
    and no search text has more pieces than the encoder reads (a single character apart).
    """
    parts = list(find_parts(document, furniture))
    found = _dates(document, [part.span for part in parts])
    dates = Dates(found.mentions)
    splitter = _Splitter(document, measure, settings, dates, _interruptions(document, parts))
    sections: list[Section] = []
    passages: list[Passage] = []
    for number, part in enumerate(parts):
        own = list(splitter.passages(part, number))
        # What is open on one side ("since 1991") reaches too far to date anything but itself.
        closed = [date for passage in own for date in passage.dates if not date.interval.is_open]
        mentions = sorted(closed, key=lambda date: date.by_reference)
        sections.append(Section(part.span, part.heading, next(iter(mentions), None)))
        passages += own
    days = [section.date.interval for section in sections if section.date]
    return Outline(tuple(sections), tuple(passages), Interval.hull(days), found.written)


def _interruptions(document: Document, parts: Sequence[Part]) -> Interruptions:
    return Interruptions(
        document.text,
        [
            gap
            for part in parts
            for stretch in part.stretches
            for paragraph in stretch
            for gap in paragraph.interruptions
        ],
    )


@dataclass(frozen=True, slots=True)
class _Found:
    mentions: list[DateMention]
    written: DocumentDay | None


def _dates(document: Document, sections: Sequence[Span]) -> _Found:
    """The explicit dates of a text, and those that lean on the day it, or a section, is of."""
    text = document.text
    explicit = _with_tables(document, find_dates(text))
    mentions = list(explicit)
    known = Dates(explicit)
    written = day_written(document, explicit)
    days = references(text, sections, explicit, written)
    for section, day in zip(sections, days, strict=True):
        if day is not None:
            taken = [mention.span for mention in known.inside(section)]
            mentions += resolve(text, day, taken, section)
    return _Found(sorted(mentions, key=lambda mention: mention.span), written)


def _with_tables(document: Document, found: tuple[DateMention, ...]) -> tuple[DateMention, ...]:
    """In order, with the years in cells; what was read across a cell's end gives way to them."""
    years = sorted(table_years(document), key=lambda mention: mention.span)
    known = Dates(years)
    kept = [mention for mention in found if not known.touch(mention.span)]
    return tuple(sorted([*kept, *years], key=lambda mention: mention.span))


class Dates:
    """The dates of a document. They are looked for in its whole text: what a number means in
    one place it means everywhere."""

    def __init__(self, mentions: Sequence[DateMention]) -> None:
        self._mentions = mentions
        self._starts = [mention.span.start for mention in mentions]

    def inside(self, span: Span) -> tuple[DateMention, ...]:
        """Those that stand within a span, in order."""
        first, end = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return tuple(each for each in self._mentions[first:end] if span.contains(each.span))

    def touch(self, span: Span) -> bool:
        """Whether one of them overlaps a span."""
        before = bisect_left(self._starts, span.end) - 1
        return before >= 0 and self._mentions[before].span.overlaps(span)

    def cover(self, position: int) -> bool:
        """Whether a cut here would go through a date."""
        before = bisect_left(self._starts, position) - 1
        return before >= 0 and position < self._mentions[before].span.end


@dataclass(frozen=True, slots=True)
class _Splitter:
    document: Document
    measure: Measure
    settings: SplitSettings
    dates: Dates
    interruptions: Interruptions

    def passages(self, part: Part, number: int) -> Iterator[Passage]:
        context = section_context(
            self.document, part.heading, self.measure.tokens, self.settings.context_tokens
        )
        for stretch in part.stretches:
            if stretch[0].cells:
                for row in stretch:
                    yield from self._row(row, context, number)
                continue
            headed = stretch[0].span == part.heading
            for sentences in self._groups(stretch, context, headed=headed):
                own = part.heading is not None and sentences[0].start <= part.heading.start
                above = Context(context.title, "") if own else context
                yield self._passage(sentences, above, number)

    def _row(self, row: Paragraph, context: Context, number: int) -> Iterator[Passage]:
        """The passage of a table row; several where it has more than one may have."""
        caption = self.measure.tokens(row.caption) <= self.settings.context_tokens
        above = replace(context, caption=row.caption if caption else "")
        cells = [piece for cell in row.cells for piece in self._cell_pieces(cell)]
        while cells:
            taken = 1
            while taken < len(cells) and self._fit(cells[: taken + 1]):
                taken += 1
            chosen, cells = cells[:taken], cells[taken:]
            span = Span(chosen[0].span.start, chosen[-1].span.end)
            text = self._row_text(chosen, above)
            yield self._made(span, (span,), text, number, tuple(chosen))

    def _fit(self, cells: Sequence[Cell]) -> bool:
        return self._fits(self._row_text(cells, Context("", "")).text)

    def _row_text(self, cells: Sequence[Cell], context: Context) -> SearchText:
        return row_text(self.document, cells, context, self.measure.is_read_whole)

    def _cell_pieces(self, cell: Cell) -> Iterator[Cell]:
        most = self.settings.passage_tokens * _CHARACTERS_A_TOKEN
        for piece in fitting(self.document.text, cell.span, most, self._fits, self.dates.cover):
            yield Cell(cell.column, piece)

    def _groups(
        self, stretch: Sequence[Paragraph], context: Context, *, headed: bool
    ) -> Iterator[list[Span]]:
        """Sentences that make a passage each, within both budgets."""
        sentences, closes = self._sentences(stretch, headed=headed)
        costs = self._token_costs(sentences)
        room = self._room(context)
        budget = Budget(self.settings.target_tokens, self.settings.passage_tokens)
        for group in pack(costs, closes, budget, heading=headed):
            chosen = sentences[group.start : group.stop]
            if len(chosen) == 1 or self._pieces(chosen) <= room:
                yield chosen
                continue
            pieces = [self._pieces([sentence]) for sentence in chosen]
            ends = closes[group.start : group.stop]
            within = Budget(room, room)
            for fewer in pack(pieces, ends, within, heading=headed and group.start == 0):
                yield chosen[fewer.start : fewer.stop]

    def _sentences(
        self, stretch: Sequence[Paragraph], *, headed: bool
    ) -> tuple[list[Span], list[bool]]:
        """Sentences that fit, and for each whether a paragraph ends with it."""
        text, language = self.document.text, self.document.language
        most = self.settings.passage_tokens * _CHARACTERS_A_TOKEN
        found: list[Span] = []
        closes: list[bool] = []
        for number, paragraph in enumerate(stretch):
            whole: tuple[Span, ...] = (paragraph.span,)
            if number or not headed:
                whole = self._split(paragraph, language)
            for sentence in whole:
                pieces = fitting(text, sentence, most, self._fits, self.dates.cover)
                found += filter(None, map(self.interruptions.content, pieces))
            closes += [False] * (len(found) - len(closes))
            closes[-1] = True
        return found, closes

    def _split(self, paragraph: Paragraph, language: str) -> tuple[Span, ...]:
        """Sentences as they read; in the document furniture may stand inside one."""
        if not paragraph.interruptions:
            return split_sentences(self.document.text, paragraph.span, language)
        pieces = self.interruptions.pieces(paragraph.span)
        joined = Joined.of(self.document.text, pieces)
        sentences = split_sentences(joined.text, Span(0, len(joined.text)), language)
        return tuple(joined.back(sentence) for sentence in sentences)

    def _fits(self, text: str) -> bool:
        spaced = plain(text)
        tokens = self.measure.tokens(spaced)
        if spaced != text:
            tokens = max(tokens, self.measure.tokens(text))
        return tokens <= self.settings.passage_tokens and self.measure.is_read_whole(spaced)

    def _token_costs(self, sentences: Sequence[Span]) -> list[int]:
        """What each adds at most to a passage: to its raw slice, or to its search text.

        No token begins before a space and goes on after it, so these costs can be added up.
        """
        text, tokens = self.document.text, self.measure.tokens
        costs: list[int] = []
        end = sentences[0].start
        for sentence in sentences:
            words = plain(sentence.of(text))
            ways = {words, f" {words}", text[end : sentence.end]}
            costs.append(max(map(tokens, ways)))
            end = sentence.end
        return costs

    def _room(self, context: Context) -> int:
        """Pieces left for sentences, beside at most a quarter for context."""
        limit = self.measure.limit
        return limit - min(self.measure.pieces(context.text), limit // 4)

    def _pieces(self, sentences: Sequence[Span]) -> int:
        text = self.document.text
        return self.measure.pieces(" ".join(plain(span.of(text)) for span in sentences))

    def _passage(self, sentences: list[Span], context: Context, number: int) -> Passage:
        span = Span(sentences[0].start, sentences[-1].end)
        pieces = [self.interruptions.pieces(sentence) for sentence in sentences]
        text = search_text(self.document, pieces, context, self.measure.is_read_whole)
        return self._made(span, tuple(sentences), text, number)

    def _made(
        self,
        span: Span,
        sentences: tuple[Span, ...],
        text: SearchText,
        number: int,
        cells: tuple[Cell, ...] = (),
    ) -> Passage:
        return Passage(
            id=f"{self.document.id}:{span.start}-{span.end}",
            document_id=self.document.id,
            span=span,
            section=number,
            sentences=sentences,
            dates=self.dates.inside(span),
            search_text=text,
            cells=cells,
        )
