"""What a text reports as someone's words: direct speech, and "X said that …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from retriever.query.question_type import any_of
from sourceline.records import Span

_MARKS: Final = (("“", "”"), ("«", "»"), ("„", "“"), ("„", "”"), ('"', '"'), ("‘", "’"))
_DIRECT: Final = tuple(
    re.compile(rf"(?<!\w){a}(?P<said>[^{a}{b}\n]+(?:\n(?!\s*\n)[^{a}{b}\n]+)*){b}(?!\w)")
    for a, b in _MARKS
)
SPEECH: Final = any_of(
    r"""said says saying told tells stated states noted notes added adds explained explains
    emphasi[sz]ed stressed declared remarked commented observed warned recalled wrote writes
    announced
    argued claimed insisted concluded asked replied answered admitted confirmed reported believes
    thinks
    promised urged pointed\s+out according\s+to
    сказал[аи]? говорит говорят отметил[аи]? заявил[аи]? подчеркнул[аи]? добавил[аи]? сообщил[аи]?
    пояснил[аи]? рассказал[аи]? написал[аи]? предупредил[аи]? напомнил[аи]? считает словам"""
)
_SPEAKS: Final = re.compile(rf"(?<!\w){SPEECH}(?!\w)", re.IGNORECASE)
_THAT: Final = re.compile(
    rf"(?<!\w){SPEECH}(?!\w)(?:\s+(?:\w+\s+){{0,3}}?that\s+|,\s+что\s+|:\s+(?=[A-ZА-ЯЁ])|\s+(?=(?:the|it|he|she|they|we|a|an|no|all"
    r"|this|his|her|its|their|there)\b))",
    re.IGNORECASE,
)
_LEAST_WORDS: Final = 3


@dataclass(frozen=True, slots=True)
class Quotation:
    """``said`` are the words, ``attribution`` the words around that may name the speaker.

    ``follows`` says that the attribution names no one itself, and the speaker is the last one's.
    """

    said: Span
    attribution: tuple[Span, ...]
    is_direct: bool


def find_quotations(text: str, sentences: Sequence[Span]) -> list[Quotation]:
    """Direct and indirect speech of a text, in order; ``sentences`` cover it."""
    direct = sorted(_direct_spans(text))
    found = [
        Quotation(said, _attribution(text, said, direct, sentences), is_direct=True)
        for said in direct
    ]
    found += _indirect(text, direct, sentences)
    return sorted(found, key=lambda one: one.said)


def _direct_spans(text: str) -> list[Span]:
    """What stands between quotation marks, as speech: some words, no name of a thing."""
    found: list[Span] = []
    for pattern in _DIRECT:
        for match in pattern.finditer(text):
            said = Span(*match.span("said"))
            words = len(said.of(text).split())
            if words >= _LEAST_WORDS and not any(said.overlaps(other) for other in found):
                found.append(_trimmed(text, said))
    return found


def _trimmed(text: str, said: Span) -> Span:
    """Without the comma that leads to the speaker."""
    words = said.of(text)
    start = said.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip().rstrip(",")))


def _attribution(
    text: str, said: Span, direct: Sequence[Span], sentences: Sequence[Span]
) -> tuple[Span, ...]:
    """The words of the same sentences outside all quotations, behind first; none without a verb of
    speech there, but where the speech goes on right after words that have one."""
    own = [span for span in sentences if span.overlaps(Span(said.start, said.end + 2))]
    low = min((span.start for span in own), default=said.start)
    high = max((span.end for span in own), default=said.end)
    behind = Span(said.end, _to_next(text, said.end, high, direct))
    before = Span(max([low, *(d.end for d in direct if d.end <= said.start)]), said.start)
    parts = [part for part in (behind, before) if _SPEAKS.search(part.of(text))]
    if not parts and re.search(r":\s*\W{0,3}\Z", text[max(0, said.start - 6) : said.start]):
        parts = [before]
    return tuple(parts)


def _to_next(text: str, start: int, high: int, direct: Sequence[Span]) -> int:
    """To the end of the sentence behind a quotation, or the next quotation."""
    after = [d.start for d in direct if d.start >= start]
    stop = re.compile(r"[.!?](?=\s|$)|\n\s*\n").search(text, start + 1)
    end = max(high, stop.start() if stop else len(text))
    return max(start, min([end, *(stop.start() for stop in [stop] if stop), *after]))


def _indirect(text: str, direct: Sequence[Span], sentences: Sequence[Span]) -> Iterator[Quotation]:
    """ "X said that the port is safe", "По словам X, …"."""
    for sentence in sentences:
        if any(sentence.overlaps(said) for said in direct):
            continue
        verb = _THAT.search(text, sentence.start, sentence.end)
        if verb is not None:
            said = _stripped(text, verb.end(), sentence.end)
            yield Quotation(said, (Span(sentence.start, verb.end()),), is_direct=False)
            continue
        according = re.compile(r"(?:According to|По словам)\s[^,]{2,120},\s+(?=\w)").match(
            text, sentence.start, sentence.end
        )
        if according is not None:
            said = _stripped(text, according.end(), sentence.end)
            yield Quotation(said, (Span(sentence.start, according.end()),), is_direct=False)


def _stripped(text: str, start: int, end: int) -> Span:
    return Span(start, start + len(text[start:end].rstrip(" .\n")))
