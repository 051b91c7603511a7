"""Questions and claims without end for measurements, made of the words of a corpus by a seed."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

_FORMS = (
    "who {a} the {b} in {c}",
    "what did {a} say about {b} and {c}",
    "when was the {a} of {b} with {c}",
    "where did {a} and {b} meet on {c}",
    "how many {a} took part in the {b} of {c}",
    "which {a} supported {b} against {c}",
)


def questions(corpus: Path, seed: int = 18) -> Iterator[str]:
    """Questions that differ from each other, for as long as one likes."""
    words = sorted({word for text in _texts(corpus) for word in re.findall(r"[A-Za-z]{5,}", text)})
    chance, made = random.Random(seed), set[str]()
    while True:
        a, b, c = chance.sample(words, 3)
        question = chance.choice(_FORMS).format(a=a, b=b, c=c)
        if question not in made:
            made.add(question)
            yield question


def claims(corpus: Path, count: int, seed: int = 18) -> str:
    """A text of so many sentences of the corpus, which each state something."""
    found = [
        sentence.strip()
        for text in _texts(corpus)
        for sentence in re.split(r"(?<=[a-z]\.)\s+", text)
        if 60 < len(sentence) < 220 and "\n" not in sentence.strip()
    ]
    return " ".join(random.Random(seed).sample(found, min(count, len(found))))


def write_files(corpus: Path, count: int, seed: int = 18) -> None:
    """Add so many new files of the corpus's own sentences in another order."""
    chance = random.Random(seed)
    words = [word for text in _texts(corpus) for word in text.split()]
    for number in range(count):
        lines = [" ".join(chance.sample(words, 18)) + "." for _ in range(20)]
        (corpus / f"made-{seed}-{number:03}.txt").write_text("\n".join(lines), encoding="utf-8")


def _texts(corpus: Path) -> list[str]:
    files = sorted(corpus.glob("*.txt"))
    return [file.read_text(encoding="utf-8", errors="replace") for file in files[:20]]
