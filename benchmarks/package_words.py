"""The words in the XML of an Office package, part by part, found with Python's own library.

Only parts that the document leads to are read: a header that no section uses says nothing.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from io import BytesIO
from typing import Final
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZipFile

_KINDS: Final = {
    "officeDocument": "body",
    **{name: name for name in ("header", "footer", "footnotes", "endnotes", "comments", "chart")},
    **{"diagramData": "diagram", "slide": "slide", "notesSlide": "notes", "worksheet": "cell"},
    **{"drawing": "drawing", "threadedComment": "comments", "chartsheet": "drawing"},
    "chartUserShapes": "chart",
}
"""Of relations that lead to parts with words, by the last word of their type."""
_EDGES: Final = frozenset({"header", "footer", "edge"})
"""Said on many pages; once is enough."""
_SPACES: Final = frozenset({"tab", "br", "cr", "ptab"})
_LEFT_OUT: Final = frozenset({"Fallback", "rPh", "del", "moveFrom", "delText", "instrText"})
_EDGE_PLACEHOLDERS: Final = frozenset({"ftr", "dt", "hdr"})
_NUMBERED: Final = frozenset({"slidenum"})
_SHEET_CODES: Final = re.compile(r"&(?:[LCR&]|\"[^\"]*\"|K[0-9A-Fa-f]{6}|\d+)")
_SHEET_FIELDS: Final = re.compile(r"&[A-Z]")
"""Page numbers, days and file names, which are not stored."""


def package_words(content: bytes) -> list[tuple[str, str]]:
    """The kind of part and the words of each paragraph or cell, those at page edges once.

    Raises what zipfile and ElementTree raise on a damaged package.
    """
    kept, edges = [], set()
    for kind, text in _Package(content).stretches():
        words = " ".join(text.split())
        if not words or (kind in _EDGES and words in edges):
            continue
        if kind in _EDGES:
            edges.add(words)
        kept.append((kind, text))
    return kept


class _Package:
    def __init__(self, content: bytes) -> None:
        self._archive = ZipFile(BytesIO(content))
        self._names = {name.lower(): name for name in self._archive.namelist()}
        self._strings: list[str] = []
        self._plain_styles: set[int] = {0}

    def stretches(self) -> Iterator[tuple[str, str]]:
        """Parts in the order in which the document leads to them."""
        pending, seen = [("", "")], {""}
        while pending:
            name, kind = pending.pop(0)
            if name:
                yield from self._words(name, kind)
            related = self._relations(name)
            for relation, target in related:
                self._note_tables(relation, target)
            for relation, target in related:
                known = _KINDS.get(relation)
                if known and target not in seen:
                    seen.add(target)
                    pending.append((target, known))

    def _relations(self, name: str) -> list[tuple[str, str]]:
        """Kinds and targets, of those inside the package."""
        folder, _, file = name.rpartition("/")
        root = self._xml(f"{folder}/_rels/{file}.rels".lstrip("/"))
        found = []
        for element in () if root is None else root:
            if element.get("TargetMode") == "External":
                continue
            target = posixpath.normpath(posixpath.join("/", folder, element.get("Target", "")))
            found.append((element.get("Type", "").rpartition("/")[2], target.lstrip("/")))
        return found

    def _xml(self, name: str) -> Element | None:
        stored = self._names.get(name.lower())
        return None if stored is None else fromstring(self._archive.read(stored))  # noqa: S314

    def _note_tables(self, relation: str, target: str) -> None:
        """What cells refer to: strings by number, and which styles show a number as it is."""
        root = self._xml(target) if relation in ("sharedStrings", "styles") else None
        if root is None:
            return
        if relation == "sharedStrings":
            self._strings = [_text(one) for one in root if _name(one) == "si"]
            return
        for formats in (one for one in root if _name(one) == "cellXfs"):
            self._plain_styles = {
                at for at, form in enumerate(formats) if form.get("numFmtId", "0") == "0"
            }

    def _words(self, name: str, kind: str) -> Iterator[tuple[str, str]]:
        root = self._xml(name)
        if root is None:
            return
        if kind == "cell":
            yield from self._cells(root)
        elif kind == "chart":
            yield from ((kind, words) for words in _values(root))
            yield from _paragraphs(root, kind)
        else:
            yield from _paragraphs(root, kind)

    def _cells(self, root: Element) -> Iterator[tuple[str, str]]:
        for element in root.iter():
            if _name(element) == "c":
                yield "cell", self._cell(element)
            elif _name(element).endswith(("Header", "Footer")):
                said = _SHEET_CODES.sub(" ", element.text or "")
                yield "edge", "" if _SHEET_FIELDS.search(said) else said

    def _cell(self, cell: Element) -> str:
        """A string, or a number that is shown as it is stored; blank for any other cell."""
        kind = cell.get("t", "n")
        value = next((one.text or "" for one in cell if _name(one) == "v"), "")
        if kind == "inlineStr":
            return "".join(_text(one) for one in cell if _name(one) == "is")
        if kind == "s":
            return self._strings[int(value)] if value else ""
        if kind == "str":
            return value
        plain = kind == "n" and int(cell.get("s", "0")) in self._plain_styles
        return value if plain and value.lstrip("-").isdigit() and len(value) < 11 else ""


def _values(chart: Element) -> Iterator[str]:
    """Names and short plain numbers; not days and the like, which are shown by their format.

    The same names of categories are kept for each series, and said once.
    """
    said: set[tuple[str, ...]] = set()
    for points in chart.iter():
        form = next((one.text for one in points if _name(one) == "formatCode"), "General")
        values = [one.text or "" for point in points for one in point if _name(one) == "v"]
        if _name(points) in ("strCache", "strLit", "lvl"):
            if len(values) == 1 or tuple(values) not in said:
                yield from values
            said.add(tuple(values))
        elif _name(points) in ("numCache", "numLit") and form == "General":
            if tuple(values) not in said:
                yield from (plain for one in values if (plain := _short(one)))
            said.add(tuple(values))


def _short(number: str) -> str:
    """A number of few digits, as it is shown; blank for one that is shown rounded."""
    value = float(number)
    plain = f"{value:.6g}"
    return plain if float(plain) == value and "e" not in plain else ""


def _paragraphs(root: Element, kind: str) -> Iterator[tuple[str, str]]:
    """Each paragraph; a comment of an old kind is its own."""
    for element in _shown(root):
        place = _placeholder(element)
        if _name(element) == "sp" and place in _EDGE_PLACEHOLDERS:
            yield "edge", " ".join(_text(one) for one in element.iter() if _name(one) == "p")
        elif _name(element) in ("p", "text") and not _nested(element):
            yield kind, _text(element)


def _shown(root: Element) -> Iterator[Element]:
    """All elements, without what is another version of something or deleted."""
    yield root
    if _placeholder(root) in _EDGE_PLACEHOLDERS:
        return
    for child in root:
        if _name(child) not in _LEFT_OUT:
            yield from _shown(child)


def _nested(element: Element) -> bool:
    """Whether it has paragraphs of its own, as one with a text box has besides its words."""
    return _name(element) == "text" and any(_name(one) in ("p", "t") for one in element.iter())


def _text(element: Element) -> str:
    """Its words, without those of paragraphs inside it, which are read for themselves."""
    name = _name(element)
    if name in _LEFT_OUT or element.get("type") in _NUMBERED:
        return ""
    if name == "t" or (name == "text" and not len(element)):
        return element.text or ""
    if name in _SPACES:
        return " "
    if name == "noBreakHyphen":
        return "-"
    return "".join(_text(one) for one in element if _name(one) not in ("p", "txbxContent"))


def _placeholder(element: Element) -> str:
    """The kind of placeholder that a shape of a slide is; blank for none."""
    if _name(element) != "sp":
        return ""
    found = next((one for one in element.iter() if _name(one) == "ph"), None)
    return "" if found is None else found.get("type", "body")


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]
