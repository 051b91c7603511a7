"""What is said of an answer and its passages: how sure, why found, how dated."""

from __future__ import annotations

from retriever.results import Answer, Evidence, Hit, Period, PeriodBasis
from sourceline.dates.day_names import interval_name

_SURE = (
    (0.9, "Almost certainly here"),
    (0.7, "Very likely here"),
    (0.5, "Probably here"),
    (0.0, "Perhaps here"),
)
_FOUND_BY = {"meaning": "its meaning", "words": "its words", "time": "its time"}
_DATED_BY: dict[PeriodBasis, str] = {
    "column": "dated by its column",
    "section": "dated by its section",
    "document": "dated by its document",
}
WEAK_MEANING = (
    "Most of these documents are in another language than the question, and the encoder knows "
    "English alone: to those only names, numbers, dates and acronyms carry over. Ask in their "
    "language too."
)


def percent(share: float) -> str:
    """Never 0 % or 100 %: nothing here is that certain."""
    return f"{min(99, max(1, round(100 * share)))} %"


def how_sure(confidence: float) -> str:
    return next(words for least, words in _SURE if confidence >= least)


def why_found(evidence: Evidence, period: Period | None) -> str:
    """What it was found by, its words from the question, and whether it is in the period asked."""
    ways = " and ".join(_FOUND_BY[way] for way in evidence.hit.found_by)
    parts = [
        f"Found by {ways}." if ways else "",
        _words_in_common(evidence),
        _in_time(evidence, period),
    ]
    return " ".join(filter(None, parts))


def _words_in_common(evidence: Evidence) -> str:
    terms = [mark.text for mark in evidence.highlights if mark.kind == "term"]
    words = {term.casefold(): " ".join(term.split()) for term in reversed(terms)}
    if not words:
        return ""
    return f"It speaks of {', '.join(f'“{word}”' for word in reversed(words.values()))}."


def _in_time(evidence: Evidence, period: Period | None) -> str:
    if period is None:
        return ""
    asked = interval_name(period.interval)
    if evidence.hit.in_period is None:
        return f"Nothing dates it, so whether it is of the period asked for ({asked}) is open."
    inside = "inside" if evidence.hit.in_period else "outside"
    return f"It is dated {inside} the period asked for ({asked})."


def dated_by(hit: Hit) -> str | None:
    """A label where the date is not in the passage itself."""
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


def also_searched(answer: Answer) -> str:
    """What was searched too, because the documents give it the same meaning as asked words."""
    also = dict.fromkeys(f"{each.also} (for {each.asked})" for each in answer.question.expansions)
    return f"Also searched: {', '.join(also)}."


def not_read(count: int) -> str | None:
    """A warning about ``count`` documents that are still to be read; None for none."""
    if not count:
        return None
    which = "1 document is" if count == 1 else f"{count:,} documents are"
    return f"{which} not read yet: the answer may change."


def unread(answer: Answer) -> str | None:
    """A warning about documents that could not be read; None where all were."""
    said = answer.index.unread
    return None if said is None else f"{said}, so an answer in there would be missed."
