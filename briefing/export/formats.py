"""The formats that a briefing can be exported to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from briefing.export.edition import Edition
from briefing.export.markdown import to_markdown
from briefing.export.pdf import to_pdf, why_no_pdf
from briefing.export.word import to_word


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """``ending`` is that of the file's name, without its dot.

    ``why_not`` says in one sentence what this computer lacks for it; None where nothing.
    """

    label: str
    ending: str
    mime: str
    write: Callable[[Edition], bytes]
    why_not: Callable[[], str | None] = lambda: None


FORMATS = (
    ExportFormat(
        "Word",
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        to_word,
    ),
    ExportFormat("PDF", "pdf", "application/pdf", to_pdf, why_no_pdf),
    ExportFormat("Markdown", "md", "text/markdown", lambda edition: to_markdown(edition).encode()),
)
