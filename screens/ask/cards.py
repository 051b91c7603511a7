"""The passages behind an answer, one card each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from retriever.results import Answer, Evidence, Period, Place
from screens.shared import collect
from screens.shared.days import interval_name
from screens.shared.links import to_place, to_source
from screens.shared.markup import as_label, escape, layers_of, render
from screens.shared.navigation import Pages
from screens.shared.quotation_line import cite_evidence
from screens.shared.quoting import of_evidence
from screens.shared.wording import dated_by, read_by_ocr, why_found, why_in_time, written
from sourceline.records import Span

if TYPE_CHECKING:
    from sourceline.index.library import Library


def show(answer: Answer, pages: Pages, library: Library) -> None:
    if not answer.evidence:
        return
    title = "Passages" if answer.found else "Nearest misses"
    st.html(f'<h2 class="passages">{title}</h2>')
    for evidence in answer.evidence:
        rank = evidence.hit.rank
        with st.container(key=f"card_{rank}"):
            st.html(card(evidence, answer.question.period, found=answer.found))
            with st.container(horizontal=True, gap="medium", vertical_alignment="center"):
                st.page_link(
                    pages.source,
                    label=f"Open passage {rank} in its source",
                    icon=":material/menu_book:",
                    query_params=to_source(evidence).params(),
                )
                for place in evidence.hit.also_in:
                    st.page_link(
                        pages.source,
                        label=f"Open {as_label(place.document)}",
                        icon=":material/content_copy:",
                        query_params=to_place(place).params(),
                    )
                collect.button(
                    f"passage {rank}", [of_evidence(library, evidence)], key=f"add_{rank}"
                )
                with st.popover(f"Cite passage {rank}", type="tertiary"):
                    st.code(cite_evidence(evidence), language=None, wrap_lines=True)


def card(evidence: Evidence, period: Period | None, *, found: bool) -> str:
    """One passage as HTML: where it stands, its text with the marks, dates, why it was found."""
    hit, place = evidence.hit, evidence.hit.place
    heading = place.heading or place.title
    chips = _chips(evidence, period, found=found)
    return (
        f'<article class="card" aria-label="Passage {hit.rank}"><header>'
        f'<span class="rank" aria-hidden="true">{hit.rank}</span>'
        f"<div><h3>{escape(' '.join(heading.split()))}</h3>"
        f'<p class="path">{escape(_where(place))}</p>{_origin(place)}{_also_in(evidence)}</div>'
        f"</header>{_words(evidence)}"
        f"{chips}<details><summary>Why this passage</summary>"
        f"<p>{escape(why_found(evidence, period))}</p></details>"
        "</article>"
    )


def _origin(place: Place) -> str:
    """How the words were come by, where from a picture, and on which day they were written."""
    said = [
        *([] if place.sureness is None else [read_by_ocr(place.sureness)]),
        *([] if place.written is None else [written(place.written)]),
    ]
    return f'<p class="path origin">{escape(" · ".join(said))}</p>' if said else ""


def _words(evidence: Evidence) -> str:
    """The passage to the letter with its marks; a table's row as its cells under their columns."""
    place, layers = evidence.hit.place, layers_of(evidence)
    start = place.passage.span.start
    if not any(cell.column for cell in place.passage.cells):
        return f'<p class="text">{render(place.text, layers, offset=start)}</p>'
    pairs = "".join(
        f"<div><dt>{escape(' '.join(cell.column.split()))}</dt><dd>"
        f"{render(_slice(place, cell.span), layers, offset=cell.span.start)}</dd></div>"
        for cell in place.passage.cells
    )
    return f'<dl class="row" aria-label="Row of a table">{pairs}</dl>'


def _slice(place: Place, span: Span) -> str:
    first = place.passage.span.start
    return place.text[span.start - first : span.end - first]


def _where(place: Place) -> str:
    span = place.passage.span
    page = [f"page {place.page}"] if place.page is not None else []
    return ", ".join([place.document, *page, f"characters {span.start:,}–{span.end:,}"])


def _also_in(evidence: Evidence) -> str:
    """The other places that say the same, a line each."""
    lines = [escape(f"also in {_where(place)}") for place in evidence.hit.also_in]
    return "".join(f'<p class="path also">{line}</p>' for line in lines)


def _chips(evidence: Evidence, period: Period | None, *, found: bool) -> str:
    hit = evidence.hit
    first = hit.place.passage.span.start
    chips = [] if found else ['<span class="chip miss">nearest miss</span>']
    for mention in evidence.dates:
        words = hit.place.text[mention.span.start - first : mention.span.end - first]
        days = escape(interval_name(mention.interval))
        chips.append(f'<span class="chip date" title="{days}">{escape(words)}</span>')
    if hit.in_period is False and period is not None:
        outside = escape(f"outside {interval_name(period.interval)}")
        chips.append(f'<span class="chip outside">{outside}</span>')
    reason = why_in_time(hit)
    if reason is not None:
        chips.append(f'<span class="chip basis">{escape(reason)}</span>')
    basis = dated_by(hit)
    if basis is not None:
        chips.append(f'<span class="chip basis">{escape(basis)}</span>')
    return f'<p class="chips">{"".join(chips)}</p>' if chips else ""
