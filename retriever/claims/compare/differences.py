"""What is compared with a claim, and what is found to differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from retriever.claims.extract.sentence import Sentence
from retriever.claims.verdicts import FactKind
from sourceline.records import Interval, Span


@dataclass(frozen=True, slots=True)
class ClaimDifference:
    """Words of the claim, and those of the source in the same role. Each span counts in its own
    text."""

    kind: FactKind
    claim: Span
    source: Span


FactState = ClaimDifference | Literal["agrees", "missing"]
"""What a source says to one fact of a claim: something else, the same, or nothing."""


@dataclass(frozen=True, slots=True)
class SentenceContext:
    """What surrounds a sentence: title, heading, its neighbours; and the days that date it."""

    sentences: tuple[Sentence, ...] = ()
    days: tuple[Interval, ...] = ()


NO_CONTEXT: Final = SentenceContext()
