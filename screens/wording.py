"""How sure, why found, how dated: results in words."""

from __future__ import annotations

from retriever.results import Answer, Hit, PeriodBasis
from screens.days import interval_name

_SURE = (
    (0.9, "Almost certainly here"),
    (0.7, "Very likely here"),
    (0.5, "Probably here"),
    (0.0, "Perhaps here"),
)
_FOUND_BY = {"meaning": "its meaning", "words": "its words", "time": "its time"}
_DATED_BY: dict[PeriodBasis, str] = {
    "section": "dated by its section",
    "document": "dated by its document",
}


def percent(share: float) -> str:
    """Never 0 % or 100 %: nothing here is that certain."""
    return f"{min(99, max(1, round(100 * share)))} %"


def how_sure(confidence: float) -> str:
    return next(words for least, words in _SURE if confidence >= least)


def why_found(hit: Hit) -> str:
    ways = " and ".join(_FOUND_BY[way] for way in hit.found_by)
    found = f"Found by {ways}. " if ways else ""
    return f"{found}Score {hit.score:.4g}, rank {hit.rank}."


def dated_by(hit: Hit) -> str | None:
    """A label where the date is not the passage's own."""
    if hit.period_basis is None or hit.period_basis not in _DATED_BY:
        return None
    days = f": {interval_name(hit.inherited)}" if hit.inherited else ""
    return f"{_DATED_BY[hit.period_basis]}{days}"


def why_in_time(hit: Hit) -> str | None:
    """ "Matched: 10-11 March 2021", "Outside: 2019"; None where nothing is judged."""
    days = hit.inherited if hit.mention is None else hit.mention.interval
    if hit.in_period is None or days is None:
        return None
    named = interval_name(days)
    words = " ".join((hit.mention_text or named).split())
    if hit.mention is not None and hit.mention.by_reference:
        words += f" ({named}, by the document's own date)"
    return f"{'Matched' if hit.in_period else 'Outside'}: {words}"


def unread(answer: Answer) -> str | None:
    """What a reader must know about documents that could not be searched, if there are any."""
    count = answer.index.unreadable
    if not count:
        return None
    which = "1 file could" if count == 1 else f"{count:,} files could"
    return f"{which} not be read, so an answer in there would be missed."
