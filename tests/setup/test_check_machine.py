"""The look at the machine before set-up, run as make runs it."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT


def check(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "setup/check_machine.py", *arguments],
        check=False,
        cwd=ROOT,
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize("port", ["abc", "80999", "0", "-1", "85.5", "", "8501 8502", "٣"])
def test_what_is_no_port_is_one_clear_line(port: str) -> None:
    done = check("run", port)
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert "PORT must be a number from 1 to 65535" in line
    assert "make run PORT=" in line


def test_a_taken_port_is_said_and_a_free_one_is_not() -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = holder.getsockname()[1]
        done = check("run", str(port))
    assert done.returncode == 2
    assert f"port {port} is taken" in done.stderr
    assert check("run", str(port)).returncode == 0


def test_a_missing_tesseract_is_noted_with_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    missing = check("ocr")
    assert missing.returncode == 0
    assert "apt-get install tesseract-ocr tesseract-ocr-rus" in missing.stderr
    (tmp_path / "tesseract").touch(mode=0o755)
    assert check("ocr").stderr == ""


def test_make_refuses_a_port_before_it_sets_anything_up(tmp_path: Path) -> None:
    shutil.copy(ROOT / "Makefile", tmp_path)
    shutil.copytree(ROOT / "setup", tmp_path / "setup")
    for name in ("requirements.txt", "constraints.txt"):
        (tmp_path / name).touch()
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        for port, message in (
            ("abc", "PORT must be a number"),
            (str(holder.getsockname()[1]), "is taken"),
        ):
            done = subprocess.run(
                ["make", "run", f"PORT={port}", f"PYTHON={sys.executable}"],
                check=False,
                cwd=tmp_path,
                capture_output=True,
                text=True,
            )
            assert done.returncode == 2
            assert message in done.stderr
            assert "Setting up" not in done.stdout
            assert not (tmp_path / ".venv").exists()
