"""Split a document into sections, and sections into passages of whole sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from indexer.chunking.document_dates import DocumentDates, find_document_dates
from indexer.chunking.long_sentences import split_to_fit
from indexer.chunking.pack_sentences import Budget, pack_sentences
from indexer.chunking.search_text import (
    PassageContext,
    plain_spaces,
    row_text,
    search_text,
    section_context,
)
from indexer.structure.interruptions import Interruptions, JoinedPieces
from indexer.structure.layout import TextParagraph
from indexer.structure.sections import SectionDraft, find_sections
from sourceline.records import (
    Cell,
    Document,
    DocumentDay,
    Interval,
    Passage,
    SearchText,
    Section,
    Span,
)
from sourceline.settings import SPLIT, SplitSettings
from sourceline.text.sentences import split_sentences

_CHARACTERS_A_TOKEN = 8
"""More than any language needs on average; longer text is cut before its tokens are counted."""
_SPECIAL_PIECES = 8
"""More than any encoder adds; without them a text has no more pieces than bytes."""


@dataclass(frozen=True, slots=True)
class LengthMeasure:
    """How to measure texts: in tiktoken tokens, and in the encoder's pieces with special ones.

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
class SplitDocument:
    """``date`` covers the first dates of the sections; the day that the document was written on
    (``written``) is not among them."""

    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    date: Interval | None
    written: DocumentDay | None = None


def split(
    document: Document,
    furniture: tuple[Span, ...],
    measure: LengthMeasure,
    settings: SplitSettings = SPLIT,
) -> SplitDocument:
    """Every character is in one sentence of one passage, in order.

    Left out are white space, furniture, and the marks around marked headings (``#``, rules).
    No passage crosses a section or furniture, none has more tokens than the settings allow,
    and no search text has more pieces than the encoder reads, unless it is a single character.
    """
    drafts = find_sections(document, furniture)
    dates = find_document_dates(document, [draft.span for draft in drafts])
    splitter = _Splitter(document, measure, settings, dates, _interruptions(document, drafts))
    sections: list[Section] = []
    passages: list[Passage] = []
    for number, draft in enumerate(drafts):
        own = list(splitter.passages(draft, number))
        # An interval open on one side ("since 1991") is too long to date anything but itself.
        closed = [date for passage in own for date in passage.dates if not date.interval.is_open]
        mentions = sorted(closed, key=lambda date: date.by_reference)
        sections.append(Section(draft.span, draft.heading, next(iter(mentions), None)))
        passages += own
    days = [section.date.interval for section in sections if section.date]
    return SplitDocument(tuple(sections), tuple(passages), Interval.hull(days), dates.written)


def _interruptions(document: Document, drafts: Sequence[SectionDraft]) -> Interruptions:
    return Interruptions(
        document.text,
        [
            gap
            for draft in drafts
            for block in draft.blocks
            for paragraph in block
            for gap in paragraph.interruptions
        ],
    )


@dataclass(frozen=True, slots=True)
class _Splitter:
    document: Document
    measure: LengthMeasure
    settings: SplitSettings
    dates: DocumentDates
    interruptions: Interruptions

    def passages(self, draft: SectionDraft, number: int) -> Iterator[Passage]:
        context = section_context(
            self.document, draft.heading, self.measure.tokens, self.settings.context_tokens
        )
        for block in draft.blocks:
            if block[0].cells:
                for row in block:
                    yield from self._row(row, context, number)
                continue
            headed = block[0].span == draft.heading
            for sentences in self._groups(block, context, headed=headed):
                own = draft.heading is not None and sentences[0].start <= draft.heading.start
                above = PassageContext(context.title, "") if own else context
                yield self._passage(sentences, above, number)

    def _row(self, row: TextParagraph, context: PassageContext, number: int) -> Iterator[Passage]:
        """The passage of a table row; several where it is too long for one."""
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
        return self._fits(self._row_text(cells, PassageContext("", "")).text)

    def _row_text(self, cells: Sequence[Cell], context: PassageContext) -> SearchText:
        return row_text(self.document, cells, context, self.measure.is_read_whole)

    def _cell_pieces(self, cell: Cell) -> Iterator[Cell]:
        most = self.settings.passage_tokens * _CHARACTERS_A_TOKEN
        for piece in split_to_fit(
            self.document.text, cell.span, most, self._fits, self.dates.cover
        ):
            yield Cell(cell.column, piece)

    def _groups(
        self, block: Sequence[TextParagraph], context: PassageContext, *, headed: bool
    ) -> Iterator[list[Span]]:
        """The sentences of each passage, within both budgets."""
        sentences, closes = self._sentences(block, headed=headed)
        costs = self._token_costs(sentences)
        room = self._room(context)
        budget = Budget(self.settings.target_tokens, self.settings.passage_tokens)
        for group in pack_sentences(costs, closes, budget, heading=headed):
            chosen = sentences[group.start : group.stop]
            if len(chosen) == 1 or self._pieces(chosen) <= room:
                yield chosen
                continue
            pieces = [self._pieces([sentence]) for sentence in chosen]
            ends = closes[group.start : group.stop]
            within = Budget(room, room)
            for fewer in pack_sentences(pieces, ends, within, heading=headed and group.start == 0):
                yield chosen[fewer.start : fewer.stop]

    def _sentences(
        self, block: Sequence[TextParagraph], *, headed: bool
    ) -> tuple[list[Span], list[bool]]:
        """Sentences that fit, and for each whether it ends a paragraph."""
        text, language = self.document.text, self.document.language
        most = self.settings.passage_tokens * _CHARACTERS_A_TOKEN
        found: list[Span] = []
        closes: list[bool] = []
        for number, paragraph in enumerate(block):
            whole: tuple[Span, ...] = (paragraph.span,)
            if number or not headed:
                whole = self._split(paragraph, language)
            for sentence in whole:
                pieces = split_to_fit(text, sentence, most, self._fits, self.dates.cover)
                found += filter(None, map(self.interruptions.content, pieces))
            closes += [False] * (len(found) - len(closes))
            closes[-1] = True
        return found, closes

    def _split(self, paragraph: TextParagraph, language: str) -> tuple[Span, ...]:
        """Sentences as they read; in the document a sentence may have furniture inside."""
        if not paragraph.interruptions:
            return split_sentences(self.document.text, paragraph.span, language)
        pieces = self.interruptions.pieces(paragraph.span)
        joined = JoinedPieces.of(self.document.text, pieces)
        sentences = split_sentences(joined.text, Span(0, len(joined.text)), language)
        return tuple(joined.back(sentence) for sentence in sentences)

    def _fits(self, text: str) -> bool:
        spaced = plain_spaces(text)
        tokens = self.measure.tokens(spaced)
        if spaced != text:
            tokens = max(tokens, self.measure.tokens(text))
        return tokens <= self.settings.passage_tokens and self.measure.is_read_whole(spaced)

    def _token_costs(self, sentences: Sequence[Span]) -> list[int]:
        """Most tokens that each adds to a passage: to its text, or to its search text.

        No token continues over a space, so these costs can be added.
        """
        text, tokens = self.document.text, self.measure.tokens
        costs: list[int] = []
        end = sentences[0].start
        for sentence in sentences:
            words = plain_spaces(sentence.of(text))
            forms = {words, f" {words}", Span(end, sentence.end).of(text)}
            costs.append(max(map(tokens, forms)))
            end = sentence.end
        return costs

    def _room(self, context: PassageContext) -> int:
        """Pieces left for sentences; context takes a quarter at most."""
        limit = self.measure.limit
        return limit - min(self.measure.pieces(context.text), limit // 4)

    def _pieces(self, sentences: Sequence[Span]) -> int:
        text = self.document.text
        return self.measure.pieces(" ".join(plain_spaces(span.of(text)) for span in sentences))

    def _passage(self, sentences: list[Span], context: PassageContext, number: int) -> Passage:
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
