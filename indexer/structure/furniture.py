"""Which lines are page furniture: what a site or a layout program put around the content.

Every rule prefers missing furniture to removing content: headings, contact details, list items,
table rows, dialogue and whole sentences stay, even where they repeat.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from indexer.structure.furniture_phrases import is_certain, is_doubtful
from indexer.structure.layout import (
    TextLine,
    is_contact,
    is_list_item,
    is_prose,
    is_table_row,
    leads_to_contact,
    lines_of,
)
from indexer.structure.repeated_blocks import (
    NUMBER,
    TIMES,
    is_short_label,
    leads_into_prose,
    normalised,
    repeated_blocks,
    running_heads,
)
from sourceline.records import Document, Span

SEPARATOR = re.compile(r"([*\-–—_=~#•·])\1{2,}|([*\-–—_=~#•·])(?:\s{1,3}\2){2,}|⁂")
"""A row of one repeated character."""
_LINK = re.compile(r"(?:[-•*]\s+)?<?(?P<address>(?:https?://|www\.)[^\s<>]+)>?", re.IGNORECASE)
_BARE_HOST = re.compile(r"(?:https?://)?[^/]+/?", re.IGNORECASE)
_NAME = re.compile(r"(?:[A-ZА-ЯЁ][\w.'’-]*\W*){1,4}")

_EDGE_LINES = 5
_SHARE = 100
"""In a large corpus one document in a hundred must have the line, or it is chance."""


def edge_lines(document: Document) -> frozenset[str]:
    """The short lines at the document's ends that would be furniture if other documents had them.

    Normalised (case, spaces). Without prose, contact details, items, rows, and lines directly
    followed by prose.
    """
    lines = lines_of(document.text)
    contacts = _contact_lines(lines)
    marked = _marked_heading_lines(document)
    return frozenset(
        normalised(lines[at].text)
        for at in _edges(lines)
        if at not in contacts
        and is_short_label(lines[at].text)
        and not _starts_in(lines[at], marked)
        and not leads_into_prose(lines, at)
    )


def repeated_edge_lines(counts: Mapping[str, int], documents: int) -> frozenset[str]:
    """The edge lines that enough documents share, given how many have each."""
    enough = max(TIMES, documents // _SHARE)
    return frozenset(line for line, count in counts.items() if count >= enough)


def find_furniture(document: Document, repeated: frozenset[str]) -> tuple[Span, ...]:
    """Whole lines, in order, with those that the format itself marks. ``repeated`` are edge lines
    that other documents have too."""
    lines = lines_of(document.text)
    own = frozenset(span.start for span in document.furniture)
    marked = _marked_heading_lines(document)
    allowed = [not _starts_in(line, marked) for line in lines]
    found = {at for at, line in enumerate(lines) if allowed[at] and is_certain(line.text)}
    found |= {at for at, line in enumerate(lines) if line.span.start in own}
    found |= set(_separators(lines))
    found |= set(_page_numbers(lines))
    found |= set(_button_runs(lines, found))
    # Contact details end at certain furniture, so that the buttons of a page do not pass for them.
    contacts = _contact_lines(lines, frozenset(found))
    found |= set(repeated_blocks(lines, found | contacts))
    found |= set(running_heads(lines, found, contacts))
    found |= set(_shared_edges(lines, repeated, found, contacts))
    found |= set(_lone_links(lines, found))
    return tuple(lines[at].span for at in sorted(found) if allowed[at])


def _marked_heading_lines(document: Document) -> frozenset[int]:
    """Where the lines of marked headings begin, and the underlines below them."""
    starts: set[int] = set()
    for heading in document.headings or ():
        starts |= {line.span.start for line in _heading_lines(document.text, heading)}
    return frozenset(starts)


def _heading_lines(text: str, heading: Span) -> list[TextLine]:
    start = max(text.rfind("\n", 0, heading.start), text.rfind("\r", 0, heading.start)) + 1
    lines = lines_of(text, start, heading.end)
    below = lines_of(text, heading.end, min(len(text), heading.end + 200))
    return lines + [line for line in below[:2] if set(line.text) <= {"=", "-", "#"}][:1]


def _starts_in(line: TextLine, starts: frozenset[int]) -> bool:
    return line.span.start in starts


def _separators(lines: Sequence[TextLine]) -> Iterator[int]:
    """Rows of one character; but a rule under or over columns is part of a table."""
    for at, line in enumerate(lines):
        if SEPARATOR.fullmatch(line.text):
            above = not line.after_blank and is_table_row(lines[at - 1].text)
            below = at + 1 < len(lines) and not lines[at + 1].after_blank
            if not above and not (below and is_table_row(lines[at + 1].text)):
                yield at


def _page_numbers(lines: Sequence[TextLine]) -> Iterator[int]:
    """Bare numbers between blank lines that count up by one, with text between them."""
    numbers = [
        at for at, line in enumerate(lines) if NUMBER.fullmatch(line.text) and _is_apart(lines, at)
    ]
    chain: list[int] = []
    for at in [*numbers, -1]:
        if chain and at >= 0 and _next_page(lines, chain[-1], at):
            chain.append(at)
            continue
        if len(chain) >= TIMES:
            yield from chain
        chain = [at]


def _next_page(lines: Sequence[TextLine], before: int, after: int) -> bool:
    counts_up = int(lines[after].text) == int(lines[before].text) + 1
    return counts_up and sum(len(line.text) for line in lines[before + 1 : after]) > 400


def _button_runs(lines: Sequence[TextLine], found: set[int]) -> Iterator[int]:
    """Doubtful lines next to each other, unless prose follows one directly, as after a heading."""
    run: list[int] = []
    for at in range(len(lines) + 1):
        member = at < len(lines) and (at in found or is_doubtful(lines[at].text))
        if member:
            run.append(at)
            continue
        doubtful = [near for near in run if near not in found]
        words = [near for near in run if not SEPARATOR.fullmatch(lines[near].text)]
        if len(words) > 1:
            yield from (near for near in doubtful if not _is_directly_above_prose(lines, near))
        run = []


def _shared_edges(
    lines: Sequence[TextLine], repeated: frozenset[str], found: set[int], contacts: frozenset[int]
) -> Iterator[int]:
    """Lines that other documents have at their ends too.

    A single line at the top may be a title ("Minutes of the Board"), one at the foot a name
    under a letter: the first needs furniture next to it, the second must not look like a name.
    """
    edges = set(_edges(lines))
    shared = {
        at
        for at in edges
        if at not in found
        and at not in contacts
        and normalised(lines[at].text) in repeated
        and is_short_label(lines[at].text)
        and not leads_into_prose(lines, at)
    }
    buttons = {at for at in found if not SEPARATOR.fullmatch(lines[at].text)}
    for at in shared:
        in_company = any(near in shared or near in buttons for near in (at - 1, at + 1))
        at_foot = at >= len(lines) - _EDGE_LINES and at > 0
        if in_company or (at_foot and not _NAME.fullmatch(lines[at].text)):
            yield at


def _lone_links(lines: Sequence[TextLine], found: set[int]) -> Iterator[int]:
    """Web addresses on lines of their own: next to furniture, or between complete paragraphs.

    The bare name of a site is a contact detail, and links among links are a list of sources.
    """
    links = {
        at: match["address"].partition("#")[0].partition("?")[0]
        for at, line in enumerate(lines)
        if (match := _LINK.fullmatch(line.text)) and not _BARE_HOST.fullmatch(match["address"])
    }
    often = Counter(links.values())
    for at, address in links.items():
        above, below = at - 1, at + 1
        if above in links or below in links:
            continue
        beside = above in found and (lines[above].text[-1] != ":")
        apart = (
            _is_apart(lines, at)
            and (above < 0 or (is_prose(lines[above].text) and lines[above].text[-1] != ":"))
            and not is_list_item(lines[at].text)
        )
        if beside or apart or often[address] >= TIMES:
            yield at


def _contact_lines(
    lines: Sequence[TextLine], bounds: frozenset[int] = frozenset()
) -> frozenset[int]:
    """All lines of runs of labels that hold a contact detail or words that introduce one."""
    found: set[int] = set()
    run: list[int] = []
    for at in range(len(lines) + 1):
        text = lines[at].text if at < len(lines) else ""
        inside = at < len(lines) and at not in bounds and not SEPARATOR.fullmatch(text)
        if inside and (not is_prose(text) or is_contact(text) or leads_to_contact(text)):
            run.append(at)
            continue
        # A web address alone makes no contact block: navigation is full of them.
        texts = [lines[near].text for near in run if not _LINK.fullmatch(lines[near].text)]
        if any(is_contact(text) or leads_to_contact(text) for text in texts):
            found.update(run)
        run = []
    return frozenset(found)


def _edges(lines: Sequence[TextLine]) -> Iterator[int]:
    count = len(lines)
    yield from range(min(_EDGE_LINES, count))
    yield from range(max(_EDGE_LINES, count - _EDGE_LINES), count)


def _is_directly_above_prose(lines: Sequence[TextLine], at: int) -> bool:
    return leads_into_prose(lines, at) and not lines[at + 1].after_blank


def _is_apart(lines: Sequence[TextLine], at: int) -> bool:
    after = at + 1 == len(lines) or lines[at + 1].after_blank
    return lines[at].after_blank and after
