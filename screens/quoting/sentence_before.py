"""The sentence before a quotation that says what its "it" or "the course" is, where one is needed.

It is looked for in the quotation's own section alone, and never made up: a sentence of the
document, word for word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.items import Quotation, SentenceBefore, runs_and_words
from screens.quoting.text_places import section_at
from sourceline.records import Span
from sourceline.text.taken_up import introduces, taken_up
from sourceline.text.words import stems

if TYPE_CHECKING:
    from sourceline.index.index_records import IndexedDocument
    from sourceline.index.library import Library

_SENTENCES_BACK = 6
_PRONOUNS_BACK = 3
_MOST_CHARACTERS = 500
"""A longer one is a list or a table, which explains nothing at a glance."""


class WithSentenceBefore:
    """Completes quotations; a document that several are from is read once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._indexed: dict[str, IndexedDocument] = {}

    def __call__(self, quotation: Quotation) -> Quotation:
        if quotation.row is not None:
            return quotation
        path = quotation.document
        if path not in self._indexed:
            self._indexed[path] = self._library.indexed(path)
        return with_sentence_before(quotation, self._indexed[path])


def with_sentence_before(quotation: Quotation, indexed: IndexedDocument) -> Quotation:
    """The quotation with the sentence that it needs, unchanged where it needs none."""
    text = indexed.document.text
    start = quotation.runs[0].start
    earlier = _sentences_before(indexed, start)
    found = _that_explains(quotation, earlier, text, indexed.document.language)
    if found is None:
        return quotation
    runs, words = runs_and_words(text, found, indexed.furniture)
    is_next = not "".join(Span(found.end, start).of(text).split())
    return replace(quotation, before=SentenceBefore(runs, words, is_next))


def _sentences_before(indexed: IndexedDocument, start: int) -> list[Span]:
    """Those of the same section that end before ``start``, the nearest first."""
    section = section_at(indexed.sections, start)
    if section is None:
        return []
    first = section.heading.end if section.heading else section.span.start
    if first >= start:  # the words begin with the section, or in its heading
        return []
    within = Span(first, start)
    sentences = {
        sentence
        for passage in indexed.passages
        if not passage.cells and passage.span.overlaps(section.span)
        for sentence in passage.sentences
        if within.contains(sentence)
    }
    return sorted(sentences, reverse=True)[:_SENTENCES_BACK]


def _that_explains(
    quotation: Quotation, earlier: Sequence[Span], text: str, language: str
) -> Span | None:
    for taken in taken_up(quotation.words, language):
        said = [each for each in earlier if each.length <= _MOST_CHARACTERS]
        if taken.noun is None:
            found = _without_pronoun(earlier, text, language)
        else:
            first_named = (each for each in said if introduces(each.of(text), taken.noun))
            named = (each for each in said if taken.is_sure and taken.noun in stems(each.of(text)))
            nearest = iter(earlier[:1] if taken.is_sure else [])
            found = next((each for way in (first_named, named, nearest) for each in way), None)
        if found is not None and found.length <= _MOST_CHARACTERS:
            return found
    return None


def _without_pronoun(earlier: Sequence[Span], text: str, language: str) -> Span | None:
    """The nearest sentence that does not itself begin by "it"; else the one just before.

    Where that one begins by a bare "the centre", the sentence that says which centre.
    """
    for at, each in enumerate(earlier[:_PRONOUNS_BACK]):
        nouns = [taken.noun for taken in taken_up(each.of(text), language)]
        if None in nouns:
            continue
        subject = stems(each.of(text))[1:2]
        named = (
            other
            for other in earlier[at + 1 :]
            if subject[:1] and subject[0] in nouns and introduces(other.of(text), subject[0])
        )
        return next(named, each)
    return next(iter(earlier), None)
