"""A long-winded question cut to its core: what is asked, with the facts it takes up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from retriever.query.parse import is_interrogative, says_something
from retriever.query.rewording.direct_question import direct
from retriever.query.rewording.follow_up import continue_statement
from retriever.query.rewording.framing import (
    COURTESY,
    HEARSAY,
    PURPOSE,
    REQUEST,
    in_fewer_words,
    without_fillers,
)
from retriever.query.word_forms import nation
from sourceline.records import Span
from sourceline.text.language import detect_language
from sourceline.text.sentences import split_sentences
from sourceline.text.words import stems

Sort = Literal["courtesy", "purpose", "hearsay", "statement"]

_ASKING: Final = (
    r"(?:(?:in|on|at|by|from|for|to|with|of|under|until|since|в|на|по|с|из|от|для|о|об|до)\s+)?"
    r"(?:who|whom|whose|what|which|when|where|why|how"
    r"|кто|кого|кому|кем|что|чего|чему|чем|ч[её]м|чей|чья|когда|где|куда|откуда|сколько|почему|зачем"
    r"|как(?:ой|ая|ое|ие|ого|ую|ому|ом|им|их|ими)?|котор\w+)\b"
)
_OPENS_QUESTION: Final = re.compile(
    rf"(?:{_ASKING}|(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)\s)",
    re.IGNORECASE,
)
_PARTS: Final = re.compile(
    r"\s*[,;:—–]\s+(?:(?:and|but|so|и|но|а|поэтому)\s+)?|\s+(?:and|but|so|и|но)\s+"
    r"(?=(?:i|we|somebody|someone|my|our|people|colleagues|a\s+colleague|я|мы|мне|нам|кто-то)\b)",
    re.IGNORECASE,
)
_JOINED: Final = re.compile(
    r"(?:^|[,;:.!?—–(-]|\b(?:and|but|so|then|now|therefore|also|please|particular|specifically|especially"
    r"|precisely|first|firstly|further|end|purpose|и|но|а|поэтому|частности|именно))\s*$",
    re.IGNORECASE,
)
_ABOUT: Final = re.compile(
    r"\b(?:about|regarding|concerning|on|of|with|in|о|об|про|по)\s+(?P<what>\S.*)$", re.IGNORECASE
)
_ORDERS: Final = re.compile(
    r"^(?:describe|list|name|explain|tell|give|show|compare|discuss|find|summari[sz]e)\b",
    re.IGNORECASE,
)
_LONGEST_FACTS = 25
"""Words; more of them are no mere words before a question."""
_THE_COUNTRY: Final = re.compile(r"\b(?:the|this|that)\s+country\b", re.IGNORECASE)
_CAPITALS: Final = re.compile(r"[^\W\d_a-zа-яё][\w’'-]+(?:\s+[^\W\d_a-zа-яё][\w’'-]+)*")


@dataclass(frozen=True, slots=True)
class _Part:
    sort: Sort
    text: str


def core_question(text: str) -> str | None:
    """What is asked, without politeness, purpose and framing; None where there is none of them.

    Facts of clauses before stay in where the question takes them up ("it"). Several questions at
    once are left as they are.
    """
    units = _units(text)
    asking = [unit for unit in units if _asks(unit)]
    if len(asking) != 1:
        return None
    [question] = asking
    framed = _without_request(question)
    others = [_classified(part) for unit in units if unit != question for part in _parts(unit)]
    head, core = framed if framed is not None else ("", question)
    others += [_classified(part) for part in _parts(head)]
    if framed is None and all(part.sort == "statement" for part in others) and others:
        return _with_statements(text, core, others)
    core = without_fillers(core)
    if framed is not None or others:
        core = in_fewer_words(core)
    core = _with_context(core, others)
    core = f"{core[:1].upper()}{core[1:]}"
    if not says_something(core) or _same(core, text):
        return None
    return core


def _units(text: str) -> list[str]:
    """Sentences, and what a semicolon parts."""
    spans = split_sentences(text, Span(0, len(text)), detect_language(text))
    pieces = (piece for span in spans for piece in re.split(r"(?<=;)\s+", span.of(text)))
    return [piece.strip() for piece in pieces if any(sign.isalnum() for sign in piece)]


def _asks(unit: str) -> bool:
    if COURTESY.match(unit):
        return False
    if "?" in unit or any(_at_clause(unit, found) for found in REQUEST.finditer(unit)):
        return True
    return _OPENS_QUESTION.match(unit) is not None


def _at_clause(unit: str, found: re.Match[str]) -> bool:
    """Whether a request formula opens a clause, and is no words of another."""
    before = unit[: found.start()]
    return bool(_JOINED.search(before)) or any(
        pattern.match(before) for pattern in (PURPOSE, HEARSAY, COURTESY)
    )


def _without_request(question: str) -> tuple[str, str] | None:
    """What comes before the question itself, and that; None where nothing does."""
    for found in reversed(list(REQUEST.finditer(question))):
        rest = question[found.end() :].lstrip(" ,:–—-")
        core = direct(rest, found.group()) if _at_clause(question, found) else None
        if core is not None and says_something(core):
            return question[: found.start()], core
    return _without_opening(question)


def _without_opening(question: str) -> tuple[str, str] | None:
    """ "I am writing a report on it, so who led the course?": no request, but a reason."""
    if not any(pattern.match(question) for pattern in (PURPOSE, HEARSAY)):
        return None
    for found in _PARTS.finditer(question):
        rest = question[found.end() :]
        if _OPENS_QUESTION.match(rest):
            return question[: found.start()], rest
    return None


def _parts(text: str) -> list[str]:
    """Clauses that open anew; others stay with the one before."""
    parts: list[str] = []
    at = 0
    for found in [*_PARTS.finditer(text), None]:
        end = len(text) if found is None else found.start()
        piece = text[at:end]
        opens = any(pattern.match(piece) for pattern in (COURTESY, PURPOSE, HEARSAY))
        if parts and not opens:
            parts[-1] = f"{parts[-1]}, {piece}"
        elif piece.strip(" ,;.!?"):
            parts.append(piece)
        at = len(text) if found is None else found.end()
    return parts


def _classified(part: str) -> _Part:
    plain = part.strip(" ,;:.!?—–")
    if COURTESY.match(plain):
        return _Part("courtesy", plain)
    hearsay = HEARSAY.match(plain)
    if hearsay and says_something(plain[hearsay.end() :]):
        return _Part("hearsay", plain[hearsay.end() :])
    if PURPOSE.match(plain):
        return _Part("purpose", plain)
    return _Part("statement", plain)


def _with_statements(text: str, core: str, others: Sequence[_Part]) -> str | None:
    """Plain sentences before a question: taken in where it needs them, else all is left."""
    facts = ". ".join(part.text for part in others)
    if len(facts.split()) > _LONGEST_FACTS or _ORDERS.match(facts):
        return None
    taken = continue_statement(core, facts)
    return None if taken is None or _same(taken, text) else taken


def _with_context(core: str, others: Sequence[_Part]) -> str:
    """The core with what it takes up of the clauses around it."""
    facts = [part.text for part in others if part.sort in ("hearsay", "statement")]
    purposes = [
        about["what"]
        for part in others
        if part.sort == "purpose" and (about := _ABOUT.search(part.text))
    ]
    for context in (*facts, *purposes):
        taken = continue_statement(core, context)
        if taken is not None:
            core = taken
            break
    return _country_named(core, [part.text for part in others])


def _country_named(core: str, texts: Sequence[str]) -> str:
    """ "The country" by its name, where the words around the question have one only."""
    named = {
        name: found.group()
        for text in texts
        for found in _CAPITALS.finditer(text)
        if (name := nation(tuple(stems(found.group())))) is not None
    }
    if len(named) != 1:
        return core
    [name] = named.values()
    return _THE_COUNTRY.sub(name, core)


def _same(one: str, other: str) -> bool:
    return stems(one) == stems(other) or not is_interrogative(one)
