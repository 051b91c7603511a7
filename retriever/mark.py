"""Which words of a found passage to mark."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from retriever.look import Look, terms
from retriever.results import Highlight, HighlightKind
from sourceline.record_store import StoredPassage
from sourceline.records import Page, Span
from sourceline.settings import SEARCH

_CLOSE = 0.9
"""A further sentence is evidence too when it is at least this near to the best one."""


def mark(
    stored: StoredPassage, look: Look, weights: Mapping[str, float], *, sentences: bool
) -> tuple[Highlight, ...]:
    """The evidence sentences and the question's words inside them, in text order.

    Without ``sentences`` (nothing was found, or the passage is outside the period) only the
    words are marked, wherever they stand.
    """
    chosen = _evidence(stored, look) if sentences else ()
    found: list[tuple[HighlightKind, Span]] = [("sentence", span) for span in chosen]
    for sentence in chosen or stored.passage.sentences:
        found += [("term", span) for span in terms(stored, sentence, weights)]
    found.sort(key=lambda item: (item[1].start, -item[1].end))
    return tuple(
        _highlight(stored, kind, group, span) for group, (kind, span) in enumerate(found, start=1)
    )


def _evidence(stored: StoredPassage, look: Look) -> tuple[Span, ...]:
    """The best sentence, and others nearly as good; a heading only where it stands alone."""
    body = [
        position
        for position, span in enumerate(stored.passage.sentences)
        if span != stored.heading_span
    ]
    best_first = sorted(
        body or range(len(stored.passage.sentences)), key=lambda at: -look.relevance(at)
    )
    enough = _CLOSE * look.relevance(best_first[0])
    close = [at for at in best_first[: SEARCH.marked_sentences] if look.relevance(at) >= enough]
    return tuple(stored.passage.sentences[at] for at in sorted(close or best_first[:1]))


def _highlight(stored: StoredPassage, kind: HighlightKind, group: int, span: Span) -> Highlight:
    start = stored.passage.span.start
    text = stored.text[span.start - start : span.end - start]
    return Highlight(kind, group, span, text, page_at(stored.pages, span.start))


def page_at(pages: tuple[Page, ...], position: int) -> int | None:
    """The number of the page a position stands on; None in a document without pages."""
    return next(_numbers(pages, position), None)


def _numbers(pages: tuple[Page, ...], position: int) -> Iterator[int]:
    return (page.number for page in pages if page.span.start <= position < page.span.end)
