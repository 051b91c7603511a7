"""Passages that say the same in several places, folded into one.

Texts are compared as sets of word 5-grams (shingling: Broder, SEQUENCES 1997). Almost the same
words are not the same news when a number, a name or a "not" differs, or the days they are about.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from retriever.ranking.candidate import RankedCandidate
from retriever.ranking.temporal import Dating
from sourceline.index.index_records import StoredPassage
from sourceline.records import Interval

SIMILAR: Final = 0.8
"""Least share of 5-grams (Jaccard) that two passages have in common to be folded."""
_SHINGLE: Final = 5
_WORD: Final = re.compile(r"\d+(?:[.,]\d+)*|\w+(?:['’]\w+)*")
_NEGATIONS: Final = frozenset(["no", "not", "never", "nor", "none", "без", "не", "нет", "ни"])


@dataclass(frozen=True, slots=True)
class Group:
    """A passage, and the further places of the same words, in order of rank."""

    first: RankedCandidate
    also: tuple[RankedCandidate, ...]

    @property
    def stored(self) -> StoredPassage:
        return self.first.stored

    @property
    def also_in(self) -> list[StoredPassage]:
        return [one.stored for one in self.also]


@dataclass(frozen=True, slots=True)
class _Said:
    """What a passage says, as far as duplicates go."""

    shingles: frozenset[tuple[str, ...]]
    distinctive: frozenset[str]
    dates: frozenset[Interval]
    in_period: bool | None


def fold(ranked: Iterable[RankedCandidate], k: int, depth: int) -> tuple[Group, ...]:
    """The first ``k`` passages that say something of their own, each with its duplicates.

    Takes candidates best first, which keep their order. Duplicates are looked for among the first
    ``depth``, and as far down as it takes to find ``k``.
    """
    folds: list[list[RankedCandidate]] = []
    said: list[_Said] = []
    holders: dict[tuple[str, ...], list[int]] = {}
    for position, one in enumerate(ranked):
        if position >= depth and len(folds) >= k:
            break
        own = _said(one.stored, one.candidate.dating)
        shared = Counter(at for shingle in own.shingles for at in holders.get(shingle, ()))
        same = next((at for at, other in enumerate(said) if _is_same(own, other, shared[at])), None)
        if same is not None:
            folds[same].append(one)
        elif len(folds) < k:
            for shingle in own.shingles:
                holders.setdefault(shingle, []).append(len(folds))
            folds.append([one])
            said.append(own)
    return tuple(Group(first, tuple(also)) for first, *also in folds)


def _is_same(one: _Said, other: _Said, shared: int) -> bool:
    union = len(one.shingles) + len(other.shingles) - shared
    return (
        shared > 0
        and shared >= SIMILAR * union
        and one.distinctive == other.distinctive
        and one.dates == other.dates
        and one.in_period == other.in_period
    )


def _said(stored: StoredPassage, dating: Dating) -> _Said:
    words = _WORD.findall(_body(stored))
    folded = [word.casefold() for word in words]
    width = min(_SHINGLE, len(folded))
    count = max(0, len(folded) - width + 1) if folded else 0
    return _Said(
        shingles=frozenset(tuple(folded[at : at + width]) for at in range(count)),
        distinctive=frozenset(
            word.casefold()
            for word in words
            if not word.islower() or word in _NEGATIONS or word.endswith(("n't", "n’t"))
        ),
        dates=frozenset(mention.interval for mention in stored.passage.dates),
        in_period=dating.in_period,
    )


def _body(stored: StoredPassage) -> str:
    """The passage without furniture: a page number in it makes no other text."""
    inside = [run.span for run in stored.passage.search_text.runs]
    return " ".join(stored.quote(run) for run in inside if stored.passage.span.contains(run))
