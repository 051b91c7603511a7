"""How well the encoder carries a question's language over to the documents."""

from __future__ import annotations

from collections.abc import Collection

from sourceline.index.library import Library
from sourceline.models.encoder import Encoder, knows_only_english
from sourceline.text.language import sentence_language


def is_known(encoder: Encoder, content: str) -> bool:
    """Whether the encoder sees meaning in words of this language at all."""
    return sentence_language(content) == "en" or not knows_only_english(encoder)


def is_weak(
    encoder: Encoder, library: Library, content: str, documents: Collection[str] | None
) -> bool:
    """Whether meaning hardly carries from the question to most of the documents asked.

    ``documents`` are ids, all when None.
    """
    if not knows_only_english(encoder):
        return False
    counts = library.records.languages(None if documents is None else list(documents))
    language = sentence_language(content)
    return 2 * counts.get(language, 0) < sum(counts.values())
