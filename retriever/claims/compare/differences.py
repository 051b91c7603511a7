"""What is laid beside a claim, and what is found to differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from retriever.claims.extract.sentence import Sentence
from retriever.claims.verdicts import FactKind
from sourceline.records import Interval, Span


@dataclass(frozen=True, slots=True)
class Difference:
    """Words in the claim, and those in the source in their place. Each counts in its own text."""

    kind: FactKind
    claim: Span
    source: Span


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a sentence: title, heading, its neighbours; and the days it tells of."""

    sentences: tuple[Sentence, ...] = ()
    days: tuple[Interval, ...] = ()


NO_CONTEXT: Final = Context()
