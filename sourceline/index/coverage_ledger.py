"""The coverage ledger: how each page of each document was read, or why it was not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sourceline.index.index_records import DocumentEntry, LeftOut, reason_without_path
from sourceline.records import Page, PageStatus


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """Pages of one document that follow each other and were read in the same way.

    ``first`` and ``last`` are None for a document without pages, and for a file that could not be
    read at all. ``sureness`` is the lowest of its pages, where they were read by OCR.
    """

    document: str
    first: int | None
    last: int | None
    status: PageStatus
    reason: str
    sureness: float | None = None


def ledger(documents: Sequence[DocumentEntry], left_out: Sequence[LeftOut]) -> list[LedgerEntry]:
    """Every document and every file that failed, by path; skipped files are no documents."""
    entries = [entry for document in documents for entry in of_document(document)]
    entries += [
        LedgerEntry(file.path, None, None, file.status, reason_without_path(file.path, file.reason))
        for file in left_out
        if file.kind == "failed"
    ]
    return sorted(entries, key=lambda entry: (entry.document, entry.first or 0))


def of_document(document: DocumentEntry) -> Iterator[LedgerEntry]:
    """The ledger of one document, in page order."""
    if not document.pages:
        status: PageStatus = "text" if document.passages else "empty"
        yield LedgerEntry(document.path, None, None, status, "; ".join(document.notes))
        return
    run: list[Page] = []
    for page in document.pages:
        if run and (page.status, page.reason) != (run[0].status, run[0].reason):
            yield _entry(document.path, run)
            run = []
        run.append(page)
    yield _entry(document.path, run)


def _entry(path: str, run: Sequence[Page]) -> LedgerEntry:
    sureness = [page.sureness for page in run if page.sureness is not None]
    return LedgerEntry(
        path,
        run[0].number,
        run[-1].number,
        run[0].status,
        run[0].reason,
        min(sureness, default=None),
    )
