"""A briefing as Markdown with footnotes, in which words mean only themselves.

What a quotation holds is never markup: read by CommonMark, each gives exactly its words
(those that ``printable`` gives, as control characters cannot be in such a file).
"""

from __future__ import annotations

import re

from briefing.citation import citation, quoted_documents
from briefing.export.edition import ALTERED, Edition
from briefing.export.printable_characters import printable
from briefing.items import Entry, Heading
from briefing.timeline_layout import lay_out

# Punctuation between letters and digits, or after a letter before a space, means nothing; all
# other does in some places: in CommonMark, or where a program makes quotes and dashes curly.
_PLAIN = r"(?<=\w)[-.,:;](?=\w)|(?<=\w):(?= )|(?<=[^\W\d_])[-.,:;?!)](?= |$)|[,;%?/]"
_LIST_MARKER = re.compile(r"(\w{1,9})([.)])")  # "1." and "a)" begin lists
_PUNCTUATION = re.compile(rf"({_PLAIN})|([!-/:-@\[-`{{-~])")
_LINE_END = re.compile("\r\n|\r|\n")


def to_markdown(edition: Edition) -> str:
    """The same as in Word, with the time line in words instead of the picture."""
    briefing = edition.briefing
    parts = [f"# {_line(briefing.name)}", _line(edition.summary)]
    timeline = lay_out(briefing)
    if timeline is not None:
        parts.append(_line(f"{timeline.text}."))
    notes = []
    number = 0
    for item in briefing.items:
        if isinstance(item, Heading):
            parts.append(f"## {_line(item.text)}")
        else:
            number += 1
            parts.append(_entry(edition, item, number))
            address = edition.permalink(item.quotation)
            notes.append(f"[^{number}]: {_line(citation(item.quotation))}. <{address}>")
    parts.append("## Sources")
    parts.append("\n".join(f"- {_line(source.line)}" for source in quoted_documents(briefing)))
    if edition.is_altered:
        parts.append(f"*{_line(ALTERED)}*")
    return "\n\n".join([*parts, "\n".join(notes)]).rstrip("\n") + "\n"


def _entry(edition: Edition, entry: Entry, number: int) -> str:
    """The quotation as a block, then its mark, flag and note."""
    block = escaped(entry.quotation.words).replace("\n", "\n> ")
    parts = [f"> {block}", f"— {number}[^{number}]"]
    if entry.quotation.row is not None:
        parts.append(_line(entry.quotation.row))
    flag = edition.flag(entry.id)
    if flag is not None:
        parts.append(f"**⚠ {_line(flag)}**")
    if entry.note:
        parts.append(escaped(entry.note))
    return "\n\n".join(parts)


def escaped(text: str) -> str:
    """Text as a paragraph of CommonMark: line ends as hard breaks, spaces kept."""
    lines = _LINE_END.split(printable(text))
    ends = _LINE_END.findall(printable(text))
    pieces = []
    for at, line in enumerate(lines):
        pieces.append(_escaped_line(line))
        if at < len(ends):
            carriage = "&#13;" if "\r" in ends[at] else ""
            # A hard break needs something after it; a lone carriage return is no break at all.
            feed = "" if "\n" not in ends[at] else "\\\n" if any(lines[at + 1 :]) else "&#10;"
            pieces.append(carriage + feed)
    return "".join(pieces)


def _escaped_line(line: str) -> str:
    bare = line.strip()
    indent = len(line) - len(line.lstrip())
    marker = _LIST_MARKER.match(bare)
    head, rest = "", bare
    if marker is not None:
        head = f"{marker[1]}\\{marker[2]}".replace("_", "\\_")
        rest = bare[marker.end() :]
    marked = _PUNCTUATION.sub(lambda found: found[1] or f"\\{found[2]}", rest)
    return _spaces(line[:indent]) + head + marked + _spaces(line[indent + len(bare) :])


def _spaces(text: str) -> str:
    """Spaces at the ends of a line, which would be cut off, as character references."""
    return "".join(f"&#{ord(sign)};" for sign in text)


def _line(text: str) -> str:
    return escaped(" ".join(text.split()))
