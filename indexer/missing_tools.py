"""Files that were not read in full for want of a program that is installed now."""

from __future__ import annotations

from collections.abc import Callable

from sourceline.index.library import Library
from sourceline.libreoffice import libreoffice


def now_readable(previous: Library) -> frozenset[str]:
    """Paths of files of which a page, or a member, was left unread until a program is installed."""
    told = [(entry.file, page.reason) for entry in previous.documents() for page in entry.pages]
    told += [(each.of_file, each.reason) for each in previous.left_out()]
    return frozenset(
        file
        for cure, is_in_place in _cures().items()
        if (waiting := [file for file, reason in told if cure in reason]) and is_in_place()
        for file in waiting
    )


def _cures() -> dict[str, Callable[[], bool]]:
    """The words with which reasons ask for a program, and whether it is there."""
    # Imported here: pictures and numbers take long to load, and a build of texts needs neither.
    from indexer.read.converted import convert_source
    from indexer.read.ocr import tesseract

    def has_tesseract() -> bool:
        tesseract.missing_tesseract.cache_clear()
        return tesseract.missing_tesseract() is None

    return {
        convert_source.INSTALL: lambda: libreoffice() is not None,
        tesseract.INSTALL: has_tesseract,
    }
