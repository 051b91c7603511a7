"""Lines that speak of one thing together: the sentence that names it, and those that go on.

"A training took place in Osh. It was funded by Japan. The course was led by …" is one unit; the
next sentence that names a training, or the next paragraph, begins another.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from retriever.listings.funders import CAPITAL, NAME
from retriever.listings.lines import Line
from sourceline.dates.years.table_years import year
from sourceline.records import Cell, DateMention
from sourceline.text.event_changes import CALLED_OFF, NOT_HELD
from sourceline.text.words import stem

_GOES_ON: Final = re.compile(
    r"\W*(?:\[\d+\]|\d+\)|(?:the|this|these|it|its|they|he|she|both|all|among|also|in\s+addition"
    r"|participants?|attendees?|он[аои]?|это[тй]?|эт[аи]|курс|тренинг|семинар|вебинар|участники)\b)",
    re.IGNORECASE,
)
_FOOTNOTE: Final = re.compile(r"\W*\[\d+\]")
_INDEFINITE: Final = re.compile(
    r"\b(?:an?|one|another|first|second|third|fourth|follow-up|final)\b[^.;:]{0,60}\Z",
    re.IGNORECASE,
)
_PLACE: Final = re.compile(
    rf"\b(?:in|at|near|в|во|на)\s+(?:the\s+)?(?P<name>{NAME})(?:,\s{NAME}(?!\s*(?:,|and)\s))?"
)
_TIME_WORDS: Final = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Q[1-4]|Annex|Section|Table|Figure|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
)
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_DESCRIBES: Final = re.compile(
    r"\s+(?:materials?|cent(?:re|er)s?|academ\w+|rooms?|halls?|facilit\w+|needs|budgets?|capacit\w+"
    r"|institut\w+|manuals?|fees?|curricul\w+|modules?|plans?|programmes?|programs?|agenda|format"
    r"|units?|departments?|officers?|staff|equipment|grounds?|certificates?|providers?)\b",
    re.IGNORECASE,
)
"""What another noun makes of it: "course materials" are no course."""
_MANY: Final = (
    r"(?:\d[\d,. ]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty"
    r"|thirty"
    r"|forty|fifty|dozens?\s+of|several|many|most|numerous|more|further|other|various|all|no"
    r"|дв[ае]|три|четыре|пять|шесть|семь|восемь|девять|десять|несколько|много|все|\d+)"
)
MANY: Final = re.compile(rf"\b(?P<number>{_MANY})\s+(?:[\w-]+\s+){{0,3}}?\Z", re.IGNORECASE)
_FINE_DAYS: Final = 62
_TOTALS: Final = re.compile(
    r"\W*(?:grand\s+|sub-?)?(?:totals?|sum|average|mean|итого|всего|overall)\b", re.IGNORECASE
)
_NUMBER_CELL: Final = re.compile(r"[\s\d.,%()$€£¥+–—-]*")


@dataclass(frozen=True)
class Unit:
    """``lines`` from the one that names the thing on; for a row of a table only that."""

    lines: tuple[Line, ...]

    @property
    def anchor(self) -> Line:
        return self.lines[0]

    @cached_property
    def stems(self) -> list[str]:
        return [stem for line in self.lines for stem in line.stems]

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        """Those of the sentence that names the thing; else those of what goes on."""
        return self.anchor.dates or tuple(d for line in self.lines for d in line.dates)

    @property
    def is_row(self) -> bool:
        return self.anchor.is_row


def units(lines: Sequence[Line], members: Collection[str]) -> Iterator[Unit]:
    """Units of sentences, and every row of a table as one of its own."""
    held: list[Line] = []
    for line in lines:
        if held and _begins_another(held, line, members):
            yield Unit(tuple(held))
            held = []
        if line.is_row:
            yield Unit((line,))
        elif held or names_one(line, members):
            held.append(line)
    if held:
        yield Unit(tuple(held))


def _begins_another(held: list[Line], line: Line, members: Collection[str]) -> bool:
    last = held[-1]
    if line.is_row or line.stored.passage.document_id != last.stored.passage.document_id:
        return True
    if line.stored.passage.section != last.stored.passage.section:
        return True
    goes_on = _GOES_ON.match(line.text) is not None
    if _FOOTNOTE.match(line.text):
        return False
    if names_one(line, members):
        return not goes_on or (line.opens and bool(line.dates))
    return line.opens and not goes_on


def names_one(line: Line, members: Collection[str]) -> bool:
    """Whether a sentence tells of one such thing: by a noun with "a", with its day or its place."""
    found = list(member_words(line, members))
    if not found or is_denied(line, members):
        return False
    if all(is_plural(word.group()) for word in found) and _is_summed_up(line, found):
        return False
    fine = any(is_fine(mention) for mention in line.dates)
    placed = place_in(line) is not None
    as_verb = all(_is_verb(word.group()) for word in found)
    if as_verb:
        return fine and placed
    if fine or (placed and not all(is_plural(word.group()) for word in found)):
        return True
    return any(
        not is_plural(word.group()) and _INDEFINITE.search(line.text[: word.start()])
        for word in found
    )


def member_words(line: Line, members: Collection[str]) -> Iterator[re.Match[str]]:
    """The words of a line that name such a thing."""
    for word in _WORD.finditer(line.text):
        parts = word.group().split("-")
        if _DESCRIBES.match(line.text, word.end()):
            continue
        if stem(word.group()) in members or stem(parts[-1]) in members:
            yield word


def is_plural(word: str) -> bool:
    return bool(re.search(r"(?:s|ы|ов|ев|ах|ами|ам)\Z", word)) and not word.endswith("ss")


def _is_verb(word: str) -> bool:
    return word.casefold() in ("train", "trained", "trains", "met", "meet", "meets")


def _is_summed_up(line: Line, found: Sequence[re.Match[str]]) -> bool:
    """ "Nine trainings", "several workshops": a count of things, not one of them."""
    if any(MANY.search(line.text[: word.start()]) for word in found):
        return True
    return not any(is_fine(mention) for mention in line.dates)


_NEGATED: Final = re.compile(
    r"\bне\s+был[аои]?\b"
    r"|(?:\b(?:not|never)\b|n['’]t\b)(?:\s+\w+){0,2}\s+(?:held|take|taken|conducted|organi[sz]ed|run"
    r"|happen\w*|fund\w*|financ\w*|contribut\w*|support\w*|pay|paid|receiv\w*|recommend\w*|be|been"
    r"|given|get|got|inspect\w*|attend\w*|join\w*)",
    re.IGNORECASE,
)
"""Of what is asked in lists, besides that it was held."""
_NONE: Final = re.compile(r"\b(?:no|neither|ни\s+од\w+)\s+(?:[\w-]+\s+){0,2}?\Z", re.IGNORECASE)


def is_denied(line: Line, members: Collection[str]) -> bool:
    """Whether the sentence says that it did not take place, or was not so."""
    if any(cue.search(line.text) for cue in (CALLED_OFF, NOT_HELD, _NEGATED)):
        return True
    return any(_NONE.search(line.text[: word.start()]) for word in member_words(line, members))


def is_fine(mention: DateMention) -> bool:
    """Whether a date is that of an event: a day, days, a month; not a whole year."""
    first, last = mention.interval.first, mention.interval.last
    return first is not None and last is not None and (last - first).days <= _FINE_DAYS


def place_in(line: Line, near: int | None = None) -> re.Match[str] | None:
    """Where the sentence says that something was: "in Osh, Kyrgyzstan"; of several the first, or
    that nearest to a position in it."""
    places = [
        found
        for found in _PLACE.finditer(line.text)
        if not _TIME_WORDS.match(found["name"])
        and not found["name"].isupper()
        and re.match(CAPITAL, found["name"])
    ]
    return min(places, key=lambda one: abs(one.start() - (near or 0)), default=None)


def text_cells(line: Line) -> list[Cell]:
    """The cells of a row that say more than a number."""
    return [
        cell
        for cell in line.stored.passage.cells
        if not _NUMBER_CELL.fullmatch(line.stored.quote(cell.span))
    ]


def sums_up(line: Line) -> bool:
    """Whether a row tells of no single thing: a total, a year with its figures."""
    cells = line.stored.passage.cells
    first = line.stored.quote(cells[0].span)
    if _TOTALS.match(first) or len(cells) < 2:
        return True
    return not text_cells(line) or (year(first) is not None and len(text_cells(line)) < 2)
