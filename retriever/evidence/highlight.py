"""Which words of a found passage to mark."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from retriever.evidence.clauses import shorten
from retriever.ranking.sentence_scores import SentenceScores
from retriever.results import Highlight, HighlightKind
from sourceline.index.index_records import StoredPassage
from sourceline.records import Span, page_at
from sourceline.settings import SEARCH
from sourceline.text.words import words

_CLOSE = 0.9
"""A further sentence is evidence too when it is at least this near to the best one."""


def mark_evidence(
    stored: StoredPassage, scores: SentenceScores, asked: Collection[str], answers: Sequence[Span]
) -> tuple[Highlight, ...]:
    """The evidence sentences, the question's words inside them, and the answer words.

    Where the reader has found answer words, the sentences they are in are the evidence. Of an
    over-long sentence only the clauses around the answer words, or around most of the question's
    words, are marked.
    """
    whole = _around(stored, answers) if answers else _closest(stored, scores)
    sentences = [_shortened(stored, span, asked, answers) for span in whole]
    found: list[tuple[HighlightKind, Span]] = [("sentence", span) for span in sentences]
    found += [("answer", span) for span in answers]
    for sentence in sentences:
        found += [
            ("term", span)
            for span in _terms(stored, sentence, asked)
            if not any(answer.overlaps(span) for answer in answers)
        ]
    return _highlights(stored, found)


def mark_terms(stored: StoredPassage, asked: Collection[str]) -> tuple[Highlight, ...]:
    """Only the question's words: for a passage that is shown but is no evidence."""
    return _highlights(
        stored,
        [
            ("term", span)
            for sentence in stored.passage.sentences
            for span in _terms(stored, sentence, asked)
        ],
    )


def mark_sentences(stored: StoredPassage, spans: list[Span]) -> tuple[Highlight, ...]:
    """The sentences that hold any of these spans."""
    return _highlights(
        stored,
        [
            ("sentence", sentence)
            for sentence in stored.passage.sentences
            if any(sentence.overlaps(span) for span in spans)
        ],
    )


def mark_items(stored: StoredPassage, items: Sequence[Span]) -> tuple[Highlight, ...]:
    """The words of each item of a list, and the sentences that they are in."""
    found: list[tuple[HighlightKind, Span]] = [
        ("sentence", _shortened(stored, span, (), items)) for span in _around(stored, items)
    ]
    return _highlights(stored, [*found, *(("answer", span) for span in items)])


def mark_checked(
    stored: StoredPassage, sentence: Span, differing: Sequence[Span], asked: Collection[str]
) -> tuple[Highlight, ...]:
    """The sentence compared with a claim, the words in it that differ, and shared words."""
    found: list[tuple[HighlightKind, Span]] = [("sentence", sentence)]
    found += [("answer", span) for span in differing]
    found += [
        ("term", span)
        for span in _terms(stored, sentence, asked)
        if not any(span.overlaps(other) for other in differing)
    ]
    return _highlights(stored, found)


def _around(stored: StoredPassage, answers: Sequence[Span]) -> list[Span]:
    return [
        sentence
        for sentence in stored.passage.sentences
        if any(sentence.overlaps(answer) for answer in answers)
    ]


def _shortened(
    stored: StoredPassage, sentence: Span, asked: Collection[str], answers: Sequence[Span]
) -> Span:
    inside = [answer for answer in answers if answer.overlaps(sentence)]
    return shorten(
        stored.text, stored.passage.span.start, sentence, inside or _terms(stored, sentence, asked)
    )


def _closest(stored: StoredPassage, scores: SentenceScores) -> list[Span]:
    """The best sentence, and others nearly as good; a heading only where there is no text."""
    sentences = stored.passage.sentences
    body = [at for at, span in enumerate(sentences) if span != stored.heading_span]
    best_first = sorted(body or range(len(sentences)), key=lambda at: -scores.relevance(at))
    enough = _CLOSE * scores.relevance(best_first[0])
    close = [at for at in best_first[: SEARCH.marked_sentences] if scores.relevance(at) >= enough]
    return [sentences[at] for at in sorted(close or best_first[:1])]


def _highlights(
    stored: StoredPassage, found: list[tuple[HighlightKind, Span]]
) -> tuple[Highlight, ...]:
    in_order = sorted(found, key=lambda item: (item[1].start, -item[1].end))
    return tuple(
        Highlight(
            kind=kind,
            group=group,
            span=run,
            text=stored.quote(run),
            page=page_at(stored.pages, run.start),
        )
        for group, (kind, span) in enumerate(in_order, start=1)
        for run in _runs(stored, span)
    )


def _runs(stored: StoredPassage, span: Span) -> Iterator[Span]:
    """The content of a span without white space around it, a run for each page it is on."""
    pages = [page.span for page in stored.pages if page.span.overlaps(span)]
    for run in stored.passage.content_of(span):
        for page in pages or [run]:
            part = run.overlap(page)
            words = stored.quote(part) if part else ""
            if part and words.strip():
                start = part.start + len(words) - len(words.lstrip())
                yield Span(start, start + len(words.strip()))


def _terms(stored: StoredPassage, sentence: Span, asked: Collection[str]) -> list[Span]:
    """The question's words in a sentence, as document spans.

    A word that a line end parts is one span, from its beginning to its end.
    """
    copied = stored.passage.search_text
    first = copied.start_of(sentence)
    found = []
    for span, stem in words(copied.text_of(sentence)):
        runs = copied.to_document(span.start + first, span.end + first) if stem in asked else ()
        if runs:  # the name of a column is no word of the row
            found.append(Span(runs[0].start, runs[-1].end))
    return found
