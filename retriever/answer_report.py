"""An answer in the shapes others script against: JSON as in docs/contracts.md, and plain lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from retriever.evidence.marked_text import marked_text
from retriever.results import (
    Answer,
    AnswerSpan,
    Evidence,
    Gloss,
    Highlight,
    Hit,
    IndexSummary,
    Place,
    QuotedWords,
    Shape,
)
from retriever.superseded_report import superseded_json, superseded_lines
from retriever.understood_report import understood_json, understood_lines
from sourceline import hints
from sourceline.command import counted, harmless
from sourceline.records import DateMention, Interval

WEAK_MEANING = (
    "Most of these documents are in another language than the question, and the encoder knows "
    "English alone: to those only names, numbers, dates and acronyms carry over."
)


def as_json(answer: Answer, identity: str | None = None) -> dict[str, Any]:
    """The object of the contract; every ``text`` is the document's, to the letter."""
    period = answer.question.period
    answers = [_answer(span) for span in answer.answers]
    return {
        **({} if identity is None else {"id": identity}),
        "question": answer.question.as_typed,
        "understood": understood_json(answer.question),
        "found": answer.found,
        "confidence": round(answer.confidence, 4),
        "period": None if period is None else {**_days(period.interval), "text": period.text},
        "misread": [
            {"text": each.text, "message": each.message} for each in answer.question.misread
        ],
        "expansions": [
            {"text": each.asked, "also": each.also, "kind": each.kind}
            for each in answer.question.expansions
        ],
        "weak_meaning": answer.weak_meaning,
        "answer": answers[0] if answers else None,
        "answers": answers,
        **superseded_json(answer),
        "shape": None if answer.shape is None else _shape(answer.shape),
        "passages": [passage_json(evidence) for evidence in answer.evidence],
        "index": index_json(answer.index),
    }


def index_json(index: IndexSummary) -> dict[str, Any]:
    """The index that was asked, as `ask` and `check` give it."""
    return {
        "generation": index.generation,
        "documents": index.documents,
        "unreadable": index.unreadable,
        "partly_unreadable": index.partly_unreadable,
    }


def _answer(span: AnswerSpan) -> dict[str, Any]:
    return {
        "passage": span.passage,
        "document": span.document,
        "start": span.span.start,
        "end": span.span.end,
        "text": span.text,
        "page": span.page,
        "column": span.column,
        "day": None if span.day is None else span.day.isoformat(),
    }


def _shape(shape: Shape) -> dict[str, Any]:
    return {
        "kind": shape.kind,
        "summary": shape.summary,
        "stated": list(shape.stated),
        "items": [
            {"answer": item.answer, "date": _quoted(item.date), "place": _quoted(item.place)}
            for item in shape.items
        ],
    }


def _quoted(words: QuotedWords | None) -> dict[str, Any] | None:
    if words is None:
        return None
    own = {"text": words.text, "start": words.span.start, "end": words.span.end}
    return own if words.days is None else {**own, **_days(words.days)}


def passage_json(evidence: Evidence) -> dict[str, Any]:
    """A passage as `ask` and `check` give it."""
    hit = evidence.hit
    place = hit.place
    span = place.passage.span
    return {
        "rank": hit.rank,
        "score": round(hit.score, 6),
        "id": place.passage.id,
        "document": place.document,
        "document_sha256": place.document_sha256,
        "title": place.title,
        "heading": place.heading,
        "page": place.page,
        "type": place.kind,
        "ocr": None if place.sureness is None else round(place.sureness, 4),
        "document_date": None
        if place.written is None
        else {"date": place.written.day.isoformat(), "basis": place.written.basis},
        "start": span.start,
        "end": span.end,
        "text": place.text,
        "cells": [
            {
                "column": cell.column,
                "start": cell.span.start,
                "end": cell.span.end,
                "text": cell.span.of(place.text, span.start),
            }
            for cell in place.passage.cells
        ],
        "also_in": [_place(other) for other in hit.also_in],
        "in_period": hit.in_period,
        # Of the bases of the contract the name of a column is nearest to what the section says.
        "period_basis": "section" if hit.period_basis == "column" else hit.period_basis,
        "period_match": _period_match(hit),
        "found_by": list(hit.found_by),
        "dates": [_date(mention, span.start, place.text) for mention in evidence.dates],
        "highlights": [_highlight(highlight) for highlight in evidence.highlights],
        "acronyms": [_gloss(gloss) for gloss in evidence.glosses],
    }


def _place(place: Place) -> dict[str, Any]:
    span = place.passage.span
    return {
        "document": place.document,
        "start": span.start,
        "end": span.end,
        "page": place.page,
    }


def _date(mention: DateMention, offset: int, text: str) -> dict[str, Any]:
    span = mention.span
    return {
        "text": span.of(text, offset),
        "start": span.start,
        "end": span.end,
        **_days(mention.interval),
        "by_reference": mention.by_reference,
    }


def _period_match(hit: Hit) -> dict[str, Any] | None:
    """What puts a passage inside the period or outside; None where nothing is judged.

    With the words where it is one date that decides, and not the dates of the whole document.
    """
    days = hit.inherited if hit.mention is None else hit.mention.interval
    if hit.in_period is None or days is None:
        return None
    words: dict[str, Any] = {}
    if hit.mention is not None:
        span = hit.mention.span
        words = {"text": hit.mention_text, "start": span.start, "end": span.end}
    return {
        **words,
        **_days(days),
        "overlap": None if hit.overlap is None else round(hit.overlap, 4),
        "by_reference": hit.mention is not None and hit.mention.by_reference,
    }


def _reason(hit: Hit) -> str | None:
    """ "matched: 10-11 March 2021", "outside: 2019"; None where nothing is judged."""
    match = _period_match(hit)
    if match is None:
        return None
    days = match["from"] if match["from"] == match["to"] else f"{match['from']} to {match['to']}"
    words = " ".join(match.get("text", days).split())
    if match["by_reference"]:
        words += f" ({days}, by the document's own date)"
    elif hit.period_basis != "passage":
        words += f" ({hit.period_basis})"
    return f"{'matched' if hit.in_period else 'outside'}: {words}"


def _highlight(highlight: Highlight) -> dict[str, Any]:
    return {
        "kind": highlight.kind,
        "group": highlight.group,
        "start": highlight.span.start,
        "end": highlight.span.end,
        "text": highlight.text,
        "page": highlight.page,
    }


def _gloss(gloss: Gloss) -> dict[str, Any]:
    return {
        "text": gloss.text,
        "start": gloss.span.start,
        "end": gloss.span.end,
        "long_form": gloss.long_form,
    }


def _days(interval: Interval) -> dict[str, str | None]:
    return {
        "from": interval.first.isoformat() if interval.first else None,
        "to": interval.last.isoformat() if interval.last else None,
    }


def as_lines(answer: Answer, *, colour: bool) -> Iterator[str]:
    """The answer for a terminal; without colour, evidence sentences stand between » and «."""
    yield from (harmless(line) for line in understood_lines(answer.question))
    if answer.is_list:
        yield f"{counted(len(answer.evidence), 'passage')} in order of time."
    elif answer.found:
        summary = f"Found, {answer.confidence:.0%} sure."
        yield summary if answer.shape is None else harmless(answer.shape.summary)
        for span in answer.answers:
            said = harmless(" ".join(span.text.split()))
            yield f"Answer: {said}{_beside(span, answer)} [passage {span.passage}]"
        yield from superseded_lines(answer)
    elif not answer.evidence:
        again = hints.build(answer.index.folder, answer.index.corpus)
        yield (
            "Not in these documents: the index has no passages to search. "
            f"Put documents into {_folder(answer.index.corpus)}, then run {again}"
        )
    else:
        yield f"Not in these documents ({answer.confidence:.0%} sure of the nearest). Nearest:"
    if answer.question.expansions:
        also = ", ".join(dict.fromkeys(each.also for each in answer.question.expansions))
        yield harmless(f"Also searched: {also}.")
    if answer.weak_meaning:
        with_another = hints.build(answer.index.folder, answer.index.corpus, "FOLDER")
        yield (
            f"{WEAK_MEANING} With the folder of a multilingual encoder meaning counts too: "
            f"{with_another}, then ask with --encoder FOLDER."
        )
    if answer.index.unread is not None:
        yield f"{answer.index.unread}: {hints.status(answer.index.folder)} says why."
    for evidence in answer.evidence:
        yield ""
        yield _where(evidence, answer)
        yield marked_text(evidence, colour=colour)


def _beside(span: AnswerSpan, answer: Answer) -> str:
    """The column of a cell, and the day by which an answer stands where it does."""
    column = f" ({harmless(' '.join(span.column.split()))})" if span.column else ""
    day = "" if span.day is None else f" ({span.day}{_order(span, answer)})"
    return column + day


def _order(span: AnswerSpan, answer: Answer) -> str:
    first = answer.answers[0].day
    if first is None or span.day is None or span.day == first:
        return ""
    return ", older" if span.day < first else ", later"


def _folder(corpus: str | None) -> str:
    return "the corpus folder" if corpus is None else harmless(f"{corpus}/")


def _where(evidence: Evidence, answer: Answer) -> str:
    hit = evidence.hit
    parts = [f"{hit.rank}. {_cited(hit.place)}"]
    if hit.place.heading:
        parts.append(" ".join(hit.place.heading.split()))
    if hit.place.page is not None:
        parts.append(f"page {hit.place.page}")
    if evidence.dates:
        offset = hit.place.passage.span.start
        parts.append(
            "; ".join(
                " ".join(str(_date(mention, offset, hit.place.text)["text"]).split())
                for mention in evidence.dates
            )
        )
    if answer.question.period:
        parts.append(_reason(hit) or "undated")
    parts += [f"also in {_cited(place)}" for place in hit.also_in]
    return harmless(" | ".join(parts))


def _cited(place: Place) -> str:
    span = place.passage.span
    return f"{place.document} [{span.start}:{span.end}]"
