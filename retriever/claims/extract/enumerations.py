"""Names in a row: "Kazakhstan, the Kyrgyz Republic and Uzbekistan" is three of something.

What a source enumerates it also counts: a claim of "four countries" is compared with it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from retriever.claims.extract.sentence import Sentence
from retriever.claims.extract.sentence_names import Name
from retriever.claims.extract.sentence_words import SentenceWord
from sourceline.records import Span
from sourceline.text.words import stems

_BETWEEN: Final = re.compile(
    r"\s*(?:,|;|/|,?\s*(?:and|or|as\s+well\s+as|и|а\s+также))\s*"
    r"(?:(?:the|a|an|Mr\.?|Mrs\.?|Ms\.?|Dr\.?)\s+)?\Z",
    re.I,
)
_CLOSED: Final = re.compile(r"\b(?:and|or|as\s+well\s+as|и|а\s+также)\b", re.I)
_OPEN_ENDED: Final = re.compile(r"\W*(?:and\s+others?|etc|among\s+others|и\s+др)", re.I)
_STATE_STEMS: Final = frozenset(stems("country state nation republic страна стран государство"))
_FEWEST_NAMES: Final = 2


@dataclass(frozen=True, slots=True)
class NameList:
    """``span`` is from the first name to the last."""

    span: Span
    names: tuple[Name, ...]

    def enumerates(self, counted: Sequence[SentenceWord]) -> bool:
        """Whether it surely enumerates what is counted: states, where all of it are states."""
        return all(name.nation for name in self.names) and any(
            word.stem in _STATE_STEMS for word in counted
        )


def name_lists(sentence: Sentence) -> tuple[NameList, ...]:
    """Lists of two or more different names that end in "and", or of three or more states, in
    order; none that is left open ("and others")."""
    rows: list[list[Name]] = []
    for name in sentence.names:
        if rows and _BETWEEN.fullmatch(sentence.text_between(rows[-1][-1].span, name.span)):
            rows[-1].append(name)
        else:
            rows.append([name])
    return tuple(
        NameList(Span(row[0].span.start, row[-1].span.end), tuple(row))
        for row in rows
        if len(row) >= _FEWEST_NAMES and _is_closed(sentence, row)
    )


def _is_closed(sentence: Sentence, row: list[Name]) -> bool:
    if _OPEN_ENDED.match(sentence.text, row[-1].span.end):
        return False
    if len({name.nation or name.text.casefold() for name in row}) < len(row):
        return False
    states = len(row) > _FEWEST_NAMES and all(name.nation for name in row)
    return states or bool(_CLOSED.search(sentence.text_between(row[-2].span, row[-1].span)))
