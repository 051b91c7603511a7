"""Which message of which mail thread a passage is of: by the mail it is in, and its subject."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from sourceline.index.index_records import StoredPassage
from sourceline.index.library import Library
from sourceline.mail_threads import MailPart, mail_parts, subject_key
from sourceline.records import Span

_MAIL_KINDS: Final = frozenset(("eml", "msg"))


@dataclass(frozen=True, slots=True)
class Message:
    """A message by its mail and its age there. ``day`` is the one it was sent on, if known;
    ``thread`` the subject without "Re:", None where it has none."""

    path: str
    age: int
    day: date | None
    thread: str | None
    header: Span | None

    def of_same_thread(self, other: Message) -> bool:
        same = self.thread is not None and self.thread == other.thread
        return same or self.path == other.path


class Messages:
    """The messages that passages of one index are of."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def of(self, stored: StoredPassage) -> Message | None:
        """None where the passage is not in a mail."""
        parts = mail_parts(self._library.document(stored.path).text)
        start = stored.passage.span.start
        part = next((one for one in parts if one.span.start <= start < one.span.end), None)
        if part is None:
            return None
        own = part.day
        if own is None and part.age == 0 and stored.written is not None:
            own = stored.written.day
        return Message(stored.path, part.age, own, _thread(stored, parts), _header(parts, part))


def in_order(messages: Iterable[Message]) -> list[Message]:
    """The newest first: by the day, and in one mail by what quotes what.

    Several mails are in order only where all days are known: else none is given.
    """
    found = list(messages)
    if all(one.day is not None for one in found):
        return sorted(found, key=lambda one: (-(one.day or date.min).toordinal(), one.age))
    if len({one.path for one in found}) > 1:
        return []
    return sorted(found, key=lambda one: one.age)


def _thread(stored: StoredPassage, parts: Iterable[MailPart]) -> str | None:
    """The subject of the whole mail: replies and what they quote share it."""
    said = next((part.subject for part in parts if part.subject), None)
    if said is None and stored.kind in _MAIL_KINDS:
        said = stored.title
    return subject_key(said or "") or None


def _header(parts: Iterable[MailPart], part: MailPart) -> Span | None:
    return next((one.header for one in parts if one.age == part.age and one.header), None)
