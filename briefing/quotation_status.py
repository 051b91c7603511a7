"""Looking quotations up again: whether their words are still in the documents, unchanged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from briefing.items import Briefing, Entry, Quotation
from sourceline.errors import WrongUseError
from sourceline.index.library import Library
from sourceline.records import Span
from sourceline.text.spans import spans_outside, to_whole_text

StatusKind = Literal["holds", "moved", "changed", "gone"]
FLAGS: dict[StatusKind, str] = {
    "moved": "The source has changed since; these words are at another place in it now.",
    "changed": "The source has changed: these words are not in it any more.",
    "gone": "The source is not in the library any more.",
}
"""What is said next to a quotation whose words are not where they were taken from."""
BEFORE_CHANGED = (
    "The source has changed: the sentence shown before these words is not in it any more."
)


@dataclass(frozen=True, slots=True)
class QuotationStatus:
    """What has become of a quotation: it holds; its words are at other places, ``runs``; the
    document has them no more; there is no such document.

    ``has_before`` is whether the sentence shown before the words, if any, is still in the document.
    """

    kind: StatusKind
    runs: tuple[Span, ...] = ()
    has_before: bool = True

    @property
    def flag(self) -> str | None:
        """What to say next to the quotation; None where all holds."""
        return FLAGS.get(self.kind) or (None if self.has_before else BEFORE_CHANGED)


def look_up(briefing: Briefing, library: Library) -> dict[str, QuotationStatus]:
    """Every entry's status in the library, by its id; each document is read once."""
    of_document: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in briefing.entries:
        of_document[entry.quotation.document].append(entry)
    statuses: dict[str, QuotationStatus] = {}
    for path, entries in of_document.items():
        try:
            text = library.document(path).text
        except WrongUseError:
            statuses |= dict.fromkeys((entry.id for entry in entries), QuotationStatus("gone"))
            continue
        furniture = library.furniture(path)
        for entry in entries:
            statuses[entry.id] = status_in(text, entry.quotation, furniture)
    return statuses


def status_in(text: str, quotation: Quotation, furniture: Sequence[Span] = ()) -> QuotationStatus:
    """Look a quotation up in its document's text, as it is now.

    Words that moved are looked for as runs as far apart as before, then in one piece, then in one
    piece but for ``furniture``; the place nearest to the old one counts.
    """
    found = _status_of_words(text, quotation, furniture)
    before = quotation.before
    if before is None or found.kind == "changed" or _words(before.runs, text) == before.words:
        return found
    kept = _words(spans_outside(len(text), furniture), text)
    return replace(found, has_before=before.words in text or before.words in kept)


def _status_of_words(text: str, quotation: Quotation, furniture: Sequence[Span]) -> QuotationStatus:
    if _words(quotation.runs, text) == quotation.words:
        return QuotationStatus("holds", quotation.runs)
    first = quotation.runs[0].start
    for places in (_shifted(quotation, text), _joined(quotation, text, furniture)):
        nearest = min(places, key=lambda runs: abs(runs[0].start - first), default=None)
        if nearest is not None:
            return QuotationStatus("moved", nearest)
    return QuotationStatus("changed")


def status_counts(statuses: Mapping[str, QuotationStatus]) -> str:
    """How many hold, moved, changed and are gone, in words."""
    kinds = [status.kind for status in statuses.values()]
    if all(kind == "holds" for kind in kinds):
        return "all are in the sources word for word"
    words: list[tuple[StatusKind, str]] = [
        ("holds", "in the sources word for word"),
        ("moved", "moved"),
        ("changed", "changed in the source"),
        ("gone", "without their source"),
    ]
    return ", ".join(f"{kinds.count(kind)} {said}" for kind, said in words if kind in kinds)


def _shifted(quotation: Quotation, text: str) -> Iterator[tuple[Span, ...]]:
    first = quotation.runs[0].start
    for start in _occurrences(quotation.pieces[0], text):
        runs = tuple(run.shift(start - first) for run in quotation.runs)
        if _words(runs, text) == quotation.words:
            yield runs


def _joined(
    quotation: Quotation, text: str, furniture: Sequence[Span]
) -> Iterator[tuple[Span, ...]]:
    length = len(quotation.words)
    for start in _occurrences(quotation.words, text):
        yield (Span(start, start + length),)
    kept = spans_outside(len(text), furniture)
    for start in _occurrences(quotation.words, _words(kept, text)):
        yield tuple(to_whole_text(kept, start, start + length))


def _words(runs: Sequence[Span], text: str) -> str:
    return "".join(run.of(text) for run in runs)


def _occurrences(words: str, text: str) -> Iterator[int]:
    start = text.find(words)
    while start >= 0:
        yield start
        start = text.find(words, start + 1)
