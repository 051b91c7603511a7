"""A briefing as Markdown with footnotes, in which words mean only themselves.

What a quotation holds is never markup: read by CommonMark, each gives exactly its words
(those that ``printable`` gives, as control characters cannot be in such a file).
"""

from __future__ import annotations

import re

from briefing.citation import quoted_documents
from briefing.export.edition import (
    ABOUT_HASHES,
    ABOUT_PLACES,
    ALTERED,
    APPENDIX,
    Edition,
    before_label,
)
from briefing.export.footnote import ABOUT_LINKS, footnote
from briefing.items import Entry, Heading, Quotation
from briefing.timeline_layout import lay_out
from sourceline.text.printable_characters import printable

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
    questions = briefing.questions
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
            if item.id in questions:
                parts.append(f"### {_line(questions[item.id])}")
            parts.append(_entry(edition, item, number))
            notes.append(f"[^{number}]: {_footnote(item.quotation)}")
    parts += _back_matter(edition)
    return "\n\n".join([*parts, *notes]).rstrip("\n") + "\n"


def _footnote(quotation: Quotation) -> str:
    """Where it is from, and how to find it in the file, on one line."""
    note = footnote(quotation)
    link = f"[{_line(note.label)}](<{note.address}>)"
    return " ".join(filter(None, [_line(note.before), link])) + _line(note.after)


def _back_matter(edition: Edition) -> list[str]:
    """The sources, and the appendix that shows how to check each word."""
    sources = (f"- {_line(source.line)}" for source in quoted_documents(edition.briefing))
    places = (f"- {each.number}: {_line(each.text)} <{each.address}>" for each in edition.checkable)
    parts = ["## Sources", "\n".join(sources), _line(ABOUT_LINKS)]
    if edition.is_altered:
        parts.append(f"*{_line(ALTERED)}*")
    hashes = (f"- {_line(line)}" for line in edition.hashes)
    parts += [f"## {_line(APPENDIX)}", _line(ABOUT_HASHES), "\n".join(hashes)]
    return [*parts, _line(ABOUT_PLACES), "\n".join(places)]


def _entry(edition: Edition, entry: Entry, number: int) -> str:
    """The quotation as a block, a sentence before it as a block in that; then flag and note."""
    parts = [_quoted(f"{_not_an_image(escaped(entry.quotation.words))}[^{number}]")]
    before = entry.quotation.before
    if before is not None:
        shown = f"*{_line(before_label(before))}*\n\n{_quoted(escaped(before.words))}"
        parts[0] = f"{_quoted(shown)}\n>\n{parts[0]}"
    if entry.quotation.row is not None:
        parts.append(_line(entry.quotation.row))
    flag = edition.flag(entry.id)
    if flag is not None:
        parts.append(f"**⚠ {_line(flag)}**")
    if entry.note:
        parts.append(escaped(entry.note))
    return "\n\n".join(parts)


def _quoted(block: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in block.split("\n"))


def _not_an_image(words: str) -> str:
    """Before a footnote mark, whose bracket would make a picture of an exclamation mark."""
    return f"{words[:-1]}\\!" if re.search(r"(?<!\\)!\Z", words) else words


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
