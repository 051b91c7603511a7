"""The same few words in every format: what an answer quotes is in the document, and on the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

import openpyxl
import pptx
import pytest
from pptx.util import Inches

from evaluation.data.document_writers import WrittenLine, lines_of, write_docx, write_html
from evaluation.data.gold_questions import GoldEvidence, GoldQuestion
from evaluation.data.relocated_evidence import find, is_lost, relocated
from evaluation.data.table_files import TABLE_FORMATS, load_tables, write_table
from evaluation.spans.box_alignment import rate
from evaluation.spans.quotes_and_marks import drawn, marks_of, texts_of
from indexer.build import build
from indexer.read import read_file
from retriever.answer_report import as_json
from retriever.retriever import Retriever
from sourceline.records import Span
from tests.hashing_encoder import HashingEncoder
from tests.indexer.read.ocr.scanned_pages import as_file, as_pdf, scan
from tests.indexer.read.office_packages import saved, zipped
from tests.indexer.read.pdf.drawn_pdfs import PROSE, lines, paper
from tests.overlap_reader import OverlapReader

QUESTION = "Who could warn the villages below before the flood?"
ROW = "How many reports a day came from Karasu?"
TABLE = [["Station", "Reports a day", "Year"], ["Karasu", "1", "2021"], ["Tokmok", "2", "2021"]]
PRINTED = paper(lines(*PROSE, size=12))
LINES = [
    WrittenLine("The level of the water", heading=True),
    WrittenLine(" ".join(PROSE), heading=False),
]


def slides() -> bytes:
    show = pptx.Presentation()
    slide = show.slides.add_slide(show.slide_layouts[1])
    slide.shapes.title.text = LINES[0].text
    slide.placeholders[1].text = LINES[1].text
    table = slide.shapes.add_table(3, 3, Inches(1), Inches(4), Inches(6), Inches(1)).table
    for at, row in enumerate(TABLE):
        for column, text in enumerate(row):
            table.cell(at, column).text = text
    return saved(show)


def workbook() -> bytes:
    book = openpyxl.Workbook()
    for row in TABLE:
        book.worksheets[0].append(row)
    return saved(book)


def message() -> bytes:
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["To"] = "Water", "a@example.org", "b@example.org"
    mail["Date"] = "Tue, 04 May 2021 10:00:00 +0000"
    mail.set_content("\n".join(PROSE))
    return mail.as_bytes()


CONTENTS: dict[str, Callable[[], bytes]] = {
    "prose.txt": "\n\n".join(line.text for line in LINES).encode,
    "prose.md": f"# {LINES[0].text}\n\n{LINES[1].text}\n".encode,
    "prose.pdf": lambda: PRINTED,
    "prose.pptx": slides,
    "table.xlsx": workbook,
    "table.csv": "\n".join(map(",".join, TABLE)).encode,
    "prose.eml": message,
    "prose.zip": lambda: zipped({"inner/prose.txt": "\n".join(PROSE).encode()}),
    "scan.pdf": lambda: as_pdf(scan(PRINTED)),
    "scan.png": lambda: as_file(scan(PRINTED), "PNG"),
}


def write(path: Path) -> None:
    if path.name == "prose.docx":
        write_docx(path, LINES)
    elif path.name == "prose.html":
        write_html(path, LINES)
    else:
        path.write_bytes(CONTENTS[path.name]())


@dataclass(frozen=True)
class Indexed:
    """A file that is the whole corpus of its retriever."""

    file: Path
    retriever: Retriever


@pytest.fixture(scope="module")
def indexed(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Indexed]:
    """The file named by the parameter, made, read and indexed once for all tests of it."""
    folder = tmp_path_factory.mktemp("formats")
    (folder / "corpus").mkdir()
    file = folder / "corpus" / request.param
    write(file)
    build(folder / "corpus", folder / "index", encoder=HashingEncoder())
    opened = Retriever.open(folder / "index", HashingEncoder(), OverlapReader())
    with closing(opened) as retriever:
        yield Indexed(file, retriever)


PROSE_NAMES = [
    f"prose.{kind}" for kind in ("txt", "md", "html", "pdf", "docx", "pptx", "eml", "zip")
]
TABLE_NAMES = ["table.xlsx", "table.csv"]
SCANS = [pytest.param(name, marks=pytest.mark.ocr) for name in ("scan.pdf", "scan.png")]


@pytest.mark.parametrize("indexed", [*PROSE_NAMES, *TABLE_NAMES, *SCANS], indirect=True)
def test_every_quoted_text_is_a_slice_of_the_stored_document(indexed: Indexed) -> None:
    is_table = indexed.file.name.startswith("table")
    answer = as_json(indexed.retriever.ask(ROW if is_table else QUESTION))
    quoted = list(texts_of(answer))
    assert answer["passages"]
    assert len(quoted) > 1
    for document, span, text in quoted:
        assert span.of(indexed.retriever.library.document(document).text) == text
    wanted = "Karasu" if is_table else "villages below"
    assert wanted in " ".join(answer["passages"][0]["text"].split())


@pytest.mark.ocr
@pytest.mark.parametrize("indexed", ["prose.pdf", "scan.pdf", "scan.png"], indirect=True)
def test_the_words_of_a_mark_are_read_where_it_is_drawn(indexed: Indexed) -> None:
    marks = marks_of([indexed.retriever.ask(QUESTION)])
    contents = {indexed.file.name: indexed.file.read_bytes()}
    found = drawn(indexed.retriever.library, contents, marks, most=3)
    assert found
    assert rate(found) == 1.0, found


@pytest.mark.parametrize("one", [one for one in TABLE_FORMATS if one != "pdf"])
def test_a_written_table_is_read_with_all_its_rows(tmp_path: Path, one: str) -> None:
    for sheet in load_tables()[0]:
        path = tmp_path / f"{sheet.name}.{one}"
        write_table(path, one, sheet)  # type: ignore[arg-type]
        (document,) = read_file(path, path.name).documents
        assert [len(table.rows) for table in document.tables] == [len(sheet.rows)]


def test_questions_name_rows_that_are_there_once() -> None:
    tables, questions = load_tables()
    assert len(questions) == 20
    rows = {sheet.name: sheet.rows for sheet in tables}
    for one in questions:
        right = [row for row in rows[one.table] if set(one.row) <= set(row)]
        assert len(right) == 1
        assert one.answer in right[0]


def test_a_text_is_written_line_by_line_with_its_headings(tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text(f"Water is low\n\n{PROSE[0]}\n\n \n{PROSE[1]}\n")
    (document,) = read_file(tmp_path / "news.txt", "news.txt").documents
    found = lines_of(document)
    assert [line.text for line in found] == ["Water is low", PROSE[0], PROSE[1]]
    assert [line.heading for line in found] == [True, False, False]


def test_what_is_wanted_is_found_with_so_many_errors_and_no_more() -> None:
    assert find("river", "theriverroseat", 0.0) == Span(3, 8)
    assert find("river", "therlverroseat", 0.2) == Span(3, 8)
    assert find("river", "therlverroseat", 0.1) is None
    assert find("river", "", 0.5) is None


def test_evidence_is_found_again_over_line_ends_and_hyphens() -> None:
    text = "The river rose. The river fell in a well-known valley."
    snippet = Span(text.rindex("river"), text.index("valley"))
    piece = GoldEvidence("a.txt", snippet, Span(16, len(text)), "valley")
    gold = GoldQuestion("q", "where", "Where?", (piece,))
    other = "Page 1\nThe river\nrose. The ri-\nver fell in a\nwell-known valley."
    (moved,) = relocated(gold, {"a.txt": text}, {"a.txt": ("a.pdf", other)}, 0.0).evidence
    assert moved.snippet.of(other) == "ri-\nver fell in a\nwell-known"
    assert moved.document == "a.pdf"
    (lost,) = relocated(gold, {"a.txt": text}, {"a.txt": ("a.pdf", "nothing of it")}, 0.0).evidence
    assert is_lost(lost)
