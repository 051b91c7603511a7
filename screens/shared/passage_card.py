"""A passage as a card: its place, its words with the marks, its dates, why it was found."""

from __future__ import annotations

from retriever.results import Evidence, Period, Place
from screens.shared.document_facts import read_by_ocr, written_on
from screens.shared.markup import escape, layers_of, render
from screens.shared.result_wording import dated_by, why_found, why_in_time
from screens.shared.table_row import row_under_columns
from sourceline.dates.day_names import interval_name


def passage_card(evidence: Evidence, period: Period | None, *, found: bool) -> str:
    """As HTML. ``period`` is that of the question; ``found`` says whether it has an answer."""
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
    """How sure OCR was, where the words are from a picture, and the day they were written on."""
    said = [
        *([] if place.sureness is None else [read_by_ocr(place.sureness)]),
        *([] if place.written is None else [written_on(place.written)]),
    ]
    return f'<p class="path origin">{escape(" · ".join(said))}</p>' if said else ""


def _words(evidence: Evidence) -> str:
    """All of the passage with its marks; a table's row as its cells under their columns."""
    place, layers = evidence.hit.place, layers_of(evidence)
    text = render(place.text, layers, offset=place.passage.span.start)
    return row_under_columns(place, layers) or f'<p class="text">{text}</p>'


def _where(place: Place) -> str:
    return place.document if place.page is None else f"{place.document}, page {place.page}"


def _also_in(evidence: Evidence) -> str:
    """The other places that say the same, a line each."""
    lines = [escape(f"also in {_where(place)}") for place in evidence.hit.also_in]
    return "".join(f'<p class="path also">{line}</p>' for line in lines)


def _chips(evidence: Evidence, period: Period | None, *, found: bool) -> str:
    hit, place = evidence.hit, evidence.hit.place
    chips = [] if found else [_chip("miss", "nearest passage")]
    if evidence.dates:  # the line above has the day of the document
        chips.append(_chip("of", "dates in the text:"))
    for mention in evidence.dates:
        words = escape(mention.span.of(place.text, place.passage.span.start))
        days = escape(interval_name(mention.interval))
        chips.append(f'<span class="chip date" title="{days}">{words}</span>')
    if hit.in_period is False and period is not None:
        chips.append(_chip("outside", f"outside {interval_name(period.interval)}"))
    chips += [_chip("basis", said) for said in (why_in_time(hit), dated_by(hit)) if said]
    return f'<p class="chips">{"".join(chips)}</p>' if chips else ""


def _chip(look: str, words: str) -> str:
    return f'<span class="chip {look}">{escape(words)}</span>'
