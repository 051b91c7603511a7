"""Where a document's parts begin: at headings, and where furniture stands between articles."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from indexer import headings
from indexer.furniture_phrases import is_certain, is_page_mark
from indexer.layout import Line, Paragraph, lines_of, looks_like_title, paragraphs, wrap_width
from sourceline.records import Document, Span


@dataclass(slots=True)
class Part:
    """One section to be. Furniture stands between its stretches, never inside one."""

    heading: Span | None
    stretches: list[list[Paragraph]] = field(default_factory=list)

    @property
    def span(self) -> Span:
        return Span(self.stretches[0][0].span.start, self.stretches[-1][-1].span.end)


@dataclass(slots=True)
class _Content:
    """Paragraphs in order, the furniture before some of them, and those marked as headings."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    breaks: dict[int, tuple[str, ...]] = field(default_factory=dict)
    marked: set[int] = field(default_factory=set)
    underlined: set[int] = field(default_factory=set)


def find_parts(document: Document, furniture: tuple[Span, ...]) -> list[Part]:
    """The document's sections, in order, with all their paragraphs but no furniture."""
    content = _content(document, furniture)
    if document.headings is None:
        ruled = frozenset(content.underlined)
        breaks = frozenset(content.breaks) - {at + 1 for at in ruled}
        found = headings.find_headings(content.paragraphs, breaks, ruled)
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
        elif broken:
            parts[-1].stretches.append([paragraph])
        else:
            parts[-1].stretches[-1].append(paragraph)
    return parts


def _same_part(
    at: int, broken: tuple[str, ...], below: frozenset[int], led_over: frozenset[tuple[str, ...]]
) -> bool:
    """A page's end interrupts a section; buttons under a headline do not part it from its text."""
    if any(map(_is_page_line, broken)):
        return not any(is_certain(line) and not _is_page_line(line) for line in broken)
    return at - 1 in below and broken in led_over


def _is_page_line(text: str) -> bool:
    return is_page_mark(text) or text.isdecimal()


def _below_headings(paragraphs: list[Paragraph], found: frozenset[int]) -> frozenset[int]:
    """Positions of headings, and of the dates and authors directly under them."""
    below: set[int] = set()
    for at, paragraph in enumerate(paragraphs):
        if at in found or (at - 1 in below and headings.is_aside(paragraph)):
            below.add(at)
    return frozenset(below)


def _led_over(content: _Content, below: frozenset[int]) -> frozenset[tuple[str, ...]]:
    """Furniture that stands under headings more often than elsewhere.

    What stands between articles stands once under the page's own heading too, by chance.
    """
    under, everywhere = Counter[tuple[str, ...]](), Counter[tuple[str, ...]]()
    for at, lines in content.breaks.items():
        everywhere[lines] += 1
        under[lines] += at - 1 in below
    return frozenset(lines for lines, times in everywhere.items() if 2 * under[lines] > times)


def _content(document: Document, furniture: tuple[Span, ...]) -> _Content:
    lines = lines_of(document.text)
    width = wrap_width(lines)
    content = _Content()
    gathered: list[Line] = []
    removed: list[str] = []

    def flush() -> None:
        content.paragraphs += paragraphs(gathered, width)
        gathered.clear()

    for line, kind in _kinds(document, lines, furniture):
        if kind == "furniture":
            ruled = bool(gathered) and _underlines(line, gathered[-1])
            flush()
            if ruled:
                content.underlined.add(len(content.paragraphs) - 1)
            removed.append(line.text)
            continue
        if kind == "underline":
            flush()
            continue
        if removed:
            content.breaks[len(content.paragraphs)] = tuple(removed)
            removed = []
        if isinstance(kind, Span):
            flush()
            content.marked.add(len(content.paragraphs))
            words = " ".join(kind.of(document.text).split())
            content.paragraphs.append(Paragraph(kind, words, line.after_blank, is_item=False))
        else:
            gathered.append(line)
    flush()
    return content


def _underlines(rule: Line, above: Line) -> bool:
    """A rule close under a title, and about as long: the way plain text marks a heading."""
    close = not rule.after_blank and set(rule.text) <= set('=-~#*^"_')
    return close and looks_like_title(above.text) and 2 * len(rule.text) >= len(above.text)


def _kinds(
    document: Document, lines: list[Line], furniture: tuple[Span, ...]
) -> Iterator[tuple[Line, str | Span]]:
    """Each line with what it is: furniture, content, a marked heading, or the mark below one.

    A heading of several lines comes once, with its first.
    """
    removed, marked = deque(furniture), deque(document.headings or ())
    under: Span | None = None
    for line in lines:
        while removed and removed[0].end <= line.span.start:
            removed.popleft()
        while marked and marked[0].end <= line.span.start:
            marked.popleft()
        if under is not None and line.span.overlaps(under):
            continue
        was_under, under = under, None
        if removed and removed[0].overlaps(line.span):
            yield line, "furniture"
        elif marked and marked[0].overlaps(line.span):
            under = marked[0]
            yield line, under
        elif was_under and not line.after_blank and set(line.text) <= {"=", "-"}:
            yield line, "underline"
        else:
            yield line, "content"
