"""What a file says, read without anything that the product reads files with.

PDF by the program pdftotext (Debian's poppler-utils), Office files by the XML of their packages,
web pages and messages by Python's own parsers.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from html.parser import HTMLParser
from pathlib import Path

from benchmarks.package_words import package_words

_SECONDS = 120
_UNSEEN = frozenset({"script", "style", "template", "noscript", "head", "svg", "iframe", "object"})
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "em", "font", "i", "ins", "kbd", "mark"}
    | {"q", "s", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "var", "wbr"}
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A page, a paragraph or a cell; ``kind`` is the sort of part that it is from."""

    kind: str
    text: str


class NotReadError(Exception):
    """The independent reader cannot read the file either."""


def read_independently(path: Path, kind: str) -> list[Stretch]:
    """Raises NotReadError where this reader fails too."""
    return _READERS[kind](path)


def has_reader(kind: str) -> bool:
    return kind in _READERS


def _pdf(path: Path) -> list[Stretch]:
    program = shutil.which("pdftotext")
    if program is None:
        raise NotReadError("no pdftotext: install the Debian package poppler-utils")
    command = [program, "-enc", "UTF-8", str(path), "-"]
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=_SECONDS)
    except subprocess.TimeoutExpired as error:
        raise NotReadError("pdftotext took too long") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise NotReadError(said[-1] if said else f"exit code {done.returncode}")
    pages = done.stdout.decode("utf-8", "replace").split("\f")
    return [Stretch("page", page) for page in pages[: len(pages) - (not pages[-1].strip())]]


def _office(path: Path) -> list[Stretch]:
    try:
        return [Stretch(kind, text) for kind, text in package_words(path.read_bytes())]
    except Exception as error:  # whatever a damaged package makes zipfile or expat raise
        raise NotReadError(f"{type(error).__name__}: {error}") from error


def _html(path: Path) -> list[Stretch]:
    return [Stretch("text", page_words(path.read_bytes().decode("utf-8", "replace")))]


def _mail(path: Path) -> list[Stretch]:
    message = message_from_bytes(path.read_bytes(), policy=policy.default)
    return [Stretch(kind, text) for kind, text in _message_words(message) if text.strip()]


def _message_words(message: EmailMessage) -> Iterator[tuple[str, str]]:
    yield "subject", str(message.get("subject", ""))
    body = message.get_body(("plain", "html"))
    if body is None:
        return
    try:
        content = str(body.get_content())
    except (LookupError, ValueError, KeyError):  # an encoding that Python does not know
        return
    yield "body", page_words(content) if body.get_content_subtype() == "html" else content


def page_words(text: str) -> str:
    """The words of a web page that are no script or style, those of different blocks apart."""
    reader = _PageReader()
    reader.feed(text)
    reader.close()
    return "".join(reader.parts)


class _PageReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._unseen: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag == "body":
            self._unseen.clear()  # a head that was never closed
        if tag in _UNSEEN:
            self._unseen.append(tag)
        elif tag not in _INLINE:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._unseen:
            del self._unseen[self._unseen.index(tag) :]
        elif tag not in _INLINE:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.parts.append(data)


_READERS: dict[str, Callable[[Path], list[Stretch]]] = {
    "pdf": _pdf,
    **dict.fromkeys(("docx", "pptx", "xlsx"), _office),
    "html": _html,
    "eml": _mail,
}
