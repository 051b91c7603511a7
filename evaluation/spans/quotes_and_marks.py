"""Whether what an answer points at is there: its texts in the document, its marks on the page."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from typing import Any

from evaluation.spans.box_alignment import Aligned, check_spans
from retriever.results import Answer
from sourceline.index.library import Library
from sourceline.records import Page, Span

_SEED = 7


def texts_of(answer: dict[str, Any]) -> Iterator[tuple[str, Span, str]]:
    """Of an answer as JSON, every quotation: document, span and text."""
    yield from _texts(answer, "")


def _texts(part: Any, document: str) -> Iterator[tuple[str, Span, str]]:
    if isinstance(part, list):
        for each in part:
            yield from _texts(each, document)
    elif isinstance(part, dict):
        document = part.get("document", document)
        if {"start", "end", "text"} <= part.keys():
            yield document, Span(part["start"], part["end"]), part["text"]
        for each in part.values():
            yield from _texts(each, document)


def marks_of(answers: Iterable[Answer]) -> dict[str, list[Span]]:
    """By document what is highlighted as evidence or answer, each place once, in order."""
    marks: dict[str, set[Span]] = {}
    for answer in answers:
        for evidence in answer.evidence:
            for highlight in evidence.highlights:
                if highlight.kind != "term":
                    marks.setdefault(evidence.hit.place.document, set()).add(highlight.span)
    return {document: sorted(spans) for document, spans in marks.items()}


def drawn(
    library: Library, contents: dict[str, bytes], marks: dict[str, list[Span]], most: int
) -> list[Aligned]:
    """Marks, at most so many of all, each with what OCR reads under its boxes on the page.

    A mark over the end of a page is two.
    """
    all_marks = [(document, span) for document in sorted(marks) for span in marks[document]]
    if len(all_marks) > most:
        all_marks = sorted(random.Random(_SEED).sample(all_marks, most))
    found: list[Aligned] = []
    for path in dict.fromkeys(document for document, _ in all_marks):
        document = library.document(path)
        spans = [span for other, span in all_marks if other == path]
        pieces = [piece for span in spans for piece in _by_page(document.pages, span)]
        found += check_spans(document, contents[path], pieces)
    return found


def _by_page(pages: tuple[Page, ...], span: Span) -> Iterator[tuple[Page, Span]]:
    for page in pages:
        if (on_page := page.span.overlap(span)) is not None:
            yield page, on_page
