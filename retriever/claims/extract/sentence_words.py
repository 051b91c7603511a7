"""A sentence as its words with what each stands for: the ground that a claim is compared on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from retriever.query.thesaurus import synonyms
from retriever.query.word_forms import other_forms
from sourceline.records import Span
from sourceline.text.words import FUNCTION_WORDS, stems, words

PERSONS = frozenset(
    stems(
        "people person participant attendee delegate individual visitor guest man men woman women"
        " human"
    )
)
"""Stems that count heads."""
_SPELT = {"programm": "program", "centr": "center", "theatr": "theater", "defenc": "defens"}
"""British stems that no ending tells, and American ones."""
_EMPTY = frozenset(["also", "well", "just", "only", "really", "very", "quit", "includ", "accord"])


@dataclass(frozen=True, slots=True)
class Word:
    span: Span
    stem: str
    keys: frozenset[str]
    """The stem, and those of its irregular forms and one-word synonyms."""
    is_content: bool


@lru_cache(maxsize=1 << 14)
def keys_of(stem: str) -> frozenset[str]:
    """Stems that say the same. Two words say the same where one is among the other's."""
    forms = [term[0] for term in other_forms((stem,)) if len(term) == 1]
    same = [term[0] for term in synonyms(stem) if len(term) == 1]
    heads = PERSONS if stem in PERSONS else frozenset()
    return frozenset([stem, *forms, *same, *_other_spellings(stem)]) | heads


def _other_spellings(stem: str) -> list[str]:
    """Of the other side of the ocean: "organis" and "organiz", "labour" and "labor"."""
    found = [british for british, american in _SPELT.items() if american == stem]
    found += [_SPELT[stem]] if stem in _SPELT else []
    for ours, theirs in (("is", "iz"), ("iz", "is"), ("our", "or"), ("or", "our")):
        if stem.endswith(ours) and len(stem) > len(ours) + 2:
            found.append(stem.removesuffix(ours) + theirs)
    return found


def read_words(text: str, within: Span | None = None) -> tuple[Word, ...]:
    """The words of ``text[within]``; spans count in ``text``."""
    span = within or Span(0, len(text))
    found = []
    for at, stem in words(span.of(text)):
        own = Span(at.start + span.start, at.end + span.start)
        said = own.of(text).casefold()
        content = said not in FUNCTION_WORDS and stem not in _EMPTY and len(stem) > 1
        found.append(Word(own, stem, keys_of(stem), content or stem[0].isdigit()))
    return tuple(found)


def says(text: Sequence[Word], word: Word) -> bool:
    """Whether a word of the text says what this one does."""
    return any(one.stem in word.keys for one in text)
