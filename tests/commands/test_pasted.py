"""Commands that messages name, pasted into a shell."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.commands.running import paste, run

pytestmark = pytest.mark.models


def reseal(index: Path, changed: Path) -> None:
    """Let a changed file pass for the one written, as damage from before the writing would."""
    manifest = changed.parent / "manifest.json"
    fields = json.loads(manifest.read_bytes())
    content = changed.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    fields["files"][changed.name] = {"bytes": len(content), "sha256": digest}
    manifest.write_text(json.dumps(fields))
    sealed = hashlib.sha256(manifest.read_bytes()).hexdigest()
    (index / "current").write_text(f"{changed.parent.name} {sealed}\n")


def test_status_looks_into_the_folder_the_index_was_made_of(tmp_path: Path) -> None:
    corpus, other, index = tmp_path / "corpus", tmp_path / "other", tmp_path / "index"
    for folder in (corpus, other):
        folder.mkdir()
        (folder / "rain.txt").write_text("It rained on 3 May 2020.")
    run("indexer", "build", "--corpus", corpus, "--index", index)
    (corpus / "snow.txt").write_text("It snowed on 4 May 2020.")
    status = run("indexer", "status", "--index", index)
    counts, _, command = status.stdout.splitlines()[-1].partition(" since: ")
    assert counts == "1 added, 0 changed, 0 removed"
    assert command.endswith(f" -m indexer build --corpus {corpus} --index {index}")
    pasted = paste(command)
    assert pasted.returncode == 0, pasted.stderr
    assert pasted.stdout.endswith("1 added, 0 changed, 0 removed, 0 failed\n")
    taken = run("indexer", "build", "--corpus", other, "--index", index)
    assert taken.returncode == 0
    assert f"note: {index}/ was made of {corpus}/ before" in taken.stderr


def test_what_could_not_be_read_is_listed_by_the_command_named(tmp_path: Path) -> None:
    corpus, index = tmp_path / "my corpus", tmp_path / "my index"
    corpus.mkdir()
    (corpus / "rain.txt").write_text("It rained on 3 May 2020.")
    (corpus / "bad.txt").write_bytes(b"\xff\xff\xff")
    run("indexer", "build", "--corpus", corpus, "--index", index)
    done = run("retriever", "ask", "When did it rain?", "--index", index)
    (told,) = (line for line in done.stdout.splitlines() if "could not be read" in line)
    assert told.startswith("1 of 2 documents could not be read: ")
    pasted = paste(told.partition("read: ")[2].removesuffix(" says why."))
    assert "failed: bad.txt" in pasted.stdout
    unknown = run("retriever", "ask", "rain?", "--document", "no.txt", "--index", index)
    assert unknown.returncode == 2
    pasted = paste(unknown.stderr.partition("/: ")[2].removesuffix(" lists them\n"))
    assert "  rain.txt: 1 passage" in pasted.stdout


def test_an_index_that_verify_finds_damaged_is_made_anew_by_the_command_named(
    tmp_path: Path,
) -> None:
    corpus, index = tmp_path / "my corpus", tmp_path / "my index"
    corpus.mkdir()
    (corpus / "rain.txt").write_text("It rained on 3 May 2020.")
    run("indexer", "build", "--corpus", corpus, "--index", index)
    records = next(index.glob("generations/*/records.sqlite"))
    with closing(sqlite3.connect(records)) as database, database:
        database.execute("UPDATE documents SET names = '[\"Nobody\"]'")
    reseal(index, records)
    done = run("indexer", "verify", "--index", index)
    assert done.returncode == 4
    pasted = paste(done.stderr.splitlines()[-1].partition("anew: ")[2])
    assert pasted.returncode == 0, pasted.stderr
    assert run("indexer", "verify", "--index", index).returncode == 0
