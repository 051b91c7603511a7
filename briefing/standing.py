"""Re-verifying: whether quotations still stand in the documents, to the letter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from briefing.items import Briefing, Entry, Quotation
from sourceline.errors import WrongUseError
from sourceline.index.library import Library
from sourceline.records import Span
from sourceline.text.spans import left_over, runs_under

StandingKind = Literal["holds", "moved", "changed", "gone"]


@dataclass(frozen=True, slots=True)
class Standing:
    """What has become of a quotation: it holds; its words stand at other places, ``runs``; the
    document has them no more; there is no such document."""

    kind: StandingKind
    runs: tuple[Span, ...] = ()


def verify(briefing: Briefing, library: Library) -> dict[str, Standing]:
    """Every entry's standing in the library, by its id; each document is read once."""
    of_document: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in briefing.entries:
        of_document[entry.quotation.document].append(entry)
    found: dict[str, Standing] = {}
    for path, entries in of_document.items():
        try:
            text = library.document(path).text
        except WrongUseError:
            found |= dict.fromkeys((entry.id for entry in entries), Standing("gone"))
            continue
        furniture = library.furniture(path)
        for entry in entries:
            found[entry.id] = stand(entry.quotation, text, furniture)
    return found


def stand(quotation: Quotation, text: str, furniture: Sequence[Span] = ()) -> Standing:
    """Look a quotation up in its document's text, as it is now.

    Words that moved are looked for in turn: the runs as far apart as before, in one piece, and in
    one piece but for ``furniture``; the place nearest to the old one counts.
    """
    if "".join(run.of(text) for run in quotation.runs) == quotation.words:
        return Standing("holds", quotation.runs)
    for places in (_shifted(quotation, text), _joined(quotation, text, furniture)):
        nearest = min(
            places, key=lambda runs: abs(runs[0].start - quotation.runs[0].start), default=None
        )
        if nearest is not None:
            return Standing("moved", nearest)
    return Standing("changed")


def _shifted(quotation: Quotation, text: str) -> Iterator[tuple[Span, ...]]:
    first = quotation.runs[0].start
    for start in _finds(quotation.pieces[0], text):
        shift = start - first
        runs = tuple(Span(run.start + shift, run.end + shift) for run in quotation.runs)
        if "".join(run.of(text) for run in runs) == quotation.words:
            yield runs


def _joined(
    quotation: Quotation, text: str, furniture: Sequence[Span]
) -> Iterator[tuple[Span, ...]]:
    for start in _finds(quotation.words, text):
        yield (Span(start, start + len(quotation.words)),)
    kept = left_over(len(text), furniture)
    content = "".join(span.of(text) for span in kept)
    for start in _finds(quotation.words, content):
        yield tuple(runs_under(kept, start, start + len(quotation.words)))


def _finds(words: str, text: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)
