"""Office packages as their libraries can open them: Strict ones made ordinary, and relations that
lead nowhere taken out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

from lxml import etree

from indexer.read.office.office_parts import parsed, target_name

_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_NAME = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/([\w/-]+)")
_RENAMED = {
    b"extendedProperties": b"extended-properties",
    b"customProperties": b"custom-properties",
}
"""Last words of names that Strict packages write otherwise."""
_HEAD = 8_192
"""The names of a part's vocabularies are in its beginning."""


@dataclass(frozen=True, slots=True)
class OpenablePackage:
    """``lost`` are the names of parts that something refers to and that are not there."""

    content: bytes
    lost: tuple[str, ...] = ()


def openable(content: bytes) -> OpenablePackage:
    """The same package where nothing is wrong with it.

    Strict Open XML has other names for the same vocabularies; all else that is read is the same.
    """
    with ZipFile(BytesIO(content)) as archive:
        changed: dict[str, bytes] = {}
        lost: list[str] = []
        names = {name.lower() for name in archive.namelist()}
        for member in archive.infolist():
            if not member.filename.endswith((".xml", ".rels")):
                continue
            with archive.open(member) as opened:
                head = opened.read(_HEAD)
                is_strict = _STRICT in head
                if not is_strict and not member.filename.endswith(".rels"):
                    continue
                before = head + opened.read()
            after = _STRICT_NAME.sub(_transitional, before) if is_strict else before
            if member.filename.endswith(".rels"):
                after, missing = _without_lost(after, member.filename, names)
                lost += missing
            if after != before:
                changed[member.filename] = after
        if not changed:
            return OpenablePackage(content)
        return OpenablePackage(_repacked(archive, changed), tuple(lost))


def _transitional(found: re.Match[bytes]) -> bytes:
    words = found[2].split(b"/")
    words[-1] = _RENAMED.get(words[-1], words[-1])
    if found[1] == b"officeDocument" and words[0] in _RENAMED:
        words[0] = _RENAMED[words[0]]
    if words[0] == b"relationships" and words[1:2] == [b"metadata"]:
        return b"http://schemas.openxmlformats.org/package/2006/" + b"/".join(words)
    year = b"/".join([found[1], b"2006", *words])
    return b"http://schemas.openxmlformats.org/" + year


def _without_lost(content: bytes, name: str, names: set[str]) -> tuple[bytes, list[str]]:
    """Relations without those to parts of the package that are not in it."""
    try:
        root = parsed(content)
    except etree.LxmlError:
        return content, []
    folder = name.rpartition("_rels/")[0].rstrip("/")
    lost = []
    for element in list(root.iterchildren("{*}Relationship")):
        target = target_name(folder, element.get("Target", ""))
        if element.get("TargetMode") != "External" and target.lower() not in names:
            lost.append(target)
            root.remove(element)
    return (etree.tostring(root) if lost else content), lost


def _repacked(archive: ZipFile, changed: dict[str, bytes]) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_STORED) as repacked:
        for member in archive.infolist():
            content = changed.get(member.filename)
            repacked.writestr(member.filename, archive.read(member) if content is None else content)
    return packed.getvalue()
