"""What close reading costs."""

from __future__ import annotations

import time
from collections.abc import Sequence
from statistics import median

from retriever.reading.reader import Reader

PASSAGES = 20
_WORDS = 85
"""Of each passage: some 120 word pieces."""
_ROUNDS = 15


def milliseconds(reader: Reader, questions: Sequence[str], paragraphs: Sequence[str]) -> float:
    """Median time to read 20 passages for one question."""
    texts = [" ".join(text.split()[:_WORDS]) for text in paragraphs[:PASSAGES]]
    reader.read(questions[0], texts)
    took = []
    for question in questions[:_ROUNDS]:
        began = time.perf_counter()
        reader.read(question, texts)
        took.append(1000 * (time.perf_counter() - began))
    return median(took)
