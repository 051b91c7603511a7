"""Where a document's parts begin: at headings, and where furniture stands between articles."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from indexer.structure import headings
from indexer.structure.content import Content, find_content, is_page_line
from indexer.structure.furniture_phrases import is_certain
from indexer.structure.layout import Paragraph
from sourceline.records import Document, Span


@dataclass(slots=True)
class Part:
    """One section to be. Between its stretches stands furniture, or a table begins or ends.

    Inside a stretch furniture stands only where it interrupts a paragraph.
    """

    heading: Span | None
    stretches: list[list[Paragraph]] = field(default_factory=list)

    @property
    def span(self) -> Span:
        return Span(self.stretches[0][0].span.start, self.stretches[-1][-1].span.end)


def find_parts(document: Document, furniture: tuple[Span, ...]) -> list[Part]:
    """The document's sections, in order, with all their paragraphs but no furniture."""
    content = find_content(document, furniture)
    if document.headings is None:
        ruled = frozenset(content.underlined)
        breaks = frozenset(content.breaks) - {at + 1 for at in ruled}
        shaped = headings.find_headings(content.paragraphs, breaks, ruled)
        found = frozenset(at for at in shaped if not content.paragraphs[at].cells)
    else:
        found = frozenset(content.marked)
    below = _below_headings(content.paragraphs, found)
    led_over = _led_over(content, below)
    parts: list[Part] = []
    for at, paragraph in enumerate(content.paragraphs):
        broken = content.breaks.get(at)
        if at in found:
            parts.append(Part(paragraph.span, [[paragraph]]))
        elif not parts or (
            broken
            and at - 1 not in content.underlined
            and not _same_part(at, broken, below, led_over)
        ):
            parts.append(Part(None, [[paragraph]]))
        elif broken or at in content.pages or bool(paragraph.cells) != _is_row(parts[-1]):
            parts[-1].stretches.append([paragraph])
        else:
            parts[-1].stretches[-1].append(paragraph)
    return parts


def _is_row(part: Part) -> bool:
    return bool(part.stretches[-1][-1].cells)


def _same_part(
    at: int, broken: tuple[str, ...], below: frozenset[int], led_over: frozenset[tuple[str, ...]]
) -> bool:
    """A page's end interrupts a section; buttons under a headline do not part it from its text."""
    if any(map(is_page_line, broken)):
        return not any(is_certain(line) and not is_page_line(line) for line in broken)
    return at - 1 in below and broken in led_over


def _below_headings(paragraphs: list[Paragraph], found: frozenset[int]) -> frozenset[int]:
    """Positions of headings, and of the dates and authors directly under them."""
    below: set[int] = set()
    for at, paragraph in enumerate(paragraphs):
        if at in found or (at - 1 in below and headings.is_aside(paragraph)):
            below.add(at)
    return frozenset(below)


def _led_over(content: Content, below: frozenset[int]) -> frozenset[tuple[str, ...]]:
    """Furniture that stands under headings more often than elsewhere.

    What stands between articles stands once under the page's own heading too, by chance.
    """
    under, everywhere = Counter[tuple[str, ...]](), Counter[tuple[str, ...]]()
    for at, lines in content.breaks.items():
        everywhere[lines] += 1
        under[lines] += at - 1 in below
    return frozenset(lines for lines, times in everywhere.items() if 2 * under[lines] > times)
