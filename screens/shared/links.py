"""Addresses of the Ask and Source screens, which hold all of their state: written and read.

A link is read tolerantly: what cannot be understood is ignored, with a note.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import get_args
from urllib.parse import urlencode

from retriever.results import Evidence, Highlight, Place
from screens.shared.link_marks import KINDS, LinkMark, MarkKind, read_mark
from sourceline.records import FileType
from sourceline.settings import SEARCH

Params = dict[str, list[str]]

MOST_SHOWN = 50
"""Passages that one page shows at most."""


@dataclass(frozen=True, slots=True)
class AskLink:
    """A question with its filters; ``after`` is the one it continues, blank for none.

    ``exactly`` where the very words are asked: nothing cut, corrected or continued.
    """

    question: str = ""
    since: date | None = None
    until: date | None = None
    documents: tuple[str, ...] = ()
    passages: int = SEARCH.passages
    folders: tuple[str, ...] = ()
    kinds: tuple[FileType, ...] = ()
    after: str = ""
    exactly: bool = False

    def params(self) -> Params:
        """As query parameters; what is left at its default is left out."""
        params: Params = {}
        if self.question:
            params["q"] = [self.question]
        if self.since is not None:
            params["since"] = [self.since.isoformat()]
        if self.until is not None:
            params["until"] = [self.until.isoformat()]
        if self.documents:
            params["document"] = list(self.documents)
        if self.folders:
            params["folder"] = list(self.folders)
        if self.kinds:
            params["kind"] = list(self.kinds)
        if self.passages != SEARCH.passages:
            params["k"] = [str(self.passages)]
        if self.after:
            params["after"] = [self.after]
        if self.exactly:
            params["exactly"] = ["1"]
        return params


@dataclass(frozen=True, slots=True)
class SourceLink:
    """A document and the marks to show in it, in the order of the text."""

    document: str = ""
    marks: tuple[LinkMark, ...] = ()

    def params(self) -> Params:
        params: Params = {"document": [self.document]} if self.document else {}
        for kind in KINDS:
            marks = [str(mark) for mark in self.marks if mark.kind == kind]
            if marks:
                params[kind] = marks
        return params

    @property
    def address(self) -> str:
        """Relative to the pages of the app; to be escaped where it goes into HTML."""
        return f"source?{urlencode(self.params(), doseq=True)}"


def to_source(evidence: Evidence) -> SourceLink:
    """The link that opens a passage's document with its evidence marked.

    A passage in which nothing is marked is shown as a whole.
    """
    place = evidence.hit.place
    marks: list[LinkMark] = []
    for kind in KINDS:
        groups: dict[int, list[Highlight]] = {}
        for highlight in evidence.highlights:
            if highlight.kind == kind:
                groups.setdefault(highlight.group, []).append(highlight)
        for runs in groups.values():
            words = "".join(run.text for run in runs)
            marks.append(LinkMark.of(kind, [run.span for run in runs], words))
    if not marks:
        return to_place(place)
    return SourceLink(place.document, tuple(sorted(marks, key=_position)))


def to_place(place: Place) -> SourceLink:
    """The link that opens a passage's document with the whole passage marked."""
    whole = LinkMark.of("sentence", [place.passage.span], place.text)
    return SourceLink(place.document, (whole,))


def read_ask(params: Mapping[str, Sequence[str]]) -> tuple[AskLink, tuple[str, ...]]:
    """The question and filters of an address, with a note on each part that was ignored."""
    notes: list[str] = []
    link = AskLink(
        question=_last_value(params, "q"),
        since=_read_day(params, "since", notes),
        until=_read_day(params, "until", notes),
        documents=_values(params, "document"),
        passages=_read_count(params, "k", notes),
        folders=_read_folders(params),
        kinds=_read_file_types(params, notes),
        after=_last_value(params, "after")[: SEARCH.question_characters],
        exactly=_last_value(params, "exactly") == "1",
    )
    if link.since is not None and link.until is not None and link.since > link.until:
        notes.append(f"The period runs backwards ({link.since} to {link.until}): ignored.")
        link = replace(link, since=None, until=None)
    return link, tuple(notes)


def keep_known(
    link: AskLink, known: Collection[str], folders: Collection[str]
) -> tuple[AskLink, tuple[str, ...]]:
    """The link without documents and folders that the library does not hold; a note for each."""
    notes = [
        f"No {what} named {name!r} in the library: ignored."
        for what, names, there in (
            ("document", link.documents, known),
            ("folder", link.folders, folders),
        )
        for name in names
        if name not in there
    ]
    kept = replace(
        link,
        documents=tuple(name for name in link.documents if name in known),
        folders=tuple(name for name in link.folders if name in folders),
    )
    return kept, tuple(notes)


def read_source(params: Mapping[str, Sequence[str]]) -> tuple[SourceLink, tuple[str, ...]]:
    notes: list[str] = []
    marks = [
        mark
        for kind in KINDS
        for value in params.get(kind, ())
        if (mark := _mark_or_note(kind, value, notes)) is not None
    ]
    return SourceLink(_last_value(params, "document"), tuple(sorted(marks, key=_position))), tuple(
        notes
    )


def _mark_or_note(kind: MarkKind, value: str, notes: list[str]) -> LinkMark | None:
    mark = read_mark(kind, value)
    if mark is None:
        notes.append(f"In the link, {kind} is {value!r}, not a place in a text: ignored.")
    return mark


def _position(mark: LinkMark) -> tuple[int, int]:
    return mark.runs[0].start, -mark.runs[-1].end


def _last_value(params: Mapping[str, Sequence[str]], name: str) -> str:
    values = params.get(name, ())
    return values[-1] if values else ""


def _values(params: Mapping[str, Sequence[str]], name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in params.get(name, ()) if value))


def _read_folders(params: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    stripped = (name.strip("/") for name in _values(params, "folder"))
    return tuple(dict.fromkeys(filter(None, stripped)))


def _read_file_types(params: Mapping[str, Sequence[str]], notes: list[str]) -> tuple[FileType, ...]:
    known: tuple[FileType, ...] = get_args(FileType)
    asked = _values(params, "kind")
    for value in asked:
        if value not in known:
            kinds = ", ".join(known)
            notes.append(f"In the link, kind is {value!r}, not one of {kinds}: ignored.")
    return tuple(kind for kind in known if kind in asked)


def _read_day(params: Mapping[str, Sequence[str]], name: str, notes: list[str]) -> date | None:
    value = _last_value(params, name)
    if not value:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        notes.append(f"In the link, {name} is {value!r}, not a day such as 2021-12-31: ignored.")
        return None


def _read_count(params: Mapping[str, Sequence[str]], name: str, notes: list[str]) -> int:
    value = _last_value(params, name)
    if not value:
        return SEARCH.passages
    if value.isascii() and value.isdigit() and len(value) < 5 and 1 <= int(value) <= MOST_SHOWN:
        return int(value)
    notes.append(f"In the link, {name} is {value!r}, not a number from 1 to {MOST_SHOWN}: ignored.")
    return SEARCH.passages
