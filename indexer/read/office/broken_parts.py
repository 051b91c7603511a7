"""A broken part costs itself where a document can be read without it."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from typing import TypeVar
from zipfile import BadZipFile, ZipFile

from lxml import etree

from indexer.read.file_bytes import printable_name
from indexer.read.office.office_package import OfficePackage
from indexer.read.office.office_parts import OfficeParts, parsed
from indexer.read.office.transitional import openable

_Opened = TypeVar("_Opened")
_NEEDED = re.compile(
    r"\[Content_Types\]\.xml|_rels/.*|.*/_rels/(?:document|presentation|workbook)\.xml\.rels"
    r"|word/document\w*\.xml|ppt/presentation\.xml|ppt/slides/slide\d+\.xml|xl/workbook\.xml"
    r"|xl/worksheets/[^/]*\.xml|xl/sharedStrings\.xml"
)
"""Parts without which the text itself would be missing: where one is broken, so is the file."""


def open_without_broken(
    package: OfficePackage, open_with: Callable[[BytesIO], _Opened], notes: list[str]
) -> tuple[_Opened, OfficePackage]:
    """The file as a library opens it, without its broken parts where it cannot open it with them.

    Raises what the library raises, where that does not help.
    """
    try:
        return open_with(package.stream()), package
    except Exception:
        broken = _broken(package.content)
        if not broken or any(_NEEDED.fullmatch(name) for name in broken):
            raise
        mended = openable(_without(package.content, broken)).content
        opened = open_with(BytesIO(mended))
        named = ", ".join(printable_name(name) for name in broken)
        notes.append(f"damaged parts are not read: {named}")
        return opened, OfficePackage(mended, OfficeParts(mended))


def _broken(content: bytes) -> list[str]:
    found = []
    with ZipFile(BytesIO(content)) as archive:
        for name in archive.namelist():
            if not name.endswith((".xml", ".rels")):
                continue
            try:
                parsed(archive.read(name))
            except (etree.LxmlError, BadZipFile, OSError, EOFError, ValueError):
                found.append(name)
    return found


def _without(content: bytes, broken: list[str]) -> bytes:
    packed = BytesIO()
    with ZipFile(BytesIO(content)) as archive, ZipFile(packed, "w") as mended:
        for name in archive.namelist():
            if name not in broken:
                mended.writestr(name, archive.read(name))
    return packed.getvalue()
