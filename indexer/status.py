"""What an index holds, which files it lacks and why, and what has changed since it was built."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Any

from indexer.corpus_changes import Changes, pending_in
from indexer.read import find_files
from sourceline import hints
from sourceline.command import counted, harmless
from sourceline.index.coverage_ledger import ledger
from sourceline.index.generations import Manifest
from sourceline.index.index_records import DocumentEntry, reason_without_path
from sourceline.index.library import Library


def status(corpus: Path | None, index: Path) -> dict[str, Any]:
    """``corpus`` is compared with the index; when None, the folder that the index was made of.

    Raises UnusableIndexError when there is no index that can be opened.
    """
    with closing(Library.open(index)) as library:
        manifest = library.manifest
        corpus = corpus or corpus_of(manifest)
        known = corpus is not None and corpus.is_dir()
        entries = library.documents()
        changes = pending_in(find_files(corpus), library) if corpus and known else None
        return {
            "generation": manifest.generation,
            "built_at": manifest.built_at,
            "corpus": manifest.corpus,
            "build": hints.build(index, str(corpus.resolve()), manifest.encoder.folder)
            if corpus
            else None,
            "encoder": asdict(manifest.encoder),
            "split": manifest.split,
            "counts": manifest.counts,
            "documents": [_document(entry) for entry in entries],
            "ledger": [asdict(entry) for entry in ledger(entries, library.left_out())],
            "failed": [
                {"document": file.path, "reason": file.reason, "status": file.status}
                for file in library.failures()
            ],
            "skipped": [
                {"document": file.path, "reason": file.reason} for file in library.skipped()
            ],
            "pending": None if changes is None else _pending(changes),
        }


def _document(entry: DocumentEntry) -> dict[str, Any]:
    written = entry.written
    return {
        "document": entry.path,
        "title": entry.title,
        "language": entry.language,
        "characters": entry.characters,
        "passages": entry.passages,
        "type": entry.kind,
        "status": "text" if entry.passages else "empty",
        "date": written and {"date": written.day.isoformat(), "basis": written.basis},
        "notes": list(entry.notes),
        "pages": [
            {
                "page": page.number,
                "status": page.status,
                "reason": page.reason or None,
                "sureness": page.sureness,
            }
            for page in entry.pages
        ],
    }


def _pending(changes: Changes) -> dict[str, list[str]]:
    return {
        "added": list(changes.added),
        "changed": list(changes.changed),
        "removed": list(changes.removed),
    }


def _pages(part: dict[str, Any]) -> str:
    first, last = part["first"], part["last"]
    pages = f"page {first}" if first == last else f"pages {first} to {last}"
    sure = "" if part["sureness"] is None else f", {part['sureness']:.0%} sure or more"
    return f"{pages}: {part['status']}{sure}{': ' + part['reason'] if part['reason'] else ''}"


def corpus_of(manifest: Manifest) -> Path | None:
    """The folder that an index was made of, which may be gone by now."""
    return None if manifest.corpus is None else Path(manifest.corpus)


def status_lines(found: dict[str, Any]) -> Iterator[str]:
    yield from map(harmless, _lines(found))


def _lines(found: dict[str, Any]) -> Iterator[str]:
    counts, encoder = found["counts"], found["encoder"]
    parts: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for part in found["ledger"]:
        parts[part["document"]].append(part)
    yield (
        f"{counted(counts['documents'], 'document')}, {counted(counts['passages'], 'passage')}, "
        f"built {found['built_at']}"
        f" with {encoder['name']} ({encoder['dimensions']} dimensions, {encoder['precision']})"
    )
    for entry in found["documents"]:
        notes = "".join(f"; {note}" for note in entry["notes"])
        yield (
            f"  {entry['document']}: {counted(entry['passages'], 'passage')}, "
            f"{counted(entry['characters'], 'character')}, {entry['language']}{notes}"
        )
        if entry["pages"]:
            yield from (f"    {_pages(part)}" for part in parts[entry["document"]])
    for kind in ("failed", "skipped"):
        for file in found[kind]:
            reason = reason_without_path(file["document"], file["reason"])
            yield f"  {kind}: {file['document']}: {reason}"
    pending = found["pending"]
    if pending and any(pending.values()):
        yield (
            f"{len(pending['added'])} added, {len(pending['changed'])} changed, "
            f"{len(pending['removed'])} removed since: {found['build']}"
        )
