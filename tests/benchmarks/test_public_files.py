"""Words of files beside those of an independent reader: what is lost is found, what is told is not.

The files are made here; the measurement itself runs on files that nobody here made.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from email.message import EmailMessage
from importlib import import_module
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pptx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from benchmarks.independent_readers import (
    NotReadError,
    page_words,
    read_independently,
)
from benchmarks.public_files import compare_files, main, report, silent_losses
from benchmarks.word_comparison import (
    letter_recall,
    longest_increase,
    word_order,
    word_recall,
    words_of,
)
from indexer.read import read_file
from indexer.read.read_result import ReadResult
from tests.indexer.read.pdf.drawn_pdfs import PROSE, lines, paper

needs_pdftotext = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="no poppler-utils")


def a_report(path: Path) -> Path:
    written = docx.Document()
    written.sections[0].header.paragraphs[0].text = "Office of Rivers"
    written.add_paragraph("The level rose by 40 cm.")
    written.add_table(1, 2).cell(0, 1).text = "Osh"
    written.save(str(path))
    return path


def result_of(path: Path) -> ReadResult:
    return read_file(path, path.name)


def without(result: ReadResult, words: str, *notes: str) -> ReadResult:
    """The same, as if the words had not been read."""
    document = result.documents[0]
    assert words in document.text
    text = document.text.replace(words, "-" * len(words))
    return replace(result, documents=(replace(document, text=text, notes=notes),))


def test_what_stands_in_the_package_and_not_in_the_document_is_lost(tmp_path: Path) -> None:
    path = a_report(tmp_path / "a.docx")
    stretches, result = read_independently(path, "docx"), result_of(path)
    assert [(one.kind, one.text) for one in stretches] == [
        ("body", "The level rose by 40 cm."),
        ("body", "Osh"),
        ("header", "Office of Rivers"),
    ]
    assert silent_losses("docx", stretches, result) == []
    assert silent_losses("docx", stretches, without(result, "Osh")) == ["body: Osh"]


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("only the first 10 of 20 rows are read", True),
        ("damaged paragraphs or tables, left out: 1", True),
        ("not read, by kind: charts without values: 1, pictures: 2", True),
        ("not read, by kind: pictures: 2", False),
        ("not read, by kind: embedded objects: 1, pictures: 2", False),
        ("read as Windows-1251: the file does not say its encoding", False),
    ],
)
def test_a_loss_that_the_document_tells_is_not_silent(
    tmp_path: Path, note: str, told: bool
) -> None:
    path = a_report(tmp_path / "a.docx")
    stretches, result = read_independently(path, "docx"), result_of(path)
    lost = silent_losses("docx", stretches, without(result, "Osh", note))
    assert lost == ([] if told else ["body: Osh"])


def test_words_parted_otherwise_are_not_lost() -> None:
    assert letter_recall("L a s t  t e x t", "Last text") == 1
    assert letter_recall("Last text", "another page") == 0
    assert letter_recall("abc", "abc") is None
    assert words_of("inter-\nnational Re\u00adport CAFÉ") == words_of("international report café")


@given(st.lists(st.integers(), unique=True, max_size=9))
def test_the_longest_increase(numbers: list[int]) -> None:
    subsets = [
        [number for at, number in enumerate(numbers) if which >> at & 1]
        for which in range(1 << len(numbers))
    ]
    assert longest_increase(numbers) == max(len(one) for one in subsets if one == sorted(one))


def test_recall_counts_and_order_is_of_words_that_both_have_once() -> None:
    assert word_recall(words_of("a a b"), words_of("a b c")) == pytest.approx(2 / 3)
    assert word_recall([], ["a"]) is None
    assert word_order(["w", "x", "y", "z"], ["y", "z", "w", "x"]) == 0.5
    assert word_order(["a", "a"], ["a"]) is None


def test_the_words_of_slides_and_their_charts(tmp_path: Path) -> None:
    show = pptx.Presentation()
    slide = show.slides.add_slide(show.slide_layouts[5])
    slide.shapes.title.text = "Beds"
    data: Any = import_module("pptx.chart.data").CategoryChartData()  # it has no types
    data.categories = ["North", "South"]
    data.add_series("2020", (4.5, 12))
    data.add_series("2021", (1 / 3, 7))
    place = (Inches(1), Inches(1), Inches(5), Inches(3))
    slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *place, data)
    slide.notes_slide.notes_text_frame.text = "Said aloud"
    path = tmp_path / "a.pptx"
    show.save(str(path))
    stretches = read_independently(path, "pptx")
    assert sorted(one.text for one in stretches if one.kind == "chart") == sorted(
        ["North", "South", "2020", "2021", "4.5", "12", "7"]  # a third is shown rounded
    )
    assert {"Beds", "Said aloud"} <= {one.text for one in stretches}
    assert silent_losses("pptx", stretches, result_of(path)) == []


def test_the_words_of_cells(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Town", "Level"], ["Osh", 40], ["Naryn", 0.25]):
        sheet.append(row)
    sheet["B3"].number_format = "0%"
    path = tmp_path / "a.xlsx"
    book.save(path)
    said = [one.text for one in read_independently(path, "xlsx")]
    assert said == ["Town", "Level", "Osh", "40", "Naryn"]


@needs_pdftotext
def test_pages_of_which_the_words_are_missing(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(paper(lines(*PROSE), lines(*reversed(PROSE))))
    stretches, result = read_independently(path, "pdf"), result_of(path)
    assert len(stretches) == 2
    assert silent_losses("pdf", stretches, result) == []
    last = result.documents[0].pages[1]
    lost = without(result, last.span.of(result.documents[0].text))
    (said,) = silent_losses("pdf", stretches, lost)
    assert said.startswith("page 2: ")


@pytest.mark.parametrize("kind", ["docx", "pptx", "xlsx", "pdf"])
def test_what_the_other_reader_cannot_read_either_is_said(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"a.{kind}"
    path.write_bytes(b"PK\x03\x04 cut off" if kind != "pdf" else b"%PDF-1.4 cut off")
    with pytest.raises(NotReadError):
        read_independently(path, kind)


def test_the_words_of_a_page_of_the_web_are_those_it_shows() -> None:
    page = "<title>T</title><body><script>x()</script><p>One<b>two</b><p>three&amp;four</body>"
    assert words_of(page_words(f"<html><head><meta>{page}")) == ["onetwo", "three", "four"]


def test_a_folder_is_compared_file_by_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    a_report(folder / "a.docx")
    (folder / "broken.docx").write_bytes((folder / "a.docx").read_bytes()[:900])
    message = EmailMessage()
    message["Subject"] = "Levels"
    message["From"] = "ann@example.org"
    message["Message-ID"], message["Date"] = "<1@x>", "Wed, 10 Mar 2021 23:30:00 +0600"
    message.set_content("The level rose.")
    (folder / "b.eml").write_bytes(message.as_bytes())
    (folder / "c.txt").write_text("There is no other reader of plain text.")
    figures = tmp_path / "figures.json"
    assert main([str(folder), "--json", str(figures)]) == 0
    told = capsys.readouterr().out
    assert "docx: 2 files, 1 refused (0 read otherwise); words: median recall 1.0000" in told
    assert "refused: broken.docx" in told
    assert "LOST" not in told
    assert [one["path"] for one in json.loads(figures.read_text())] == [
        "a.docx",
        "b.eml",
        "broken.docx",
    ]


def test_a_file_that_only_the_other_reader_reads_is_named(tmp_path: Path) -> None:
    a_report(tmp_path / "a.docx")
    (result,) = compare_files(tmp_path)
    refused = replace(result, refused="a.docx is damaged", recall=None, lost=())
    assert "(1 read otherwise)" in next(iter(report([refused])))
    assert any(line.startswith("REFUSED") for line in report([refused]))
    assert any(
        "LOST in a.docx: 1 (body: Osh)" in line
        for line in report([replace(result, lost=("body: Osh",))])
    )


@pytest.mark.parametrize("arguments", [["nowhere"], [".", "--only", "djvu"], []])
def test_wrong_use_is_said(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
