"""The words of one paragraph of a Word file, from its XML (WordprocessingML)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_INSIDE = frozenset(
    {"r", "hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml", "fldSimple"}
    | {"dir", "bdo", "ruby", "rubyBase", "oMath", "oMathPara", "AlternateContent", "Choice"}
)
"""Elements with words inside; not deletions, what was moved away, and fallbacks."""
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_PICTURES = frozenset({"drawing", "pict", "object"})
_SIGNS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": " "}
_BLOCKS_INSIDE = frozenset({"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"})


@dataclass(slots=True)
class ParagraphContent:
    """``boxes`` and ``drawings`` are text boxes and drawings anchored there; ``notes`` are
    references to notes, as (kind, id); ``comments`` are the ids of comments."""

    text: str = ""
    boxes: list[Any] = field(default_factory=list)
    drawings: list[Any] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)

    @staticmethod
    def joined(parts: Sequence[ParagraphContent]) -> ParagraphContent:
        return ParagraphContent(
            " ".join(part.text.strip() for part in parts if part.text.strip()),
            [box for part in parts for box in part.boxes],
            [drawing for part in parts for drawing in part.drawings],
            [note for part in parts for note in part.notes],
            [comment for part in parts for comment in part.comments],
        )


def local(element: Any) -> str:
    """The name without its namespace; blank for a comment or an entity."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: Any, *names: str) -> Any | None:
    """The first child of that name, then its first child of the next name, and so on."""
    for name in names:
        if element is None:
            return None
        element = element.find(W + name)
    return element


def attribute(element: Any | None, name: str) -> str | None:
    value = None if element is None else element.get(W + name)
    return value if isinstance(value, str) else None


def is_on(element: Any | None) -> bool:
    """Whether a switch such as ``<w:b/>`` is there and not turned off."""
    return element is not None and attribute(element, "val") not in ("0", "false", "off", "none")


def blocks_of(parent: Any) -> Iterator[tuple[str, Any]]:
    """Paragraphs (p), tables (tbl) and parts of other files (altChunk), in order."""
    for element in parent.iterchildren():
        name = local(element)
        if name in ("p", "tbl", "altChunk"):
            yield name, element
        elif name in _BLOCKS_INSIDE:
            yield from blocks_of(element)


def content_of(paragraph: Any) -> ParagraphContent:
    words = ParagraphContent()
    parts: list[str] = []
    _gather(paragraph, words, parts)
    words.text = "".join(parts)
    return words


def _gather(element: Any, words: ParagraphContent, parts: list[str]) -> None:
    for inner in element.iterchildren():
        name = local(inner)
        if name == "t":
            parts.append(inner.text or "")
        elif name in _SIGNS:
            parts.append(_SIGNS[name])
        elif name in ("footnoteReference", "endnoteReference"):
            words.notes.append((name, attribute(inner, "id") or ""))
        elif name in _PICTURES:
            words.boxes += inner.iter(W + "txbxContent")
            words.drawings.append(inner)
        elif name == "commentReference":
            words.comments.append(attribute(inner, "id") or "")
        elif _holds_words(inner, name) and not _is_hidden(inner):
            _gather(inner, words, parts)


def _holds_words(element: Any, name: str) -> bool:
    return name in _INSIDE or bool(name and element.tag.startswith(_MATHS))


def _is_hidden(element: Any) -> bool:
    return is_on(child(element, "rPr", "vanish"))
