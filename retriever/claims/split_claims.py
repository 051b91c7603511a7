"""The claims in a pasted text, and the parts that state nothing that a source could support.

A claim is a sentence that says something: not a question, a heading, an opinion or a greeting.
Recognised by form alone; in doubt it is a claim, since one check too many costs little.
"""

from __future__ import annotations

import re
from typing import Final

from retriever.claims.verdicts import AsideReason, SetAside
from sourceline.records import Span
from sourceline.text.language import detect_language
from sourceline.text.sentences import split_sentences
from sourceline.text.words import FUNCTION_WORDS, content_stems, stems

_MARKUP: Final = re.compile(r"(?:#{1,6}\s|[-–—*•▪◦‣⁃●]\s+|>\s|\d{1,3}[.)]\s+)+")
_QUESTION: Final = re.compile(r"\?[\"'”’»)\]]*\s*\Z")
_OPINION: Final = re.compile(
    r"\b(?:I|we)\s+(?:\w+ly\s+)?(?:think|believe|feel|hope|guess|suppose|doubt|wish|recommend"
    r"|suggest|prefer|love|like|hate)\b|\b(?:in (?:my|our) (?:\w+ )?(?:opinion|view)|to my mind"
    r"|personally|hopefully|unfortunately,? I|it (?:seems|appears) to me)\b"
    r"|\b(?:should|ought to|let us|let's)\b"
    r"|\b(?:я|мы)\s+(?:думаю|думаем|считаю|считаем|полагаю|полагаем|надеюсь|надеемся)\b"
    r"|\b(?:по-моему|по моему мнению|на мой взгляд|на наш взгляд|мне кажется|хочется)\b"
    r"|\b(?:следует|должн[ыао]?|должен|необходимо|нужно)\b",
    re.IGNORECASE,
)
_JUDGING_WORDS: Final = re.compile(
    r"\b(?:is|was|are|were)\s+(?:(?:a|an|the|very|really|truly|quite|absolutely|simply|most)\s+)*"
    r"(?:beautiful|wonderful|great|terrible|awful|amazing|nice|lovely|boring|interesting|excellent"
    r"|horrible|fantastic|brilliant|best|worst|good|bad)\b",
    re.IGNORECASE,
)
_STOPPED: Final = re.compile(r"[.!…;:]\W*\Z")
_HEADING_WORDS: Final = 14
"""At most."""
_VERB: Final = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|did|does|do|will|would|can|could|may|might|must"
    r"|\w{2,}(?:ed|izes|ises)|gave|made|took|held|won|lost|paid|sold|sent|met|said|told|led|left"
    r"|began|became|came|went|saw|found|built|bought|brought|fell|rose|grew|ran|wrote|spoke|kept"
    r"|costs?|lives?|works?|says?|gives?|makes?|takes?|holds?|has|leads?|plays?|covers?|includes?"
    r"|contains?|requires?|supports?|plans?|starts?|ends?|opens?|remains?|belongs?|uses?)\b"
    r"|\b\w+(?:л|ла|ло|ли|лся|лась|лось|лись|ет|ит|ют|ят|ется|ится|ются|ятся)\b"
    r"|\b\w+(?:ан|ана|ано|аны|ен|ена|ено|ены)\b|\b(?:есть|нет|был|была|было|были)\b",
    re.IGNORECASE,
)


def split_claims(
    text: str, upto: int | None = None
) -> tuple[tuple[Span, ...], tuple[SetAside, ...]]:
    """The claims of ``text[:upto]`` and what is set aside, each in order; none overlap."""
    end = len(text) if upto is None else min(upto, len(text))
    claims: list[Span] = []
    aside: list[SetAside] = []
    for sentence in split_sentences(text, Span(0, end), detect_language(text[:end])):
        span = _without_marker(text, sentence)
        words = span.of(text)
        reason = _reason_aside(words, marked=text[sentence.start] == "#")
        if reason is None:
            claims.append(span)
        else:
            aside.append(SetAside(span, words, reason))
    return tuple(claims), tuple(aside)


def _without_marker(text: str, sentence: Span) -> Span:
    """The sentence after the sign of a list or heading."""
    marker = _MARKUP.match(text, sentence.start, sentence.end)
    return sentence if marker is None else Span(marker.end(), sentence.end)


def _reason_aside(sentence: str, *, marked: bool) -> AsideReason | None:
    if not _states_something(sentence):
        return "no statement"
    if _QUESTION.search(sentence):
        return "question"
    if _OPINION.search(sentence) or _JUDGING_WORDS.search(sentence):
        return "opinion"
    if marked or _is_heading(sentence):
        return "heading"
    return None


def _is_heading(sentence: str) -> bool:
    """A few words without a stop and without a verb, or ending in a colon."""
    if len(sentence.split()) > _HEADING_WORDS:
        return False
    if sentence.rstrip().endswith(":"):
        return True
    return not _STOPPED.search(sentence) and not _VERB.search(sentence)


def _states_something(sentence: str) -> bool:
    """One word is the beginning of a claim at most."""
    content = any(len(stem) > 1 and stem not in FUNCTION_WORDS for stem in content_stems(sentence))
    return content and len(stems(sentence)) > 1
