"""Footnotes that work with nothing but the files: a file's name, its page, words to look for.

They are relative to the folder of the documents, where the exported file is to be put.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import quote

from briefing.citation import citation_without_file, in_file
from briefing.items import Quotation

ABOUT_LINKS = (
    "The links open the files where this one is put into the folder of the documents; the words "
    "in quotation marks find the place in them."
)
_MEMBER: Final = "!/"
_WEB_PAGES: Final = frozenset((".html", ".htm", ".xhtml"))
_WORDS_TO_FIND: Final = 8
_FRAGMENT_WORDS: Final = 5
_ENDS: Final = ".,;:!?"
_LINE: Final = re.compile(r"[\r\n\t\v\f\x85\u2028\u2029]+")


def file_link(quotation: Quotation) -> str:
    """A relative address: a PDF at its page, a web page at the words; of a member, its archive."""
    name, *member = quotation.document.split(_MEMBER, 1)
    address = quote(name.encode("utf-8", "replace"), safe="/")
    suffix = PurePosixPath(name).suffix.lower()
    if member:
        return address
    if suffix == ".pdf" and quotation.page is not None:
        return f"{address}#page={quotation.page}"
    if suffix in _WEB_PAGES:
        return f"{address}#:~:text={_text_fragment(quotation.words)}"
    return address


@dataclass(frozen=True, slots=True)
class Footnote:
    """Where a quotation is from: ``before``, then ``label`` as a link to ``address``, ``after``."""

    before: str
    label: str
    address: str
    after: str


def footnote(quotation: Quotation) -> Footnote:
    said = citation_without_file(quotation)
    label = in_file(quotation).replace(_MEMBER, ", in it ")
    after = f", find “{_words_to_find(quotation)}”."
    return Footnote(f"{said}: " if said else "", label, file_link(quotation), after)


def _words_to_find(quotation: Quotation) -> str:
    """The first words of the quotation's first line, few enough to be found in any program."""
    lines = (line.split() for line in _LINE.split(quotation.words))
    first = next((line for line in lines if line), [])
    found = " ".join(first[:_WORDS_TO_FIND])
    return found.rstrip(_ENDS) or found


def _text_fragment(words: str) -> str:
    """What a browser scrolls to (URL Fragment Text Directives): all the words, or both ends."""
    found = words.split()
    if len(found) <= 2 * _FRAGMENT_WORDS:
        return _encoded(found)
    return f"{_encoded(found[:_FRAGMENT_WORDS])},{_encoded(found[-_FRAGMENT_WORDS:])}"


def _encoded(words: list[str]) -> str:
    joined = " ".join(words).encode("utf-8", "replace")
    return quote(joined, safe="").replace("-", "%2D")
