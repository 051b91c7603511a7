"""Names of people, places and organisations in a sentence.

Told by their capitals, since no tagger of persons and places is small and sure enough.
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

Sort = Literal["name", "place"]

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
""" "UNODC Mr." is before the name of who is of UNODC."""
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
_PLACE_WORDS: Final = frozenset(
    [
        "city",
        "region",
        "province",
        "district",
        "oblast",
        "river",
        "lake",
        "mountain",
        "sea",
        "island",
        "village",
        "town",
        "county",
        "street",
        "ocean",
        "bay",
        "valley",
        "airport",
    ]
)
_PLACE_BEFORE: Final = re.compile(r"\b(?:in|at|near|в|около)\s+(?:the\s+)?\Z", re.I)
_BODY_WORDS: Final = re.compile(
    r"\b(?:Ministry|Offices?|Agency|Service|Committee|Commission|Department|Centre|Center|Council"
    r"|University|Academy|Institute|Bank|Company|Group|Records|Party|Union|Organi[sz]ation|Fund"
    r"|Corporation|Inc|Ltd|Embassy|Programme|Program|Project|Agreement|Act|Law|Division|Section"
    r"|Sessions?|Meeting|Conference|Forum|Summit|Congress|Plenary|Workshop|Assembly)\b"
)


_BELONGING: Final = re.compile(r"\s+of\s+(?:the\s+)?(?=\S)")
_LONGEST_PLACE: Final = 80
"""Characters."""
_SEATED: Final = re.compile(
    r"(?:Ministry|Minister|Office|Agency|Service|Committee|Commission|Department|Cent(?:re|er)"
    r"|Council|University|Academy|Institute|Bank|Embassy|Government|Parliament|Police|Delegation"
    r"|Branch|Mission|Headquarters)\b"
)
"""Bodies before which a place is that of their seat; not so "Paris Agreement"."""

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
"""Words that stand for what was named before, capitals or not."""


@dataclass(frozen=True, slots=True)
class Name:
    span: Span
    text: str
    nation: str | None
    sort: Sort
    countries: frozenset[str] = frozenset()
    """Of a city: those with a city of that name."""
    is_person: bool = False
    """Surely: with initials, or behind "Mr." and the like."""

    @property
    def is_place(self) -> bool:
        """A country, what is of it, or a known city."""
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
    """The names in a sentence, in order. A lone capital word that begins it is one only where it
    is a nation, an acronym, or no common word goes by it (see _is_plain)."""
    return tuple(_names(text, span or Span(0, len(text))))


def _names(text: str, within: Span) -> Iterator[Name]:
    for found in _NAME.finditer(text, within.start, within.end):
        start, end = found.span()
        if title := _TITLE.match(text, start, end) or _POST.match(text, start, end):
            start = title.end()
        while first := _opening_function_word(text, start, end):
            start = first
        said = _TITLE_BEHIND.sub("", _POSSESSIVE.sub("", text[start:end])).rstrip(" &-’'")
        if said.casefold() in FUNCTION_WORDS and not said.isupper():
            continue
        if (
            len(said) < 2
            or _TITLE.fullmatch(f"{said} ")
            or said.casefold() in MONTHS
            or not any(c.isalpha() for c in said)
        ):
            continue
        is_first = not text[within.start : start].strip("\"'“«([ \n")
        parts = _parts(said)
        for at, part in parts:
            name = _name(text, start + at, part)
            told = name.is_place or " " in part or ACRONYM.match(part)
            if told or not ((is_first and at == 0) or (len(parts) > 1 and name.is_description)):
                yield name


def _name(text: str, start: int, said: str) -> Name:
    nation, countries = nation_of(said), countries_of(said)
    span = Span(start, start + len(said))
    sort: Sort = "place" if countries and not nation else _sort(text, start, said, nation)
    person = bool(_OF_PERSONS.search(text[max(0, start - 10) : start]) or _INITIALS.search(said))
    return Name(span, said, nation, sort, frozenset() if nation else countries, person)


def _parts(said: str) -> list[tuple[int, str]]:
    """Where each name begins in a row of capitals, and what it is: of a body and the country or
    city it belongs to both are names ("UNODC Almaty Office", "Ministry of Health of Malta")."""
    if " " not in said or _is_place(said):
        return [(0, said)]
    for found in _BELONGING.finditer(said):
        if _is_place(said[found.end() :]) or ACRONYM.match(said[found.end() :]):
            return [*_parts(said[: found.start()]), (found.end(), said[found.end() :])]
    words = list(re.finditer(r"\S+", said))
    for word, behind in pairwise(words):
        if _is_place(word.group()) and _SEATED.match(behind.group()):
            before = said[: word.start()].rstrip()
            rest = (behind.start(), said[behind.start() :])
            return [*([(0, before)] if before else []), (word.start(), word.group()), rest]
    return [(0, said)]


def names_body(said: str) -> bool:
    return bool(_BODY_WORDS.search(said))


def is_continent(said: str) -> bool:
    """Or a part of one: "Central Asia"."""
    return said.casefold().split()[-1] in _CONTINENTS


def _is_place(said: str) -> bool:
    return len(said) <= _LONGEST_PLACE and bool(nation_of(said) or countries_of(said))


def _opening_function_word(text: str, start: int, end: int) -> int | None:
    """Where the name begins after "The" or "In" that a sentence begins with."""
    word = re.compile(r"[^\W\d_]+\s+").match(text, start, end)
    if word and word.group().strip().casefold() in FUNCTION_WORDS and not word.group().isupper():
        return word.end()
    return None


def nation_of(said: str) -> str | None:
    """The country a name or adjective stands for, in lower case; None where it is no country."""
    if said in _NATION_ACRONYMS:
        return _NATION_ACRONYMS[said]
    plain = re.sub(r"^the\s+", "", " ".join(said.casefold().split()))
    if plain in _NATION_SYNONYMS:
        return _NATION_SYNONYMS[plain]
    bare = re.sub(
        r"^(?:(?:islamic|people's|democratic|federal)\s+)*republic\s+of\s+(?:the\s+)?", "", plain
    )
    term = tuple(stems(bare))
    if len(bare.split()) > 3 or not said[0].isupper():
        return None
    own = nation(term)
    return own and _NATION_SYNONYMS.get(own, own)


def _sort(text: str, start: int, said: str, nation: str | None) -> Sort:
    last = said.split()[-1].casefold()
    if last in _PLACE_WORDS:
        return "place"
    if _BODY_WORDS.search(said) or (ACRONYM.match(said) and nation is None):
        return "name"
    if _PLACE_BEFORE.search(text, max(0, start - 12), start):
        return "place"
    if nation is not None and re.search(r"\bof\s+(?:the\s+)?\Z", text[max(0, start - 8) : start]):
        return "place"
    return "name"
