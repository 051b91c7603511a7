"""Headings of texts that do not mark them, recognised by their shape and by what follows.

A heading is a short line without final stop, followed by prose. Lines between it and the prose may
date or sign the article. One heading may directly follow another (chapter and section); a longer
run of short lines is an address, a list or a verse, and only its last line may be a heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from itertools import pairwise

from indexer.structure.furniture_phrases import is_doubtful
from indexer.structure.layout import (
    TextParagraph,
    ends_sentence,
    is_contact,
    is_list_item,
    is_prose,
    leads_to_contact,
    looks_like_title,
)

_NUMBERED = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,4})[.)]?\s+(?=[\"'“«(]*[A-ZА-ЯЁ])")
_NAMED = re.compile(
    r"(?i:chapter|section|article|part|annex|appendix|schedule|title|book|clause|"
    r"глава|раздел|статья|часть|приложение|пункт|§)\s*(?:№\s*)?"
    r"(?:\d{1,4}(?:\.\d+)*|(?<=\s)[IVXLC]+|(?<=\s)[A-ZА-Я])(?![^\W_])"
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
    rf"version|edition|revision|issue|no|am|pm|a\.m|p\.m|gmt|utc|msk|\d+(?:st|nd|rd|th)?)(?![^\W_])|[\s.,:;|/–—-])+",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?i:by|photo by|text by|автор|текст|фото)\b:?\s+[A-ZА-ЯЁ][\w.'’-]*"
    r"(?:,?\s+(?:and\s+|и\s+)?[A-ZА-ЯЁ][\w.'’-]*){0,5}"
)
_FIELD = re.compile(r"[^\W\d_][^:.]{0,28}:\s")
_KNOWN_FIELD = re.compile(
    r"(?:date|from|to|cc|subject|re|present|apologies|attendees|participants|location|place|venue|"
    r"time|author|by|chair|source|photo|ref|reference|category|tags|language|status|version|"
    r"дата|от|кому|тема|присутствовали|участники|место|время|источник|фото|автор|рубрика|теги):\s",
    re.IGNORECASE,
)
_ASKS_OR_CALLS = re.compile(r"[?!]\Z")
_SPOKEN = re.compile(r"[\"'“‘«„–—-]")
_SALUTATION = re.compile(r"(?:dear|уважаем\w+)\s", re.IGNORECASE)

_QUESTION_CHARACTERS = 100
_STOPPED = 60
_SMALL_WORD = 4
"""Longer words are capitalised in a title written in title case."""
_MARGIN = 1.5
"""Without a blank line between them, prose is so many times as long as its heading, or long."""
_LONG = 120
_FEW_WORDS = 4


class _ParagraphKind(Enum):
    TITLE = auto()
    STRONG = auto()  # a title by its number, its name or its capitals
    ASIDE = auto()  # a date, an author, a field: may come between a heading and its text
    PROSE = auto()
    CONTACT = auto()
    OTHER = auto()


_TITLES = (_ParagraphKind.TITLE, _ParagraphKind.STRONG)
_HEADERS = (*_TITLES, _ParagraphKind.ASIDE)


def find_headings(
    paragraphs: Sequence[TextParagraph], breaks: frozenset[int], underlined: frozenset[int]
) -> frozenset[int]:
    """Positions of the paragraphs that are headings, also of those with a rule under them.

    ``breaks`` are the positions after furniture. A heading may be separated by furniture from its
    text only where there is nothing but headings between that furniture and the one above.
    """
    kinds = _kinds(paragraphs)
    found = set(underlined)
    for at in underlined:
        kinds[at] = _ParagraphKind.STRONG
    for run, follower in _runs(kinds, breaks):
        titles = [at for at in run if at and kinds[at] in _TITLES]
        found |= _headings_in_run(paragraphs, kinds, titles, follower, breaks)
    if kinds and kinds[0] in _TITLES and len(paragraphs) > 1:
        found.add(0)
    return frozenset(found)


def is_aside(paragraph: TextParagraph) -> bool:
    """Whether it is a date, an author or a filled-in field, as between a title and its text."""
    return _kind(paragraph) is _ParagraphKind.ASIDE


def _kinds(paragraphs: Sequence[TextParagraph]) -> list[_ParagraphKind]:
    kinds = [_kind(paragraph) for paragraph in paragraphs]
    fields = [_FIELD.match(paragraph.text) is not None for paragraph in paragraphs]
    for at, (one, two) in enumerate(pairwise(fields)):
        # "Chair: A. Brown" above "Clerk: C. Dee" is a form; alone it may be a title with a colon.
        if one and two and not paragraphs[at + 1].after_blank:
            for field in (at, at + 1):
                if kinds[field] is _ParagraphKind.TITLE:
                    kinds[field] = _ParagraphKind.ASIDE
    numbers = [_numbering(paragraph.text) for paragraph in paragraphs]
    for at, (one_number, next_number) in enumerate(pairwise(numbers)):
        # "1. Apples", "2. Pears" with nothing between them are items of a list.
        if not (one_number and next_number):
            continue
        if one_number.count(".") == next_number.count("."):
            for sibling in (at, at + 1):
                if kinds[sibling] is _ParagraphKind.STRONG:
                    kinds[sibling] = _ParagraphKind.OTHER
    return kinds


def _kind(paragraph: TextParagraph) -> _ParagraphKind:
    text = paragraph.text
    named = _NAMED.match(text) is not None and (text[-1] != "." or len(text) <= _STOPPED)
    if named and looks_like_title(text.rstrip(".")):
        return _ParagraphKind.STRONG
    if len(text) <= _LONG and (_DATE_LINE.fullmatch(text) or _BYLINE.fullmatch(text)):
        return _ParagraphKind.ASIDE
    if is_contact(text) and not is_prose(text):
        return _ParagraphKind.CONTACT
    if _is_stopped_heading(paragraph):
        return _ParagraphKind.STRONG
    if not looks_like_title(text) or _is_no_title(paragraph):
        return (
            _ParagraphKind.PROSE
            if is_prose(text) and not paragraph.is_item
            else _ParagraphKind.OTHER
        )
    if _KNOWN_FIELD.match(text):
        return _ParagraphKind.ASIDE
    if _numbering(text) and len(text) <= _LONG:
        return _ParagraphKind.STRONG
    return (
        _ParagraphKind.STRONG
        if text.upper() == text and text.lower() != text
        else _ParagraphKind.TITLE
    )


def _is_stopped_heading(paragraph: TextParagraph) -> bool:
    """ "2. Basic Permissions.": numbered, after a blank line, and not a sentence by its words."""
    text = paragraph.text
    number = _NUMBERED.match(text)
    if not number or not paragraph.after_blank or text[-1] != "." or len(text) > _STOPPED:
        return False
    words = text[number.end() :].split()
    titled = all(word[:1].isupper() for word in words if len(word) > _SMALL_WORD)
    return (titled or len(words) < _FEW_WORDS) and looks_like_title(text[:-1])


def _is_no_title(paragraph: TextParagraph) -> bool:
    text = paragraph.text
    if leads_to_contact(text) or is_doubtful(text) or _SALUTATION.match(text):
        return True
    if _ASKS_OR_CALLS.search(text):
        return len(text) > _QUESTION_CHARACTERS or _SPOKEN.match(text) is not None
    return is_list_item(text) and not _numbering(text)


def _numbering(text: str) -> str | None:
    found = _NUMBERED.match(text)
    return found["number"] if found and not _DAY_MONTH.match(text) else None


def _runs(
    kinds: Sequence[_ParagraphKind], breaks: frozenset[int]
) -> Iterator[tuple[list[int], int | None]]:
    """Runs of titles and asides, each with the position of the text after it."""
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
        only_labels = only_labels and kind is _ParagraphKind.OTHER
    if run:
        yield run, None


def _headings_in_run(
    paragraphs: Sequence[TextParagraph],
    kinds: Sequence[_ParagraphKind],
    titles: list[int],
    follower: int | None,
    breaks: frozenset[int],
) -> set[int]:
    if not titles or follower is None:
        return set()
    last, above = titles[-1], titles[:-1]
    if above and _is_first_line_under(paragraphs, above[-1], last):
        return {above[-1]} if kinds[above[-1]] is _ParagraphKind.STRONG else set()
    if not _is_heading_of(paragraphs, kinds, last, follower, breaks):
        return set()
    if len(titles) > 2:
        above = [
            at
            for at in above
            if kinds[at] is _ParagraphKind.STRONG and paragraphs[at + 1].after_blank
        ]
        if (
            kinds[last] is not _ParagraphKind.STRONG
            and len(paragraphs[last].text.split()) < _FEW_WORDS
        ):
            return set(above)
    return {last, *above}


def _is_first_line_under(paragraphs: Sequence[TextParagraph], above: int, last: int) -> bool:
    """Whether the lower of two titles is the first line of the text under the upper one."""
    set_apart = paragraphs[above].after_blank and not paragraphs[last].after_blank
    after = paragraphs[last + 1] if last + 1 < len(paragraphs) else None
    return set_apart and last == above + 1 and (after is None or after.after_blank)


def _is_heading_of(
    paragraphs: Sequence[TextParagraph],
    kinds: Sequence[_ParagraphKind],
    title: int,
    follower: int,
    breaks: frozenset[int],
) -> bool:
    """Whether a title is the heading of what follows it."""
    heading, body = paragraphs[title], paragraphs[follower]
    between = range(title + 1, follower + 1)
    apart = any(at in breaks or paragraphs[at].after_blank for at in between)
    if kinds[title] is _ParagraphKind.STRONG:
        numbered = _numbering(heading.text) or _NAMED.match(heading.text)
        if kinds[follower] is _ParagraphKind.CONTACT or (heading.text[-1] == "." and not apart):
            return False
        return bool(numbered) or kinds[follower] is _ParagraphKind.PROSE or body.is_item
    if kinds[follower] is not _ParagraphKind.PROSE:
        return body.is_item and heading.after_blank and body.after_blank
    if title and not (heading.after_blank or title in breaks):
        above = paragraphs[title - 1]
        if kinds[title - 1] not in _HEADERS and not ends_sentence(above.text):
            return False
    if not apart and (body.text[0].islower() or body.text[0] in ").,;:%"):
        return False  # a line broken off, continued below
    return apart or len(body.text) >= min(_LONG, _MARGIN * len(heading.text))
