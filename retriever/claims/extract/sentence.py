"""What can differ in a sentence: its dates, numbers, names, posts and negations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from retriever.claims.extract.numbers import Number, find_numbers
from retriever.claims.extract.positions import Post, find_posts
from retriever.claims.extract.sentence_names import Name, find_names
from retriever.claims.extract.sentence_words import Word, read_words
from sourceline.dates import find_dates
from sourceline.dates.words.lexicon import MONTHS
from sourceline.records import DateMention, Interval, Span

_NEGATION: Final = re.compile(
    r"\b(?:not|never|cannot|neither|nor|nobody|nothing|none|without"
    r"|no(?!\.\s*\d| (?:less|fewer|more)\b)"
    r"|(?:fail|refus|declin)(?:ed|s|es)\s+to|не|нет|никогда|никто|ничего|без|ни)\b|\b\w+n['’]t\b",
    re.IGNORECASE,
)
_YEARS: Final = re.compile(r"(?<![\w-])((?:19|20)\d\d)\s?[-–]\s?((?:19|20)\d\d)(?![\w-])")
_NOT_ONLY: Final = re.compile(
    r"\s+(?:only|just|merely|least|less|fewer|more|только|менее|более)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence read: ``span`` and all others count in ``text``."""

    text: str
    span: Span
    words: tuple[Word, ...]
    dates: tuple[DateMention, ...]
    numbers: tuple[Number, ...]
    names: tuple[Name, ...]
    posts: tuple[Post, ...]
    negations: tuple[Span, ...]

    @property
    def plain(self) -> tuple[Word, ...]:
        """Content words outside dates, numbers and names."""
        facts = [each.span for each in self.dates]
        facts += [each.span for each in self.numbers]
        facts += [each.span for each in self.names]
        return tuple(
            word
            for word in self.words
            if word.is_content and not any(word.span.overlaps(fact) for fact in facts)
        )


def read_sentence(text: str, span: Span | None = None, day: date | None = None) -> Sentence:
    """Dates that name no year ("on 12 March") are those nearest to ``day``."""
    own = span or Span(0, len(text))
    return _read(text, own, _dates(text, own, day))


def _dates(text: str, own: Span, day: date | None) -> tuple[DateMention, ...]:
    said = own.of(text)
    return tuple(
        DateMention(_moved(each.span, own.start), each.interval, each.by_reference)
        for each in find_dates(said, day)
        if not each.by_reference or _names_days(each.span.of(said))
    )


def _read(text: str, own: Span, dates: tuple[DateMention, ...]) -> Sentence:
    said = own.of(text)
    dates += tuple(_years_of_names(text, own, dates))
    numbers = tuple(
        Number(_moved(n.span, own.start), n.value, n.low, n.high, n.unit, n.step)
        for n in find_numbers(said, [_moved(each.span, -own.start) for each in dates])
    )
    taken = [each.span for each in dates]
    names = tuple(
        name
        for name in find_names(text, own)
        if not any(name.span.overlaps(span) for span in taken)
    )
    posts = find_posts(text, own, names)
    words, negations = read_words(text, own), _negations(text, own)
    return Sentence(text, own, words, dates, numbers, names, posts, negations)


def _names_days(said: str) -> bool:
    """ "12 March" or "in March", not "yesterday"."""
    return any(sign.isdigit() for sign in said) or said.casefold() in MONTHS


def in_year(sentence: Sentence, year: int) -> Sentence:
    """The sentence with the year lent to its dates that name none; itself where it has none."""
    lent = _read_in_year(sentence.text, sentence.span, year)
    return lent if len(lent.dates) > len(sentence.dates) else sentence


@lru_cache(maxsize=256)
def _read_in_year(text: str, span: Span, year: int) -> Sentence:
    dates = _dates(text, span, date(year, 7, 1))
    return _read(text, span, tuple(_in(year, each) for each in dates))


def _in(year: int, mention: DateMention) -> DateMention:
    """The nearest December to July is of the year before."""
    first, last = mention.interval.first, mention.interval.last
    if not mention.by_reference or first is None or last is None:
        return mention
    by = year - first.year
    lent = Interval(first.replace(year=year), last.replace(year=last.year + by)) if by else None
    return DateMention(mention.span, lent or mention.interval, True)


def _years_of_names(text: str, within: Span, dates: Sequence[DateMention]) -> Iterator[DateMention]:
    """ "Programme 2015-2019": no date of an event, but a fact that may differ."""
    for found in _YEARS.finditer(text, within.start, within.end):
        span = Span(*found.span())
        first, last = int(found[1]), int(found[2])
        if first < last and not any(span.overlaps(each.span) for each in dates):
            yield DateMention(span, Interval(date(first, 1, 1), date(last, 12, 31)), False)


def _negations(text: str, span: Span) -> tuple[Span, ...]:
    return tuple(
        Span(*found.span())
        for found in _NEGATION.finditer(text, span.start, span.end)
        if not _NOT_ONLY.match(text, found.end())
    )


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def words_between(words: Sequence[Word], start: int, end: int) -> list[Word]:
    return [word for word in words if start <= word.span.start and word.span.end <= end]
