"""What was unread for want of a program is read once that is installed."""

from __future__ import annotations

import shutil
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from indexer.build import build
from sourceline.index.library import Library
from sourceline.libreoffice import libreoffice
from tests.hashing_encoder import HashingEncoder
from tests.indexer.read.ocr.scanned_pages import as_file, as_pdf, scan
from tests.indexer.read.pdf.drawn_pdfs import PROSE, lines, paper

pytestmark = pytest.mark.skipif(shutil.which("tesseract") is None, reason="no tesseract here")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    page = scan(paper(lines(*PROSE)))
    (folder / "scan.pdf").write_bytes(as_pdf(page))
    (folder / "scan.png").write_bytes(as_file(page, "PNG"))
    (folder / "words.txt").write_text("The mill is open.")
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("inside.pdf", as_pdf(page))
        archive.writestr("letter.rtf", rb"{\rtf1\ansi The quota is 40 tons.\par}")
    (folder / "papers.zip").write_bytes(packed.getvalue())
    return folder


def statuses(index: Path) -> dict[str, list[str]]:
    library = Library.open(index)
    try:
        return {one.path: [page.status for page in one.pages] for one in library.documents()}
    finally:
        library.close()


def test_scans_are_read_once_tesseract_is_there(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = tmp_path / "index"
    with monkeypatch.context() as without:
        without.setenv("PATH", "")
        first = build(corpus, index, encoder=HashingEncoder())
        scans = ["papers.zip!/inside.pdf", "scan.pdf", "scan.png"]
        assert [statuses(index)[path] for path in scans] == [["empty"]] * 3
        assert build(corpus, index, encoder=HashingEncoder()).generation == first.generation
    second = build(corpus, index, encoder=HashingEncoder())
    assert second.generation != first.generation
    assert [statuses(index)[path] for path in scans] == [["ocr"]] * 3
    assert not second.changes
    assert build(corpus, index, encoder=HashingEncoder()).generation == second.generation
    assert second.documents == (5 if libreoffice() else 4)


def test_a_program_that_is_still_missing_costs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "words.txt").write_text("The mill is open.")
    with ZipFile(tmp_path / "corpus" / "letters.zip", "w") as archive:
        archive.writestr("letter.rtf", rb"{\rtf1\ansi The quota is 40 tons.\par}")
    monkeypatch.setenv("PATH", "")
    first = build(tmp_path / "corpus", tmp_path / "index", encoder=HashingEncoder())
    assert [one.path for one in first.left_out] == ["letters.zip!/letter.rtf"]
    second = build(tmp_path / "corpus", tmp_path / "index", encoder=HashingEncoder())
    assert second.generation == first.generation
