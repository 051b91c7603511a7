"""The parts of an Office package, and how they refer to each other."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from lxml import etree

_RELATIONSHIP_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


@dataclass(frozen=True, slots=True)
class Relation:
    """``kind`` is the last word of its type, such as "comments"; ``target`` the name of a part,
    blank for what is outside the package."""

    id: str
    kind: str
    target: str


class OfficeParts:
    """Parts by their names, without a leading slash; ``broken`` could not be read."""

    def __init__(self, content: bytes) -> None:
        self.broken: list[str] = []
        self._archive = ZipFile(BytesIO(content))
        self._names = {name.lower(): name for name in self._archive.namelist()}

    def names(self) -> list[str]:
        return self._archive.namelist()

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._names

    def bytes_of(self, name: str) -> bytes:
        """The bytes of a part; none where there is no such part."""
        stored = self._names.get(name.lower())
        return b"" if stored is None else self._archive.read(stored)

    def xml(self, name: str) -> Any | None:
        """The root of a part; None where there is no such part, or it is broken."""
        if name not in self:
            return None
        try:
            return parsed(self.bytes_of(name))
        except (etree.LxmlError, BadZipFile, OSError, EOFError, ValueError):
            if name not in self.broken:
                self.broken.append(name)
            return None

    def relations(self, name: str) -> list[Relation]:
        folder, _, file = name.rpartition("/")
        root = self.xml(f"{folder}/_rels/{file}.rels".lstrip("/"))
        return [] if root is None else list(_relations(root, folder))

    def related(self, name: str, kind: str) -> list[str]:
        """The parts of that kind that a part refers to, as far as they are there."""
        return [
            one.target for one in self.relations(name) if one.kind == kind and one.target in self
        ]


def parsed(content: bytes) -> Any:
    """The root of an XML part: no entity is resolved and nothing is fetched."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    return etree.fromstring(content, parser)


def relation_id(element: Any, name: str) -> str:
    """The value of an attribute that refers to a relation, such as ``r:id``."""
    return str(element.get(_RELATIONSHIP_ID + name, ""))


def _relations(root: Any, folder: str) -> Iterator[Relation]:
    for element in root.iterchildren("{*}Relationship"):
        target = element.get("Target", "")
        outside = element.get("TargetMode") == "External"
        yield Relation(
            element.get("Id", ""),
            element.get("Type", "").rpartition("/")[2],
            "" if outside else target_name(folder, target),
        )


def target_name(folder: str, target: str) -> str:
    """The name of the part that a relation of a part in ``folder`` leads to."""
    path = target.partition("#")[0]
    joined = path if path.startswith("/") else posixpath.join("/", folder, path)
    return posixpath.normpath(joined).lstrip("/")
