"""Forms of French and Spanish words that the documents have, for the words of a question.

The index cuts every word of the Latin alphabet as an English one, since a word alone does not say
its language. So "fermées" and "fermer", "cerradas" and "cerraron" are several stems there; which of
them are one word is told here by Snowball's stemmer of the documents' language.
"""

from __future__ import annotations

import threading
import unicodedata
from collections.abc import Iterator
from typing import Final

import Stemmer

from sourceline.index.library import Library
from sourceline.text.language import may_be_in
from sourceline.text.words import FUNCTION_WORDS, stem

_STEMMERS: Final = {"fr": "french", "es": "spanish"}
_LEAST = 4
"""Letters of a word that has other forms."""
_TAIL = 2
"""Letters at the end of a stem in which its forms may differ ("régional", "régionaux")."""
_LOOKED_AT, _MOST = 300, 8
"""Stems of the documents that are compared, and forms of one word."""
_own = threading.local()


class RomanceForms:
    """For the questions of one language or two: those that the documents and the words allow."""

    def __init__(self, question: str, library: Library) -> None:
        documents = library.records.languages()
        self._library = library
        self._languages = [
            language
            for language in _STEMMERS
            if documents.get(language) and may_be_in(question, language)
        ]

    def of(self, word: str) -> Iterator[str]:
        """Stems of the documents, as the index has them, that are other forms of a word."""
        if len(word) < _LEAST or not word.isalpha() or word.casefold() in FUNCTION_WORDS:
            return
        own = stem(word)
        given: set[str] = set()
        for language in self._languages:
            meant = _stems(word, language)
            for beginning in {one[: max(_LEAST - 1, len(one) - _TAIL)] for one in meant}:
                for other in self._library.stems_from(beginning)[:_LOOKED_AT]:
                    same = other != own and other not in given and other.isalpha()
                    if same and len(given) < _MOST and meant & _stems(other, language):
                        given.add(other)
                        yield other


def _stems(word: str, language: str) -> set[str]:
    """Cut with its accents and without them, and once more as the index cuts its words."""
    plain = word.casefold()
    cut = _stemmer(_STEMMERS[language]).stemWords([plain, _bare(plain)])
    bare = {_bare(one) for one in cut}
    return bare | {stem(one) for one in bare if one}


def _bare(word: str) -> str:
    signs = unicodedata.normalize("NFKD", word)
    return "".join(sign for sign in signs if not unicodedata.combining(sign))


def _stemmer(name: str) -> Stemmer.Stemmer:
    # As in sourceline.text.words: not to be used by two threads at once.
    if not hasattr(_own, name):
        setattr(_own, name, Stemmer.Stemmer(name))
    return getattr(_own, name)
