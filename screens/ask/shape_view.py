"""An answer of several parts on the page: how many were found, and each on a line of its own."""

from __future__ import annotations

from collections.abc import Callable

from retriever.results import Answer, AnswerSpan, Evidence, ListedItem, Shape
from screens.shared.link_marks import LinkMark
from screens.shared.links import SourceLink
from screens.shared.markup import escape
from sourceline.dates.day_names import interval_name

Quote = Callable[[Evidence, AnswerSpan | None], str]
"""Draws the words of an answer in their sentence."""


def parts(answer: Answer, shape: Shape, period: str, quote: Quote) -> list[str]:
    """What was found and how complete it can be; stated numbers and compared ones in their
    sentences; then a line for each thing found. ``period`` is HTML."""
    by_rank = {evidence.hit.rank: evidence for evidence in answer.evidence}
    spans = [(span, by_rank[span.passage]) for span in answer.answers if span.passage in by_rank]
    items = () if shape.kind == "comparison" else shape.items
    others = {item.answer for item in items}
    quoted = [pair for at, pair in enumerate(spans, start=1) if at not in others]
    lines = "".join(f"<li>{_item(answer, item, by_rank)}</li>" for item in items)
    return [
        f'<p class="sure">{escape(shape.summary)}{period}</p>',
        *(quote(evidence, span) for span, evidence in quoted),
        *([f'<ol class="events" aria-label="Found one by one">{lines}</ol>'] if lines else []),
    ]


def _item(answer: Answer, item: ListedItem, by_rank: dict[int, Evidence]) -> str:
    """The day, the words as a link to their place, and the document."""
    span = answer.answers[item.answer - 1]
    days = None if item.date is None else item.date.days
    day = "" if days is None else f"<span>{escape(interval_name(days))}</span> "
    mark = LinkMark.of("answer", [span.span], span.text)
    address = escape(SourceLink(span.document, (mark,)).address)
    words = " ".join(span.text.replace("\t", " · ").split())
    place = by_rank[span.passage].hit.place
    page = "" if span.page is None else f", page {span.page}"
    source = f'<small class="path">{escape(place.document)}{page}</small>'
    return f'{day}<a href="{address}" target="_self">{escape(words)}</a> {source}'
