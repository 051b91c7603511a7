"""Who did it, by the sentence that says so: "was led by Ms. Sow and Mr. Berg".

A reader takes the nearest name; the verb asked for and its "by" tell exactly who, and all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from retriever.answer.premises.said_sentences import SaidSentence
from retriever.answer.premises.unborne import ROLES, has_rival
from retriever.answer.question_words import QuestionWords
from sourceline.records import Span
from sourceline.text.words import FUNCTION_WORDS, stems

_ASKED: Final = re.compile(
    r"\bwho\s+(?:(?:has|have|had|will|would|also)\s+)*"
    r"(?:(?:is|are|was|were|be|been)\s+(?:also\s+)?(?=[a-z]+ing\b))?(?P<verb>[a-z]{3,})\b",
    re.IGNORECASE,
)
"""Not "who was elected", "who was present": they did nothing that has a "by"."""
_BY: Final = re.compile(
    r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+)?(?P<verb>[a-z]{3,})"
    r"(?:\s+(?:for|out|up|over))?\s+(?:\w+ly\s+)?by\s+(?=(?:the\s+)?[^\W\d_a-zа-яё])"
)
_OTHER_BY: Final = re.compile(r"\b(?P<verb>[a-z]{2,}ed)\s+by\s+(?:the\s+)?\Z")
_CAPITAL: Final = r"[^\W\d_a-zа-яё][\w.&'’-]*"
_BEHIND: Final = (
    "in|on|at|from|to|with|during|after|before|as|under|through|while|by|since|until|who|which|that"
    "|is|are|was|were|has|have|had|but|or|if|when|where"
)
_NAME: Final = re.compile(
    rf"(?:the\s+)?{_CAPITAL}(?:\s+(?:(?:(?:of|for|the|and|de|du|la|el|al|von|van|&)\s+)*"
    rf"|(?!(?:{_BEHIND})\s)[a-z]+\s+){_CAPITAL})*"
)
"""Words with capitals, with small ones between them that join, or one other ("Danish firm X")."""
_TITLE: Final = re.compile(r"(?:Mr|Mrs|Ms|Mx|Dr|Prof|Professor|Captain|Major|Colonel|General)\b")
_NEXT: Final = re.compile(
    r"(?:,\s+[^,.;:]{2,60})?,?\s+(?:and|together\s+with)\s+(?:by\s+)?(?=(?:the\s+)?[A-Z])"
)
_DID: Final = re.compile(
    rf"(?P<name>(?:The\s+)?{_NAME.pattern})(?:\s*,[^,.;:]{{2,80}},)?"
    r"\s+(?:(?:has|have|had|will|would|also|jointly|then|itself|already)\s+)*(?P<verb>[a-z]{3,})\b"
    r"(?!\s+by\b)"
)
"""A name and what it did."""
_AND: Final = re.compile(r"\s+and\s+")
_MOST: Final = 6
_LOOKED_AT: Final = 3
"""Passages from the top that may say who did it."""
_LEAST: Final = 0.6
"""Share of the weight of what is asked about that the sentence must bear with its context."""


@dataclass(frozen=True, slots=True)
class Doers:
    sentence: SaidSentence
    words: tuple[Span, ...]

    @property
    def stems(self) -> list[str]:
        """Of all their names."""
        return stems(" ".join(map(self.sentence.stored.quote, self.words)))

    def hold(self, answered: Span) -> bool:
        return any(one.overlaps(answered) for one in self.words)


def done_by(
    words: QuestionWords,
    sentences: Iterable[SaidSentence],
    plain: SaidSentence | None,
    answered: Span | None,
) -> Doers | None:
    """All who did what is asked, where a sentence says so outright and the reader missed some.

    ``answered`` are the words that answer otherwise, in the sentence ``plain``. None where no
    sentence says it of what is asked about, or the reader chose another one that says it too.
    """
    asked = _ASKED.search(words.query.question.text)
    if asked is None or asked["verb"].casefold() in FUNCTION_WORDS:
        return None
    asked_of = frozenset(stems(words.query.content))
    meant = _meant(words, asked["verb"])
    if plain is not None and answered is not None and not meant.isdisjoint(plain.stems):
        said = list(_of_sentence(plain, meant))
        if len(said) == 1 and _did_something_else(plain, answered, meant):
            return said[0]
        return next((one for one in said if one.hold(answered)), None)
    for sentence in sentences:
        if sentence.at >= _LOOKED_AT:
            return None
        found = [one for one in _of_sentence(sentence, meant) if not asked_of.issuperset(one.stems)]
        if len(found) == 1 and _is_about_it(words, sentence, asked["verb"], meant):
            return found[0]
    return None


def _did_something_else(sentence: SaidSentence, answered: Span, meant: frozenset[str]) -> bool:
    """Whether the words that answer are who did another thing: "paid by X, coordinated by Y"."""
    before = sentence.text[: max(0, answered.start - sentence.span.start)]
    found = _OTHER_BY.search(before)
    return found is not None and meant.isdisjoint(stems(found["verb"]))


def _meant(words: QuestionWords, verb: str) -> frozenset[str]:
    own = frozenset(stems(verb))
    return own.union(*(ring for ring in ROLES if own & ring))


def _of_sentence(sentence: SaidSentence, meant: frozenset[str]) -> Iterator[Doers]:
    """For each time that the sentence says who did it: "led by X", "X led"."""
    text, start = sentence.text, sentence.span.start
    for found in _BY.finditer(text):
        if meant & set(stems(found["verb"])):
            doers = tuple(islice(_named(text, found.end()), _MOST))
            if doers:
                yield Doers(sentence, tuple(one.shift(start) for one in doers))
    for found in _DID.finditer(text):
        first = found["name"].split()[0].casefold()
        if meant & set(stems(found["verb"])) and (first == "the" or first not in FUNCTION_WORDS):
            doers = tuple(_persons_apart(text, Span(*found.span("name"))))
            yield Doers(sentence, tuple(one.shift(start) for one in doers))


def _named(text: str, start: int) -> Iterator[Span]:
    """The names from here on, without what stands behind them ("…, programme officer, and …")."""
    while (found := _NAME.match(text, start)) is not None:
        yield from _persons_apart(text, Span(*found.span()))
        after = _NEXT.match(text, found.end())
        if after is None:
            return
        start = after.end()


def _persons_apart(text: str, span: Span) -> Iterator[Span]:
    """ "Ms. Sow and Mr. Berg" are two; "the Ministry of Health and Sport" is one."""
    start = span.start
    for joint in _AND.finditer(text, span.start, span.end):
        if _TITLE.match(text, joint.end()) and _TITLE.match(text, start):
            yield Span(start, joint.start())
            start = joint.end()
    yield Span(start, span.end - (text[span.end - 1] == "."))


def _is_about_it(
    words: QuestionWords, sentence: SaidSentence, verb: str, meant: frozenset[str]
) -> bool:
    """Whether the sentence is about all that the question names, and most else: with the one
    before it, unless that says itself who did something, or this one names another place."""
    own = (*sentence.stems, *sentence.above)
    lacking = words.lacking(own)
    context = own
    if not _says_who(sentence, meant):
        context = sentence.with_context
    if words.lacking(context) or any(
        name.is_place and has_rival(words, name, sentence) for name in lacking
    ):
        return False
    verbs = set(stems(verb))
    asked = [one for one in words.plain_stems if one not in verbs]
    total = sum(map(words.weight, asked))
    borne = sum(words.weight(one) * words.loosely(one, context) for one in asked)
    return total > 0 and borne >= _LEAST * total


def _says_who(sentence: SaidSentence, meant: frozenset[str]) -> bool:
    """Whether the sentence before says who did something like it."""
    before = sentence.before
    return before is not None and not meant.isdisjoint(stems(sentence.stored.passage.words(before)))
