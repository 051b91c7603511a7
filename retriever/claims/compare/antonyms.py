"""Words that say the contrary of each other: "rose" and "fell", "approved" and "rejected".

Everyday pairs, as any dictionary of antonyms has them. A member is one word, or two with a stroke
between; all on one side of a slash are opposed to all on the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from retriever.claims.extract.sentence_words import Word
from sourceline.records import Span
from sourceline.text.words import stem

_PAIRS: Final = """
increase rise rose risen grow grew grown growth / decrease decline fall fell fallen drop reduce
raise expand / lower cut shrink shrank
open inaugurate / close shut
begin began begun start launch commence / end finish conclude
approve accept endorse adopt / reject refuse decline oppose
support back endorse / oppose
allow permit authorise authorize legalise legalize / ban forbid forbade prohibit
join enter accede / leave left quit withdraw withdrew
win won / lose lost
buy bought purchase acquire / sell sold
import / export
arrive / depart
succeed success successful / fail failure unsuccessful
succeed follow / precede
strengthen / weaken
expand widen / narrow shrink shrank
improve improvement / worsen deteriorate deterioration
before earlier / after later
above / below
first / last
largest biggest highest greatest most maximum / smallest lowest least minimum
oldest / youngest newest
best / worst
high higher / low lower
majority / minority
male man men / female woman women
northern north / southern south
eastern east / western west
public / private
legal lawful / illegal unlawful
possible / impossible
present / absent
physically in_person / remotely online virtually
agree / disagree
appoint hire / dismiss fire sack
arrest detain / release
ratify sign / denounce
guilty convict / innocent acquit
positive / negative
optional voluntary / mandatory compulsory obligatory
увеличиться увеличить вырасти рост / уменьшиться уменьшить снизиться снижение
открыть / закрыть
одобрить принять / отклонить отвергнуть
разрешить / запретить
первый / последний
крупнейший / наименьший
"""


def _stems(member: str) -> str:
    return "_".join(stem(word) for word in member.split("_"))


def _table() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _PAIRS.strip().splitlines():
        one, other = ([_stems(word) for word in side.split()] for side in line.split("/"))
        for word in one:
            found.setdefault(word, set()).update(other)
        for word in other:
            found.setdefault(word, set()).update(one)
    return {word: frozenset(others) for word, others in found.items()}


OPPOSITES: Final = _table()
"""Stem to the stems that say the contrary."""
_PAIRED: Final = frozenset(member for member in OPPOSITES if "_" in member)


def opposed(claim: Sequence[Word], source: Sequence[Word]) -> Iterator[tuple[Word, Word]]:
    """Each word of the claim with one of the source that says the contrary; none where either
    side says both ("rose, then fell")."""
    claim, source = [*claim, *_two_as_one(claim)], [*source, *_two_as_one(source)]
    ours = {word.stem for word in claim}
    theirs = {word.stem for word in source}
    for word in claim:
        contrary = OPPOSITES.get(word.stem, frozenset())
        if contrary & ours or word.keys & theirs:
            continue
        for other in source:
            if other.stem in contrary and not OPPOSITES[other.stem] & theirs:
                yield word, other
                break


def _two_as_one(words: Sequence[Word]) -> Iterator[Word]:
    for one, other in pairwise(words):
        both = f"{one.stem}_{other.stem}"
        if both in _PAIRED:
            span = Span(one.span.start, other.span.end)
            yield Word(span, both, frozenset([both]), is_content=True)
