"""Names of files and folders that can do no harm."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screens.library.safe_names import safe_folder, safe_name
from sourceline.errors import WrongUseError


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("", ""),
        ("Reports 2021", "Reports 2021"),
        (" reports / 2021 /", "reports/2021"),
        ("a\\b", "a/b"),
        ("/etc", "etc"),
        ("zip!", "zip"),
        (".hidden/x", "hidden/x"),
    ],
)
def test_names_of_folders(name: str, safe: str) -> None:
    assert safe_folder(name) == safe


@pytest.mark.parametrize("name", ["..", "a/../b", "!", "a/./b", "/".join("abcdefghi")])
def test_what_is_no_folder_is_refused(name: str) -> None:
    with pytest.raises(WrongUseError, match="folder"):
        safe_folder(name)


@given(st.text(max_size=60))
def test_a_safe_folder_is_below_the_corpus_and_stays_as_it_is(name: str) -> None:
    try:
        safe = safe_folder(name)
    except WrongUseError:
        return
    parts = Path(safe).parts
    assert not Path(safe).is_absolute()
    assert not any(part.startswith(".") or part.endswith("!") for part in parts)
    assert safe_folder(safe) == safe


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("notes.txt", "notes.txt"),
        ("Отчёт за 2021 год.txt", "Отчёт за 2021 год.txt"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\x\\notes.md", "notes.md"),
        (".hidden.txt", "hidden.txt"),
        ("<script>alert(1)</script>.txt", "script_.txt"),
        ("a\nb\x00c.txt", "a_b_c.txt"),
        ("CON.txt", "CON_.txt"),
        ("gnp\u202etxt.exe.txt", "gnp_txt.exe.txt"),
        ("ends. . ", "ends"),
    ],
)
def test_names(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@pytest.mark.parametrize("name", ["", "...", "/", "a/", "   ", "x." + "y" * 300])
def test_what_leaves_no_name_is_refused(name: str) -> None:
    with pytest.raises(WrongUseError, match="rename it"):
        safe_name(name)


@given(st.text(st.characters(), min_size=1, max_size=300))
def test_a_safe_name_names_one_file_in_the_folder_and_stays_as_it_is(name: str) -> None:
    try:
        safe = safe_name(name)
    except WrongUseError:
        return
    assert Path(safe).name == safe
    assert not safe.startswith(".")
    assert len(safe.encode()) <= 255
    assert safe_name(safe) == safe
