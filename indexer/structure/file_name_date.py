"""The day that a file's name gives, in the ways people date their files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath

from indexer.structure.plausible_day import is_plausible_day
from sourceline.dates import find_dates

_SEPARATORS = re.compile(r"[_+]|(?<=\d)-(?=[^\W\d])|(?<=[^\W\d])-(?=\d)")
_YEAR = r"(?:19[89]\d|20\d\d)"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_ALONE = r"(?<![\d.,vVxX№#-])(?<!\d )"
"""What is not allowed before a date: it marks a version, a size or part of a longer number."""
_END = r"(?![\d]|[.,-]\d|[xX]\d)"
_FORMS = (
    re.compile(rf"{_ALONE}(?P<y>{_YEAR})(?P<s>[-._ ])(?P<m>{_MONTH})(?P=s)(?P<d>{_DAY}){_END}"),
    re.compile(rf"{_ALONE}(?P<y>{_YEAR})(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?!\d)"),
    re.compile(rf"{_ALONE}(?P<d>{_DAY})\.(?P<m>{_MONTH})\.(?P<y>{_YEAR}){_END}"),
)
_EITHER = re.compile(rf"{_ALONE}(?P<a>\d\d?)(?P<s>[-_ ])(?P<b>\d\d?)(?P=s)(?P<y>{_YEAR}){_END}")
"""The day or the month first, by country: known where one is over 12, or both are equal."""
_HAS_MONTH = re.compile(r"[^\W\d_]{3,}")


def day_in_file_name(name: str) -> date | None:
    """The one day that a file's name names: "2021-03-10 report", "протокол 10.03.2021".

    None where it names none, several, or only a year or a month.
    """
    stem = PurePosixPath(name).name
    suffix = PurePosixPath(stem).suffix
    if suffix and not any(char.isdigit() for char in suffix) and " " not in suffix:
        stem = stem.removesuffix(suffix)
    days = {*_in_figures(stem), *_in_words(_SEPARATORS.sub(" ", stem))}
    return days.pop() if len(days) == 1 else None


def _in_figures(stem: str) -> Iterator[date]:
    for form in _FORMS:
        for found in form.finditer(stem):
            yield from _plausible(int(found["y"]), int(found["m"]), int(found["d"]))
    for found in _EITHER.finditer(stem):
        one, two = int(found["a"]), int(found["b"])
        if one == two or one > 12 or two > 12:
            yield from _plausible(int(found["y"]), min(one, two), max(one, two))


def _in_words(stem: str) -> Iterator[date]:
    """Days whose month is a word: "10 March 2021", "10 марта 2021 г."."""
    for mention in find_dates(stem):
        first, last = mention.interval.first, mention.interval.last
        if first == last and first is not None and _HAS_MONTH.search(mention.span.of(stem)):
            yield from _plausible(first.year, first.month, first.day)


def _plausible(year: int, month: int, day: int) -> Iterator[date]:
    try:
        found = date(year, month, day)
    except ValueError:
        return
    if is_plausible_day(found):
        yield found
