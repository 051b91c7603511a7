"""The documents of the library as a table, each with how its pages were read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from screens.shared.corpus_folders import folder_of
from screens.shared.document_facts import (
    file_type_name,
    pages_in_full,
    pages_in_short,
    written_on,
)
from screens.shared.links import SourceLink
from screens.shared.markup import escape
from screens.shared.notices import sentence

if TYPE_CHECKING:
    from sourceline.index.index_records import DocumentEntry

_LANGUAGES = {
    **{"en": "English", "ru": "Russian", "ar": "Arabic", "fa": "Persian", "he": "Hebrew"},
    **{"fr": "French", "es": "Spanish", "zh": "Chinese", "ja": "Japanese", "ko": "Korean"},
}


def documents_table(entries: Sequence[DocumentEntry]) -> str:
    """A table with a link to each source; a list of cards on a narrow screen.

    Folders have a column only where there are any.
    """
    in_folders = any(folder_of(entry.file) for entry in entries)
    columns = [
        "Document",
        *(["Folder"] if in_folders else []),
        "Type",
        "Passages",
        "Characters",
        "Language",
    ]
    head = "".join(f'<th scope="col">{name}</th>' for name in columns)
    rows = "".join(_row(entry, in_folders=in_folders) for entry in entries)
    return f'<table class="documents"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def _row(entry: DocumentEntry, *, in_folders: bool) -> str:
    address = escape(SourceLink(entry.path).address)
    title = " ".join(entry.title.split()) or entry.path
    path = "" if title == entry.path else f'<span class="path">{escape(entry.path)}</span>'
    cells = {
        **({"Folder": folder_of(entry.file) or "–"} if in_folders else {}),
        "Type": file_type_name(entry.kind),
        "Passages": f"{entry.passages:,}",
        "Characters": f"{entry.characters:,}",
        "Language": _LANGUAGES.get(entry.language, entry.language or "unknown"),
    }
    data = "".join(f'<td data-label="{name}">{escape(value)}</td>' for name, value in cells.items())
    return (
        f'<tr><th scope="row"><a href="{address}" target="_self">{escape(title)}</a>{path}'
        f"{_details(entry)}</th>{data}</tr>"
    )


def _details(entry: DocumentEntry) -> str:
    """Pages, date and notes: as a list, folded away where there are pages."""
    facts = [pages_in_full(entry), *entry.notes]
    if entry.written is not None:
        facts.append(written_on(entry.written))
    said = "".join(f"<li>{escape(sentence(fact))}</li>" for fact in facts if fact)
    if not said:
        return ""
    if not entry.pages:
        return f'<ul class="ledger">{said}</ul>'
    mark = " amiss" if entry.unread else ""
    return (
        f'<details class="pages{mark}"><summary>{escape(pages_in_short(entry))}</summary>'
        f'<ul class="ledger">{said}</ul></details>'
    )
