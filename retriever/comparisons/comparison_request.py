"""A question that sets two things side by side: "who gave more, A or B", "2019 or 2021"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from retriever.listings.funders import NAME
from retriever.listings.kinds import GENERIC, names_people
from retriever.results import Period, Question
from sourceline.dates import find_expressions
from sourceline.records import Interval, Span
from sourceline.text.words import FUNCTION_WORDS, stem, stems

_MORE: Final = (
    r"(?:more|larger|higher|greater|bigger|longer|most|largest|highest|biggest|больше|выше|более)"
)
_LESS: Final = r"(?:less|fewer|lower|smaller|least|fewest|lowest|smallest|меньше|ниже|менее)"
_COMPARES: Final = re.compile(
    rf"\b(?:(?P<more>{_MORE})|(?P<less>{_LESS})|compared?|сравни\w*)\b", re.IGNORECASE
)
_BETWEEN_TIMES: Final = re.compile(
    r"\s*,?\s*(?:or|than|and|versus|vs\.?|compared\s+(?:to|with)|with|или|чем|и|по\s+сравнению\s+с)"
    r"\s+(?:(?:in|for|during|of|в|за)\s+)?(?:the\s+year\s+)?",
    re.IGNORECASE,
)
_THING: Final = rf"(?:the\s+)?(?:{NAME}|[^\W\d_]+(?:\s+[^\W\d_]+){{0,3}}?)"
_CHOICE: Final = re.compile(
    rf"[,:–—]\s*(?P<a>{_THING})\s+(?:or|или)\s+(?P<b>(?:the\s+)?[^?,]+?)\s*\?*\s*\Z", re.IGNORECASE
)
_ASKS: Final = r"(?:(?i:did|does|do|has|have|had|was|were|is|are|will|can)\s+)?"
_NAMES: Final = re.compile(
    rf"{_ASKS}(?:the\s+)?(?P<a>{NAME})\s+(?:or|или)\s+(?:the\s+)?(?P<b>{NAME})"
)
_THAN: Final = re.compile(
    rf"^\W*{_ASKS}(?:the\s+)?(?P<a>{NAME})\s.*?"
    rf"\bthan\s+(?:the\s+|did\s+(?:the\s+)?|to\s+)?(?P<b>{NAME})",
    re.DOTALL,
)
_THAN_RU: Final = re.compile(rf"(?P<a>{NAME})\s.*?\bчем\s+(?P<b>{NAME})", re.DOTALL)
_NOUN: Final = re.compile(r"\s+((?:[^\W\d_]+[\s-]+){0,2}?[^\W\d_]+)")
_MONEY_VERBS: Final = frozenset(
    stems(
        "give gave given contribute contributed contribution pay paid fund funded spend spent "
        "spending cost costs donate donated pledge pledged money expensive grant granted provide "
        "provided invest invested budget дал дала дали выделил выделила внёс внесла потратил "
        "потратила стоил стоило расходы финансировал финансировала пожертвовал"
    )
)


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: a name, or days; ``words`` as the question has them."""

    words: str
    names: frozenset[str] = frozenset()
    days: Interval | None = None


@dataclass(frozen=True, slots=True)
class ComparisonRequest:
    """``head`` are stems of the noun whose number or size is compared, none for money as such;
    ``rest`` those of what else is said of it; ``period`` is of both sides."""

    sides: tuple[Side, Side]
    head: frozenset[str]
    people: bool
    money: bool
    rest: frozenset[str]
    period: Period | None
    asks_less: bool


def comparison_request(question: Question) -> ComparisonRequest | None:
    """None where no two things are compared."""
    text = question.text
    compares = _COMPARES.search(text)
    if compares is None:
        return None
    found = _two_times(text)
    period = None
    if found is None:
        found, period = _two_names(text), question.period
    if found is None:
        return None
    sides, taken = found
    left = [
        (span, own) for span, own in _content(text) if not any(span.overlaps(one) for one in taken)
    ]
    head, is_people = _head(text, compares)
    # "Give" is no content word, as it opens many a request.
    money = not head and not _MONEY_VERBS.isdisjoint(stems(text))
    rest = frozenset(own for _, own in left) - head - GENERIC - _MONEY_VERBS
    if not head and not money:
        head, rest = rest, frozenset()
    if not head and not money:
        return None
    return ComparisonRequest(sides, head, is_people, money, rest, period, bool(compares["less"]))


def _two_times(text: str) -> tuple[tuple[Side, Side], list[Span]] | None:
    named = [one for one in find_expressions(text) if not one.is_range]
    if len(named) != 2 or not _BETWEEN_TIMES.fullmatch(
        text[named[0].span.end : named[1].span.start]
    ):
        return None
    first, second = (Side(one.span.of(text), days=one.interval) for one in named)
    return (first, second), [one.span for one in named]


def _two_names(text: str) -> tuple[tuple[Side, Side], list[Span]] | None:
    for pattern in (_CHOICE, _NAMES, _THAN, _THAN_RU):
        found = pattern.search(text)
        if found is None:
            continue
        spans = [_without_time(text, Span(*found.span(name))) for name in ("a", "b")]
        sides = [Side(said := span.of(text), frozenset(_content_stems(said))) for span in spans]
        if all(side.names for side in sides) and sides[0].names != sides[1].names:
            return (sides[0], sides[1]), spans
    return None


def _without_time(text: str, span: Span) -> Span:
    """ "the United States in 2021" without its days."""
    said = span.of(text)
    for date in find_expressions(said):
        said = said[: date.span.start]
    said = re.sub(r"(?:[\s,]+(?:in|for|during|of|в|за))*\s*\Z", "", said)
    lead = re.match(r"(?:the|The)\s+", said)
    start = span.start + (lead.end() if lead else 0)
    return Span(start, max(start, span.start + len(said)))


def _content_stems(text: str) -> list[str]:
    return [own for word, own in zip(text.split(), map(stem, text.split()), strict=True)
            if word.casefold() not in FUNCTION_WORDS]  # fmt: skip


def _content(text: str) -> list[tuple[Span, str]]:
    words = [(Span(*w.span()), w.group()) for w in re.finditer(r"[^\W\d_]+", text)]
    return [
        (span, stem(word))
        for span, word in words
        if word.casefold() not in FUNCTION_WORDS and not _COMPARES.fullmatch(word)
        and word.casefold() not in ("than", "чем", "или", "year", "years", "donor", "country")
    ]  # fmt: skip


def _head(text: str, compares: re.Match[str]) -> tuple[frozenset[str], bool]:
    """The plural noun after "more": "more border officers trained"."""
    for word in re.finditer(r"[^\W\d_]+", text[compares.end() : compares.end() + 40]):
        said = word.group()
        if said.casefold() in FUNCTION_WORDS or said.casefold() == "than":
            break
        plural = said.casefold().endswith("s") or names_people(said)
        if plural or re.search(r"(?:ов|ев|ей|ий|ек|ин|сот)\Z", said):
            return frozenset({stem(said)}), names_people(said)
        if stem(said) in _MONEY_VERBS:
            break
    return frozenset(), False
