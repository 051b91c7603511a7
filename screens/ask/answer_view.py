"""The answer on top of the page: the words themselves, large, with where and how sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from retriever.results import Answer, AnswerSpan, Evidence, SupersededSpan
from screens.ask import shape_view
from screens.quoting.add_to_briefing import add_to_briefing_button
from screens.quoting.make_quotation import quotation_of_evidence
from screens.quoting.sentence_before import WithSentenceBefore
from screens.shared.app_pages import Pages
from screens.shared.links import to_source
from screens.shared.markup import Layer, escape, layers_of, render
from screens.shared.result_wording import (
    WEAK_MEANING,
    also_searched,
    how_sure,
    not_read,
    percent,
    unread,
)
from screens.shared.table_row import row_under_columns
from screens.shared.unread_files import reasons, unread_groups
from sourceline.command import counted
from sourceline.dates.day_names import day_name, interval_name
from sourceline.records import Span

if TYPE_CHECKING:
    from briefing.items import Quotation
    from sourceline.index.library import Library

MOST_ANSWERS = 3


def show(answer: Answer, pages: Pages, waiting: int, library: Library) -> None:
    """``waiting`` documents are still to be read."""
    st.html(answer_box(answer, waiting))
    if answer.found and answer.evidence and not answer.is_list:
        with st.container(horizontal=True, gap="medium", vertical_alignment="center"):
            st.page_link(
                pages.source,
                label="Show it in the source",
                icon=":material/menu_book:",
                query_params=to_source(answer.evidence[0]).params(),
            )
            add_to_briefing_button(
                "the answer",
                _quotations(answer, library),
                key="add_answer",
                finish=WithSentenceBefore(library),
            )
    if unread(answer) is not None:
        st.html(why_unread(library))
        st.page_link(
            pages.library,
            label="See in the Library what could not be read",
            icon=":material/library_books:",
        )


def why_unread(library: Library) -> str:
    """The reasons and what to do, folded away under the count that the answer gives."""
    groups = unread_groups(library.documents(), library.failures())
    return (
        '<details class="unread-files"><summary>Why, and what to do</summary>'
        f"{reasons(groups)}</details>"
    )


def answer_box(answer: Answer, waiting: int = 0) -> str:
    """The answer, or the message that there is none, as HTML."""
    parts = _found(answer) if answer.found and answer.evidence else _not_found(answer)
    if answer.question.expansions:
        parts.append(f'<p class="also">{escape(also_searched(answer))}</p>')
    weak = WEAK_MEANING if answer.weak_meaning else None
    misread = (each.message for each in answer.question.misread)
    for warning in filter(None, (*misread, weak, not_read(waiting))):
        parts.append(f'<p class="unread">{escape(warning)}</p>')
    if missed := unread(answer):
        parts.append(f'<p class="unread loud">{escape(missed)}</p>')
    state = "found" if answer.found else "absent"
    return f'<section class="verdict {state}" aria-label="Answer">{"".join(parts)}</section>'


def _quotations(answer: Answer, library: Library) -> list[Quotation]:
    """What the page quotes large, for a briefing."""
    return [
        quotation_of_evidence(
            library, evidence, _sentence(evidence, span), question=answer.question.text
        )
        for evidence, span in _quoted_evidence(answer)
    ]


def _quoted_evidence(answer: Answer) -> list[tuple[Evidence, AnswerSpan | None]]:
    """Answer words with their evidence, the first few; else the first evidence alone."""
    by_rank = {evidence.hit.rank: evidence for evidence in answer.evidence}
    spans = [span for span in answer.answers if span.passage in by_rank]
    quoted = [(by_rank[span.passage], span) for span in spans]
    if answer.shape is None:
        quoted = _each_sentence_once(quoted)[:MOST_ANSWERS]
    return [*quoted] or [(answer.evidence[0], None)]


def _each_sentence_once(
    quoted: list[tuple[Evidence, AnswerSpan]],
) -> list[tuple[Evidence, AnswerSpan]]:
    """Of several answers in one sentence the first: the sentence has all of them marked."""
    by_sentence: dict[tuple[int, Span], tuple[Evidence, AnswerSpan]] = {}
    for evidence, span in quoted:
        by_sentence.setdefault((span.passage, _sentence(evidence, span)), (evidence, span))
    return list(by_sentence.values())


def _found(answer: Answer) -> list[str]:
    if answer.shape is not None:
        return shape_view.parts(answer, answer.shape, _period(answer), _quote)
    return _event_list(answer) if answer.is_list else _quotes(answer)


def _event_list(answer: Answer) -> list[str]:
    """What happened, a date and a heading on each line: no single passage is the answer."""
    count = counted(len(answer.evidence), "passage")
    lines = "".join(f"<li>{_event(evidence)}</li>" for evidence in answer.evidence)
    return [
        f'<p class="sure">{count} in order of time{_period(answer)}</p>',
        f'<ol class="events">{lines}</ol>',
    ]


def _event(evidence: Evidence) -> str:
    place, mention = evidence.hit.place, evidence.hit.mention
    day = "" if mention is None else f"<span>{escape(interval_name(mention.interval))}</span> "
    name = " ".join((place.heading or place.title).split()) or place.document
    address = escape(to_source(evidence).address)
    return f'{day}<a href="{address}" target="_self">{escape(name)}</a>'


def _quotes(answer: Answer) -> list[str]:
    sure = f"{how_sure(answer.confidence)} <span>{percent(answer.confidence)} sure</span>"
    quotes = (_quote(evidence, span) for evidence, span in _quoted_evidence(answer))
    return [f'<p class="sure">{sure}{_period(answer)}</p>', *quotes, *_superseded(answer)]


def _superseded(answer: Answer) -> list[str]:
    """What older messages of the thread said: named as replaced, never quoted as the answer."""
    return [
        f'<p class="also">Superseded by the newer message: “{escape(" ".join(span.text.split()))}”'
        f"{_sent(span)}, {escape(span.document)}</p>"
        for span in answer.superseded
    ]


def _sent(span: SupersededSpan) -> str:
    return "" if span.day is None else f", message of {escape(day_name(span.day))}"


def _not_found(answer: Answer) -> list[str]:
    nearest = " Below is what comes nearest." if answer.evidence else ""
    return [
        '<h2 class="none">Not in these documents</h2>',
        f'<p class="sure">{_period(answer)}</p>',
        f"<p>No passage answers the question. {_chance(answer)}{nearest}</p>",
    ]


def _chance(answer: Answer) -> str:
    if not answer.evidence:
        return ""
    chance = percent(answer.confidence)
    return f"Chance that the nearest one does after all: {chance}."


def _period(answer: Answer) -> str:
    """The period as it was understood, so that an error in it is seen at once."""
    period = answer.question.period
    if period is None:
        return ""
    return f'<span class="period">Period: {escape(interval_name(period.interval))}</span>'


def _quote(evidence: Evidence, answer: AnswerSpan | None) -> str:
    place = evidence.hit.place
    shown = _sentence(evidence, answer)
    layers = layers_of(evidence)
    if answer is not None and Layer(answer.span, "answer") not in layers:
        layers.append(Layer(answer.span, "answer"))
    text = shown.of(place.text, place.passage.span.start)
    quoted = row_under_columns(place, layers) or render(text, layers, offset=shown.start)
    return (
        f'<figure class="quote"><blockquote>{quoted}</blockquote>'
        f"<figcaption>{_ordered_by(answer)}{_source_line(evidence, shown)}</figcaption></figure>"
    )


def _ordered_by(answer: AnswerSpan | None) -> str:
    """The day by which an answer is the latest or an older one, where that was asked for."""
    if answer is None or answer.day is None:
        return ""
    return f"<span>as of {escape(day_name(answer.day))}</span>"


def _sentence(evidence: Evidence, answer: AnswerSpan | None) -> Span:
    """The sentences of an answer, else the best evidence sentence, else the passage."""
    passage = evidence.hit.place.passage
    marked = [mark for mark in evidence.highlights if mark.kind == "sentence"]
    if answer is not None:
        around = [sentence for sentence in passage.sentences if sentence.overlaps(answer.span)]
        return _hull([*around, answer.span])
    if marked:
        best = min(mark.group for mark in marked)
        return _hull([mark.span for mark in marked if mark.group == best])
    return passage.span


def _hull(spans: list[Span]) -> Span:
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _source_line(evidence: Evidence, quoted: Span) -> str:
    """Document, heading, page, and the dates in the quoted words, else those around them."""
    place = evidence.hit.place
    page = f"page {place.page}" if place.page is not None else None
    inside = [mention for mention in evidence.dates if quoted.contains(mention.span)]
    days = [interval_name(mention.interval) for mention in inside or evidence.dates]
    names = dict.fromkeys(filter(None, [place.heading, place.title]))
    parts = [*names, page, *dict.fromkeys(days)]
    known = [f"<span>{escape(part)}</span>" for part in parts if part]
    if place.document not in names:
        known.append(f'<span class="path">{escape(place.document)}</span>')
    return "".join(known)
