"""Words of a question that ask for a time there is none of, and what to write instead."""

from __future__ import annotations

from collections.abc import Sequence

from retriever.results import Misread
from sourceline.dates.impossible import Impossible, find_impossible


def misread_times(text: str) -> tuple[Misread, ...]:
    """In order; the question is asked all the same, without them."""
    return tuple(
        Misread(one.span.of(text), _message(one.span.of(text), _why(one)))
        for one in find_impossible(text)
    )


def contradictory(wording: str) -> Misread:
    """ "After 2022 and before 2020": each asks for days, both together for none."""
    return Misread(
        wording, _message(wording, "no day is in both. Write one time, or two that meet.")
    )


def all_times(misread: Sequence[Misread]) -> tuple[Misread, ...]:
    """The same where nothing else of the question names a time: that no time was looked at."""
    return tuple(Misread(one.text, f"{one.message} All times were searched.") for one in misread)


def _message(words: str, why: str) -> str:
    return f"“{' '.join(words.split())}” was not understood as a time: {why}"


def _why(one: Impossible) -> str:
    if one.backwards:
        return "it ends before it begins. Write the earlier date first."
    if one.days is None:
        return "it names no month. Write year-month-day, such as 2021-03-10."
    return f"that month has {one.days} days. Write a day from 1 to {one.days}, or the month alone."
