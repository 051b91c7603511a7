"""Questions in staff's own words, passages in officialese: the same fact in other words.

Staff ask "who paid for it" of a text that says "with the financial support of". Each question may
have its formal words replaced by plain ones, and each passage its plain ones by formal ones; what
is asked and what answers stay as they were.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from typing import Final

_PLAIN_OF: Final = """
funded: paid for, put up the money for; financed: paid for; sponsored: paid for
finance: pay for; fund: pay for; funding: money; financial support: money; assistance: help
conducted: ran, gave, carried out; organised: ran, put on; organized: ran, put on
delivered: gave; taught: trained; instructed: taught; trained: taught
established: set up, started; founded: set up, started; created: made, set up
constructed: built, put up; purchased: bought; purchase: buy; acquired: bought, got
commenced: started, began; commence: start, begin; concluded: ended; terminated: ended, stopped
participated in: took part in, joined; participate in: take part in; attended: went to, came to
attend: go to; employed: hired; personnel: staff; resides: lives; resided: lived
assisted: helped; assist: help; requested: asked for; required: needed; require: need
received: got; receive: get; obtained: got; obtain: get; provided: gave; provide: give
appointed: chosen, named; elected: chosen; headed: led, ran; chaired: led; governed: ran
approximately: about; prior to: before; subsequently: later; currently: now
occupation: job; profession: job; residence: home; headquarters: main office
manufactured: made; manufacture: make; produced: made; produce: make; authored: wrote
composed: wrote; demolished: torn down; permitted: allowed; prohibited: banned
individuals: people; persons: people; children: kids; physician: doctor; attorney: lawyer
utilized: used; utilised: used; utilize: use; cost: price; compensation: pay; salary: pay
responsible for: in charge of; located: found; situated: found; occurred: happened
occur: happen; take place: happen; took place: happened; discovered: found; launched: started
objective: aim; purpose: point; assigned: given; relocated: moved; increased: grew
decreased: fell; declined: fell; selected: picked; select: pick; demonstrated: showed
investigated: looked into; examined: looked at; discussed: talked about; announced: said
victims: people hurt; inhabitants: people living there; large: big; largest: biggest
"""
_FORMAL_OF: Final = """
built: constructed, erected; bought: purchased, acquired; started: commenced, was initiated
began: commenced; helped: assisted; help: assistance; paid for by: financed by
funded by: financed by, supported with funds of; led by: headed by, under the direction of
run by: conducted by, administered by; set up: established; used: utilised; asked for: requested
lived: resided; people: individuals, persons; took part in: participated in; ended: concluded
got: obtained; gave: provided; given by: delivered by; needed: required; shows: demonstrates
showed: demonstrated; about: concerning; before: prior to; later: subsequently; job: position
stopped: terminated; chosen: appointed; wrote: authored; moved: relocated; grew: increased
"""
_IN_QUESTION: Final = 0.3
_IN_PASSAGE: Final = 0.15
_ASIDE: Final = 0.06
_BARE: Final = 0.08
"""Shares of the questions that are put in plainer words, of the passages put in more formal ones,
of the questions that begin politely, and of those that name only the thing asked for."""
_ASIDES: Final = ("Can you tell me", "I need to know", "Please find out", "Do we know", "Tell me")
_ASKED_THING: Final = re.compile(r"(?:what|who|which) (?:is|was|are|were) (?:the )?(?=\w+ )", re.I)

Rewordings = Mapping[str, tuple[str, ...]]


def _table(lines: str) -> Rewordings:
    entries = [entry.split(":") for entry in lines.replace("\n", ";").split(";") if entry.strip()]
    return {word.strip(): tuple(o.strip() for o in others.split(",")) for word, others in entries}


def _pattern(table: Rewordings) -> re.Pattern[str]:
    longest = sorted(table, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b")


PLAIN: Final = _table(_PLAIN_OF)
FORMAL: Final = _table(_FORMAL_OF)
_FORMAL_WORD: Final = _pattern(PLAIN)
_PLAIN_WORD: Final = _pattern(FORMAL)


def reworded_question(question: str, chance: random.Random) -> str:
    """The question as staff may put it; often as it was."""
    if chance.random() < _IN_QUESTION:
        question = _FORMAL_WORD.sub(lambda m: chance.choice(PLAIN[m.group()]), question)
    draw = chance.random()
    if draw < _ASIDE:
        return f"{chance.choice(_ASIDES)} {question[:1].lower()}{question[1:]}"
    if draw < _ASIDE + _BARE:
        return _ASKED_THING.sub("", question, count=1) or question
    return question


def reworded_passage(
    text: str, evidence: Sequence[tuple[int, int]], chance: random.Random
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The passage with plain words outside the evidence replaced, and where that is then."""
    spans = tuple(evidence)
    if chance.random() >= _IN_PASSAGE:
        return text, spans
    for found in reversed(list(_PLAIN_WORD.finditer(text))):
        start, end = found.span()
        if any(first < end and start < last for first, last in spans):
            continue
        word = chance.choice(FORMAL[found.group()])
        shift = len(word) - (end - start)
        text = text[:start] + word + text[end:]
        spans = tuple(
            (first + shift, last + shift) if first >= end else (first, last)
            for first, last in spans
        )
    return text, spans
