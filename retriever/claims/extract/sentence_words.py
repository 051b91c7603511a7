"""The words of a sentence, each with the stems that mean the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from retriever.query.thesaurus import synonyms
from retriever.query.word_forms import other_forms
from sourceline.records import Span
from sourceline.text.words import FUNCTION_WORDS, stems, words

_PERSON_STEMS = frozenset(
    stems(
        "people person participant attendee delegate individual visitor guest man men woman women"
        " human"
    )
)
"""Stems of words by which people are counted."""
_AMERICAN_STEMS = {
    "programm": "program",
    "centr": "center",
    "theatr": "theater",
    "defenc": "defens",
}
"""Of British stems that differ from them by no regular ending."""
_EMPTY_STEMS = frozenset(
    ["also", "well", "just", "only", "really", "very", "quit", "includ", "accord"]
)


@dataclass(frozen=True, slots=True)
class SentenceWord:
    """``equivalents`` are its stem, and those of its irregular forms and one-word synonyms."""

    span: Span
    stem: str
    equivalents: frozenset[str]
    is_content: bool


@lru_cache(maxsize=1 << 14)
def equivalent_stems(stem: str) -> frozenset[str]:
    """Stems that mean the same. Two words do where one is among the other's."""
    forms = [term[0] for term in other_forms((stem,)) if len(term) == 1]
    same = [term[0] for term in synonyms((stem,)) if len(term) == 1]
    persons = _PERSON_STEMS if stem in _PERSON_STEMS else frozenset()
    return frozenset([stem, *forms, *same, *_other_spellings(stem)]) | persons


def _other_spellings(stem: str) -> list[str]:
    """American of British and the reverse: "organis" and "organiz", "labour" and "labor"."""
    found = [british for british, american in _AMERICAN_STEMS.items() if american == stem]
    found += [_AMERICAN_STEMS[stem]] if stem in _AMERICAN_STEMS else []
    for own, other in (("is", "iz"), ("iz", "is"), ("our", "or"), ("or", "our")):
        if stem.endswith(own) and len(stem) > len(own) + 2:
            found.append(stem.removesuffix(own) + other)
    return found


def read_words(text: str, within: Span | None = None) -> tuple[SentenceWord, ...]:
    """The words of ``text[within]``; their spans count in ``text``."""
    own = within or Span(0, len(text))
    return tuple(
        _read_word(text, found.shift(own.start), stem) for found, stem in words(own.of(text))
    )


def _read_word(text: str, span: Span, stem: str) -> SentenceWord:
    is_function_word = span.of(text).casefold() in FUNCTION_WORDS
    content = not is_function_word and stem not in _EMPTY_STEMS and len(stem) > 1
    return SentenceWord(span, stem, equivalent_stems(stem), content or stem[:1].isdigit())


def has_equivalent(words: Sequence[SentenceWord], word: SentenceWord) -> bool:
    """Whether one of the words means the same as this one."""
    return any(one.stem in word.equivalents for one in words)


def all_equivalents(words: Sequence[SentenceWord]) -> frozenset[str]:
    return frozenset(stem for word in words for stem in word.equivalents)
