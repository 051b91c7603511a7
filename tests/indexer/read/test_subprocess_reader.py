from __future__ import annotations

import os
import signal
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from indexer.read import read_file
from indexer.read.subprocess_reader import ReadingProcess
from sourceline.errors import ChangingError, UnreadableError
from sourceline.settings import READ

_SHEET = "Country,Trainings\nKyrgyzstan,14\nTajikistan,9\n"


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "sheet.csv"
    path.write_text(_SHEET, encoding="utf-8")
    return path


def test_a_process_apart_reads_what_this_one_does(sheet: Path) -> None:
    steps: list[tuple[int, int]] = []
    with ReadingProcess() as reader:
        for _ in range(2):
            apart = reader.read(sheet, "sheet.csv", lambda *step: steps.append(step))
            assert apart == read_file(sheet, "sheet.csv")


def test_a_reason_comes_back_as_it_was_raised(tmp_path: Path) -> None:
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04 broken")
    with ReadingProcess() as reader, pytest.raises(UnreadableError, match=r"^broken\.docx "):
        reader.read(tmp_path / "broken.docx", "broken.docx")
    with ReadingProcess() as reader, pytest.raises(UnreadableError) as raised:
        reader.read(tmp_path / "gone.csv", "gone.csv")
    assert not isinstance(raised.value, ChangingError)


def test_a_reader_that_is_silent_for_too_long_is_ended(sheet: Path) -> None:
    with ReadingProcess(replace(READ, silent_seconds=0.01)) as reader:
        with pytest.raises(UnreadableError, match=r"sheet\.csv kept its reader silent"):
            reader.read(sheet, "sheet.csv")
        reader._settings = READ
        assert reader.read(sheet, "sheet.csv").documents, "the next file has a process of its own"


@pytest.mark.skipif(sys.platform == "win32", reason="no signals")
def test_a_reader_that_crashes_costs_one_file(sheet: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_text(_SHEET, encoding="utf-8")
    with ReadingProcess() as reader:
        reader.read(sheet, "sheet.csv")
        assert reader._process is not None
        os.kill(reader._process.pid, signal.SIGSEGV)
        with pytest.raises(UnreadableError, match=r"crashed its reader \(signal SIGSEGV\)"):
            while True:  # until the signal has arrived
                reader.read(sheet, "sheet.csv")
        assert reader.read(other, "other.csv").documents


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on memory")
def test_a_reader_that_asks_for_too_much_memory_costs_one_file(sheet: Path, tmp_path: Path) -> None:
    picture = tmp_path / "huge.png"
    Image.fromarray(np.zeros((9_000, 9_000, 3), dtype=np.uint8)).save(picture)
    with ReadingProcess(replace(READ, memory_bytes=450_000_000)) as reader:
        with pytest.raises(UnreadableError, match=r"huge\.png .*(memory|crashed)"):
            reader.read(picture, "huge.png")
        assert reader.read(sheet, "sheet.csv").documents
