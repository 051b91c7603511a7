"""Documents that a question names: "in the 2021 report", "according to the minutes of 3 May"."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from retriever.query.parse import understand
from retriever.results import Question
from sourceline.errors import WrongUseError
from sourceline.index.index_records import DocumentEntry
from sourceline.index.library import Library
from sourceline.text.words import FUNCTION_WORDS, stem, stems

_KINDS: Final = (
    r"(?:report|review|letter|press\s+release|minutes|agenda|newsletter|strategy|table|spreadsheet"
    r"|e-?mail|memo|memorandum|note|bulletin|statement|summary|article|agreement|contract|decree"
    r"|survey|evaluation|audit|register|budget|presentation|brochure|handbook|guide|circular"
    r"|отч[её]т\w*|письм\w+|пресс-релиз\w*|протокол\w*|справк\w+|обзор\w*|бюллетен\w+|таблиц\w+"
    r"|повестк\w+|записк\w+|доклад\w*)"
)
_NAMED: Final = re.compile(
    r"(?:,\s*)?\b(?:in|from|by|according\s+to|within|see|в|во|из|согласно|по)\s+"
    rf"(?:the\s+|our\s+|this\s+|that\s+)?(?P<words>(?:[\w'’.-]+\s+){{0,5}}?{_KINDS}"
    r"(?:\s+(?:of|for|from|on|за|от|о)\s+(?:the\s+)?(?:[\w'’.-]+\s*){1,5}?(?=[?.!,]|\Z)|\s+\d{4})?)"
    r"(?=\W|\Z)",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_SAME: Final = {stem(one): stem(other) for one, other in (("report", "отчёт"), ("отчёт", "report"))}


@dataclass(frozen=True, slots=True)
class NamedDocuments:
    """Ids of the documents named, and the question without the words that name them."""

    ids: frozenset[str]
    question: Question


def named_documents(
    library: Library, question: Question, documents: Collection[str] | None
) -> NamedDocuments | None:
    """None where no document is named, or none of those searched has such a name."""
    found = _NAMED.search(question.text)
    if found is None:
        return None
    ids = _matching(library.documents(), found["words"], documents)
    if not ids:
        return None
    rest = question.text[: found.start()] + question.text[found.end() :]
    try:
        without = understand(rest)
    except WrongUseError:  # nothing but the document was asked for
        return None
    return NamedDocuments(ids, without)


def _matching(
    entries: list[DocumentEntry], words: str, documents: Collection[str] | None
) -> frozenset[str]:
    """Those whose title or path has all the words; a year may be that of the document's day."""
    asked = {own for own in stems(words) if own not in FUNCTION_WORDS}
    years = {own for own in asked if _YEAR.fullmatch(own)}
    named = [
        entry
        for entry in entries
        if (documents is None or entry.id in documents) and _has(_name_of(entry), asked - years)
    ]
    by_name = [entry for entry in named if years <= _name_of(entry)]
    by_day = [entry for entry in named if entry.written and years == {str(entry.written.day.year)}]
    return frozenset(entry.id for entry in by_name or by_day)


def _has(name: set[str], asked: Collection[str]) -> bool:
    return all(own in name or _SAME.get(own) in name for own in asked)


def _name_of(entry: DocumentEntry) -> set[str]:
    return set(stems(f"{entry.title} . {entry.path}".replace("_", " ")))
