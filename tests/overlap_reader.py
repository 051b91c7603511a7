"""A small deterministic reader, for tests in which close reading plays no part."""

from __future__ import annotations

from collections.abc import Sequence

from retriever.reading.reader import Reading, ScoredSpan
from sourceline.text.words import content_stems, words


class OverlapReader:
    """Likes texts that share words with the question, and answers with their last word."""

    def knows(self, language: str) -> bool:
        return language == "en"

    def read(self, question: str, texts: Sequence[str]) -> list[Reading]:
        asked = set(content_stems(question))
        readings = []
        for text in texts:
            found = words(text)
            relevance = 4.0 * sum(stem in asked for stem in {stem for _, stem in found}) - 3
            spans = tuple(ScoredSpan(at.start, at.end, relevance) for at, _ in found[-1:])
            readings.append(Reading(relevance, spans))
        return readings
