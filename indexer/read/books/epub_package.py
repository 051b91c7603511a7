"""The parts of an EPUB (W3C, EPUB 3.3, and OPF 2.0 before it): chapters in reading order, facts."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from urllib.parse import unquote

from indexer.read.document_builder import one_line, unreadable
from indexer.read.file_bytes import printable_name
from indexer.read.office.office_package import check_package
from indexer.read.office.office_parts import OfficeParts
from indexer.read.source_file import SourceFile
from indexer.structure.plausible_day import is_plausible_day
from sourceline.errors import EncryptedError

_PROGRAM: Final = "a reader of e-books"
_CONTAINER: Final = "META-INF/container.xml"
_LOCKED: Final = "META-INF/encryption.xml"
_PAGES: Final = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml"})


@dataclass(frozen=True, slots=True)
class Chapter:
    """``label`` is its name in the table of contents; blank where that does not name it."""

    name: str
    label: str
    content: bytes


class EpubPackage:
    """Raises UnreadableError where it is no whole EPUB, unpacks to too much, or is locked."""

    def __init__(self, source: SourceFile) -> None:
        check_package(source, _PROGRAM)
        self._source = source
        self._parts = OfficeParts(source.content)
        self.missing: list[str] = []
        self._opf_name, self._opf = self._opened()
        self._items = {
            item.get("id", ""): item for item in self._opf.iterfind("{*}manifest/{*}item")
        }
        self._check_locks()

    def _opened(self) -> tuple[str, Any]:
        container = self._parts.xml(_CONTAINER)
        root = None if container is None else next(container.iter("{*}rootfile"), None)
        name = "" if root is None else unquote(root.get("full-path", ""))
        opf = self._parts.xml(name) if name else None
        if opf is None:
            raise unreadable(
                self._source,
                f"is no whole e-book (it lacks its list of chapters); open it in {_PROGRAM} and "
                "save it anew",
            )
        return name, opf

    def _check_locks(self) -> None:
        """Fonts may be scrambled; chapters only by a shop's lock."""
        root = self._parts.xml(_LOCKED)
        if root is None:
            return
        locked = {unquote(one.get("URI", "")) for one in root.iter("{*}CipherReference")}
        if locked & {self._path(item) for item in self._spine()}:
            raise EncryptedError(
                f"{printable_name(self._source.relative)} is locked by its shop (DRM); get a copy "
                "without a lock"
            )

    def _path(self, item: Any) -> str:
        folder = posixpath.dirname(self._opf_name)
        href = unquote(item.get("href", "").partition("#")[0])
        return posixpath.normpath(posixpath.join(folder, href))

    def _spine(self) -> list[Any]:
        """The items of the reading order that are pages, each once."""
        named = (ref.get("idref", "") for ref in self._opf.iterfind("{*}spine/{*}itemref"))
        found = [self._items[name] for name in dict.fromkeys(named) if name in self._items]
        return [
            item for item in found if item.get("media-type", "") in _PAGES and not _is_toc(item)
        ]

    def chapters(self) -> Iterator[Chapter]:
        """In reading order; those that are not there are named in ``missing``."""
        labels = self._labels()
        for item in self._spine():
            name = self._path(item)
            if name in self._parts:
                yield Chapter(name, labels.get(name, ""), self._parts.bytes_of(name))
            else:
                self.missing.append(name)

    def __len__(self) -> int:
        return len(self._spine())

    def _labels(self) -> dict[str, str]:
        """The first name of each chapter in the table of contents, of either version."""
        found: dict[str, str] = {}
        for item in self._items.values():
            is_ncx = item.get("media-type") == "application/x-dtbncx+xml"
            root = self._parts.xml(self._path(item)) if is_ncx or _is_toc(item) else None
            if root is None:
                continue
            folder = posixpath.dirname(self._path(item))
            for target, label in _points(root) if is_ncx else _links(root):
                name = posixpath.normpath(posixpath.join(folder, unquote(target.partition("#")[0])))
                if label and name not in found:
                    found[name] = label
        return found

    def fact(self, name: str) -> str:
        """The first of an entry of the metadata, such as "title"; blank for none."""
        entry = self._opf.find(f"{{*}}metadata/{{*}}{name}")
        return "" if entry is None else one_line("".join(entry.itertext()))

    def day(self) -> date | None:
        """The day of publication, where the metadata name a whole one."""
        said = self.fact("date")[:10]
        try:
            found = date.fromisoformat(said)
        except ValueError:
            return None
        return found if is_plausible_day(found) else None


def _is_toc(item: Any) -> bool:
    return "nav" in (item.get("properties") or "").split()


def _points(root: Any) -> Iterator[tuple[str, str]]:
    for point in root.iter("{*}navPoint"):
        content, label = point.find("{*}content"), point.find("{*}navLabel")
        if content is not None and label is not None:
            yield content.get("src", ""), one_line(" ".join(label.itertext()))


def _links(root: Any) -> Iterator[tuple[str, str]]:
    for link in root.iter("{*}a"):
        yield link.get("href", ""), one_line("".join(link.itertext()))
