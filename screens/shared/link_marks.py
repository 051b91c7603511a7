"""A mark in a link: the runs of one quotation, and a digest of its words."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sourceline.records import Span

MarkKind = Literal["sentence", "answer"]
KINDS: tuple[MarkKind, ...] = ("sentence", "answer")

_DIGEST_LENGTH = 12
_MARK = re.compile(
    r"(\d{1,12}-\d{1,12}(?:_\d{1,12}-\d{1,12})*)-([0-9a-f]{12})(?:-([0-9a-f]{1,12}))?", re.ASCII
)


@dataclass(frozen=True, slots=True)
class LinkMark:
    """Words to mark in a source, by their places and a digest.

    ``weight`` is the sum of their code points: it rules out most places of a long text quickly.
    It is None in links of older versions.
    """

    kind: MarkKind
    runs: tuple[Span, ...]
    digest: str
    weight: int | None = None

    @classmethod
    def of(cls, kind: MarkKind, runs: Sequence[Span], words: str) -> LinkMark:
        return cls(kind, tuple(runs), _digest(words), sum(map(ord, words)))

    def holds(self, text: str) -> bool:
        """True when the text still has the quoted words at this place."""
        return self.is_of("".join(run.of(text) for run in self.runs))

    def is_of(self, words: str) -> bool:
        return _digest(words) == self.digest

    @property
    def length(self) -> int:
        return sum(run.length for run in self.runs)

    def __str__(self) -> str:
        places = "_".join(f"{run.start}-{run.end}" for run in self.runs)
        weight = "" if self.weight is None else f"-{self.weight:x}"
        return f"{places}-{self.digest}{weight}"


def read_mark(kind: MarkKind, value: str) -> LinkMark | None:
    """The mark that ``str`` wrote; None for anything else."""
    match = _MARK.fullmatch(value)
    if match is None:
        return None
    pairs = [run.split("-") for run in match[1].split("_")]
    bounds = [(int(start), int(end)) for start, end in pairs]
    if any(start >= end for start, end in bounds):
        return None
    runs = tuple(Span(start, end) for start, end in bounds)
    return LinkMark(kind, runs, match[2], None if match[3] is None else int(match[3], 16))


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST_LENGTH]
