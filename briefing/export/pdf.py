"""A briefing as PDF: the Word document, printed by LibreOffice."""

from __future__ import annotations

import json
import threading
from typing import Final

from briefing.export.edition import Edition
from briefing.export.word import to_word
from sourceline import libreoffice
from sourceline.errors import ConversionError, MissingProgramError

_OPTIONS: Final = {
    "UseTaggedPDF": True,  # for screen readers
    "ExportBookmarks": True,
    "ExportLinksRelativeFsys": True,  # the documents' files lie beside it, wherever that is
}
_one_at_a_time = threading.Lock()
"""LibreOffice takes a core and hundreds of megabytes, and many readers share the app."""


def to_pdf(edition: Edition) -> bytes:
    """Raises ConversionError with what to do next."""
    written = {
        name: {"type": "boolean", "value": str(value).lower()} for name, value in _OPTIONS.items()
    }
    options = f"writer_pdf_Export:{json.dumps(written, separators=(',', ':'))}"
    document = to_word(edition)
    try:
        with _one_at_a_time:
            return libreoffice.convert(document, "docx", "pdf", options=options)
    except MissingProgramError as error:
        raise MissingProgramError(f"The PDF {error}, then export again") from error
    except ConversionError as error:
        raise ConversionError(
            f"The PDF was not made, as it {error}: export to Word and save that as PDF"
        ) from error


def why_no_pdf() -> str | None:
    """What to install for it, in one sentence; None where nothing is missing."""
    try:
        libreoffice.check_installed("docx")
    except MissingProgramError as error:
        return f"Export to PDF {error}, then open this page again."
    return None
