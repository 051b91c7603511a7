"""Lines that repeat at the same height of several pages: headers, footers, page numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from statistics import median

from indexer.read.pages.page_lines import PageLine, ReadPage

_PAGES = 3
"""A line on fewer pages is content. Where there are only two, furniture is a line that is first or
last on both, at exactly the same height, in type that is not larger than most."""
_DEEP = 4
"""Lines looked at, from the top and from the bottom."""
_ZONE = 0.16
"""Share of the page's height, at both ends, in which furniture is found."""
_NEAR = 9.0
"""Most points between the heights of lines that repeat."""
_SAME = 1.0
"""The same where there are only two pages."""
_LARGER = 1.15
"""Times the median size of lines: a larger line is a title on each page."""
_COUNTED = 0.6
"""Share of bare numbers that must increase with the pages."""

_DIGITS = re.compile(r"\d+")
_ROMAN = re.compile(r"(?<!\w)[ivxlc]+(?!\w)")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@dataclass(frozen=True, slots=True)
class _Candidate:
    page: int
    line: PageLine
    height: float
    key: str


def find_furniture(pages: Sequence[ReadPage]) -> set[int]:
    """Ids of the lines that are furniture: the same on several pages, but for their digits."""
    groups: dict[tuple[str, bool], list[_Candidate]] = defaultdict(list)
    for page in pages:
        for candidate, at_top in _candidates(page):
            groups[candidate.key, at_top].append(candidate)
    if len(pages) == 2:
        found = [one for group in groups.values() for one in _repeating(group, 2, _SAME)]
        found = [one for one in found if _is_outermost(one, pages)]
    else:
        found = [one for group in groups.values() for one in _repeating(group, _PAGES, _NEAR)]
    repeating = {id(one.line) for one in found}
    return {id(line) for page in pages for line in _outermost(page, repeating)}


def _is_outermost(one: _Candidate, pages: Sequence[ReadPage]) -> bool:
    """The first or last line of its page, in type of the usual size."""
    lines = next(_by_height(page) for page in pages if page.number == one.page)
    usual = median(line.size for page in pages for line in page.lines)
    return one.line in (lines[0], lines[-1]) and one.line.size <= _LARGER * usual


def _outermost(page: ReadPage, repeating: set[int]) -> list[PageLine]:
    """From both ends of the page up to the first line of content: what repeats between lines of
    content (fields of a form, a refrain) is content too."""
    lines = _by_height(page)
    above = list(takewhile(lambda line: id(line) in repeating, lines))
    below = list(takewhile(lambda line: id(line) in repeating, reversed(lines)))
    return [*above, *below]


def _by_height(page: ReadPage) -> list[PageLine]:
    return sorted(
        (line for line in page.lines if line.table is None), key=lambda line: line.frame[1]
    )


def _candidates(page: ReadPage) -> Iterable[tuple[_Candidate, bool]]:
    lines = _by_height(page)
    for at, line in enumerate(lines):
        height = (line.frame[1] + line.frame[3]) / 2
        at_top = at < _DEEP and height < _ZONE * page.height
        at_bottom = at >= len(lines) - _DEEP and height > (1 - _ZONE) * page.height
        if at_top or at_bottom:
            key = _DIGITS.sub("#", _folded(line.text))
            if not re.search(r"[^\W_]{2}", key):
                key = _ROMAN.sub("#", key)
            yield _Candidate(page.number, line, height, key), at_top


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", text).casefold()


def _repeating(group: list[_Candidate], least: int, apart: float) -> list[_Candidate]:
    """Those of a group at heights at most ``apart`` from each other, on ``least`` pages or more."""
    found: list[_Candidate] = []
    left = group
    while len({one.page for one in left}) >= least:
        middle = median(one.height for one in left)
        nearest = min((one.height for one in left), key=lambda height: abs(height - middle))
        near = [one for one in left if abs(one.height - nearest) <= apart]
        if len({one.page for one in near}) >= least and _is_repeat(near):
            found += near
        left = [one for one in left if abs(one.height - nearest) > apart]
    return found


def _is_repeat(near: list[_Candidate]) -> bool:
    """Words, or numbers that increase with the pages."""
    if re.search(r"[^\W\d_]{2}", near[0].key):
        return True
    if "#" not in near[0].key:
        return len(near[0].key) <= 3 or len({one.page for one in near}) >= 2 * _PAGES
    shifts = [value - one.page for one in near if (value := _number(one.line.text)) is not None]
    most = max((shifts.count(shift) for shift in set(shifts)), default=0)
    return most >= _COUNTED * len(near)


def _number(text: str) -> int | None:
    digits = _DIGITS.search(text)
    if digits:
        return int(digits[0][:9])
    roman = _ROMAN.search(text.casefold())
    if not roman:
        return None
    values = [_ROMAN_VALUES[sign] for sign in roman[0]]
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))
