"""A pasted text → its claims, and what states nothing that a source could bear out.

A claim is a sentence that says something: not a question, a heading, an opinion or a greeting.
Told by form alone; where in doubt it is a claim, since a check too many costs little.
"""

from __future__ import annotations

import re
from typing import Final

from retriever.claims.verdicts import Aside, SetAside
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
_VERDICT_WORDS: Final = re.compile(
    r"\b(?:is|was|are|were)\s+(?:(?:a|an|the|very|really|truly|quite|absolutely|simply|most)\s+)*"
    r"(?:beautiful|wonderful|great|terrible|awful|amazing|nice|lovely|boring|interesting|excellent"
    r"|horrible|fantastic|brilliant|best|worst|good|bad)\b",
    re.IGNORECASE,
)
_STOPPED: Final = re.compile(r"[.!…;:]\W*\Z")
_HEADING_WORDS: Final = 14
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
        reason = _why_aside(span.of(text), marked=text[sentence.start] == "#")
        if reason is None:
            claims.append(span)
        else:
            aside.append(SetAside(span, span.of(text), reason))
    return tuple(claims), tuple(aside)


def _without_marker(text: str, sentence: Span) -> Span:
    """Less the sign of a list or heading before it."""
    marker = _MARKUP.match(text, sentence.start, sentence.end)
    return sentence if marker is None else Span(marker.end(), sentence.end)


def _why_aside(said: str, *, marked: bool) -> Aside | None:
    if not _says_something(said):
        return "no statement"
    if _QUESTION.search(said):
        return "question"
    if _OPINION.search(said) or _VERDICT_WORDS.search(said):
        return "opinion"
    if marked or _is_heading(said):
        return "heading"
    return None


def _is_heading(said: str) -> bool:
    """Short words without a stop and without a verb, or ending in a colon; one word is a claim's
    beginning at most."""
    words = said.split()
    if said.rstrip().endswith(":") and len(words) <= _HEADING_WORDS:
        return True
    return len(words) <= _HEADING_WORDS and not _STOPPED.search(said) and not _VERB.search(said)


def _says_something(said: str) -> bool:
    content = [stem for stem in content_stems(said) if len(stem) > 1 and stem not in FUNCTION_WORDS]
    return bool(content) and len(stems(said)) > 1
