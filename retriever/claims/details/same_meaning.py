"""Which words of a claim a sentence says in words of its own: forms, synonyms, near meanings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from retriever.claims.extract.sentence_words import equivalent_stems
from sourceline.models.word_pieces import encodable
from sourceline.text.words import stems

Encode = Callable[[Sequence[str]], NDArray[np.float32]]
"""Texts as unit vectors: Encoder.encode."""

_RINGS: Final = """
postpone move delay reschedule defer late later adjourn put shift
replace succeed follow successor take over
open inaugurate unveil opening inauguration launch
give gave gift donate donation grant provide contribute contribution supply deliver hand present pay
pay paid finance fund cover sponsor cost
raise collect bring earn
cost worth price value amount spend total
inspect check examine control verify inspection
fix repair mend restore
break broke broken failure fail fault defect damage breakdown
shrink shrank fall fell decrease decline drop reduce
grow rise increase
house live keep accommodate home
catch caught seize arrest detain
allow permit let
promise pledge commit announce confirm
cancel call off drop
buy bought purchase acquire
build built construct construction erect building
use employ apply
teach taught train instruct trainer teacher lecturer
begin start launch
end finish complete close
bring together attend participate participant take part join gather assemble
leave left quit depart resign retire
change switch move
name appoint elect choose
head lead led direct chair manage run
say state tell declare report
need require
want wish ask request
work serve
write wrote letter send sent
receive get got obtain
produce make manufacture
meeting session conference event workshop seminar training course class
person people man woman participant staff employee officer
since because
available usable use
unavailable closed
aid help support assist assistance
child children paediatric kid pupil
dog canine
boat vessel ship
car vehicle van automobile
illness disease sickness
doctor physician
lawyer attorney
firm company business enterprise
money fund cash
centre center facility institution
town city capital
online remote virtual webinar web
half fifty
перенести отложить перенос
отменить отмена
провести состояться пройти организовать
финансировать оплатить средства профинансировать
передать подарить вручить предоставить
обучить обучение подготовка подготовить
открыть открытие
"""
"""Everyday words, wider than those that a search is expanded by: what is compared here is known to
speak of the same event."""
_ROOT: Final = 5
"""Letters that words of one root share."""
_ROOT_SHARE: Final = 0.7
"""Of the longer stem."""
NEAR_WORD: Final = 0.64
"""Cosine from which two words are taken to mean the same ("surgery", "surgical": 0.94)."""


def _read_rings() -> Mapping[str, frozenset[str]]:
    rings: dict[str, set[str]] = defaultdict(set)
    for line in _RINGS.strip().splitlines():
        members = stems(line)
        for member in members:
            rings[member].update(members)
    return {member: frozenset(ring) for member, ring in rings.items()}


_RINGS_BY_STEM: Final = _read_rings()


def same_by_rule(own: str, others: Iterable[str]) -> bool:
    """Whether a stem has its like among others: another form, a synonym, a word of one root."""
    alike = equivalent_stems(own) | _RINGS_BY_STEM.get(own, frozenset())
    return any(
        other in alike or own in _RINGS_BY_STEM.get(other, ()) or _one_root(own, other)
        for other in others
    )


def _one_root(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    shared = next((at for at, sign in enumerate(short) if sign != long[at]), len(short))
    return shared >= _ROOT and shared >= _ROOT_SHARE * len(long)


def nearest(texts: Sequence[str], others: Sequence[str], encode: Encode) -> dict[str, float]:
    """For each text the highest cosine with one of the others."""
    if not texts or not others:
        return dict.fromkeys(texts, 0.0)
    unique = list(dict.fromkeys([*texts, *others]))
    vectors = dict(zip(unique, encode([encodable(each) for each in unique]), strict=True))
    matrix = np.stack([vectors[other] for other in dict.fromkeys(others)])
    return {text: float((matrix @ vectors[text]).max()) for text in dict.fromkeys(texts)}
