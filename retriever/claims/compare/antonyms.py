"""Words of contrary meaning: "rose" and "fell", "approved" and "rejected".

Everyday pairs, as any dictionary of antonyms has them. A member is one word, or two joined by an
underscore; all on one side of a slash are antonyms of all on the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from retriever.claims.extract.sentence_words import SentenceWord
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


def _member_stem(member: str) -> str:
    return "_".join(stem(word) for word in member.split("_"))


def _read_pairs() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for line in _PAIRS.strip().splitlines():
        one, other = ([_member_stem(word) for word in side.split()] for side in line.split("/"))
        for word in one:
            found[word].update(other)
        for word in other:
            found[word].update(one)
    return {word: frozenset(others) for word, others in found.items()}


ANTONYMS: Final = _read_pairs()
"""Stem to the stems of contrary meaning."""
_TWO_WORDS: Final = frozenset(member for member in ANTONYMS if "_" in member)


def antonym_pairs(
    claim: Sequence[SentenceWord], source: Sequence[SentenceWord]
) -> Iterator[tuple[SentenceWord, SentenceWord]]:
    """Each word of the claim with an antonym in the source; none where either side has both
    ("rose, then fell")."""
    claim, source = [*claim, *_word_pairs(claim)], [*source, *_word_pairs(source)]
    claim_stems = {word.stem for word in claim}
    source_stems = {word.stem for word in source}
    for word in claim:
        antonyms = ANTONYMS.get(word.stem, frozenset())
        if antonyms & claim_stems or word.equivalents & source_stems:
            continue
        for other in source:
            if other.stem in antonyms and not ANTONYMS[other.stem] & source_stems:
                yield word, other
                break


def _word_pairs(words: Sequence[SentenceWord]) -> Iterator[SentenceWord]:
    """Two words in a row that are one member, as one word."""
    for one, other in pairwise(words):
        both = f"{one.stem}_{other.stem}"
        if both in _TWO_WORDS:
            span = Span(one.span.start, other.span.end)
            yield SentenceWord(span, both, frozenset([both]), is_content=True)
