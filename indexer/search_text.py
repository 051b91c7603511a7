"""What is encoded and searched of a passage: title, heading and sentences, within a limit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from sourceline.records import Document, Run, SearchText, Span

_SPACE = re.compile(r"\s")
_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class Context:
    """The lines put before a passage's sentences, already within their own budget."""

    title: str
    heading: str

    @property
    def text(self) -> str:
        return "".join(f"{line}\n" for line in (self.title, self.heading) if line)

    def shorter(self) -> Iterator[Context]:
        """This, and ever less of it: the title goes first, then the heading."""
        yield self
        yield Context(_half(self.title), self.heading)
        yield Context("", self.heading)
        yield Context("", _half(self.heading))
        yield Context("", "")


def section_context(
    document: Document, heading: Span | None, tokens: Callable[[str], int], budget: int
) -> Context:
    """What stands above every passage of a section: the heading, and the title if room is left.

    The title is left out where the heading says it, and where it is a file name without words.
    """
    above = "" if heading is None else " ".join(heading.of(document.text).split())
    above = _cut_to(above, tokens, budget)
    title = " ".join(document.title.split())
    if title.casefold() in above.casefold() or _is_mere_name(document):
        title = ""
    return Context(_cut_to(title, tokens, budget - tokens(above)), above)


def search_text(
    document: Document,
    sentences: Sequence[Span],
    context: Context,
    fits: Callable[[str], bool],
) -> SearchText:
    """Context and sentences, with as much of the context as fits.

    The runs are those of the sentences: a place found in the context is no place in the passage.
    """
    body = " ".join(plain(sentence.of(document.text)) for sentence in sentences)
    if context.title and " ".join(body.split()).startswith(context.title):
        context = Context("", context.heading)
    before = ""
    for less in context.shorter():
        before = less.text
        if not before or fits(before + body):
            break
    runs = []
    at = len(before)
    for sentence in sentences:
        runs.append(Run(at, sentence))
        at += sentence.end - sentence.start + 1
    return SearchText(before + body, tuple(runs))


def plain(text: str) -> str:
    """The same length, with every kind of white space turned into a plain space."""
    return _SPACE.sub(" ", text)


def _is_mere_name(document: Document) -> bool:
    """A title taken from the file's name, without two words that could be meant as one."""
    stem = PurePosixPath(document.path).stem
    return document.title == stem and len(_WORD.findall(stem)) < 2


def _cut_to(text: str, tokens: Callable[[str], int], budget: int) -> str:
    """The longest run of first words within the budget."""
    # No word is worth more than all of the budget: the rest of a very long text is not counted.
    words = text[: 40 * max(budget, 0)].split()
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        if tokens(" ".join(words[:middle])) <= budget:
            low = middle
        else:
            high = middle - 1
    return " ".join(words[:low])


def _half(text: str) -> str:
    words = text.split()
    return " ".join(words[: len(words) // 2])
