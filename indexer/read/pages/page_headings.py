"""Headings and title of pages: by bookmarks, and by type that is clearly larger or heavier."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from indexer.read.pages.page_lines import PageLine, ReadPage
from sourceline.records import Span

Bookmarks = dict[int, list[str]]
"""Titles of bookmarks by the number of the page they lead to."""

_LARGER = 1.15
"""Times the size of most text."""
_CHARACTERS, _BOLD_CHARACTERS, _LINES = 200, 120, 4
_TOO_MANY = 0.3
"""Share of a document's characters beyond which large or bold type does not mark headings."""
_LETTERS = re.compile(r"[^\W\d_].*[^\W\d_]")
_LEADERS = re.compile(r"(?:\. ?){4,}|…{2,}|_{4,}")
_UNFINISHED = re.compile(r"[.,;:]\Z")

LineGroup = list[PageLine]


def headings_of(
    pages: Sequence[ReadPage], furniture: set[int], bookmarks: Bookmarks, spans: dict[int, Span]
) -> tuple[Span, ...] | None:
    """None where nothing but a title is marked: then headings are recognised by shape."""
    paragraphs = [(page.number, one) for page in pages for one in _paragraphs(page, furniture)]
    named = [one for number, one in paragraphs if _in_bookmarks(one, number, bookmarks)]
    every = [one for _, one in paragraphs]
    body = body_size(every)
    larger = [one for one in every if body and _is_larger(one, body)]
    marked = [*named, *_unless_too_many(larger, every), *_bold_paragraphs(every, body)]
    chosen = {id(one): one for one in marked}
    if len(chosen) < 2:
        return None
    found = [Span(spans[id(one[0])].start, spans[id(one[-1])].end) for one in chosen.values()]
    return tuple(sorted(found))


def largest_text(page: ReadPage, furniture: set[int]) -> str | None:
    """The paragraph in the largest type of a page, where it is larger than the rest."""
    paragraphs = list(_paragraphs(page, furniture))
    body = body_size(paragraphs)
    titles = [one for one in paragraphs if body and _is_larger(one, body)]
    if not titles:
        return None
    largest = max(titles, key=lambda one: round(one[0].size, 1))
    return " ".join(" ".join(line.text.split()) for line in largest)


def body_size(paragraphs: Sequence[LineGroup]) -> float | None:
    """The size that most characters have, to half a point."""
    counted: Counter[float] = Counter()
    for paragraph in paragraphs:
        for line in paragraph:
            if line.size:
                counted[round(line.size * 2) / 2] += len(line.text)
    return counted.most_common(1)[0][0] if counted else None


def _paragraphs(page: ReadPage, furniture: set[int]) -> Iterator[LineGroup]:
    """Paragraphs of running text, without furniture and tables."""
    gathered: LineGroup = []
    for line in page.lines:
        if id(line) in furniture or line.table is not None:
            continue
        if gathered and line.opens:
            yield gathered
            gathered = []
        gathered.append(line)
    if gathered:
        yield gathered


def _unless_too_many(found: list[LineGroup], paragraphs: list[LineGroup]) -> list[LineGroup]:
    return [] if _characters(found) > _TOO_MANY * _characters(paragraphs) else found


def _characters(paragraphs: list[LineGroup]) -> int:
    return sum(len(line.text) for paragraph in paragraphs for line in paragraph)


def _is_larger(paragraph: LineGroup, body: float) -> bool:
    return _is_short(paragraph, _CHARACTERS) and all(
        line.size >= _LARGER * body for line in paragraph
    )


def _is_short(paragraph: LineGroup, characters: int) -> bool:
    text = " ".join(line.text for line in paragraph)
    return (
        len(paragraph) <= _LINES
        and len(text) <= characters
        and bool(_LETTERS.search(text))
        and not text[0].islower()
        and not _LEADERS.search(text)
    )


def _bold_paragraphs(paragraphs: list[LineGroup], body: float | None) -> list[LineGroup]:
    """Short paragraphs all in bold, each followed by one that is not."""
    heavy = [[line for line in paragraph if line.bold] for paragraph in paragraphs]
    if not body or not _unless_too_many(heavy, paragraphs):
        return []
    found = []
    for at, paragraph in enumerate(paragraphs[:-1]):
        bold = all(line.bold and line.size >= 0.95 * body for line in paragraph)
        if not bold or not _is_short(paragraph, _BOLD_CHARACTERS):
            continue
        if not _UNFINISHED.search(paragraph[-1].text) and not paragraphs[at + 1][0].bold:
            found.append(paragraph)
    return found


def _in_bookmarks(paragraph: LineGroup, number: int, bookmarks: Bookmarks) -> bool:
    if number not in bookmarks or len(paragraph) > _LINES:
        return False
    text = folded(" ".join(line.text for line in paragraph))
    if not text or len(text) > _CHARACTERS or _LEADERS.search(paragraph[0].text):
        return False
    return any(_same_title(text, folded(title)) for title in bookmarks[number])


def _same_title(text: str, title: str) -> bool:
    """The same letters; either may have a number before them."""
    if len(title) < 2:
        return False
    bare = [re.sub(r"\A[\divx]+", "", one) or one for one in (text, title)]
    return text == title or bare[0] == bare[1]


def folded(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def bookmarks_by_page(entries: Sequence[tuple[int, str]]) -> Bookmarks:
    """From (page, title)."""
    found: Bookmarks = defaultdict(list)
    for page, title in entries:
        found[page].append(title)
    return dict(found)
