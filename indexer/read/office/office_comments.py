"""Comments in Word, PowerPoint and Excel files, the older kinds and the threaded ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from indexer.read.office.office_parts import OfficeParts

_COMMENTS = frozenset({"comment", "cm", "threadedComment", "reply"})
_LISTS = frozenset({"comments", "cmLst", "ThreadedComments", "commentList", "replyLst"})


@dataclass(frozen=True, slots=True)
class Comment:
    """``place`` is the cell that it is on; ``day`` as YYYY-MM-DD; blank where none is given."""

    id: str
    author: str
    day: str
    place: str
    words: str

    @property
    def line(self) -> str:
        """As it stands in the document: who said it, when and about what."""
        where = f" on {self.place}" if self.place else ""
        who = ", ".join(filter(None, (self.author, self.day)))
        return f"Comment{where}{f' ({who})' if who else ''}: {self.words}"


def comments_in(parts: OfficeParts, names: Iterable[str], authors: dict[str, str]) -> list[Comment]:
    """The comments of these parts, in their order; without those that have no words."""
    roots = (parts.xml(name) for name in names)
    return [one for root in roots if root is not None for one in _comments(root, authors)]


def authors_in(parts: OfficeParts, main: str) -> dict[str, str]:
    """Names by the ids that comments give, of the lists that the main part refers to."""
    found: dict[str, str] = {}
    for kind in ("commentAuthors", "authors", "person"):
        for name in parts.related(main, kind):
            root = parts.xml(name)
            for one in () if root is None else root.iter():
                said = one.get("name") or one.get("displayName")
                if said and one.get("id"):
                    found[one.get("id")] = said
    return found


def _comments(root: Any, authors: dict[str, str]) -> Iterator[Comment]:
    own = [one.text or "" for one in root.iterfind("{*}authors/{*}author")]
    known = {**authors, **{str(at): name for at, name in enumerate(own)}}
    for element in root.iter():
        if _local(element) not in _COMMENTS:
            continue
        words = _words(element)
        if not words:
            continue
        who = element.get("authorId") or element.get("personId") or ""
        yield Comment(
            id=_attribute(element, "id"),
            author=_attribute(element, "author") or known.get(who, ""),
            day=_day(element),
            place=element.get("ref") or "",
            words=words,
        )


def _attribute(element: Any, name: str) -> str:
    """With or without a namespace."""
    return next(
        (value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), ""
    )


def _day(element: Any) -> str:
    names = ("date", "dt", "created", "dT")
    return next((said[:10] for name in names if (said := _attribute(element, name))), "")


def _words(element: Any) -> str:
    """Paragraphs as one line, without the replies inside, which are comments of their own."""
    parts: list[str] = []

    def gather(inner: Any) -> None:
        for child in inner.iterchildren():
            name = _local(child)
            if name in _LISTS:
                continue
            if name == "t" or (name == "text" and not len(child)):
                parts.append(child.text or "")
            elif name in ("br", "tab"):
                parts.append(" ")
            gather(child)
            if name == "p":
                parts.append(" ")

    gather(element)
    return " ".join("".join(parts).split())


def _local(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
