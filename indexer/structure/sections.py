"""Where a document's sections begin: at headings, after furniture between articles, and with each
message that a mail quotes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from indexer.structure import headings
from indexer.structure.content import Content, find_content, is_page_line
from indexer.structure.furniture_phrases import is_certain
from indexer.structure.layout import TextParagraph
from sourceline.records import Document, Span


@dataclass(slots=True)
class SectionDraft:
    """A section before its dates are known. Its blocks of paragraphs are separated by furniture,
    or by the beginning or end of a table.

    Inside a block there is furniture only where it interrupts a paragraph.
    """

    heading: Span | None
    blocks: list[list[TextParagraph]] = field(default_factory=list)

    @property
    def span(self) -> Span:
        return Span(self.blocks[0][0].span.start, self.blocks[-1][-1].span.end)


def find_sections(document: Document, furniture: tuple[Span, ...]) -> list[SectionDraft]:
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
    led_over = _furniture_under_headings(content, below)
    drafts: list[SectionDraft] = []
    for at, paragraph in enumerate(content.paragraphs):
        broken = content.breaks.get(at)
        if at in found:
            drafts.append(SectionDraft(paragraph.span, [[paragraph]]))
        elif (
            not drafts
            or at in content.messages
            or (
                broken
                and at - 1 not in content.underlined
                and not _same_section(at, broken, below, led_over)
            )
        ):
            drafts.append(SectionDraft(None, [[paragraph]]))
        elif broken or at in content.pages or bool(paragraph.cells) != _is_row(drafts[-1]):
            drafts[-1].blocks.append([paragraph])
        else:
            drafts[-1].blocks[-1].append(paragraph)
    return drafts


def _is_row(draft: SectionDraft) -> bool:
    return bool(draft.blocks[-1][-1].cells)


def _same_section(
    at: int, broken: tuple[str, ...], below: frozenset[int], led_over: frozenset[tuple[str, ...]]
) -> bool:
    """The end of a page does not end a section, nor do buttons between a headline and its text."""
    if any(map(is_page_line, broken)):
        return not any(is_certain(line) and not is_page_line(line) for line in broken)
    return at - 1 in below and broken in led_over


def _below_headings(paragraphs: list[TextParagraph], found: frozenset[int]) -> frozenset[int]:
    """Positions of headings, and of the dates and authors directly under them."""
    below: set[int] = set()
    for at, paragraph in enumerate(paragraphs):
        if at in found or (at - 1 in below and headings.is_aside(paragraph)):
            below.add(at)
    return frozenset(below)


def _furniture_under_headings(
    content: Content, below: frozenset[int]
) -> frozenset[tuple[str, ...]]:
    """Furniture that occurs under headings more often than elsewhere.

    Furniture between articles also occurs once under the page's own heading, by chance.
    """
    under, everywhere = Counter[tuple[str, ...]](), Counter[tuple[str, ...]]()
    for at, lines in content.breaks.items():
        everywhere[lines] += 1
        under[lines] += at - 1 in below
    return frozenset(lines for lines, times in everywhere.items() if 2 * under[lines] > times)
