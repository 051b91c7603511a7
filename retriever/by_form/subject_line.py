""" "What is letter 14/2-317 about": the subject line of that letter."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from retriever.by_form.pointed import Pointed, within
from retriever.identified.identifier_places import asked_identifiers, places
from sourceline.index.library import Library
from sourceline.records import Span

_ASKED: Final = re.compile(
    r"\b(?:about|subject|concerns?|concerning|regarding|deals?\s+with|topic|matter)\b|\bо\s+ч[её]м\b|\bтема\b|\bкасается\b",
    re.IGNORECASE,
)
_WHAT: Final = re.compile(r"\b(?:what|which)\b|\bо\s+ч[её]м\b|\bтема\b|\bчего\b", re.IGNORECASE)
_SUBJECT: Final = re.compile(
    r"^[ \t]*(?:Subject|Re|Regarding|Concerning|Matter|Тема|Касательно|Предмет"
    r"|О\s+теме)[ \t]*:[ \t]*(?P<said>\S[^\n]{2,250}?)[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_SURE: Final = 0.92
"""The line says of itself that it is the subject."""
_HEAD: Final = 1_500
"""Characters at the beginning of a letter where its number and its subject stand."""


def subject_of_letter(
    library: Library, question: str, documents: Collection[str] | None
) -> list[Pointed]:
    """The subject line of the document with the identifier at its head; none where it has none."""
    asked = asked_identifiers(question)
    if len(asked) != 1 or not (_ASKED.search(question) and _WHAT.search(question)):
        return []
    found: list[Pointed] = []
    for one in places(library, asked[0], documents):
        if one.passage.span.start > _HEAD:
            continue
        rows = library.records.rows_of(one.passage.document_id)
        for stored in library.passages(rows).values():
            line = _SUBJECT.search(stored.text) if stored.passage.span.start <= _HEAD else None
            span = stored.in_document(Span(*line.span("said"))) if line else None
            if span is not None and within(stored, span):
                found.append(Pointed(stored, span, _SURE, _SURE))
    return found[:1]
