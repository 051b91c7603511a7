"""Web pages: the main text without menus and buttons, by trafilatura; all text where it finds none,
and all but the menus where it leaves out more than those.

Nothing is fetched: a page is what its file holds.
"""

from __future__ import annotations

import re
from contextlib import suppress
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from typing import Any

from htmldate import find_date
from lxml import etree, html
from trafilatura import bare_extraction

from indexer.read.document_builder import DocumentBuilder, one_line
from indexer.read.office.office_package import reporting_damage
from indexer.read.source_file import SourceFile
from indexer.read.text.encoding import Decoded, decode
from indexer.read.web.as_displayed import show_as_displayed, tables_filled_later
from indexer.read.web.html_blocks import HtmlBlocks
from indexer.read.web.html_table import flatten_cells, tables_with_merged_cells
from indexer.read.web.html_words import text_of
from indexer.read.web.without_menus import share_kept, without_menus
from indexer.structure.plausible_day import is_plausible_day
from sourceline.records import Document

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]+)", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w:.-]+)", re.IGNORECASE)
_HEAD = 4096
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LITTLE = 250
"""Characters of main text; with fewer, trafilatura guessed, and made one paragraph of it."""
_MANY = 40_000
"""Elements; for a page with more, all text is read: trafilatura would take minutes."""
_KEPT = 0.9
"""Share of the words outside menus that a main text has; one with less has lost some of it."""
_LEAST = 0.2
"""Share of all words that are in no menu; a page with less is a table of contents or the like."""
_LONGEST = 12
"""Characters of a reference looked at."""
_REFERENCE = re.compile(r"(?:[\[(]?(?:\d{1,3}|[a-z]|\*{1,3}|[†‡])[\])]?[, ]*)+")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What lxml hands out but takes back in no string."""
_SPACES = str.maketrans("\x0b\x0c\x1c\x1d\x1e\x1f", "\n\n    ")
"""Those of them that part words."""
_TOO_DEEP = "some of it is nested too deeply and is not read"


def read_html(source: SourceFile) -> Document:
    with reporting_damage(source, "a browser"):
        builder = DocumentBuilder(source)
        decoded = decode_html(source)
        builder.notes += decoded.notes
        page = add_html(builder, decoded.text)
        return builder.document(
            "html", title=page.title, day=page.day, headings_known=bool(page.headings)
        )


@dataclass(frozen=True, slots=True)
class WebPageFacts:
    """A page's title and day by its metadata, and how many headings its text has."""

    title: str | None
    day: date | None
    headings: int


def decode_html(source: SourceFile, declared: str | None = None) -> Decoded:
    """Decode with the encoding that the page names, unless ``declared`` gives another."""
    head = source.content[:_HEAD]
    named = _CHARSET.search(head) or _XML_ENCODING.match(head)
    said = declared or (named[1].decode("ascii", "replace") if named else "")
    if said.lower().startswith(("utf-16", "utf-32", "utf-7")):
        said = ""  # what could be read as ASCII so far is in none of these
    return decode(source.content, source.relative, source.settings, said)


def add_html(builder: DocumentBuilder, text: str) -> WebPageFacts:
    """Add the page's main text."""
    tree = _parsed(text, builder)
    if tree is None:
        return WebPageFacts(None, None, 0)
    blocks = _prepared(builder, tree)
    title, day = _title(tree), _day(tree)
    builder.source.step(0, 1)
    main = _main(tree)
    builder.source.step(1, 1)
    blocks.add(main if main is not None else tree.find(".//body"))
    return WebPageFacts(title, day, blocks.headings)


def add_whole_page(builder: DocumentBuilder, text: str, label: str = "") -> None:
    """Add all text of a page without menus; ``label`` is its heading where it has none."""
    tree = _parsed(text, builder)
    if tree is None:
        return
    blocks = _prepared(builder, tree)
    body = tree.find(".//body")
    if label and not any(one_line(text_of(one)) for one in body.iter(*_HEADINGS)):
        builder.heading(label)
    blocks.add(body)


def _prepared(builder: DocumentBuilder, tree: Any) -> HtmlBlocks:
    """The tree changed to what is displayed, and what turns it, or a part of it, into text."""
    _drop_controls(tree)
    show_as_displayed(tree)
    builder.notes += tables_filled_later(tree)
    _drop_references(tree)
    captions = _captions_before_tables(tree)
    flatten_cells(tree)
    return HtmlBlocks(builder, captions, tables_with_merged_cells(tree))


def _parsed(text: str, builder: DocumentBuilder) -> Any | None:
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True
    )
    content = text.encode("utf-8", "replace")
    if not content.strip():
        return None
    try:
        tree = html.document_fromstring(content, parser=parser)
    except etree.ParserError:  # nothing but comments
        return None
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        builder.notes.append(_TOO_DEEP)
    return tree if tree.find(".//body") is not None else None


def _drop_controls(tree: Any) -> None:
    """Take control characters out: lxml lets nobody move or copy a string that has one."""
    for element in tree.iter():
        if _has_controls(element.tail):
            element.tail = _without_controls(element.tail)
        if not isinstance(element.tag, str):
            continue
        if _has_controls(element.text):
            element.text = _without_controls(element.text)
        if _has_controls(element.tag):
            element.tag = "span"  # no tag of HTML, so it is words within a line
        attributes = element.attrib.items()
        if any(_has_controls(name) or _has_controls(value) for name, value in attributes):
            element.attrib.clear()
            for name, value in attributes:
                with suppress(ValueError):  # a name that lxml refuses
                    element.set(name, _without_controls(value))


def _has_controls(words: str | None) -> bool:
    return words is not None and _CONTROLS.search(words) is not None


def _without_controls(words: str) -> str:
    return _CONTROLS.sub("", words.translate(_SPACES))


def _drop_references(tree: Any) -> None:
    """Superscript numbers that link to a note would be joined to the word before them."""
    for raised in list(tree.iter("sup")):
        links = raised.find(".//a") is not None
        if links and _REFERENCE.fullmatch(one_line(text_of(raised))[:_LONGEST]):
            raised.drop_tree()


def _captions_before_tables(tree: Any) -> frozenset[str]:
    """Put captions before their tables, as paragraphs: trafilatura takes them for cells."""
    found = set()
    for caption in list(tree.iter("caption")):
        table, words = caption.getparent(), one_line(text_of(caption))
        if table is None or table.tag != "table" or table.getparent() is None:
            continue
        caption.drop_tree()
        if words:
            paragraph = etree.Element("p")
            paragraph.text = words
            table.addprevious(paragraph)
            found.add(words)
    return frozenset(found)


def _main(tree: Any) -> Any | None:
    """The main text as trafilatura's tree, or the page without its menus where that has lost words
    (it drops headings and items of lists of manuals); None where all of the page is to be read."""
    if sum(1 for _ in tree.iter()) > _MANY:
        return None
    extracted = bare_extraction(
        tree, include_comments=False, include_tables=True, with_metadata=False
    )
    body = getattr(extracted, "body", None)
    if body is None or len(body) < 2:
        return None
    length = len(one_line(text_of(body)))
    if length < _LITTLE:
        return None
    page = tree.find(".//body")
    if length >= _KEPT * len(one_line(text_of(page))):
        return body  # there is little else
    rest = without_menus(page)
    if share_kept(rest, page) < _LEAST:
        return None
    return body if share_kept(body, rest) >= _KEPT else rest


def _title(tree: Any) -> str | None:
    """The only top heading of the page, else the title in its metadata."""
    tops = [words for top in tree.iter("h1") if (words := one_line(text_of(top)))]
    if len(tops) == 1:
        return tops[0]
    said = tree.xpath("//meta[@property='og:title']/@content") or tree.xpath("//head/title/text()")
    return one_line(str(said[0])) if said else None


def _day(tree: Any) -> date | None:
    """The day of publication in the page's metadata; none is guessed from its words."""
    marks = deepcopy(tree)
    for words in list(marks.iter("table", "p", "li")):
        if (words.tag == "table" or not words.attrib) and words.getparent() is not None:
            words.drop_tree()
    try:
        said = find_date(marks, original_date=True, extensive_search=False)
        day = date.fromisoformat(said) if said else None
    except ValueError:
        return None
    return day if day is not None and is_plausible_day(day) else None
