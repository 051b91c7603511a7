"""How well dates are found in texts, and whether the days they are given are right.

A set is ``items.jsonl`` in one of two shapes: texts annotated with TIMEX3 (``timex3``), or cases
of Recognizers-Text (``results``). Only calendar dates count: expressions that name certain
days, to whole days. What names a time of day, a duration, a set or no day at all ("now") is
neither to be found nor held against what finds a date in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from evaluation.data.json_lines import read_lines
from evaluation.metrics.averages import f1_score, share
from sourceline.dates import calendar, find_dates
from sourceline.records import DateMention, Interval, Span

_SEASONS: Final = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
_ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class AnnotatedDate:
    """An annotated date; any of ``values`` is right, and if ``loose`` any days inside one.

    ``bare`` where the annotation is of the date without the preposition that opens it on one
    side (in TIMEX3 "since" is a signal of its own): open days are right that begin or end at it.
    """

    span: Span
    values: tuple[Interval, ...]
    loose: bool = False
    bare: bool = False

    def agrees(self, interval: Interval) -> bool:
        if self.bare and interval.is_open:
            return any(_bounds(value, interval) for value in self.values)
        if self.loose:
            return any(value.intersection(interval) == interval for value in self.values)
        return interval in self.values


@dataclass(frozen=True, slots=True)
class AnnotatedText:
    """A text with its own day; what overlaps ``ignored`` is not counted."""

    text: str
    reference: date | None
    gold: tuple[AnnotatedDate, ...]
    ignored: tuple[Span, ...]


def evaluate(folder: Path) -> dict[str, float]:
    """Precision, recall and F1 of spans, ``strict`` and ``relaxed`` (any overlap), and values.

    ``value`` is the share of those found (relaxed) whose days are right to the day.
    """
    counted = {"dates": 0, "found": 0, "strict": 0, "relaxed": 0, "value": 0}
    for item in load(folder):
        found = find_dates(item.text, item.reference)
        for name, count in _compare(item, found).items():
            counted[name] += count
    figures: dict[str, float] = {"dates": counted["dates"], "found": counted["found"]}
    for name in ("strict", "relaxed"):
        precision = share(counted[name], counted["found"])
        recall = share(counted[name], counted["dates"])
        figures[f"{name} precision"], figures[f"{name} recall"] = precision, recall
        figures[f"{name} F1"] = f1_score(precision, recall)
    figures["value"] = share(counted["value"], counted["relaxed"])
    return figures


def as_lines(figures: Mapping[str, float]) -> Iterator[str]:
    for name, value in figures.items():
        yield f"{name:<20}{value:>10.3f}"


def _bounds(named: Interval, opened: Interval) -> bool:
    """Whether open days begin or end with those named, or right next to them."""
    first, last = named.first, named.last
    if first is None or last is None:
        return named == opened
    begins = opened.first in (first, last + _ONE_DAY)
    return begins if opened.last is None else opened.last in (last, first - _ONE_DAY)


def load(folder: Path) -> Iterator[AnnotatedText]:
    """The items of a folder, whichever of the two shapes they have."""
    for item in read_lines(folder / "items.jsonl"):
        yield _timex(item) if "timex3" in item else _recognizers(item)


def _compare(item: AnnotatedText, found: Iterable[DateMention]) -> dict[str, int]:
    left = list(item.gold)
    counted = {"dates": len(left), "found": 0, "strict": 0, "relaxed": 0, "value": 0}
    for mention in found:
        match = _match(mention, left)
        if match is None:
            ignored = any(mention.span.overlaps(span) for span in item.ignored)
            counted["found"] += not ignored
            continue
        left.remove(match)
        counted["found"] += 1
        counted["relaxed"] += 1
        counted["strict"] += mention.span == match.span
        counted["value"] += match.agrees(mention.interval)
    return counted


def _match(mention: DateMention, gold: list[AnnotatedDate]) -> AnnotatedDate | None:
    """Each annotation is matched once: by its own span first, else by an overlap."""
    overlapping = [each for each in gold if each.span.overlaps(mention.span)]
    exact = (each for each in overlapping if each.span == mention.span)
    return next(exact, next(iter(overlapping), None))


def _timex(item: Mapping[str, Any]) -> AnnotatedText:
    gold: list[AnnotatedDate] = []
    ignored: list[Span] = []
    for timex in item["timex3"]:
        span = Span(timex["start"], timex["end"])
        days = _timex_days(timex["value"])
        if timex["type"] == "DATE" and days is not None:
            gold.append(AnnotatedDate(span, (days,), loose=timex["mod"] is not None, bare=True))
        elif timex["type"] == "TIME":
            ignored.append(span)
    return AnnotatedText(
        item["text"], date.fromisoformat(item["dct"][:10]), tuple(gold), tuple(ignored)
    )


def _timex_days(value: str) -> Interval | None:
    """The days of a TIMEX3 value of a calendar date; None for any other value."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        day = date.fromisoformat(value)
        return Interval(day, day)
    if found := re.fullmatch(r"(\d{4})-(\d\d)", value):
        return calendar.month(int(found[1]), int(found[2])).interval()
    if re.fullmatch(r"\d{2,4}", value):
        count = 10 ** (4 - len(value))
        return calendar.years(int(value) * count, count).interval()
    if found := re.fullmatch(r"(\d{4})-([QH])(\d)", value):
        of = 4 if found[2] == "Q" else 2
        part = calendar.Fraction(int(found[3]) - 1, int(found[3]), of)
        return part(calendar.years(int(found[1]))).interval()
    if found := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        first = monday + 5 * _ONE_DAY if found[3] else monday
        return Interval(first, monday + 6 * _ONE_DAY)
    if found := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        winter = found[2] == "WI"
        season = calendar.Season(*_SEASONS[found[2]])
        return season(calendar.years(int(found[1]), 1 + winter)).interval()
    return None


def _recognizers(item: Mapping[str, Any]) -> AnnotatedText:
    gold: list[AnnotatedDate] = []
    ignored: list[Span] = []
    for result in item["results"]:
        if "start" not in result or "end" not in result:
            continue
        span = Span(result["start"], result["end"] + 1)
        values = tuple(_recognized(result.get("values") or []))
        if result["type"] in ("datetimeV2.date", "datetimeV2.daterange") and values:
            gold.append(AnnotatedDate(span, values))
        else:
            ignored.append(span)
    reference = item["reference"]
    day = date.fromisoformat(reference[:10]) if reference else None
    return AnnotatedText(item["text"], day, tuple(gold), tuple(ignored))


def _recognized(values: Iterable[Mapping[str, Any]]) -> Iterator[Interval]:
    """Every reading allowed; the end of a range there is the day after its last."""
    for value in values:
        day = _day(value.get("value"))
        if day is not None:
            yield Interval(day, day)
        else:
            first, end = _day(value.get("start")), _day(value.get("end"))
            last = end - _ONE_DAY if end else None
            if (first or last) and not (first and last and first > last):
                yield Interval(first, last)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text and re.fullmatch(r"\d{4}-\d\d-\d\d", text) else None
