"""What of the corpus could not be read: how much, why, and what to do; the same everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from screens.shared.markup import escape
from screens.shared.notices import sentence
from sourceline.command import counted
from sourceline.index.index_records import LeftOut, reason_without_path

if TYPE_CHECKING:
    from sourceline.index.index_records import DocumentEntry

MOST_REASONS = 8
MOST_NAMES = 20


@dataclass(frozen=True, slots=True)
class UnreadGroup:
    """Files, or pages of them, that were not read for the same reason; it names the cure.

    ``pages`` is 0 where whole files are meant.
    """

    reason: str
    files: tuple[str, ...]
    pages: int = 0

    @property
    def count(self) -> str:
        files = counted(len(self.files), "file")
        return f"{counted(self.pages, 'page')} of {files}" if self.pages else files


def unread_groups(
    entries: Iterable[DocumentEntry], left_out: Iterable[LeftOut]
) -> list[UnreadGroup]:
    """What most is unread for first, whole files before pages."""
    whole: dict[str, list[str]] = {}
    for file in left_out:
        whole.setdefault(reason_without_path(file.path, file.reason), []).append(file.path)
    parts: dict[str, list[str]] = {}
    for entry in entries:
        for page in entry.unread:
            parts.setdefault(page.reason or page.status, []).append(entry.path)
    groups = [UnreadGroup(reason, tuple(paths)) for reason, paths in whole.items()]
    groups.sort(key=lambda group: -len(group.files))
    pages = [
        UnreadGroup(reason, tuple(dict.fromkeys(paths)), len(paths))
        for reason, paths in parts.items()
    ]
    return [*groups, *sorted(pages, key=lambda group: -group.pages)]


def reasons(groups: Sequence[UnreadGroup]) -> str:
    """A line for each reason as HTML, its files folded away."""
    lines = [
        f"<li><strong>{group.count}:</strong> {escape(sentence(group.reason))}"
        f"<details><summary>Which</summary>{_names(group.files)}</details></li>"
        for group in groups[:MOST_REASONS]
    ]
    if len(groups) > MOST_REASONS:
        more = sum(len(group.files) for group in groups[MOST_REASONS:])
        lines.append(f"<li>{counted(more, 'file')} more, for other reasons; see the Library.</li>")
    return f'<ul class="reasons">{"".join(lines)}</ul>'


def notice(unread: str | None, groups: Sequence[UnreadGroup], skipped: int) -> str:
    """All of it in a box, for a page on which it must not be missed; blank where all was read.

    ``unread`` is the sentence of the index itself (``IndexSummary.unread``), without its end.
    """
    if not groups:
        return ""
    said = [f"{sentence(unread)}." if unread else ""]
    if skipped:
        of_types = "is of a type that is" if skipped == 1 else "are of types that are"
        said.append(f"{counted(skipped, 'file')} {of_types} not read here.")
    headline = " ".join(filter(None, said))
    return (
        '<section class="unread-files" aria-label="Not read">'
        f'<p class="loud">{escape(headline)}</p>{reasons(groups)}</section>'
    )


def _names(files: Sequence[str]) -> str:
    shown = [escape(name) for name in files[:MOST_NAMES]]
    if len(files) > MOST_NAMES:
        shown.append(f"and {len(files) - MOST_NAMES:,} more")
    return f'<span class="path">{"<br>".join(shown)}</span>'
