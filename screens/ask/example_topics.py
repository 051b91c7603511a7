"""Topics to start from, in the words of the library's own headings and titles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sourceline.index.library import Library

MOST_SHOWN = 4
_LOOKED_AT = 12
_FEWEST_WORDS, _LONGEST = 4, 110


def topics(library: Library) -> list[str]:
    """At most MOST_SHOWN topics, one a document, in the order of the library."""
    found: list[str] = []
    for entry in library.documents()[:_LOOKED_AT]:
        topic = next(filter(_fits, _topics(library, entry.path, entry.title)), None)
        if topic is not None and topic not in found:
            found.append(topic)
        if len(found) == MOST_SHOWN:
            break
    return found


def _topics(library: Library, path: str, title: str) -> Iterator[str]:
    text = library.document(path).text
    for section in library.sections(path):
        if section.heading is not None:
            yield _one_line(section.heading.of(text))
    if title != path.rsplit("/", 1)[-1]:
        yield _one_line(title)


def _one_line(text: str) -> str:
    return " ".join(text.split()).rstrip(".:;,")


def _fits(topic: str) -> bool:
    """Enough words to ask about, and not a title in capitals."""
    words = [word for word in topic.split() if any(letter.isalpha() for letter in word)]
    return len(words) >= _FEWEST_WORDS and len(topic) <= _LONGEST and not topic.isupper()
