"""Who did it to whom: "A paid B" against "B paid A" and "A was paid by B"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from retriever.claims.compare.differences import ClaimDifference
from retriever.claims.compare.name_identity import same_name
from retriever.claims.compare.roles import Role, role_of
from retriever.claims.extract.sentence import Sentence
from retriever.claims.extract.sentence_names import Name
from retriever.claims.extract.sentence_words import SentenceWord, all_equivalents
from sourceline.records import Span
from sourceline.text.words import stems

_FROM_TO: Final = frozenset(["from", "to"])
_MUTUAL_STEMS: Final = frozenset(
    stems(
        "meet met sign agree discuss cooperate talk marry married exchange negotiate border share"
        " join unite fight fought play tie conclude hold held organise organize conduct host"
    )
)
"""Of verbs that mean the same either way, or whose two names often come in either order."""
_CLAUSE_BREAK: Final = re.compile(r"[;:.]|,\s|\b(?:who|which|that|while|and|but)\b", re.I)

_APPOSITION: Final = re.compile(
    r",\s(?!(?:who|which|that|and|but)\b)[^,;.:]{2,80},\s(?!(?:and|but)\b)"
)


@dataclass(frozen=True, slots=True)
class _Action:
    """What ``agent`` does to ``patient``; ``stems`` are those of the words between them and all
    that mean the same."""

    agent: Name
    patient: Name
    stems: frozenset[str]


def swapped_agents(claim: Sentence, source: Sentence) -> list[ClaimDifference]:
    """The agent by the claim and that by the source, where the source has the same two names in
    exchanged roles; the first such pair only."""
    by_source = list(_actions(source))
    for own in _actions(claim):
        for other in by_source:
            if own.stems & other.stems and _is_swapped(own, other):
                return [ClaimDifference("name", own.agent.span, other.agent.span)]
    return []


def _is_swapped(own: _Action, other: _Action) -> bool:
    return (
        same_name(own.agent, other.patient)
        and same_name(own.patient, other.agent)
        and not same_name(own.agent, own.patient)
    )


def _actions(sentence: Sentence) -> Iterator[_Action]:
    for first, second in combinations(sentence.names, 2):
        between = sentence.text_between(first.span, second.span)
        if _CLAUSE_BREAK.search(between[_apposition(between) :]):
            continue
        action = _action(sentence, first, second)
        if action is not None:
            yield action


def _action(sentence: Sentence, first: Name, second: Name) -> _Action | None:
    """By the prepositions before two names, in order, and the words between them."""
    one, two = role_of(sentence, first.span), role_of(sentence, second.span)
    if {one.preposition, two.preposition} == _FROM_TO:
        agent, patient = (first, second) if one.preposition == "from" else (second, first)
        return _Action(agent, patient, _FROM_TO)
    aside = _apposition(sentence.text_between(first.span, second.span))
    between = _content_between(
        sentence, Span(first.span.start, first.span.end + aside), second.span
    )
    mutual = any(word.stem in _MUTUAL_STEMS for word in between)
    if not between or mutual or one.preposition:
        return None
    if _is_passive(one, two):
        return _Action(second, first, all_equivalents(between))
    if not one.is_passive and two.preposition in ("", "to"):
        return _Action(first, second, all_equivalents(between))
    return None


def _apposition(between: str) -> int:
    """How long what is set apart by commas behind a name is: "B, deputy head of C, thanked D"."""
    found = _APPOSITION.match(between)
    return found.end() if found else 0


def _is_passive(one: Role, two: Role) -> bool:
    return one.is_passive and two.preposition == "by"


def _content_between(sentence: Sentence, first: Span, second: Span) -> list[SentenceWord]:
    return [
        word
        for word in sentence.content_words
        if first.end <= word.span.start and word.span.end <= second.start
    ]
