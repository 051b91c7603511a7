"""Names in a row: "Kazakhstan, the Kyrgyz Republic and Uzbekistan" is three of something.

What a source enumerates it also counts; a claim of "four countries" is laid beside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from retriever.claims.extract.sentence import Sentence
from retriever.claims.extract.sentence_names import Name
from retriever.claims.extract.sentence_words import Word
from sourceline.records import Span
from sourceline.text.words import stems

_BETWEEN: Final = re.compile(
    r"\s*(?:,|;|/|,?\s*(?:and|or|as\s+well\s+as|и|а\s+также))\s*"
    r"(?:(?:the|a|an|Mr\.?|Mrs\.?|Ms\.?|Dr\.?)\s+)?\Z",
    re.I,
)
_CLOSED: Final = re.compile(r"\b(?:and|or|as\s+well\s+as|и|а\s+также)\b", re.I)
_OPEN_ENDED: Final = re.compile(r"\W*(?:and\s+others?|etc|among\s+others|и\s+др)", re.I)
_STATES: Final = frozenset(stems("country state nation republic страна стран государство"))
_LEAST: Final = 2
"""Names."""


@dataclass(frozen=True, slots=True)
class NameList:
    """``span`` runs from the first name to the last."""

    span: Span
    names: tuple[Name, ...]

    def is_of(self, counted: tuple[Word, ...]) -> bool:
        """Whether it surely enumerates what is counted: states, where all of it are states."""
        return all(name.nation for name in self.names) and any(
            word.stem in _STATES for word in counted
        )


def name_lists(sentence: Sentence) -> tuple[NameList, ...]:
    """Lists of two or more different names that end in "and", or of three or more states, in
    order; none that is left open ("and others")."""
    rows: list[list[Name]] = []
    for name in sentence.names:
        between = sentence.text[rows[-1][-1].span.end : name.span.start] if rows else ""
        if rows and _BETWEEN.fullmatch(between):
            rows[-1].append(name)
        else:
            rows.append([name])
    return tuple(
        NameList(Span(row[0].span.start, row[-1].span.end), tuple(row))
        for row in rows
        if len(row) >= _LEAST and _is_closed(sentence, row)
    )


def _is_closed(sentence: Sentence, row: list[Name]) -> bool:
    last = sentence.text[row[-2].span.end : row[-1].span.start]
    different = {name.nation or name.text.casefold() for name in row}
    states = len(row) > _LEAST and all(name.nation for name in row)
    return (
        bool(states or _CLOSED.search(last))
        and len(different) == len(row)
        and not _OPEN_ENDED.match(sentence.text, row[-1].span.end)
    )
