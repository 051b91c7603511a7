"""Headings of texts that do not mark them, recognised by their shape and by what follows.

A heading is a short line without final stop that leads into prose. Lines between it and the
prose may date or sign the article. Two headings may stand on each other (chapter and section);
a longer run of short lines is an address, a list or a verse, and only its last may be a heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from itertools import pairwise

from indexer.furniture_phrases import is_doubtful
from indexer.layout import (
    Paragraph,
    ends_sentence,
    is_contact,
    is_list_item,
    is_prose,
    leads_to_contact,
    looks_like_title,
)

_NUMBERED = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,4})[.)]?\s+(?=[\"'“«(]*[A-ZА-ЯЁ])")
_NAMED = re.compile(
    r"(?:chapter|section|article|part|annex|appendix|schedule|title|book|clause|"
    r"глава|раздел|статья|часть|приложение|пункт|§)\s*(?:№\s*)?"
    r"(?:\d{1,4}(?:\.\d+)*|[IVXLC]+|[A-ZА-Я])(?![^\W_])",
    re.IGNORECASE,
)
_MONTHS = (
    r"jan\w*|feb\w*|mar(?:ch)?|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*|"
    r"январ\w*|феврал\w*|март\w*|апрел\w*|ма[йя]|июн\w*|июл\w*|август\w*|сентябр\w*|октябр\w*|"
    r"ноябр\w*|декабр\w*"
)
_DAY_MONTH = re.compile(rf"\d{{1,2}}\.?\s+(?:{_MONTHS})\b", re.IGNORECASE)
_DATE_LINE = re.compile(
    rf"(?:(?:published|posted|updated|last|modified|on|at|in|of|the|опубликовано|обновлено|от|в|"
    rf"года?|г|\w*day|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|{_MONTHS}|"
    rf"am|pm|a\.m|p\.m|gmt|utc|msk|\d+(?:st|nd|rd|th)?)(?![^\W_])|[\s.,:;|/–—-])+",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"(?:by|photo by|автор|текст|фото)\b:?\s+[A-ZА-ЯЁ]", re.IGNORECASE)
_FIELD = re.compile(r"[^\W\d_][^:.]{0,28}:\s")
_ASKS_OR_CALLS = re.compile(r"[?!]\Z")
_SPOKEN = re.compile(r"[\"'“‘«„–—-]")
_SALUTATION = re.compile(r"(?:dear|уважаем\w+)\s", re.IGNORECASE)

_QUESTION_CHARACTERS = 100
_MARGIN = 1.5
"""Without a blank line between them, prose is this much longer than its heading, or long."""
_LONG = 120
_FEW_WORDS = 4


class _Kind(Enum):
    TITLE = auto()
    STRONG = auto()  # a title by its number, its name or its capitals
    ASIDE = auto()  # date, author, field: a heading is seen over it
    PROSE = auto()
    CONTACT = auto()
    OTHER = auto()


_TITLES = (_Kind.TITLE, _Kind.STRONG)
_HEADERS = (*_TITLES, _Kind.ASIDE)


def find_headings(paragraphs: Sequence[Paragraph], breaks: frozenset[int]) -> frozenset[int]:
    """Positions of the paragraphs that are headings.

    ``breaks`` are the positions before which furniture stands; a heading leads over it only
    where nothing but headings stands before it since the furniture above.
    """
    kinds = _kinds(paragraphs)
    found: set[int] = set()
    for run, follower in _runs(kinds, breaks):
        titles = [at for at in run if at and kinds[at] in _TITLES]
        found |= _headings_of_run(paragraphs, kinds, titles, follower, breaks)
    if kinds and kinds[0] in _TITLES and len(paragraphs) > 1:
        found.add(0)
    return frozenset(found)


def is_aside(paragraph: Paragraph) -> bool:
    """True for a date, an author or a filled-in field: what may stand between title and text."""
    return _kind(paragraph) is _Kind.ASIDE


def _kinds(paragraphs: Sequence[Paragraph]) -> list[_Kind]:
    kinds = [_kind(paragraph) for paragraph in paragraphs]
    numbers = [_numbering(paragraph.text) for paragraph in paragraphs]
    for at, (one, two) in enumerate(pairwise(numbers)):
        # "1. Apples", "2. Pears" with nothing between them are a list.
        if one and two and one.count(".") == two.count("."):
            for sibling in (at, at + 1):
                if kinds[sibling] is _Kind.STRONG:
                    kinds[sibling] = _Kind.OTHER
    return kinds


def _kind(paragraph: Paragraph) -> _Kind:
    text = paragraph.text
    named = _NAMED.match(text) is not None
    if named and looks_like_title(text.rstrip(".")):
        return _Kind.STRONG
    if len(text) <= _LONG and (_DATE_LINE.fullmatch(text) or _BYLINE.match(text)):
        return _Kind.ASIDE
    if is_contact(text) and not is_prose(text):
        return _Kind.CONTACT
    if not looks_like_title(text) or _is_other(paragraph):
        return _Kind.PROSE if is_prose(text) and not paragraph.is_item else _Kind.OTHER
    if _FIELD.match(text):
        return _Kind.ASIDE
    if _numbering(text) and len(text) <= _LONG:
        return _Kind.STRONG
    return _Kind.STRONG if text.upper() == text and text.lower() != text else _Kind.TITLE


def _is_other(paragraph: Paragraph) -> bool:
    text = paragraph.text
    if leads_to_contact(text) or is_doubtful(text) or _SALUTATION.match(text):
        return True
    if _ASKS_OR_CALLS.search(text):
        return len(text) > _QUESTION_CHARACTERS or _SPOKEN.match(text) is not None
    return is_list_item(text) and not _numbering(text)


def _numbering(text: str) -> str | None:
    found = _NUMBERED.match(text)
    return found["number"] if found and not _DAY_MONTH.match(text) else None


def _runs(kinds: Sequence[_Kind], breaks: frozenset[int]) -> Iterator[tuple[list[int], int | None]]:
    """Stretches of titles and asides, each with the position of what they lead to."""
    run: list[int] = []
    only_labels = True  # since the last furniture: no text, and no contact details
    for at, kind in enumerate(kinds):
        if at in breaks:
            if run and not only_labels:
                yield run, None
                run = []
            only_labels = True
        if kind in _HEADERS:
            run.append(at)
            continue
        if run:
            yield run, at
        run = []
        only_labels = only_labels and kind is _Kind.OTHER
    if run:
        yield run, None


def _headings_of_run(
    paragraphs: Sequence[Paragraph],
    kinds: Sequence[_Kind],
    titles: list[int],
    follower: int | None,
    breaks: frozenset[int],
) -> set[int]:
    if not titles or follower is None:
        return set()
    last, above = titles[-1], titles[:-1]
    if above and _is_under(paragraphs, above[-1], last):
        return {above[-1]} if kinds[above[-1]] is _Kind.STRONG else set()
    if not _leads(paragraphs, kinds, last, follower, breaks):
        return set()
    if len(titles) > 2:
        above = [at for at in above if kinds[at] is _Kind.STRONG]
        enough = kinds[last] is _Kind.STRONG or len(paragraphs[last].text.split()) >= _FEW_WORDS
        return {last, *above} if enough else set(above)
    return {last, *above}


def _is_under(paragraphs: Sequence[Paragraph], above: int, last: int) -> bool:
    """Whether the lower of two titles is the first line of text below the upper one."""
    set_apart = paragraphs[above].after_blank and not paragraphs[last].after_blank
    after = paragraphs[last + 1] if last + 1 < len(paragraphs) else None
    return set_apart and last == above + 1 and (after is None or after.after_blank)


def _leads(
    paragraphs: Sequence[Paragraph],
    kinds: Sequence[_Kind],
    title: int,
    follower: int,
    breaks: frozenset[int],
) -> bool:
    """Whether a title heads what follows it."""
    heading, body = paragraphs[title], paragraphs[follower]
    if kinds[title] is _Kind.STRONG:
        numbered = _numbering(heading.text) or _NAMED.match(heading.text)
        if kinds[follower] is _Kind.CONTACT:
            return False
        return bool(numbered) or kinds[follower] is _Kind.PROSE or body.is_item
    if kinds[follower] is not _Kind.PROSE:
        return body.is_item and heading.after_blank and body.after_blank
    if title and not (heading.after_blank or title in breaks):
        above = paragraphs[title - 1]
        if kinds[title - 1] not in _HEADERS and not ends_sentence(above.text):
            return False
    if any(at in breaks or paragraphs[at].after_blank for at in range(title + 1, follower + 1)):
        return True
    return len(body.text) >= min(_LONG, _MARGIN * len(heading.text))
