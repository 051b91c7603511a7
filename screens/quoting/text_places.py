"""The section and the heading that a position of a document lies in."""

from __future__ import annotations

from collections.abc import Sequence

from sourceline.records import Document, Section


def section_at(sections: Sequence[Section], position: int) -> Section | None:
    return next((each for each in sections if each.span.start <= position < each.span.end), None)


def heading_at(document: Document, sections: Sequence[Section], position: int) -> str | None:
    """The words of the section's heading; None where it has none."""
    section = section_at(sections, position)
    if section is None or section.heading is None:
        return None
    return section.heading.of(document.text)
