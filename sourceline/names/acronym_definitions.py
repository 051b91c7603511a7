"""Text → the acronyms it defines, each with its long form: two exact spans.

A definition is in brackets, or after a dash or comma: "State Financial Intelligence Service
(SFIS)", "SFIS (State Financial Intelligence Service)", "…, hereinafter the “SFIS”", "SFIS – State
…". These shapes say where to look; the letters say whether it is a definition
(``alignment``). After Schwartz & Hearst, "A simple algorithm for identifying abbreviation
definitions in biomedical text", PSB 2003.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from sourceline.names.acronym_alignment import (
    highest_cost,
    initials_share,
    letters_of,
    placing_cost,
    singular,
)
from sourceline.records import Definition, Span
from sourceline.text.words import FUNCTION_WORDS, content_stems, stems

_MOST_CHARACTERS: Final = 14
_UPPER: Final = r"A-ZÀ-ÖØ-ÞА-ЯЁ"
_SHORT: Final = rf"(?:[^\W_](?:[\w&./’'-]*[\w’'])?)(?:[ \u00a0][{_UPPER}][{_UPPER}\d&/-]*)?"
_QUOTES: Final = "\"“”„«»‘’'`*_"
_LEAD: Final = (
    r"(?:(?:hereinafter|hereafter|hereinunder|henceforth|herein|further|also|abbreviated|abbr\.?"
    r"|or|known|called|named|termed|referred|to|as|in|short|simply|from|here|on|the|a|an|acronym"
    r"|далее(?:\s+по\s+тексту)?|сокращ[её]нно|сокр\.?|или|именуем\w+|в|дальнейшем|также|кратко)"
    r"\s{0,3}[:,–—-]?\s{1,3})*"
)
_BRACKET: Final = re.compile(r"[(\[]([^()\[\]\n]*(?:\n(?!\s*\n)[^()\[\]\n]*){0,3})[)\]]")
_HEAD: Final = re.compile(
    rf"\s*{_LEAD}(?:[–—-]\s*)?[{_QUOTES}]*(?P<short>{_SHORT})[{_QUOTES}]*"
    r"\s*(?:$|[,;:/]|\s(?:or|and|и|или)\s)",
    re.IGNORECASE,
)
_BEFORE: Final = re.compile(
    rf"(?<![\w-])(?P<short>(?:[{_UPPER}]{{2,}}[ \u00a0])?[^\W_][\w&./-]*\w)[{_QUOTES}]*\s?$"
)
_EXPLAINED: Final = re.compile(
    rf"(?<![\w-])(?P<short>[{_UPPER}][\w&/-]{{1,12}})[{_QUOTES}]*"
    r"(?:\s{1,3}[–—-]\s{1,3}(?:это\s|the\s)?|\s?:\s{1,3}|\s=\s|\t{1,3}|[ ]{2,9}|,?\s(?:which\s)?"
    r"(?:stands|stood|standing|short)\s{1,3}for\s{1,3}(?:the\s)?|,\s{1,3}the\s)"
)
_APPENDED: Final = re.compile(
    r"(?:\s{1,3}[–—-]\s{1,3}|,\s{1,3}(?:or|hereinafter|hereafter|abbreviated|далее|или|сокращ[её]нно)"
    rf"\s{{1,3}}{_LEAD})(?:[–—-]\s)?[{_QUOTES}]*(?P<short>[{_UPPER}][\w&/-]{{1,12}})(?![\w-])"
)
_WORD: Final = re.compile(r"[^\W_](?:[\w&’'./–-]*\w)?")
_POSSESSIVE: Final = re.compile(r"['’]s?$")
_STOP: Final = re.compile(r"[;:()\[\]]|\n\s*\n|[.?!][\"”»]?\s+(?=[A-ZА-ЯЁ“«])")
_FILLING_ENDS: Final = re.compile(r"[;,]")
_NUMERAL: Final = re.compile(r"[IVX]+|[IVXLCDM]{1,2}")
_MOST_LETTERS: Final = 0.75
"""Share of an acronym's letters that words in another order must give."""
_WINDOW: Final = 300
"""Characters looked at before a bracket, in it, or after a dash."""


def find_definitions(text: str) -> tuple[Definition, ...]:
    """Every acronym that the text defines, at each place where it does, in text order."""
    found = {definition.acronym: definition for definition in _all(text)}
    return tuple(found[span] for span in sorted(found))


def _all(text: str) -> Iterator[Definition]:
    """Those without brackets first: where two shapes claim one acronym, the later one is surer."""
    yield from _without_brackets(text)
    for bracket in _BRACKET.finditer(text):
        definition = _in_bracket(text, bracket)
        if definition is not None:
            yield definition


def _in_bracket(text: str, bracket: re.Match[str]) -> Definition | None:
    inside, start = bracket[1], bracket.start(1)
    if len(inside) > _WINDOW:
        return None
    head = _HEAD.match(inside)
    if head is not None and looks_like_acronym(head["short"]):
        acronym = Span(*head.span("short")).shift(start)
        long_form = _ending_at(text, bracket.start(), head["short"])
        if long_form is not None:
            return Definition(acronym, long_form)
    before = _BEFORE.search(text, max(0, bracket.start() - 40), bracket.start())
    if before is None or not looks_like_acronym(before["short"]):
        return None
    words = _words(text, start, bracket.end(1), stop=_FILLING_ENDS)
    return _filling(text, Span(*before.span("short")), words)


def _filling(text: str, acronym: Span, words: Sequence[Span]) -> Definition | None:
    """The words of a bracket after an acronym, where all of them are its long form."""
    short = acronym.of(text)
    if len(words) < 2 or len(words) > _most_words(short):
        return None
    cost = placing_cost(short, [word.of(text) for word in words], last=False)
    if cost > highest_cost(letters_of(short)):
        return None
    return Definition(acronym, Span(words[0].start, words[-1].end))


def _without_brackets(text: str) -> Iterator[Definition]:
    for found in _EXPLAINED.finditer(text):
        if _is_plain_acronym(found["short"]):
            long_form = _beginning_at(text, found.end(), found["short"])
            if long_form is not None:
                yield Definition(Span(*found.span("short")), long_form)
    for found in _APPENDED.finditer(text):
        if _is_plain_acronym(found["short"]):
            long_form = _ending_at(text, found.start(), found["short"], most=0.0)
            if long_form is not None:
                yield Definition(Span(*found.span("short")), long_form)


def acronym_key(acronym: str) -> str:
    """Under which an acronym and its plural meet, whatever its case and stops."""
    return " ".join(stems(singular(acronym)))


def long_form_key(long_form: str) -> str:
    """Under which a long form is found whatever its endings and its small words."""
    return " ".join(content_stems(long_form))


def looks_like_acronym(short: str) -> bool:
    """Two capitals, or one with a digit; no numeral, and not too long."""
    capitals = sum(sign.isupper() for sign in short)
    digits = any(sign.isdigit() for sign in short)
    if not 2 <= len(short) <= _MOST_CHARACTERS or capitals + digits < 2 or capitals == 0:
        return False
    return 2 * capitals >= len(letters_of(short)) - 3 and _NUMERAL.fullmatch(short) is None


def _is_plain_acronym(short: str) -> bool:
    """Where no bracket says that this is a definition, three letters at least, all capitals."""
    return len(letters_of(short)) >= 3 and letters_of(short).isupper()


def _most_words(short: str) -> int:
    """Wider than Schwartz & Hearst's min(n + 5, 2 n): function words are free here."""
    count = len(letters_of(short))
    return min(count + 7, 3 * count)


def _words(text: str, low: int, high: int, stop: re.Pattern[str] = _STOP) -> list[Span]:
    """The words of ``text[low:high]`` up to the first stop."""
    end = stop.search(text, low, high)
    return [Span(*w.span()) for w in _WORD.finditer(text, low, end.start() if end else high)]


def _ending_at(text: str, end: int, short: str, most: float | None = None) -> Span | None:
    """The long form that ends right before ``end``: the cheapest, and the shortest of several."""
    low = max(0, end - _WINDOW)
    for stop in _STOP.finditer(text, low, end):
        low = stop.end()
    words = [Span(*word.span()) for word in _WORD.finditer(text, low, end)][-_most_words(short) :]
    if not words or text[words[-1].end : end].strip(f" \n\t\u00a0,{_QUOTES}"):
        return None
    said = [word.of(text) for word in words]
    enough = highest_cost(letters_of(short)) if most is None else most
    costs = {at: placing_cost(short, said[at:]) for at in range(len(words))}
    best = min(costs, key=lambda at: (costs[at], -at))
    if costs[best] > enough:
        best = _reordered(short, said) if most is None else len(words)
    if best == len(words) or short in said[best:]:
        return None
    ending = _POSSESSIVE.search(said[-1])
    return Span(words[best].start, words[-1].end - (len(ending[0]) if ending else 0))


def _reordered(short: str, said: Sequence[str]) -> int:
    """Where a name begins that has most letters as initials, in another order; else the end."""
    begin = len(said)
    while begin and (said[begin - 1][0].isupper() or said[begin - 1] in FUNCTION_WORDS):
        begin -= 1
    shares = {at: initials_share(short, said[at:]) for at in range(begin, len(said) - 1)}
    if len(letters_of(short)) < 3 or not shares:
        return len(said)
    best = max(shares, key=lambda at: (shares[at], at))
    return best if shares[best] >= _MOST_LETTERS else len(said)


def _beginning_at(text: str, start: int, short: str) -> Span | None:
    """The long form that begins at ``start``: every letter an initial, nothing skipped."""
    words = _words(text, start, min(len(text), start + _WINDOW))[: _most_words(short)]
    if not words or words[0].start != start:
        return None
    said = [word.of(text) for word in words]
    for count in range(2, len(words) + 1):
        if placing_cost(short, said[:count], last=False) == 0.0:
            return Span(words[0].start, words[count - 1].end)
    return None
