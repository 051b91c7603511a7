"""The formats that a briefing can be exported to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from briefing.export.edition import Edition
from briefing.export.markdown import to_markdown
from briefing.export.word import to_word


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """``ending`` is that of the file's name, without its dot."""

    label: str
    ending: str
    mime: str
    write: Callable[[Edition], bytes]


FORMATS = (
    ExportFormat(
        "Word",
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        to_word,
    ),
    ExportFormat("Markdown", "md", "text/markdown", lambda edition: to_markdown(edition).encode()),
)
