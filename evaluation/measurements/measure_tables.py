"""Whether the right row of a table is found first, in every format that tables are kept in."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from evaluation.data.table_files import RowQuestion, Sheet, TableFormat, write_table
from indexer.build import build
from retriever.results import Answer, Evidence
from retriever.retriever import Retriever
from sourceline import command
from sourceline.models.encoder import Encoder

WANTED = 0.85
"""Least share of questions with the right row first."""
_DEPTH = 10


def measure_tables(
    sheets: Sequence[Sheet],
    questions: Sequence[RowQuestion],
    formats: Sequence[TableFormat],
    encoder: Encoder,
    keep: Path | None = None,
) -> dict[TableFormat, dict[str, Any]]:
    """By format: share of questions with the right row first and among three, and with the right
    cell as the answer; and what came first instead."""
    figures: dict[TableFormat, dict[str, Any]] = {}
    with tempfile.TemporaryDirectory() as passing:
        work = keep or Path(passing)
        for one in formats:
            command.say(f"{one}: writing {len(sheets)} tables, indexing, asking")
            folder = work / f"tables-{one}"
            folder.mkdir(parents=True, exist_ok=True)
            for sheet in sheets:
                write_table(folder / f"{sheet.name}.{one}", one, sheet)
            # An index that was kept has what the readers of its day made of the files.
            shutil.rmtree(work / f"index-tables-{one}", ignore_errors=True)
            build(folder, work / f"index-tables-{one}", encoder=encoder)
            with closing(Retriever.open(work / f"index-tables-{one}", encoder)) as retriever:
                figures[one] = _asked(retriever, questions)
    return figures


def _asked(retriever: Retriever, questions: Sequence[RowQuestion]) -> dict[str, Any]:
    answers = [(one, retriever.ask(one.question, k=_DEPTH)) for one in questions]
    ranks = [_rank(one, answer) for one, answer in answers]
    return {
        "questions": len(questions),
        "row first": sum(rank == 1 for rank in ranks) / len(questions),
        "row in three": sum((rank or 99) <= 3 for rank in ranks) / len(questions),
        "cell answers": sum(_says(*pair) for pair in answers) / len(questions),
        "wrong": [
            {"question": one.question, "rank": rank, "first": _first(answer)}
            for (one, answer), rank in zip(answers, ranks, strict=True)
            if rank != 1
        ],
        "other cells": [
            {"question": one.question, "said": answer.answers[0].text if answer.answers else None}
            for one, answer in answers
            if not _says(one, answer)
        ],
    }


def _rank(one: RowQuestion, answer: Answer) -> int | None:
    for evidence in answer.evidence:
        if is_row(evidence, one):
            return evidence.hit.rank
    return None


def is_row(evidence: Evidence, one: RowQuestion) -> bool:
    """Whether a passage is a row of the asked table with all the cells that name it."""
    place = evidence.hit.place
    span = place.passage.span
    cells = {cell.span.of(place.text, span.start).strip() for cell in place.passage.cells}
    return place.document.split(".")[0] == one.table and cells.issuperset(one.row)


def _says(one: RowQuestion, answer: Answer) -> bool:
    """The cell's words or number; spreadsheets show thousands without commas."""
    said = answer.answers[0].text if answer.answers else ""
    return _plain(said) == _plain(one.answer)


def _plain(text: str) -> str:
    return text.replace(",", "").strip()


def _first(answer: Answer) -> str:
    return answer.evidence[0].hit.place.text if answer.evidence else ""


def as_lines(figures: dict[TableFormat, dict[str, Any]]) -> Iterator[str]:
    names = ("row first", "row in three", "cell answers")
    yield f"{'format':<8}" + "".join(f"{name:>14}" for name in names)
    for one, found in figures.items():
        cells = "".join(f"{found[name]:>14.3f}" for name in names)
        verdict = "" if found["row first"] >= WANTED else f"   MISSED ({WANTED} wanted)"
        yield f"{one:<8}{cells}{verdict}"
    for one, found in figures.items():
        for wrong in found["wrong"]:
            yield f"{one}: {wrong['question']} rank {wrong['rank']}; first: {wrong['first']!r}"
        for other in found["other cells"]:
            yield f"{one}: {other['question']} said {other['said']!r}"
