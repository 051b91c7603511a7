"""A PDF's metadata: title, day, bookmarks. All of it may be absurd, and is checked."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pypdfium2 as pdfium

from sourceline.pages.pdfium import PDFIUM

_DAY = re.compile(r"(?:D:)?\s*(\d{4})(\d{2})?(\d{2})?")
_FIRST_YEAR = 1985
_PROGRAM = re.compile(
    r"microsoft \w+ ?[-–—]|powerpoint presentation|untitled|без имени|unknown|document ?\d*\Z|"
    r"\(?(?:anonymous|unspecified)\)?\Z|"
    r"документ ?\d*\Z|презентация powerpoint|slide \d+|layout \d+|print|scan|\(?null\)?\Z|"
    r"title\Z|about:blank|https?://|file:",
    re.IGNORECASE,
)
_FILE_NAME = re.compile(
    r"\S*\.(?:pdf|docx?|rtf|odt|pptx?|xlsx?|indd|qxd|qxp|tex|dvi|ps|html?|txt|fm|pmd|wpd|cdr|tiff?|"
    r"jpe?g|png)\Z",
    re.IGNORECASE,
)
_TITLE_CHARACTERS = 300
_BOOKMARKS, _DEPTH = 20_000, 12


def title_in_metadata(entries: dict[str, str]) -> str | None:
    """The title, unless it comes from a program or is a file name."""
    title = " ".join(_printable(entries.get("Title", "")).split())
    letters = sum(sign.isalpha() for sign in title)
    if letters < 3 or letters * 2 < len(title.replace(" ", "")) or len(title) > _TITLE_CHARACTERS:
        return None
    if _PROGRAM.match(title) or _FILE_NAME.search(title) or "\ufffd" in title:
        return None
    # One word with underscores or digits ("annual_report-v2") is a file name without its suffix.
    if " " not in title and re.search(r"[_\d]", title):
        return None
    return title


def _printable(text: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in text)


def day_in_metadata(entries: dict[str, str], today: date | None = None) -> date | None:
    """The day of creation, else of the last change; none before 1985 or in the future."""
    latest = (today or datetime.now(UTC).date()) + timedelta(days=1)
    for name in ("CreationDate", "ModDate"):
        found = _DAY.match(entries.get(name, ""))
        if not found or not found[2] or not found[3]:
            continue
        try:
            day = date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            continue
        if day.year >= _FIRST_YEAR and day <= latest:
            return day
    return None


def metadata_of(document: pdfium.PdfDocument) -> dict[str, str]:
    with PDFIUM:
        try:
            return dict(document.get_metadata_dict())
        except (pdfium.PdfiumError, ValueError, UnicodeError):
            return {}


def bookmarks_of(document: pdfium.PdfDocument) -> list[tuple[int, str]]:
    """(page number, title) of each bookmark, as far as they can be read."""
    found: list[tuple[int, str]] = []
    with PDFIUM:
        try:
            for seen, bookmark in enumerate(document.get_toc(max_depth=_DEPTH)):
                if seen >= _BOOKMARKS:
                    break
                target = bookmark.get_dest()
                index = target.get_index() if target else None
                if index is not None:
                    found.append((index + 1, bookmark.get_title()))
        except (pdfium.PdfiumError, ValueError, UnicodeError, RecursionError):
            pass  # what was found is kept; bookmarks are only a help
    return found
