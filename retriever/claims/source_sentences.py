"""The sentences of a passage, each as a claim is compared with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from retriever.claims.extract.pronouns import with_subjects
from retriever.claims.extract.sentence import Sentence, read_sentence
from sourceline.index.index_records import StoredPassage
from sourceline.records import Interval, Span

_JOINED: Final = re.compile(r";\s+(?=[^\W\d_])")
_LEAST_WORDS: Final = 3
"""Of a clause behind a semicolon that is read as a sentence of its own."""


@dataclass(frozen=True, slots=True)
class SourceSentences:
    """``about`` is what the passage is searched by: title, heading and its words, ``about_title``
    title and heading alone; ``days`` date it. Spans of the sentences count in the passage's own
    text."""

    sentences: tuple[Sentence, ...]
    about: Sentence
    about_title: Sentence
    days: tuple[Interval, ...]


def read_source(stored: StoredPassage) -> SourceSentences:
    days = [] if stored.section_date is None else [stored.section_date.interval]
    days += [] if stored.document_date is None else [stored.document_date]
    day = next((each.first for each in days if each.first is not None), None)
    sentences = [
        read_sentence(stored.text, clause, day)
        for span in stored.passage.sentences
        for clause in _clauses(stored.text, stored.in_passage(span))
    ]
    about = read_sentence(stored.passage.search_text.text)
    title = read_sentence("\n".join(filter(None, (stored.title, stored.heading))))
    return SourceSentences(tuple(with_subjects(sentences)), about, title, tuple(days))


def _clauses(text: str, sentence: Span) -> Iterator[Span]:
    """A sentence, or its parts at semicolons: "Annex C lists what is lent; Annex D what is sold"
    says two things."""
    begin = sentence.start
    for found in _JOINED.finditer(text, sentence.start, sentence.end):
        both = (text[begin : found.start()], text[found.end() : sentence.end])
        if all(_is_clause(each) for each in both):
            yield Span(begin, found.start() + 1)
            begin = found.end()
    yield Span(begin, sentence.end)


def _is_clause(words: str) -> bool:
    return len(words.split(";")[0].split()) >= _LEAST_WORDS


def others(sentences: Sequence[Sentence], own: Sentence) -> tuple[Sentence, ...]:
    return tuple(each for each in sentences if each is not own)
