"""What can be done to a briefing: each change is a function from a briefing to the next one.

Changes name items by id, never by position, so that one made in a tab that shows an older version
has the same effect on the newest, together with what another tab has done meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from briefing.items import Briefing, BriefingItem, Entry, Heading, Quotation, new_id
from sourceline.errors import ConflictError

Change = Callable[[Briefing], Briefing]

GONE = "it was removed in another tab or window"


def add(quotations: Iterable[Quotation]) -> Change:
    """Put quotations at the end, without those that are there already."""
    wanted = [Entry(new_id(), quotation) for quotation in quotations]

    def change(briefing: Briefing) -> Briefing:
        known = {entry.quotation.key for entry in briefing.entries}
        fresh = {e.quotation.key: e for e in wanted if e.quotation.key not in known}
        return replace(briefing, items=(*briefing.items, *fresh.values()))

    return change


def add_heading(text: str) -> Change:
    heading = Heading(new_id(), _one_line(text))
    return lambda briefing: replace(briefing, items=(*briefing.items, heading))


def rename(name: str) -> Change:
    return lambda briefing: replace(briefing, name=_one_line(name))


def annotate(entry_id: str, note: str, *, was: str) -> Change:
    """Write a note to an entry; ``was`` is the note that the writer saw.

    Where another tab has written meanwhile, both notes are kept, one below the other. Raises
    ConflictError, which holds the note, where the entry is gone.
    """

    def change(briefing: Briefing) -> Briefing:
        entry = _find(briefing, entry_id, f"The note to this quotation cannot be kept ({note!r})")
        if not isinstance(entry, Entry):
            raise ValueError(f"{entry_id} is a heading: it has no note")
        kept = note if entry.note in (was, note) else f"{entry.note}\n\n{note}"
        return _with(briefing, replace(entry, note=kept))

    return change


def reword(heading_id: str, text: str) -> Change:
    """Change a heading's words."""

    def change(briefing: Briefing) -> Briefing:
        _find(briefing, heading_id, f"The heading cannot be changed to {text!r}")
        return _with(briefing, Heading(heading_id, _one_line(text)))

    return change


def move(item_id: str, by: int) -> Change:
    """Move an item up (negative) or down by so many places, at most to either end."""

    def change(briefing: Briefing) -> Briefing:
        item = _find(briefing, item_id, "This cannot be moved")
        old = briefing.items.index(item)
        rest = [*briefing.items[:old], *briefing.items[old + 1 :]]
        rest.insert(max(0, min(len(rest), old + by)), item)
        return replace(briefing, items=tuple(rest))

    return change


def group(entry_id: str, heading_id: str | None) -> Change:
    """Move an entry to the end of a heading's group; for None, before all headings."""

    def change(briefing: Briefing) -> Briefing:
        item = _find(briefing, entry_id, "This cannot be moved")
        rest = [other for other in briefing.items if other.id != entry_id]
        first = 0
        if heading_id is not None:
            heading = _find(briefing, heading_id, "This cannot be moved under that heading")
            first = rest.index(heading) + 1
        following = (at for at in range(first, len(rest)) if isinstance(rest[at], Heading))
        rest.insert(next(following, len(rest)), item)
        return replace(briefing, items=tuple(rest))

    return change


def remove(item_id: str) -> Change:
    """Take an item out; what was under a heading stays. One that is gone already is no error."""
    return lambda briefing: replace(
        briefing, items=tuple(item for item in briefing.items if item.id != item_id)
    )


def put_back(item: BriefingItem, after: str | None) -> Change:
    """Undo a removal: put an item after another one, or first; last where that one is gone."""

    def change(briefing: Briefing) -> Briefing:
        if briefing.position(item.id) is not None:
            return briefing
        before = None if after is None else briefing.position(after)
        at = 0 if after is None else len(briefing.items) if before is None else before + 1
        return replace(briefing, items=(*briefing.items[:at], item, *briefing.items[at:]))

    return change


def _find(briefing: Briefing, item_id: str, what: str) -> BriefingItem:
    position = briefing.position(item_id)
    if position is None:
        raise ConflictError(f"{what}: {GONE}")
    return briefing.items[position]


def _with(briefing: Briefing, changed: BriefingItem) -> Briefing:
    return replace(
        briefing,
        items=tuple(changed if item.id == changed.id else item for item in briefing.items),
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())
