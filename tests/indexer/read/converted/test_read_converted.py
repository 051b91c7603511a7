"""Old Office files, rich text and OpenDocument: through LibreOffice, else named with that cure."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pptx
import pytest

from indexer.read import find_files, read_file
from indexer.read.converted.convert_source import converted
from indexer.read.file_bytes import digest
from indexer.read.file_type import kind_of
from indexer.read.format_readers import reader_of
from indexer.read.refused_types import refusal_reason
from indexer.read.source_file import SourceFile
from sourceline import libreoffice as program
from sourceline.errors import UnreadableError
from tests.indexer.read.document_invariants import check

needs_libreoffice = pytest.mark.skipif(
    program.libreoffice() is None, reason="LibreOffice is not installed"
)
RTF = rb"{\rtf1\ansi The quota of cod is 40 tons.\par The port is Sfax.\par}"
OPEN_DOCUMENT = b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument."


def letter() -> bytes:
    made, packed = docx.Document(), BytesIO()
    made.add_heading("Hospital rules", 1)
    made.add_paragraph("Visitors leave before eight in the evening.")
    made.save(packed)
    return packed.getvalue()


def sheet() -> bytes:
    made, packed = openpyxl.Workbook(), BytesIO()
    for row in (["Port", "Tons"], ["Sfax", 310], ["Gabes", 275]):
        made.active.append(row)
    made.save(packed)
    return packed.getvalue()


def slides() -> bytes:
    made, packed = pptx.Presentation(), BytesIO()
    slide = made.slides.add_slide(made.slide_layouts[1])
    slide.shapes.title.text = "Licences"
    slide.placeholders[1].text = "Band 700 MHz is free."
    made.save(packed)
    return packed.getvalue()


@needs_libreoffice
@pytest.mark.parametrize(
    ("make", "suffix", "target", "words"),
    [
        (letter, "docx", "doc", "Hospital rules\n\nVisitors leave before eight"),
        (letter, "docx", "odt", "Hospital rules\n\nVisitors leave before eight"),
        (letter, "docx", "rtf", "Visitors leave before eight"),
        (sheet, "xlsx", "xls", "Port\tTons\nSfax\t310"),
        (sheet, "xlsx", "ods", "Port\tTons\nSfax\t310"),
        (slides, "pptx", "ppt", "Band 700 MHz is free."),
        (slides, "pptx", "odp", "Band 700 MHz is free."),
    ],
)
def test_a_file_that_libreoffice_wrote_is_read(
    make: Callable[[], bytes], suffix: str, target: str, words: str, tmp_path: Path
) -> None:
    if lacking := program.missing_part(suffix):
        pytest.skip(f"LibreOffice lacks {lacking} here")
    content = converted(SourceFile("a", make()), suffix, target)
    (tmp_path / f"old.{target}").write_bytes(content)
    (tmp_path / "other.bin").write_bytes(content)
    (file, *_) = find_files(tmp_path).files
    (document,) = read_file(file.path, file.relative).documents
    check(document)
    assert words in document.text
    assert document.kind == target == kind_of("without a name", content)
    assert document.sha256 == digest(content)
    assert any("LibreOffice" in note for note in document.notes)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
        ("letter.rtf", RTF),
        ("letter.doc", RTF),
        ("a.odt", OPEN_DOCUMENT + b"text"),
        ("a.odp", OPEN_DOCUMENT + b"presentation"),
    ],
)
def test_without_libreoffice_it_is_skipped_with_the_cure(
    name: str, content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    (tmp_path / name).write_bytes(content)
    found = find_files(tmp_path)
    assert found.files == ()
    assert [path for path, _ in found.skipped] == [name]
    for reason in (found.skipped[0][1], refusal_reason(name, content)):
        assert "install LibreOffice" in reason
        assert "save" in reason


def stand_in(folder: Path, code: str) -> Path:
    """A program in the place of LibreOffice."""
    path = folder / "soffice"
    path.write_text(f"#!{sys.executable}\n{code}\n")
    path.chmod(0o755)
    return folder


@pytest.mark.parametrize("code", ["raise SystemExit(1)", "pass", "import os; os.abort()"])
def test_a_file_that_it_cannot_open_is_named(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(stand_in(tmp_path, code)))
    reader = reader_of("rtf")
    assert reader is not None
    with pytest.raises(UnreadableError, match=r"^a\.rtf cannot be opened by LibreOffice"):
        reader(SourceFile("a.rtf", RTF))


def test_a_part_that_is_not_installed_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where libreoffice-writer alone is there: a table is not blamed for it."""
    parts = tmp_path / "share" / "registry"
    parts.mkdir(parents=True)
    (parts / "writer.xcd").touch()
    (tmp_path / "program").mkdir()
    monkeypatch.setenv("PATH", str(stand_in(tmp_path / "program", "pass")))
    assert program.missing_part("odt") is None
    with pytest.raises(UnreadableError, match="install the Debian package libreoffice-calc"):
        converted(SourceFile("a.ods", b""), "ods", "xlsx")
    (parts / "calc.xcd").touch()
    with pytest.raises(UnreadableError, match=r"^a\.ods cannot be opened by LibreOffice"):
        converted(SourceFile("a.ods", b""), "ods", "xlsx")


def test_a_program_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started = tmp_path / "started"
    code = (
        "import subprocess, sys, time\n"
        f"child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(99)'])\n"
        f"open({str(started)!r}, 'w').write(str(child.pid))\ntime.sleep(99)"
    )
    monkeypatch.setenv("PATH", str(stand_in(tmp_path, code)))
    monkeypatch.setattr(program, "_SECONDS", 3)
    steps: list[int] = []
    with pytest.raises(UnreadableError, match="took LibreOffice more than 3 seconds"):
        converted(SourceFile("a.rtf", RTF, step=lambda done, _: steps.append(done)), "rtf", "docx")
    assert steps
    child = started.read_text()
    state = Path(f"/proc/{child}/stat")
    patience = time.monotonic() + 20
    while state.exists() and state.read_text().split()[2] != "Z":
        assert time.monotonic() < patience, "what it started still runs"
        time.sleep(0.1)
