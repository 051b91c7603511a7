"""Which documents the filters leave."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from screens.shared.corpus_folders import is_inside
from screens.shared.links import AskLink

if TYPE_CHECKING:
    from sourceline.index.index_records import DocumentEntry


def documents_to_search(link: AskLink, entries: Sequence[DocumentEntry]) -> list[str] | None:
    """Paths of the documents to search in, None for all.

    Several values of one filter widen it; different filters narrow each other.
    """
    if not (link.documents or link.folders or link.kinds):
        return None
    return [entry.path for entry in entries if _passes(link, entry)]


def _passes(link: AskLink, entry: DocumentEntry) -> bool:
    return (
        (not link.documents or entry.path in link.documents)
        and (not link.folders or any(is_inside(entry.file, each) for each in link.folders))
        and (not link.kinds or entry.kind in link.kinds)
    )
