"""The words of a question by what they are: names, numbers, what is asked for, and the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from retriever.query.query import Query
from retriever.query.word_forms import nation
from sourceline.dates.words.lexicon import MONTHS, WEEKDAYS
from sourceline.records import Span
from sourceline.text.words import FUNCTION_WORDS, stem, stems, words

_UPPER: Final = r"[^\W\d_a-zа-яё]"
_NAME: Final = re.compile(
    rf"(?<![\w.-]){_UPPER}[\w&'’-]*(?:\s+(?:(?:of|for|de|la|al|von|van)\s+(?:the\s+)?)?"
    rf"{_UPPER}[\w&'’-]*)*"
)
_PLACE_BEFORE: Final = re.compile(
    r"\b(?:in|at|near|from|to|into|в|во|на|из|под|около)\s+(?:the\s+)?\Z", re.IGNORECASE
)
_POSSESSIVE: Final = re.compile(r"['’]s?\b")
_DESCRIBING: Final = frozenset(
    stems(
        """mr mrs ms dr prof professor president minister ambassador director head chief general
        government ministry republic kingdom office agency service committee commission department
        centre center council academy university institute bank company group union organisation
        organization fund embassy programme program project state city town region province
        district school hospital lake river annex article session section table"""
    )
)
"""Words that name nothing alone: of "Government of Japan" the name is Japan."""
_ASKED: Final = re.compile(
    r"\b(?:which|what|how\s+many|how\s+much|какой|какая|какое|какие|каков\w*|сколько)\s+"
    r"(?:(?:is|are|was|were)\s+the\s+)?(?:(?:total\s+)?number\s+of\s+)?(?P<noun>[^?.,;:]*)",
    re.IGNORECASE,
)
_NOUN_END: Final = re.compile(
    r"\b(?:is|are|was|were|be|do|does|did|has|have|had|can|could|will|would|should|of|in|on|at|for"
    r"|by|from|to|with|there|took|take|в|на|из|для|по|было|были|был|была)\b",
    re.IGNORECASE,
)
_WRITTEN_OUT: Final = {
    **{"US": "united states", "U.S": "united states", "USA": "united states"},
    **{"UK": "united kingdom", "U.K": "united kingdom", "UAE": "united arab emirates"},
    **{"EU": "european union", "UN": "united nations", "США": "соединённые штаты"},
}
"""Names that documents hardly define, each with its long form."""
_SHORT: Final = tuple(
    (long, frozenset({short, *stems(short)})) for short, long in _WRITTEN_OUT.items()
)
_ASKING: Final = frozenset(stems("many much сколько"))
_AKIN: Final = 4
"""Letters that words of one root must share at their beginning at least."""


@dataclass(frozen=True, slots=True)
class AskedName:
    """A name in a question; ``stems`` are those that name, without titles and kinds of body."""

    text: str
    stems: tuple[str, ...]
    is_place: bool
    nation: str | None = None


@dataclass(frozen=True)
class QuestionWords:
    query: Query

    @cached_property
    def names(self) -> tuple[AskedName, ...]:
        return tuple(_names(self.query.content))

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """Stems with a digit, as they stand beside the wording of the period."""
        return tuple(each for each in self.plain_stems if each[0].isdigit())

    @cached_property
    def plain_stems(self) -> tuple[str, ...]:
        """Content words, each once; that of "how many" asks and is about nothing."""
        own = dict.fromkeys(self.query.expansion.stems)
        return tuple(each for each in own if each not in _ASKING) or tuple(own)

    @cached_property
    def name_stems(self) -> frozenset[str]:
        return frozenset(each for name in self.names for each in name.stems)

    @cached_property
    def common(self) -> tuple[str, ...]:
        """Content words that are neither names nor numbers."""
        apart = self.name_stems | set(self.numbers)
        return tuple(each for each in self.plain_stems if each not in apart)

    @cached_property
    def topical(self) -> tuple[str, ...]:
        """Common words that are no part of a name: of "boats on Lake Inari" boat."""
        within = {each for name in self.names for each in stems(name.text)}
        return tuple(each for each in self.common if each not in within)

    @cached_property
    def asked(self) -> tuple[str, ...]:
        """Stems of the thing asked for: of "how many vehicles has …" vehicle."""
        found = _ASKED.search(self.query.content)
        if found is None:
            return ()
        noun = found["noun"]
        end = _NOUN_END.search(noun)
        own = stems(noun[: end.start()] if end else noun)
        return tuple(each for each in own if each not in FUNCTION_WORDS and each in self.common)

    def weight(self, word: str) -> float:
        return self.query.weights.get(word, 1.0)

    def worth(self, word: str, text: Sequence[str]) -> float:
        """What a text's best wording of a word is worth, 0 to 1: itself, a form, a synonym."""
        return self.query.expansion.worth(word, text, frozenset(text))

    def bears(self, text: Sequence[str], name: AskedName) -> bool:
        """Whether a text names what a name of the question does: most of its words, by any
        spelling known."""
        present = frozenset(text)
        written_out = _WRITTEN_OUT.get(name.text.rstrip("."))
        if written_out is not None and present.issuperset(stems(written_out)):
            return True
        if any(present & short for out, short in _SHORT if present and out == name.nation):
            return True
        borne = [self.query.expansion.worth(each, text, present) > 0 for each in name.stems]
        if name.nation is not None and not all(borne):
            return name.nation in _nations(text)
        return 2 * sum(borne) > len(borne) or all(borne)

    def lacking(self, text: Sequence[str]) -> tuple[AskedName, ...]:
        """The names of the question that a text does not bear."""
        return tuple(name for name in self.names if not self.bears(text, name))

    def share(self, text: Sequence[str]) -> float:
        """The share of the weight of the question's words that a text bears, words of one root
        counted."""
        total = sum(map(self.weight, self.plain_stems))
        borne = sum(self.weight(each) * self.loosely(each, text) for each in self.plain_stems)
        return borne / total if total else 0.0

    def loosely(self, word: str, text: Sequence[str]) -> float:
        """The same as ``worth``, with words of one root ("speaks", "speaker") for common ones."""
        exact = self.worth(word, text)
        if exact or word in self.name_stems or word[0].isdigit():
            return exact
        return 0.8 if any(are_akin(word, other) for other in text) else 0.0


def are_akin(one: str, other: str) -> bool:
    """Whether two stems are of one root by their letters: "speak" and "speaker"."""
    short, long = sorted((one, other), key=len)
    if len(short) < _AKIN or short[0].isdigit():
        return False
    return long.startswith(short) and len(long) - len(short) <= 4


def _nations(text: Sequence[str]) -> frozenset[str]:
    found = {nation((one,)) for one in text}
    found |= {nation((one, other)) for one, other in pairwise(text)}
    return frozenset(each for each in found if each)


def _names(content: str) -> Iterator[AskedName]:
    """By their capitals; none where all words have them, or none."""
    own = [span.of(content) for span, _ in words(content)]
    capital = sum(word[0].isupper() for word in own)
    if content.isupper() or (len(own) > 4 and capital > 0.8 * len(own)):
        return
    for found in _NAME.finditer(content):
        start, text = _without_opening(content, Span(*found.span()))
        said = _POSSESSIVE.sub("", text)
        known = tuple(
            each
            for word, each in ((span.of(said), each) for span, each in words(said))
            if word.casefold() not in FUNCTION_WORDS or word.isupper()
        )
        naming = tuple(each for each in known if each not in _DESCRIBING)
        if not naming or said.casefold() in MONTHS or said.casefold() in WEEKDAYS:
            continue
        country = nation(naming)
        before = _PLACE_BEFORE.search(content, max(0, start - 12), start)
        yield AskedName(said, naming, bool(before), country)


def _without_opening(content: str, span: Span) -> tuple[int, str]:
    """A capital that only opens the sentence is no name, unless it is that of a country."""
    text = span.of(content)
    if content[: span.start].strip():
        return span.start, text
    first, _, rest = text.partition(" ")
    if nation((stem(first),)) or (first.isupper() and len(first) > 2):
        return span.start, text
    return span.end - len(rest), rest
