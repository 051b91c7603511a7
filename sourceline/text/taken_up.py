"""Words of a quotation that take up what was said before it: "it", "this programme", "the course".

What is found is a reason to look for a sentence before, never a claim about what is meant: only
closed classes of words and their place in the sentence are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sourceline.records import Span
from sourceline.text.sentences import split_sentences
from sourceline.text.words import FUNCTION_WORDS, stem, stems

_OF_TIME: Final = (
    "year|month|week|weekend|day|hour|time|period|moment|morning|afternoon|evening|night|season"
    "|quarter|century|decade|date|past|future|present"
)
_NO_THING: Final = (
    "following|same|first|second|third|last|latter|former|next|other|others|end|beginning|start"
    "|rest|whole|world|public|way|case|fact|sense|need|use|number|part|most|more|least|only|very"
    "|report|document|paper|text|page|table|section|chapter|annex|figure|note|author|reader"
)
"""Behind an article they name nothing that was told of before, or the text itself."""
_OPENS: Final = (
    r"[\"'“«(\s]*(?:(?:and|but|however|also|then|later|thus|moreover|in\s+addition),?\s+)?"
)
_PRONOUN: Final = re.compile(
    rf"{_OPENS}(?P<word>it|its|they|their|them|he|his|she|her"
    r"|(?:this|that|these|those|both)(?=\s+(?:is|was|are|were|has|have|had|will|would|can|could|may"
    r"|might|must|did|does|do|took|made|gave|brought|led|means?|meant|allow\w*|includ\w*)\b))\b",
    re.IGNORECASE,
)
_LATER_PRONOUN: Final = re.compile(r"\b(?P<word>it|its|they|their|them|he|his|she|her|him)\b")
_EMPTY_IT: Final = re.compile(
    r"it\s+(?:is|was|has\s+been|will\s+be|seems|appears|became)\s+(?:\w+\s+)?"
    r"(?:that|true|possible|impossible|useful|evident|obvious|worth|known|said|clear|right|correct|necessary|important|essential|likely|noted"
    r"|decided|agreed|expected|planned|recommended|estimated|believed|recall?ed|recogni[sz]ed|hoped"
    r"|reported|stressed|emphasi[sz]ed|underlined|proposed|difficult|easy|hard|time)\b",
    re.IGNORECASE,
)
_POINTED: Final = re.compile(
    r"\b(?:this|these|those|such|the\s+(?:same|said|above|aforementioned|abovementioned))\s+"
    rf"(?!(?:an?|the|is|was|are|were|who|that|as|{_OF_TIME}|{_NO_THING})s?\b)"
    r"(?P<noun>[a-z][\w-]+)",
    re.IGNORECASE,
)
_DEFINITE: Final = re.compile(
    r"\bthe\s+"
    rf"(?!(?:{_OF_TIME}|{_NO_THING})s?\b)"
    r"(?P<noun>(?-i:[a-z])[\w-]+)(?=\s*[,.;:)]|\s+(?:is|was|are|were|has|have|had|will|would|can|could"
    r"|may|might|must|also|took|did|does|began|ended|started|started|aimed?|aims|included?|includes"
    r"|covered|lasted|brought|gave|held|opened|closed|focus\w*|received|and|by|as)\b|\s*\Z"
    r"|\s+(?:in|on|since|until|from|during)\s+(?:\d|(?-i:[A-Z])[a-z]+\s+\d))",
    re.IGNORECASE,
)
_RUSSIAN_PRONOUN: Final = re.compile(
    r"[\"«„(\s]*(?:(?:и|а|но|также|затем|кроме\s+того),?\s+)?"
    r"(?P<word>он|она|оно|они|его|её|ее|их|ему|ей|им|это(?=\s+(?:был\w*|стал\w*|позвол\w*|помо\w*)))\b",
    re.IGNORECASE,
)
_RUSSIAN_POINTED: Final = re.compile(
    r"\b(?:эт(?:от|а|о|и|ого|ой|ому|у|им|ом|их|ими)|данн\w{2,3}|указанн\w{2,3}|вышеуказанн\w{2,3}"
    r"|упомянут\w{2,3}|так(?:ой|ая|ое|ие|ого|ому|им|ом|их|ими))\s+"
    r"(?!год|месяц|недел|дн|день|врем|раз|период|час|отч|доклад|документ|стать|стат)"
    r"(?P<noun>[а-яё]{3,})",
    re.IGNORECASE,
)
_NAMED: Final = re.compile(
    r"\b(?:an?|the|his|her|its|their|some|many|several|two|three|\d+)\s+\w+"
    r"|(?<=[\s\"“«])[A-ZА-ЯЁ]\w+|\b[a-z]{3,}s\b"
)
_DATED: Final = re.compile(
    r"\b(?i:in|on|since|until|by|from|during)\s+(?:\d{1,2}\s+)?(?:early\s+|late\s+|mid-?)?"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)?"
    r"\s*(?:\d{4}|\d{1,2})?\b,?"
)
_NUMBERS: Final = ("one", "two", "three", "four", "five", "six", "seven", "один", "два", "три")
_INTRODUCERS: Final = frozenset(
    (*_NUMBERS, "a", "an", "several", "some", "another", "new", "первый")
)
_DESCRIBERS: Final = frozenset(
    ("of", "on", "for", "about", "called", "titled", "entitled", "named")
)
_TOKEN: Final = re.compile(r"[\w’'/-]+")
_WORDS_OF_A_NAME: Final = 5


@dataclass(frozen=True, slots=True)
class TakenUp:
    """``noun`` is the stem of the noun that is used again, None for a pronoun.

    ``is_sure`` where the words point back by themselves ("this", "it"): "the" alone may not.
    """

    noun: str | None
    is_sure: bool


def taken_up(words: str, language: str) -> Iterator[TakenUp]:
    """What words take up without naming it themselves, the surest first.

    Pronouns count in their first sentence alone: later ones mean what the words say before.
    """
    sentences = split_sentences(words, Span(0, len(words)), language)
    if sentences and _points_back(sentences[0].of(words)):
        yield TakenUp(None, is_sure=True)
    for pattern, is_sure in ((_POINTED, True), (_RUSSIAN_POINTED, True), (_DEFINITE, False)):
        for found in pattern.finditer(words):
            noun = stem(found["noun"])
            if noun not in stems(words[: found.start()]):
                yield TakenUp(noun, is_sure)


def introduces(sentence: str, noun: str) -> bool:
    """Whether a sentence says which thing it is: "a two-day course", "the Osh course"."""
    tokens = _TOKEN.findall(sentence)
    return any(
        _is_described(tokens[max(0, at - _WORDS_OF_A_NAME) : at], tokens[at + 1 : at + 2])
        for at, token in enumerate(tokens)
        if stem(token) == noun
    )


def _is_described(before: list[str], after: list[str]) -> bool:
    """Whether an article or number that introduces, or words that tell apart, are at a noun."""
    for at, token in enumerate(reversed(before)):
        if token.casefold() in _INTRODUCERS or token[0].isdigit():
            return True
        if token.casefold() in FUNCTION_WORDS:
            is_article = token.casefold() == "the"
            return is_article and (at > 0 or (after[:1] != [] and after[0] in _DESCRIBERS))
    return any(token[0].isupper() for token in before)


def _points_back(sentence: str) -> bool:
    """Whether a pronoun comes in it before anything that it could mean."""
    opening = _PRONOUN.match(sentence) or _RUSSIAN_PRONOUN.match(sentence)
    if opening is not None:
        return not _EMPTY_IT.match(sentence, opening.start("word"))
    later = _LATER_PRONOUN.search(sentence)
    if later is None or _EMPTY_IT.match(sentence, later.start()):
        return False
    return not _NAMED.search(f" {_DATED.sub(' ', sentence[: later.start()])}")
