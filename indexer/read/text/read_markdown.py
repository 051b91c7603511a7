"""Markdown: the text is the file as it is, marks included; headings are known exactly."""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt

from indexer.read.file_bytes import digest, document_id
from indexer.read.source_file import SourceFile
from indexer.read.text.encoding import decode
from indexer.read.text.read_text import HEAD, file_title, notes_on
from indexer.structure.layout import trimmed
from sourceline.records import Document, Span
from sourceline.text.language import document_language

_LINE_END = re.compile(r"\r\n?|\n")  # what CommonMark calls a line ending
_FRONT_MATTER = re.compile(
    r"---[ \t]*(?:\r\n?|\n)(?:[^\r\n]*(?:\r\n?|\n))*?(?:---|\.\.\.)[ \t]*(?:\r\n?|\n|\Z)"
)
_FRONT_TITLE = re.compile(r"^title:[ \t]*[\"']?(?P<title>[^\r\n]+?)[\"']?[ \t]*\r?$", re.MULTILINE)


def read_markdown(source: SourceFile) -> Document:
    decoded = decode(source.content, source.relative, source.settings)
    text = decoded.text
    headings = find_headings(text)
    first = " ".join(headings[0].of(text).split()) if headings else None
    return Document(
        id=document_id(source.relative),
        path=source.relative,
        sha256=digest(source.content),
        title=_front_title(text) or first or file_title(source.relative),
        text=text,
        language=document_language(text[:HEAD]),
        kind="markdown",
        headings=headings,
        notes=(*decoded.notes, *notes_on(text)),
    )


def find_headings(text: str) -> tuple[Span, ...]:
    """The words of each heading, without ``#`` marks or underline, in order.

    Headings inside quotations, lists and code do not divide a document and are left out.
    """
    front = _front_matter_end(text)
    starts = [front, *(end.end() for end in _LINE_END.finditer(text, front)), len(text)]
    found = []
    for token in _parser().parse(text[front:]):
        if token.type == "heading_open" and token.level == 0 and token.map:
            first, after = token.map
            underlined = token.markup in ("=", "-")
            end = starts[min(after - underlined, len(starts) - 1)]
            line = Span(starts[first], end)
            span = trimmed(text, line) if underlined else _without_marks(text, line)
            if span.length:
                found.append(span)
    return tuple(found)


def _without_marks(text: str, line: Span) -> Span:
    marked = trimmed(text, line)
    marks = marked.length - len(marked.of(text).lstrip("#"))
    words = trimmed(text, Span(marked.start + marks, marked.end))
    closed = words.of(text).rstrip("#")
    # A closing mark follows a space, or is alone: "C#" has none.
    if not closed or closed[-1] in " \t":
        return Span(words.start, words.start + len(closed.rstrip()))
    return words


def _front_matter_end(text: str) -> int:
    """Where a block of settings before the document ends; its rules would pass for headings."""
    found = _FRONT_MATTER.match(text)
    return found.end() if found else 0


def _front_title(text: str) -> str | None:
    found = _FRONT_TITLE.search(text, 0, _front_matter_end(text))
    return found["title"] if found else None


@cache
def _parser() -> MarkdownIt:
    # Blocks are enough to find headings; words inside lines are not parsed.
    return MarkdownIt("commonmark").disable("inline")
