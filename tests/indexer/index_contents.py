"""What an index holds, to be compared with what another does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sourceline.index.library import Library
from sourceline.names.spelling import spelling_key


@contextmanager
def opened(index: Path) -> Iterator[Library]:
    with closing(Library.open(index)) as library:
        yield library


def content(index: Path) -> list[tuple[object, ...]]:
    """Everything an index holds that does not depend on when it was built."""
    with opened(index) as library:
        found: list[tuple[object, ...]] = []
        for entry in library.documents():
            indexed = library.indexed(entry.path)
            rows = library.records.rows_of(entry.id)
            vectors = library.passage_vectors(rows).round(5).tolist() if rows else []
            found.append(
                (entry, indexed.sections, indexed.passages, indexed.furniture, rows, vectors)
            )
            keys = [spelling_key(name) for name in sorted(indexed.names)]
            found.append((indexed.definitions, indexed.names, library.records.spellings(keys)))
        return found
