"""Text → its identifiers, in order, none inside another."""

from __future__ import annotations

from collections.abc import Iterable

from sourceline.identifiers.codes import shaped
from sourceline.identifiers.document_parts import document_parts
from sourceline.identifiers.identifier import Identifier
from sourceline.identifiers.labelled_numbers import labelled_numbers
from sourceline.records import Span


def find_identifiers(text: str) -> tuple[Identifier, ...]:
    """Every identifier of the text, whole: a shorter one inside or across another is left out.

    "Annexes I to III" are three, all with the span of the range.
    """
    parts = list(document_parts(text))
    kept = _apart([*shaped(text), *labelled_numbers(text)], [one.span for one in parts])
    return tuple(sorted([*parts, *kept], key=lambda one: one.span))


def _apart(found: Iterable[Identifier], taken: Iterable[Span]) -> list[Identifier]:
    """The longest of those that overlap each other; none that overlaps what is taken."""
    free = [one for one in found if not any(one.span.overlaps(span) for span in taken)]
    kept: list[Identifier] = []
    for one in sorted(free, key=lambda one: (-one.span.length, one.span)):
        if not any(one.span.overlaps(other.span) for other in kept):
            kept.append(one)
    return kept
