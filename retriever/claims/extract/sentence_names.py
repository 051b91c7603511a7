"""Names of people, places and organisations in a sentence.

Found by their capitals, since no tagger of persons and places is small and accurate enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from retriever.claims.extract.cities import countries_of
from retriever.query.word_forms import nation
from sourceline.dates.words.lexicon import MONTHS
from sourceline.records import Span
from sourceline.text.words import FUNCTION_WORDS, stems

NameSort = Literal["name", "place"]

_UPPER: Final = r"[^\W\d_a-zа-яё]"
_WORD: Final = rf"(?:(?:{_UPPER}\.\s?){{1,3}}(?={_UPPER})|(?:{_UPPER}\.){{2,}}|{_UPPER}[\w&'’-]*)"
_JOIN: Final = r"(?:\s+(?:of|of\s+the|for|de|la|al|bin|ibn|van|von|der|del)(?=\s))?\s*(?<=[\s.])"
_NAME: Final = re.compile(rf"(?<![\w.-]){_WORD}(?:(?<!['’]s){_JOIN}{_WORD})*")
"""A possessive ends a name: "UNODC's Central Asia" is two."""
_TITLE: Final = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Prof|Professor|President|Sir|Lord|Lady|Gen|General|Col|Colonel|Minister|Г-н"
    r"|Господин)\.?\s+"
)
_OF_PERSONS: Final = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|Г-н|Г-жа|Господин)\.?\s+\Z")
_INITIALS: Final = re.compile(rf"\b{_UPPER}\.(?!{_UPPER}\.?\Z|\Z)|\s(?:{_UPPER}\.)+\Z")
_TITLE_BEHIND: Final = re.compile(r"\s+(?:Mr|Mrs|Ms|Dr)\Z")
""" "UNODC Mr." comes before the name of a person of UNODC."""
_POST: Final = re.compile(
    rf"(?:{_UPPER}\w+\s+){{0,2}}?(?:Manager|Director|Coordinator|Ambassador|Secretary|Chairman|Officer"
    rf"|Advis[eo]r|Representative|Commissioner|Governor|Mayor)(?:\s+General)?\s+"
    rf"(?={_UPPER}[\w.]*\s+{_UPPER})"
)
"""Before a person's name."""
_POSSESSIVE: Final = re.compile(r"['’]s?\Z")
ACRONYM: Final = re.compile(rf"(?:{_UPPER}\.?){{2,}}s?\Z")
FILLERS: Final = frozenset(
    ["the", "of", "and", "for", "on", "in", "to", "at", "de", "la", "al", "и"]
)
_NATION_ACRONYMS: Final[Mapping[str, str]] = {
    "US": "united states", "U.S.": "united states", "USA": "united states",
    "U.S.A.": "united states", "UK": "united kingdom", "U.K.": "united kingdom",
    "UAE": "united arab emirates", "США": "united states", "РФ": "russia", "PRC": "china",
    "DPRK": "north korea",
}  # fmt: skip
_NATION_SYNONYMS: Final[Mapping[str, str]] = {
    "russian federation": "russia", "america": "united states",
    "united states of america": "united states", "great britain": "united kingdom",
    "britain": "united kingdom", "kyrgyz republic": "kyrgyzstan", "czech republic": "czechia",
    "holland": "netherlands", "burma": "myanmar",
}  # fmt: skip
_PLACE_NOUNS: Final = """
city region province district oblast river lake mountain sea island village town county street ocean
bay valley airport
"""
_PLACE_WORDS: Final = frozenset(_PLACE_NOUNS.split())
_PLACE_BEFORE: Final = re.compile(r"\b(?:in|at|near|в|около)\s+(?:the\s+)?\Z", re.I)
_BODY_WORD: Final = re.compile(
    r"\b(?:Ministry|Offices?|Agency|Service|Committee|Commission|Department|Centre|Center|Council"
    r"|University|Academy|Institute|Bank|Company|Group|Records|Party|Union|Organi[sz]ation|Fund"
    r"|Corporation|Inc|Ltd|Embassy|Programme|Program|Project|Agreement|Act|Law|Division|Section"
    r"|Sessions?|Meeting|Conference|Forum|Summit|Congress|Plenary|Workshop|Assembly)\b"
)
_OF: Final = re.compile(r"\s+of\s+(?:the\s+)?(?=\S)")
_LONGEST_PLACE: Final = 80
"""Characters."""
_OPENING_WORD: Final = re.compile(r"[^\W\d_]+\s+")
_REPUBLIC_OF: Final = re.compile(
    r"^(?:(?:islamic|people's|democratic|federal)\s+)*republic\s+of\s+(?:the\s+)?"
)
_LONGEST_NATION: Final = 3
"""Words."""
_OF_BEFORE: Final = re.compile(r"\bof\s+(?:the\s+)?\Z")
_LOCATED_BODY: Final = re.compile(
    r"(?:Ministry|Minister|Office|Agency|Service|Committee|Commission|Department|Cent(?:re|er)"
    r"|Council|University|Academy|Institute|Bank|Embassy|Government|Parliament|Police|Delegation"
    r"|Branch|Mission|Headquarters)\b"
)
"""Bodies before which a place says where they are; not so "Paris Agreement"."""

_CONTINENTS: Final = frozenset(
    ["africa", "america", "antarctica", "asia", "australia", "europe", "earth", "world", "eu"]
)

_DESCRIBED: Final = """
ministry office agency service committee commission department centre center council academy
university institute bank company group union organisation organization fund embassy programme
program project agreement act law working plenary meeting session conference side sides party
parties government state states republic country countries member members secretariat training
director chairman head chief president minister manager delegation mission section unit division
prosecutor ambassador coordinator representative commander governor mayor officer adviser advisor
team forum board court parliament assembly system database data general special joint of the and for
"""
DESCRIBING: Final = frozenset(_DESCRIBED.split())
"""Words that refer to what was named before, with capitals or not."""


@dataclass(frozen=True, slots=True)
class Name:
    span: Span
    text: str
    nation: str | None
    sort: NameSort
    countries: frozenset[str] = frozenset()
    """Of a city: those with a city of that name."""
    is_person: bool = False
    """Surely: with initials, or behind "Mr." and the like."""

    @property
    def is_place(self) -> bool:
        """A country, an adjective of one, or a known city."""
        return bool(self.nation or self.countries)

    @property
    def is_body(self) -> bool:
        """Surely: an acronym, or with a word for what people found or hold."""
        return bool(ACRONYM.match(self.text)) or names_body(self.text)

    @property
    def is_description(self) -> bool:
        """Whether it names nothing by itself: "the Centre", "the Working Group"."""
        return all(word in DESCRIBING for word in re.findall(r"[^\W\d_]+", self.text.casefold()))


def find_names(text: str, span: Span | None = None) -> tuple[Name, ...]:
    """The names in a sentence, in order.

    A capital word at its beginning counts only where it is a place or an acronym, or several
    words; so does a description that is part of a longer name.
    """
    return tuple(_names(text, span or Span(0, len(text))))


def _names(text: str, within: Span) -> Iterator[Name]:
    for found in _NAME.finditer(text, within.start, within.end):
        start = _start_of_name(text, *found.span())
        words = _POSSESSIVE.sub("", text[start : found.end()])
        words = _TITLE_BEHIND.sub("", words).rstrip(" &-’'")
        if not _may_name(words):
            continue
        is_first = not text[within.start : start].strip("\"'“«([ \n")
        parts = _parts(words)
        for offset, part in parts:
            name = _name(text, start + offset, part)
            may_be_common = (is_first and offset == 0) or (len(parts) > 1 and name.is_description)
            if name.is_place or " " in part or ACRONYM.match(part) or not may_be_common:
                yield name


def _start_of_name(text: str, start: int, end: int) -> int:
    """Where it begins after a title or post, and after the "The" or "In" that opens a sentence."""
    if title := _TITLE.match(text, start, end) or _POST.match(text, start, end):
        start = title.end()
    while (word := _OPENING_WORD.match(text, start, end)) and _is_function_word(
        word.group().strip()
    ):
        start = word.end()
    return start


def _may_name(words: str) -> bool:
    return not (
        len(words) < 2
        or _is_function_word(words)
        or _TITLE.fullmatch(f"{words} ")
        or words.casefold() in MONTHS
        or not any(sign.isalpha() for sign in words)
    )


def _is_function_word(word: str) -> bool:
    return word.casefold() in FUNCTION_WORDS and not word.isupper()


def _name(text: str, start: int, words: str) -> Name:
    nation, countries = nation_of(words), countries_of(words)
    sort: NameSort = "place" if countries and not nation else _sort(text, start, words, nation)
    return Name(
        Span(start, start + len(words)),
        words,
        nation,
        sort,
        countries=frozenset() if nation else countries,
        is_person=bool(
            _OF_PERSONS.search(text[max(0, start - 10) : start]) or _INITIALS.search(words)
        ),
    )


def _parts(words: str) -> list[tuple[int, str]]:
    """The names in a row of capital words, each with its offset: of a body and the country or city
    that it belongs to both are names ("UNODC Almaty Office", "Ministry of Health of Malta")."""
    if " " not in words or _is_place(words):
        return [(0, words)]
    for found in _OF.finditer(words):
        owner = words[found.end() :]
        if _is_place(owner) or ACRONYM.match(owner):
            return [*_parts(words[: found.start()]), (found.end(), owner)]
    for word, behind in pairwise(re.finditer(r"\S+", words)):
        if _is_place(word.group()) and _LOCATED_BODY.match(behind.group()):
            before = words[: word.start()].rstrip()
            rest = (behind.start(), words[behind.start() :])
            return [*([(0, before)] if before else []), (word.start(), word.group()), rest]
    return [(0, words)]


def names_body(words: str) -> bool:
    return bool(_BODY_WORD.search(words))


def is_continent(words: str) -> bool:
    """Or a part of one: "Central Asia"."""
    return words.casefold().split()[-1] in _CONTINENTS


def _is_place(words: str) -> bool:
    return len(words) <= _LONGEST_PLACE and bool(nation_of(words) or countries_of(words))


def nation_of(words: str) -> str | None:
    """The country that a name or adjective means, in lower case; None where it is no country."""
    if words in _NATION_ACRONYMS:
        return _NATION_ACRONYMS[words]
    plain = re.sub(r"^the\s+", "", " ".join(words.casefold().split()))
    if plain in _NATION_SYNONYMS:
        return _NATION_SYNONYMS[plain]
    bare = _REPUBLIC_OF.sub("", plain)
    if len(bare.split()) > _LONGEST_NATION or not words[0].isupper():
        return None
    own = nation(tuple(stems(bare)))
    return own and _NATION_SYNONYMS.get(own, own)


def _sort(text: str, start: int, words: str, nation: str | None) -> NameSort:
    if words.split()[-1].casefold() in _PLACE_WORDS:
        return "place"
    if _BODY_WORD.search(words) or (ACRONYM.match(words) and nation is None):
        return "name"
    if _PLACE_BEFORE.search(text, max(0, start - 12), start):
        return "place"
    if nation is not None and _OF_BEFORE.search(text[max(0, start - 8) : start]):
        return "place"
    return "name"
