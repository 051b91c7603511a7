"""The folder of briefings: kept to the letter, whole after a stop, and shared by writers."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from briefing.changes import add, add_heading, annotate, rename
from briefing.store import NAME_CHARACTERS, BriefingStore
from sourceline.errors import DamagedBriefingError, LockedError, WrongUseError
from sourceline.records import Interval
from tests.briefing.samples import quotation
from tests.conftest import ROOT


@pytest.fixture
def store(tmp_path: Path) -> BriefingStore:
    return BriefingStore(tmp_path / "briefings")


def test_briefings_by_name_the_last_changed_first(store: BriefingStore) -> None:
    first, second = store.create("Trainings"), store.create(" Trainings ")
    assert (first.name, second.name) == ("Trainings", "Trainings (2)")
    store.change(first.id, add([quotation("x")]))
    listed, damaged = store.briefings()
    assert [(each.name, each.entries) for each in listed] == [
        ("Trainings", 1),
        ("Trainings (2)", 0),
    ]
    assert not damaged
    store.delete(first.id)
    store.delete(first.id)
    with pytest.raises(WrongUseError, match="deleted in another tab"):
        store.load(first.id)


def test_a_change_is_there_for_whoever_opens_the_folder_next(store: BriefingStore) -> None:
    made = store.create("Trainings")
    kept = store.change(made.id, add_heading("One"), add([quotation("x")]))
    assert BriefingStore(store.folder).load(made.id) == kept
    assert kept.version == made.version + 1
    assert store.change(made.id, add([quotation("x")])) == kept  # nothing new: not saved again


@pytest.mark.parametrize("name", ["", " \n", "x" * (NAME_CHARACTERS + 1)])
def test_a_name_that_is_none_is_refused(store: BriefingStore, name: str) -> None:
    with pytest.raises(WrongUseError, match="name"):
        store.create(name)
    made = store.create("Trainings")
    with pytest.raises(WrongUseError, match="name"):
        store.change(made.id, rename(name))
    assert store.load(made.id) == made


def test_a_damaged_file_is_named_and_the_others_are_shown(store: BriefingStore) -> None:
    made = store.create("Trainings")
    broken = store.folder / f"{'0' * 16}.json"
    broken.write_text("{", encoding="utf-8")
    listed, damaged = store.briefings()
    assert [each.name for each in listed] == ["Trainings"]
    assert len(damaged) == 1 and str(broken) in damaged[0]
    with pytest.raises(DamagedBriefingError, match="repair it, or move it away"):
        store.load(broken.stem)
    with pytest.raises(WrongUseError, match="is no briefing"):
        store.load("../../etc/passwd")
    assert store.load(made.id) == made


def test_two_tabs_lose_nothing(store: BriefingStore) -> None:
    made = store.create("Trainings")
    other = BriefingStore(store.folder)
    other.load(made.id)
    kept = store.change(made.id, add([quotation("x")]))
    note = annotate(kept.entries[0].id, "seen", was="")
    assert other.change(made.id, add([quotation("yy")]), note).version == 3
    briefing = store.load(made.id)
    assert [each.quotation.words for each in briefing.entries] == ["x", "yy"]
    assert briefing.entries[0].note == "seen"


ADDS_20 = """
import sys
from pathlib import Path
from briefing.changes import add
from briefing.store import BriefingStore
from tests.briefing.samples import quotation
folder, name, start = sys.argv[1:]
store = BriefingStore(Path(folder))
for number in range(int(start), int(start) + 20):
    store.change(name, add([quotation("x", start=number)]))
"""


def _python(code: str, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def test_two_writers_lose_nothing(store: BriefingStore) -> None:
    made = store.create("Trainings")
    writers = [_python(ADDS_20, str(store.folder), made.id, start) for start in ("0", "1000")]
    for writer in writers:
        assert writer.wait(120) == 0
    briefing = store.load(made.id)
    assert len(briefing.entries) == 40
    assert briefing.version == made.version + 40


def test_a_writer_that_does_not_end_is_named(
    store: BriefingStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = store.create("Trainings")
    monkeypatch.setattr("briefing.store._LOCK_SECONDS", 0.1)
    with store._writing(), pytest.raises(LockedError, match="try again"):
        BriefingStore(store.folder).change(made.id, rename("Other"))


KILLED = """
import os, signal, sys
from pathlib import Path
import briefing.store as module
from briefing.changes import rename
moment, folder, name = sys.argv[1:]
def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)
if moment == "writing":
    module.os.fsync = die
elif moment == "renaming":
    Path.replace = die
else:
    module._sync_folder = die
module.BriefingStore(Path(folder)).change(name, rename("New"))
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="a system without SIGKILL")
@pytest.mark.parametrize(
    ("moment", "name"), [("writing", "Old"), ("renaming", "Old"), ("syncing", "New")]
)
def test_a_stop_in_mid_save_leaves_the_old_briefing_or_the_new(
    store: BriefingStore, moment: str, name: str
) -> None:
    made = store.change(store.create("Old").id, add([quotation("x")]))
    ended = _python(KILLED, moment, str(store.folder), made.id)
    assert ended.wait(120) == -signal.SIGKILL
    found = BriefingStore(store.folder).load(made.id)
    assert found.name == name
    assert found.items == made.items
    assert store.change(made.id, rename("Newer")).name == "Newer"  # its lock died with it


def test_2000_entries_are_kept(store: BriefingStore) -> None:
    made = store.create("Large")
    many = [quotation("word " * 40, start=number) for number in range(2000)]
    store.change(made.id, add(many))
    kept = store.change(made.id, add([quotation("last", days=Interval(date(2021, 1, 1), None))]))
    assert BriefingStore(store.folder).load(made.id) == kept
    assert len(kept.entries) == 2001
