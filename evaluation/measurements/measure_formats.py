"""The same documents as PDF, Word, web pages and scans: whether they answer as their texts do."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from evaluation.data.document_writers import lines_of, write_docx, write_html, write_pdf, write_scan
from evaluation.data.gold_questions import GoldQuestion
from evaluation.data.relocated_evidence import is_lost, relocated
from evaluation.measurements.measure_answers import DEPTH, ask_all, measures
from evaluation.spans.box_alignment import rate
from evaluation.spans.quotes_and_marks import drawn, marks_of, texts_of
from indexer.build import build
from indexer.read import find_files, read_file
from retriever.answer_report import as_json
from retriever.retriever import Retriever
from sourceline import command
from sourceline.errors import WrongUseError
from sourceline.models.encoder import Encoder
from sourceline.records import Document

Format = Literal["text", "pdf", "docx", "html", "scan"]
FORMATS: tuple[Format, ...] = get_args(Format)
_SUFFIXES: dict[Format, str] = {"text": "", "scan": ".pdf"}
READ_WRONGLY = 0.2
"""Most characters of a scan, as a share, that may differ from the text: evidence is still found."""
_MARKS = 120
"""Most highlights, drawn by a seed, that are cropped from their page and read by OCR."""
_SHOWN = ("hit@1", "hit@3", f"MRR@{DEPTH}", "span F1", "present refused", "absent answered")


@dataclass(frozen=True, slots=True)
class AllowedLoss:
    """What a format may lose to the plain text: so much of one measure."""

    measure: str
    most: float

    def met(self, text: dict[str, Any], other: dict[str, Any]) -> bool:
        lost: float = text["measures"][self.measure] - other["measures"][self.measure]
        return lost <= self.most + 1e-9


ALLOWED: dict[Format, AllowedLoss] = {
    "pdf": AllowedLoss("hit@1", 0.03),
    "docx": AllowedLoss("hit@1", 0.03),
    "html": AllowedLoss("hit@1", 0.03),
    "scan": AllowedLoss("hit@3", 0.06),
}


def measure_formats(
    seeds: Path,
    questions: Sequence[GoldQuestion],
    formats: Sequence[Format],
    encoder: Encoder,
    keep: Path | None = None,
) -> dict[Format, dict[str, Any]]:
    """Figures by format, those of the text first. ``keep`` leaves files and indexes to look at.

    Raises WrongUseError without LibreOffice or without seeds.
    """
    documents = [
        document
        for file in find_files(seeds).files
        for document in read_file(file.path, file.relative).documents
    ]
    if not documents:
        raise WrongUseError(f"{seeds}/ holds no documents to write in other formats")
    texts = {document.path: document.text for document in documents}
    figures: dict[Format, dict[str, Any]] = {}
    with tempfile.TemporaryDirectory() as passing:
        work = keep or Path(passing)
        for one in FORMATS:
            if one != "text" and one not in formats:
                continue
            command.say(f"{one}: writing {len(documents)} documents, indexing, asking")
            write_all(work / one, one, documents)
            # An index that was kept has what the readers of its day made of the files.
            shutil.rmtree(work / f"index-{one}", ignore_errors=True)
            build(work / one, work / f"index-{one}", encoder=encoder)
            with closing(Retriever.open(work / f"index-{one}", encoder)) as retriever:
                figures[one] = _asked(retriever, one, texts, questions, work / one)
    return figures


def write_all(folder: Path, one: Format, documents: Sequence[Document]) -> None:
    """Each document as a file of the format, named after it."""
    folder.mkdir(parents=True, exist_ok=True)
    for document in documents:
        path = folder / _name(document.path, one)
        if one == "text":
            path.write_text(document.text, encoding="utf-8", newline="")
        elif not path.exists():
            _write(path, one, document)


def _write(path: Path, one: Format, document: Document) -> None:
    lines = lines_of(document)
    if one == "html":
        write_html(path, lines)
    elif one == "docx":
        write_docx(path, lines)
    else:
        with tempfile.TemporaryDirectory() as passing:
            word, pdf = Path(passing) / "written.docx", Path(passing) / "written.pdf"
            write_docx(word, lines)
            write_pdf(path if one == "pdf" else pdf, word)
            if one == "scan":
                write_scan(path, pdf)


def _name(source: str, one: Format) -> str:
    return source if one == "text" else Path(source).stem + _SUFFIXES.get(one, f".{one}")


def _asked(
    retriever: Retriever,
    one: Format,
    texts: dict[str, str],
    questions: Sequence[GoldQuestion],
    folder: Path,
) -> dict[str, Any]:
    library = retriever.library
    stored = {entry.path: library.document(entry.path).text for entry in library.documents()}
    others = {
        source: (_name(source, one), stored[_name(source, one)])
        for source in texts
        if _name(source, one) in stored
    }
    errors = READ_WRONGLY if one == "scan" else 0.0
    moved = [relocated(gold, texts, others, errors) for gold in questions]
    pieces = [piece for gold in moved for piece in gold.evidence]
    asked = ask_all(retriever, moved)
    aligned: dict[str, Any] = {}
    if one in ("pdf", "scan"):
        contents = {path: (folder / path).read_bytes() for path in stored}
        marks = marks_of([each.answer for each in asked])
        found = drawn(library, contents, marks, _MARKS)
        aligned = {"marks": len(found), "marks aligned": rate(found)}
    quoted = [part for each in asked for part in texts_of(as_json(each.answer))]
    return {
        **aligned,
        "quoted": len(quoted),
        "misquoted": sum(span.of(stored[path]) != text for path, span, text in quoted),
        "evidence": len(pieces),
        "evidence lost": sum(map(is_lost, pieces)),
        "passages": len(library),
        "measures": measures(asked),
        "ranks": {each.gold.id: each.hit_rank for each in asked if each.gold.evidence},
    }


def as_lines(figures: dict[Format, dict[str, Any]]) -> Iterator[str]:
    """A table, a format a line, and of each the questions that it ranks lower than the text."""
    yield f"{'format':<8}{'passages':>9}{'lost':>6}" + "".join(f"{name:>17}" for name in _SHOWN)
    for one, found in figures.items():
        cells = "".join(f"{found['measures'][name]:>17.3f}" for name in _SHOWN)
        yield f"{one:<8}{found['passages']:>9}{found['evidence lost']:>6}{cells}"
    text = figures["text"]
    for one, found in figures.items():
        yield f"{one}: {found['quoted']} texts quoted, {found['misquoted']} not in the document"
        if "marks" in found:
            share = f"{found['marks aligned']:.3f} of {found['marks']} marks"
            yield f"{one}: {share} lie on their words"
        if one in ALLOWED:
            loss = ALLOWED[one]
            verdict = "met" if loss.met(text, found) else "MISSED"
            yield f"{one}: {loss.measure} within {loss.most} of the text: {verdict}"
        for question, rank in found["ranks"].items():
            before = text["ranks"][question]
            if (rank or 99) > (before or 99):
                yield f"  {question}: {before} in the text, {rank} here"
