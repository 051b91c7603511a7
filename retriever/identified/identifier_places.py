"""Which passages have an identifier, in any spelling; and which others are nearest to it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

from sourceline.identifiers import Identifier, IdentifierKind, find_identifiers, is_within
from sourceline.index.index_records import StoredPassage
from sourceline.index.library import Library
from sourceline.text.words import stems

PARTS: Final[frozenset[IdentifierKind]] = frozenset(["annex", "appendix", "schedule", "article"])
"""Parts of documents: what follows belongs to them until the next one."""
_EXACT: Final[frozenset[IdentifierKind]] = frozenset(
    ["number", "code", "account", "phone", "e-mail", "version"]
)
_LOOKED_AT: Final = 300
_ROMAN: Final = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_TENS: Final = ("", "x", "xx", "xxx", "xl", "l")
_LABELS: Final = {
    "annex": ("annex", "annexes", "приложение"),
    "appendix": ("appendix", "appendices"),
    "schedule": ("schedule",),
    "article": ("article", "art", "статья", "ст"),
}
_LONG_NUMBER: Final = 8
"""Digits from which a number is written in groups."""
_LEAST_ALIKE: Final = 0.6
_MOST_NEAREST: Final = 4


@dataclass(frozen=True, slots=True)
class AskedIdentifier:
    """An identifier of the question, with its label as it was asked ("letter 14/2-317")."""

    identifier: Identifier
    text: str

    @property
    def kind(self) -> IdentifierKind:
        return self.identifier.kind

    @property
    def normal(self) -> str:
        return self.identifier.normal


def asked_identifiers(question: str) -> list[AskedIdentifier]:
    """Those that must be matched. Sections, tables and paragraphs alone are not among them: their
    number mostly stands without the word."""
    return [
        AskedIdentifier(one, one.span.of(question))
        for one in find_identifiers(question)
        if one.kind in PARTS | _EXACT
    ]


def family(kind: IdentifierKind) -> frozenset[IdentifierKind]:
    """Kinds that are one thing under several labels: the number of a letter may be a code."""
    loose: frozenset[IdentifierKind] = frozenset(["number", "code", "account"])
    return loose if kind in loose else frozenset([kind])


def places(
    library: Library, asked: AskedIdentifier, documents: Collection[str] | None
) -> list[StoredPassage]:
    """The passages that have it, or for a paragraph of an article the article, best first."""
    found = [stored for stored in _candidates(library, asked, documents) if has(stored, asked)]
    if found or "(" not in asked.normal or asked.kind != "article":
        return found
    whole = asked.normal.split("(")[0]
    return [
        stored
        for stored in _candidates(library, asked, documents)
        if any(one.normal == whole for one in identifiers_of(stored))
    ]


def has(stored: StoredPassage, asked: AskedIdentifier) -> bool:
    """Whether the passage, its heading or its title has the identifier."""
    if any(is_within(one.normal, asked.normal) for one in identifiers_of(stored)):
        return True
    pattern = _spelled(asked.kind, asked.normal)
    return pattern is not None and pattern.search(stored.passage.search_text.text) is not None


def identifiers_of(stored: StoredPassage) -> tuple[Identifier, ...]:
    """Those in the search text of a passage: heading and title too."""
    return _found(stored.passage.search_text.text)


def nearest(
    library: Library, asked: AskedIdentifier, documents: Collection[str] | None
) -> list[str]:
    """Others of its kind in the documents, as they are written there, the most alike first."""
    kinds = family(asked.kind)
    written: dict[str, tuple[float, str]] = {}
    for stored in _candidates(library, asked, documents):
        text = stored.passage.search_text.text
        for one in identifiers_of(stored):
            alike = SequenceMatcher(None, one.normal, asked.normal, autojunk=False).ratio()
            if one.kind in kinds and (asked.kind in PARTS or alike >= _LEAST_ALIKE):
                written.setdefault(one.normal, (alike, " ".join(one.span.of(text).split())))
    ordered = sorted(written.items(), key=lambda item: (-item[1][0], item[0]))
    return [said for _, (_, said) in ordered[:_MOST_NEAREST]]


def _candidates(
    library: Library, asked: AskedIdentifier, documents: Collection[str] | None
) -> list[StoredPassage]:
    pieces = list(dict.fromkeys(_pieces(asked)))
    rows = [row for row, _ in library.search_words(pieces, _LOOKED_AT, documents)]
    found = library.passages(rows)
    return [found[row] for row in rows]


def _pieces(asked: AskedIdentifier) -> Iterator[str]:
    """Words that a passage with the identifier may have, however it is written there."""
    yield from stems(asked.text)
    if asked.kind in PARTS:
        for label in _LABELS[asked.kind]:
            yield from stems(label)
        number = re.search(r"\d+", asked.normal)
        if number is not None:
            yield number.group()
            yield from _roman(int(number.group()))
        return
    value = asked.normal.split()[-1]
    joined = re.sub(r"[^\w]", "", value)
    yield joined
    yield from re.findall(r"[^\W\d_]+|\d+", joined)
    yield from (joined[at : at + 4] for at in range(0, len(joined), 4))
    digits = re.sub(r"\D", "", joined)
    if len(digits) > 6:  # the groups of a phone or account are not known
        for size in (2, 3, 4):
            yield from (digits[at : at + size] for at in range(len(digits) - size + 1))


def _roman(number: int) -> Iterator[str]:
    if 0 < number < 10 * len(_TENS):
        yield _TENS[number // 10] + _ROMAN[number % 10]


@lru_cache(maxsize=4096)
def _found(text: str) -> tuple[Identifier, ...]:
    return find_identifiers(text)


@lru_cache(maxsize=64)
def _spelled(kind: IdentifierKind, normal: str) -> re.Pattern[str] | None:
    """The value with any spaces, dots, hyphens and strokes between its signs."""
    if kind in PARTS or kind in ("e-mail", "version"):
        return None
    if " " in normal:  # "school 12": the word, and the number
        word, value = normal.rsplit(" ", 1)
        return re.compile(rf"(?<!\w){re.escape(word)}\w*\W{{1,3}}{value}(?![\w])", re.IGNORECASE)
    if normal.isdigit() and len(normal) < _LONG_NUMBER:
        return re.compile(rf"(?<![\w/.,-]){normal}(?![\w/-]|[.,]\d)")
    groups: Sequence[str] = normal.split("/") if "/" in normal else list(normal)
    between = r"\s?[-–/.]\s?" if "/" in normal else r"[\s.\-–/()]{0,2}"
    return re.compile(
        rf"(?<![\w/.-]){between.join(map(re.escape, groups))}(?![\w/-])", re.IGNORECASE
    )
