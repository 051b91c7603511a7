""" "And Norway?", "and in Osh?", "and women?": the question before, asked of another name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from retriever.query.rewording.other_period import inserted, time_wording
from retriever.query.rewording.topic_phrase import topic_phrase
from retriever.query.word_forms import nation
from sourceline.dates.words.lexicon import MONTHS
from sourceline.records import Span
from sourceline.text.words import FUNCTION_WORDS, stems

_UPPER: Final = r"[^\W\d_a-zа-яё]"
_NAME: Final = re.compile(
    rf"(?:[Tt]he\s+)?{_UPPER}[\w.&’'-]*(?:\s+(?:of\s+(?:the\s+)?)?{_UPPER}[\w.&’'-]*)*"
)
_ANY_PREPOSITION: Final = (
    "(?:in|at|from|for|by|to|with|of|on|under|about|within|near"
    "|в|во|на|из|от|для|по|с|со|к|у|о|об|при)"
)
_PREPOSITION: Final = re.compile(rf"^(?P<word>{_ANY_PREPOSITION})\s+", re.IGNORECASE)
_THING: Final = re.compile(r"^(?:the|an?|this|that)\s+(?-i:[a-z])", re.IGNORECASE)
"""Something described, not named: "the workshop in Molde"."""
_WHERE: Final = frozenset(
    ("in", "at", "near", "off", "of", "from", "within", "в", "во", "на", "из", "под")
)
"""Before a place one may stand for another: "the port of Bergen", "and in Molde?"."""
_STAND_IN: Final = re.compile(
    r"^(?:the\s+ones?|those|that|the\s+others?)\s+(?=in|at|from|for|by|with|of|on|about)",
    re.IGNORECASE,
)
_COUNTED: Final = re.compile(
    r"\b(?:how\s+(?:many|much)|which|what|сколько)\s+(?P<noun>[^\W\d_][\w-]*)", re.IGNORECASE
)
_OPENS: Final = re.compile(r"^\W*\w+")


@dataclass(frozen=True, slots=True)
class _Named:
    span: Span
    nation: str | None
    preposition: str


def with_another_name(text: str, asked: str, today: date) -> str:
    """The question ``text`` with what ``asked`` names in the place of its like.

    Where it has nothing of the kind, the words are added at its end.
    """
    words = _STAND_IN.sub("", asked.strip(" ?!.…,"))
    preposition = _PREPOSITION.match(words)
    name = words[preposition.end() :] if preposition else words
    before = preposition["word"].casefold() if preposition else ""
    if _THING.match(name):
        place = _same_phrase(text, before) if before else _topic_place(text, today)
    else:
        place = _place_of_its_like(text, name, before)
    if place is None:
        return inserted(text, words)
    return f"{text[: place.start]}{name}{text[place.end :]}"


def stands_in(asked: str) -> bool:
    """Whether it names another thing of the same sort: "the one in Molde"."""
    return _STAND_IN.match(asked.strip()) is not None


def _place_of_its_like(text: str, name: str, preposition: str) -> Span | None:
    if nation(tuple(stems(_bare(name)))) is None and not _is_named(name):
        counted = None if preposition else _COUNTED.search(text)
        return Span(*counted.span("noun")) if counted else _same_phrase(text, preposition)
    names = _names(text)
    country = nation(tuple(stems(_bare(name))))
    alike = [one for one in names if (one.nation is None) == (country is None)]
    if preposition:
        same = [one for one in alike if one.preposition == preposition]
        any_kind = [one for one in names if one.preposition == preposition]
        where = [one for one in alike if {one.preposition, preposition} <= _WHERE]
        chosen = (same or any_kind or where)[:1]
    else:
        chosen = alike[:1] or (names if len(names) == 1 else [])
    return chosen[0].span if chosen else None


def _topic_place(text: str, today: date) -> Span | None:
    """What the question is about, without its time: where "the workshop in Molde" may stand."""
    phrase = topic_phrase(text)
    start = text.find(phrase) if phrase else -1
    if start < 0:
        return None
    when = time_wording(phrase, today)
    length = len(phrase) if when is None else phrase.index(when)
    return Span(start, start + len(phrase[:length].rstrip())) if length else None


def _same_phrase(text: str, preposition: str) -> Span | None:
    """The plain words behind the same preposition: "laptops" in "spend on laptops in 2020"."""
    if not preposition:
        return None
    found = re.search(
        rf"\b{preposition}\s+(?P<what>(?:(?!{_ANY_PREPOSITION}\b)[^\W\d_][\w-]*\s*)+)",
        text,
        re.IGNORECASE,
    )
    if found is None:
        return None
    return Span(found.start("what"), found.start("what") + len(found["what"].rstrip()))


def _names(text: str) -> list[_Named]:
    """What is written with a capital and does not merely begin the text; also small nations."""
    opening = _OPENS.match(text)
    found: list[_Named] = []
    for match in _NAME.finditer(text):
        word = match.group()
        begins = opening is not None and match.start() < opening.end()
        if word.casefold() in MONTHS or (begins and word.casefold() in FUNCTION_WORDS):
            continue
        country = nation(tuple(stems(_bare(word))))
        if begins and " " not in word and country is None and not word.isupper():
            continue
        found.append(_Named(Span(*match.span()), country, _before(text, match.start())))
    return found


def _before(text: str, start: int) -> str:
    words = text[:start].split()
    return words[-1].casefold() if words else ""


def _bare(name: str) -> str:
    return re.sub(r"^the\s+", "", name, flags=re.IGNORECASE)


def _is_named(name: str) -> bool:
    """Whether it has a capital anywhere: "the European Union"."""
    return any(word[:1].isupper() for word in name.split())
