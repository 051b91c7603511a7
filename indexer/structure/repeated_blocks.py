"""Lines of a document that are furniture because they repeat in it: blocks and running heads."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from indexer.structure.furniture_phrases import is_page_mark
from indexer.structure.layout import (
    TextLine,
    is_code,
    is_contact,
    is_list_item,
    is_prose,
    is_table_row,
    looks_like_title,
)

NUMBER = re.compile(r"\d{1,4}")
_FIELD = re.compile(r"[^:]{1,40}:(?:\s|\Z)")

_SHORT = 100
TIMES = 3
"""What occurs this often is repeated; twice may be chance."""
_BLOCK = 4
"""Most lines of a repeated block."""


def repeated_blocks(lines: Sequence[TextLine], taken: set[int]) -> Iterator[int]:
    """Two to four labels that occur together, word for word, at three places or more.

    Where prose follows them they may be headings ("Summary" in every chapter), unless the last
    does not look like a heading.
    """
    often = _frequent_lines(lines)
    labels = {at for at in often if at not in taken and _is_plain_label(lines[at].text)}
    for size in range(_BLOCK, 1, -1):
        places: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for at in sorted(labels):
            block = [lines[near] for near in range(at, at + size) if near in labels]
            words = tuple(normalised(line.text) for line in block)
            if len(set(words)) == size:
                places[words].append(at)
        for starts in places.values():
            heading = looks_like_title(lines[starts[0] + size - 1].text)
            if not _separate_prose(lines, starts):
                continue
            if not (heading and any(leads_into_prose(lines, at + size - 1) for at in starts)):
                members = {near for at in starts for near in range(at, at + size)}
                labels -= members
                yield from members


def _frequent_lines(lines: Sequence[TextLine]) -> list[int]:
    """Positions of the lines that occur often enough to count as repeated."""
    times = Counter(normalised(line.text) for line in lines)
    return [at for at, line in enumerate(lines) if times[normalised(line.text)] >= TIMES]


def _separate_prose(lines: Sequence[TextLine], starts: Sequence[int]) -> bool:
    """Whether there are sentences between each two of enough places: in a form there are none."""
    gaps = (lines[before:after] for before, after in pairwise(starts))
    return len(starts) >= TIMES and all(any(is_prose(line.text) for line in gap) for gap in gaps)


def running_heads(
    lines: Sequence[TextLine], found: set[int], contacts: frozenset[int]
) -> Iterator[int]:
    """Labels on three pages or more, each time next to the page's number.

    The first may be the title itself: it comes before any number, and stays.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for at in _frequent_lines(lines):
        text = lines[at].text
        if at not in found and at not in contacts and is_short_label(text, rows=True):
            places[normalised(text)].append(at)
    for starts in places.values():
        beside = [at for at in starts if _is_next_to_page_mark(lines, at, found)]
        if len(beside) >= TIMES and set(starts[1:]) <= set(beside):
            yield from beside


def _is_next_to_page_mark(lines: Sequence[TextLine], at: int, found: set[int]) -> bool:
    return any(
        near in found and (is_page_mark(lines[near].text) or NUMBER.fullmatch(lines[near].text))
        for near in (at - 1, at + 1)
    )


def leads_into_prose(lines: Sequence[TextLine], at: int) -> bool:
    return at + 1 < len(lines) and is_prose(lines[at + 1].text)


def is_short_label(text: str, *, rows: bool = False) -> bool:
    plain = not is_list_item(text) and (rows or not is_table_row(text))
    return len(text) <= _SHORT and plain and not is_prose(text) and not is_contact(text)


def _is_plain_label(text: str) -> bool:
    """A label that is neither a field to fill in nor an answer."""
    said = _FIELD.match(text) is not None or text[-1] in ".,;"
    return is_short_label(text) and not said and not is_code(text)


def normalised(text: str) -> str:
    return " ".join(text.casefold().split())
