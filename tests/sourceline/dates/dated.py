"""What is found in a text, as plain values to compare with."""

from __future__ import annotations

from datetime import date

from sourceline.dates import find_dates

Dated = tuple[str, str, str]
"""The words of a mention, its first and its last day."""


def found(text: str, reference: date | None = None) -> list[Dated]:
    return [
        (mention.span.of(text), str(mention.interval.first), str(mention.interval.last))
        for mention in find_dates(text, reference)
    ]


def day(words: str, on: str) -> list[Dated]:
    return [(words, on, on)]


def year(words: str, number: int | None = None) -> list[Dated]:
    return [(words, f"{number or int(words)}-01-01", f"{number or int(words)}-12-31")]
