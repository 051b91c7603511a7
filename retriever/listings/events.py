"""A question about a period and nothing else: its events, in order of time.

"What happened in August 2021", "какие события произошли в марте", or a period alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from retriever.evidence.highlight import mark_sentences
from retriever.evidence.hits import hit_of
from retriever.ranking.temporal import finest, judge, share_inside
from retriever.results import Evidence, Period, Question
from sourceline.index.index_records import StoredPassage
from sourceline.index.library import Library
from sourceline.records import DateMention, Interval, Span

# Words that ask what there was, and name no thing in particular.
_GENERIC: Final = frozenset(
    """
    what which when who is are was were has have had been do did does there it the a an of about in
    on all any some every list show tell give me us please name describe events event happen happens
    happened happening happenings occur occurs occurred occurrence occurrences took take takes taken
    taking place places going went go on held things thing anything something everything news
    timeline chronology developments important main key major notable significant and or during
    that this time period then
    что какие какое какой какая каких было был была были есть произошло происходило произошли
    происходили случилось случались случалось случаев состоялось состоялись состоялся прошло прошли
    проходило проходили имело имели место события событие событий событиях событиям мероприятия
    мероприятие мероприятий происшествия новости хронология хронологию важные важного главные
    основные значимые ключевые интересного все всё список перечисли перечислите покажи покажите
    расскажи расскажите назови назовите мне о об про и или за в во на это этот период время того
    """.split()  # noqa: SIM905
)
_WORD: Final = re.compile(r"[^\W_]+")
_MOSTLY: Final = 0.5
"""Share of its days that an event has in a period it falls into: "2021" is no event of one day."""
_SURE, _BY_REFERENCE = 0.9, 0.7


@dataclass(frozen=True, slots=True)
class Event:
    """A passage by its first event in the period, and all the mentions that lie in it."""

    row: int
    mentions: tuple[DateMention, ...]
    first: date
    share: float


@dataclass(frozen=True, slots=True)
class EventList:
    """The events of a period as evidence, in order of time; ``confidence`` is of the first."""

    confidence: float
    evidence: tuple[Evidence, ...]


def list_events(
    library: Library, question: Question, most: int, documents: Collection[str] | None
) -> EventList | None:
    """The first ``most`` events of the period; None where more is asked for, or there are none.

    ``documents`` are ids to look in, all when None.
    """
    if question.period is None or not is_timeline(question):
        return None
    found = events(library, question.period, documents)[:most]
    if not found:
        return None
    return EventList(confidence(found[0]), tuple(listed(library, found, question.period)))


def is_timeline(question: Question) -> bool:
    """Whether nothing but the period is asked for, by the words of either language."""
    if question.period is None:
        return False
    words = [word.casefold() for word in _WORD.findall(question.content)]
    return all(word in _GENERIC for word in words)


def events(
    library: Library, period: Period, documents: Collection[str] | None = None
) -> list[Event]:
    """Every passage that dates an event in the period itself, by the first day inside.

    Passages that name the time only roughly, an event of 2021 for one of its days, count where
    there are no others. ``documents`` are ids to look in, all when None.
    """
    asked = period.interval
    found = [
        event
        for row, dates in library.records.dated(asked, documents)
        if (event := _event(row, finest(dates), asked)) is not None
    ]
    mostly = [event for event in found if event.share >= _MOSTLY]
    return sorted(mostly or found, key=lambda event: (event.first, _last(event), event.row))


def _event(row: int, mentions: list[DateMention], asked: Interval) -> Event | None:
    shares = {
        mention: share_inside(mention.interval, asked)
        for mention in mentions
        if _has_an_end_in(mention.interval, asked)
    }
    best = max(shares.values(), default=0.0)
    least = min(best, _MOSTLY)
    inside = tuple(mention for mention, share in shares.items() if share >= least and share > 0)
    days = [
        shared.first or shared.last
        for mention in inside
        if (shared := mention.interval.intersection(asked)) is not None
    ]
    firsts = [day for day in days if day is not None]
    return Event(row, inside, min(firsts), best) if firsts else None


def _has_an_end_in(event: Interval, asked: Interval) -> bool:
    """What has gone on since 2014 is no event of 2018, what was before 1990 none of 1985."""
    return not event.is_open or any(
        asked.overlaps(Interval(day, day)) for day in (event.first, event.last) if day is not None
    )


def _last(event: Event) -> date:
    """Of events that begin together the shorter, and so surer, goes first."""
    begin_first = [m.interval.last for m in event.mentions if m.interval.last is not None]
    return min(begin_first, default=date.max)


def confidence(event: Event) -> float:
    """How sure it is that the passage is about something in the period: less, the looser its date.

    Set by judgement: the days are read exactly, but not every date is the day of an event.
    """
    explicit = any(not mention.by_reference for mention in event.mentions)
    base = _SURE if explicit else _BY_REFERENCE
    return base if event.share >= _MOSTLY else base * max(event.share, 1 / 3)


def listed(library: Library, found: list[Event], period: Period) -> Iterator[Evidence]:
    """Passages as evidence, in the order given, with the sentences marked that hold the dates."""
    passages = library.passages([event.row for event in found])
    for rank, event in enumerate(found, start=1):
        stored = passages[event.row]
        dating = judge(stored, period)
        hit = hit_of(stored, dating, rank=rank, score=1 / rank, found_by=("time",))
        yield Evidence(hit, mark_sentences(stored, _spans(stored, event, period.interval)))


def _spans(stored: StoredPassage, event: Event, asked: Interval) -> list[Span]:
    """The dates of the event, and of what else in the passage is of the period.

    One sentence's looser date says no other's again: "In Q4 2021" is an event of its own beside
    "31 December 2021" in the next.
    """
    further = [
        mention.span
        for sentence in stored.passage.sentences
        for mention in finest(tuple(d for d in stored.passage.dates if sentence.overlaps(d.span)))
        if share_inside(mention.interval, asked) >= _MOSTLY
    ]
    return [*(mention.span for mention in event.mentions), *further]
