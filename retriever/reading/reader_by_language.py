"""English read by the reader of English, all else by the one of many languages.

The reader of English is the better one at it; the other was trained on English and a little
Russian, on an encoder of many languages, and reads the others by what these have in common.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from retriever.reading.reader import Reader, Reading, SpanReader
from sourceline.models.model_files import MODELS, ShippedModel
from sourceline.text.language import document_language, sentence_language

SHIPPED = MODELS / "reader_multilingual"
SHIPPED_SHA256 = "ac3498d3344bd73f8e6fddecc22fd002a476e01e58e6d27fa158f23165bfc872"
"""Of models/reader_multilingual/model.safetensors."""
_SHIPPED = ShippedModel(
    "multilingual reader",
    SHIPPED,
    SHIPPED_SHA256,
    "retriever/reading/reader_by_language.py",
    "make reader-multilingual",
)
_ENGLISH = "en"


class ReaderByLanguage:
    """Safe to share over threads. The reader of other languages is loaded when it is needed."""

    def __init__(self, english: Reader, others: Callable[[], Reader]) -> None:
        self._english = english
        self._others = others

    def knows(self, language: str) -> bool:
        return self._english.knows(language) or self._others().knows(language)

    def read(self, question: str, texts: Sequence[str]) -> list[Reading]:
        """See Reader.read. A question in English is put to each text in the text's language; any
        other question to all of them by the reader of many languages."""
        if sentence_language(question) != _ENGLISH:
            return self._others().read(question, texts)
        english = [document_language(text) == _ENGLISH for text in texts]
        own = iter(self._english.read(question, _chosen(texts, english, of=True)))
        if all(english):
            return list(own)
        others = iter(self._others().read(question, _chosen(texts, english, of=False)))
        return [next(own) if one else next(others) for one in english]


def _chosen(texts: Sequence[str], english: Sequence[bool], *, of: bool) -> list[str]:
    return [text for text, one in zip(texts, english, strict=True) if one == of]


@cache
def default_reader() -> ReaderByLanguage:
    """The shipped readers, each loaded once a process. Raises ModelError, see SpanReader."""
    return ReaderByLanguage(SpanReader(), multilingual_reader)


@cache
def multilingual_reader() -> SpanReader:
    """The shipped reader of many languages, loaded once a process; shares the word pieces of the
    encoder. Raises ModelError, see SpanReader."""
    _SHIPPED.check(SHIPPED)
    return SpanReader(SHIPPED)
