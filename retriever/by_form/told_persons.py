"""A passage → who it says is what: its sentences, its signatures, and the rows of its tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from retriever.by_form.descriptions import Description, find_descriptions
from retriever.by_form.named_post import named_post
from retriever.by_form.persons import Person, find_persons
from retriever.by_form.pointed import sentence_spans
from retriever.by_form.post_words import POST
from sourceline.index.index_records import StoredPassage
from sourceline.records import Span

_POST_COLUMN: Final = re.compile(
    r"\b(?:posts?|positions?|title|function|role|job|designation|rank|должност\w+|пост)\b",
    re.IGNORECASE,
)
_NAME_COLUMN: Final = re.compile(
    r"\b(?:names?|persons?|staff|contact|speakers?|holder|lead|имя|фио|ф\.и\.о\.?|сотрудник)\b",
    re.IGNORECASE,
)
_NO_POST_LINE: Final = re.compile(
    r"[@:?!]|\+\d|\d{3}|\b(?:is|was|are|were|will|has|have)\b", re.IGNORECASE
)
_LONGEST_LINE: Final = 120


def descriptions_in(stored: StoredPassage, *, posts: bool = False) -> list[Description]:
    """Every description, with spans counted from the beginning of the passage's own text; those
    that name a post alone where ``posts``."""
    if stored.passage.cells:
        return list(_in_row(stored))
    found = [
        one
        for span in sentence_spans(stored)
        for one in find_descriptions(stored.text, span, posts=posts)
    ]
    return [*found, *_signatures(stored.text)]


def _signatures(text: str) -> Iterator[Description]:
    """A line that is a name alone, and the next line with words, which says the post."""
    lines = [Span(*line.span()) for line in re.finditer(r"[^\n]+", text) if line.group().strip()]
    for line, below in pairwise(lines):
        person = _alone(text, line)
        words = _stripped(text, below)
        said = words.of(text)
        if person is None or len(said) > _LONGEST_LINE or _NO_POST_LINE.search(said):
            continue
        named = named_post(said)
        if named is not None and not find_descriptions(text, words):
            yield Description(person, words, "signature", named.post, named.ranks, words)


def _alone(text: str, line: Span) -> Person | None:
    words = _stripped(text, line)
    persons = find_persons(text, words)
    alone = len(persons) == 1 and persons[0].whole == words
    return persons[0] if alone else None


def _stripped(text: str, line: Span) -> Span:
    said = line.of(text)
    start = line.start + len(said) - len(said.lstrip(" \t*_-"))
    return Span(start, start + len(said.strip(" \t*_-").rstrip(",.;")))


def _in_row(stored: StoredPassage) -> Iterator[Description]:
    """A row with a person in one cell and a post in another."""
    text = stored.text
    cells = [(cell.column, stored.in_passage(cell.span)) for cell in stored.passage.cells]
    persons = [(span, _in_cell(text, column, span)) for column, span in cells]
    for at, person in persons:
        if person is None:
            continue
        for column, span in cells:
            named = named_post(span.of(text))
            is_post = _POST_COLUMN.search(column) is not None or named is not None
            if span == at or not is_post or find_persons(text, span):
                continue
            post, ranks = (named.post, named.ranks) if named else ("", frozenset[str]())
            yield Description(person, span, "cell", post, ranks, Span(0, len(text)))


def _in_cell(text: str, column: str, span: Span) -> Person | None:
    persons = find_persons(text, span)
    if len(persons) == 1 and POST.search(span.of(text)) is None:
        return persons[0]
    words = span.of(text).split()
    if (
        _NAME_COLUMN.search(column)
        and 0 < len(words) < 5
        and all(word[0].isupper() for word in words)
    ):
        return Person(span, span)
    return None
