"""What can differ in a sentence: its dates, numbers, names, posts and negations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Final

from retriever.claims.extract.numbers import ORDINAL, Number, find_numbers
from retriever.claims.extract.posts import Post, find_posts
from retriever.claims.extract.sentence_names import Name, find_names
from retriever.claims.extract.sentence_words import SentenceWord, read_words
from sourceline.dates import find_dates
from sourceline.dates.words.lexicon import MONTHS
from sourceline.identifiers import Identifier, find_identifiers
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
    """``span`` is the sentence in ``text``; all other spans count in ``text`` too.

    ``stands_for`` are the words of the sentence before that the pronoun at its beginning means:
    what is named there counts as named here (see pronouns.with_subjects).
    """

    text: str
    span: Span
    words: tuple[SentenceWord, ...]
    dates: tuple[DateMention, ...]
    numbers: tuple[Number, ...]
    names: tuple[Name, ...]
    posts: tuple[Post, ...]
    negations: tuple[Span, ...]
    identifiers: tuple[Identifier, ...] = ()
    stands_for: Span | None = None

    @property
    def content_words(self) -> tuple[SentenceWord, ...]:
        return tuple(word for word in self.words if word.is_content)

    @property
    def words_outside_facts(self) -> tuple[SentenceWord, ...]:
        """Content words that are in no date, number, name or identifier."""
        facts = self.fact_spans
        return tuple(
            word
            for word in self.content_words
            if not any(word.span.overlaps(fact) for fact in facts)
        )

    @property
    def fact_spans(self) -> tuple[Span, ...]:
        """Of its dates, numbers, names and identifiers."""
        facts = [each.span for each in self.dates]
        facts += [each.span for each in self.numbers]
        facts += [each.span for each in self.names]
        facts += [each.span for each in self.identifiers]
        return tuple(sorted(facts))

    def text_between(self, first: Span, second: Span) -> str:
        return self.text[first.end : second.start]


def read_sentence(text: str, span: Span | None = None, day: date | None = None) -> Sentence:
    """Dates that name no year ("on 12 March") are those nearest to ``day``."""
    own = span or Span(0, len(text))
    return _with_dates(text, own, _dates(text, own, day))


def with_year(sentence: Sentence, year: int) -> Sentence:
    """Its dates that name no year are taken to be in this one; itself where it has none such."""
    dated = _read_in_year(sentence.text, sentence.span, year)
    return dated if len(dated.dates) > len(sentence.dates) else sentence


@lru_cache(maxsize=256)
def _read_in_year(text: str, span: Span, year: int) -> Sentence:
    dates = _dates(text, span, date(year, 7, 1))
    return _with_dates(text, span, tuple(_moved_to_year(year, each) for each in dates))


def _moved_to_year(year: int, mention: DateMention) -> DateMention:
    """The December that is nearest to July is of the year before."""
    first, last = mention.interval.first, mention.interval.last
    if not mention.by_reference or first is None or last is None or year == first.year:
        return mention
    moved = Interval(first.replace(year=year), last.replace(year=last.year + year - first.year))
    return DateMention(mention.span, moved, mention.by_reference)


def _dates(text: str, own: Span, day: date | None) -> tuple[DateMention, ...]:
    quote = own.of(text)
    return tuple(
        DateMention(each.span.shift(own.start), each.interval, each.by_reference)
        for each in find_dates(quote, day)
        if not each.by_reference or _names_days(each.span.of(quote))
    )


def _names_days(words: str) -> bool:
    """ "12 March" or "in March", not "yesterday"."""
    return any(sign.isdigit() for sign in words) or words.casefold() in MONTHS


def _with_dates(text: str, own: Span, dates: tuple[DateMention, ...]) -> Sentence:
    """The sentence with these dates, and the numbers and names that are outside them."""
    identifiers = tuple(
        replace(each, span=each.span.shift(own.start)) for each in find_identifiers(own.of(text))
    )
    dates = tuple(
        each for each in dates if not any(each.span.overlaps(one.span) for one in identifiers)
    )
    dates += tuple(_years_of_names(text, own, dates))
    taken = [each.span for each in dates] + [each.span for each in identifiers]
    numbers = find_numbers(own.of(text), [span.shift(-own.start) for span in taken])
    numbers = tuple(replace(each, span=each.span.shift(own.start)) for each in numbers)
    # A currency in capitals is no name: "EUR 740,000".
    taken += [each.span for each in numbers if each.unit and each.unit != ORDINAL]
    names = tuple(
        name
        for name in find_names(text, own)
        if not any(name.span.overlaps(span) for span in taken)
    )
    return Sentence(
        text,
        own,
        read_words(text, own),
        dates,
        numbers,
        names,
        find_posts(text, own, names),
        _negations(text, own),
        identifiers,
    )


def _years_of_names(text: str, within: Span, dates: Sequence[DateMention]) -> Iterator[DateMention]:
    """ "Programme 2015-2019": no date of an event, but a fact that may differ."""
    for found in _YEARS.finditer(text, within.start, within.end):
        span = Span(*found.span())
        first, last = int(found[1]), int(found[2])
        if first < last and not any(span.overlaps(each.span) for each in dates):
            yield DateMention(span, Interval(date(first, 1, 1), date(last, 12, 31)), False)


def _negations(text: str, within: Span) -> tuple[Span, ...]:
    return tuple(
        Span(*found.span())
        for found in _NEGATION.finditer(text, within.start, within.end)
        if not _NOT_ONLY.match(text, found.end())
    )
