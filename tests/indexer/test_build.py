from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import numpy as np
import pytest

from indexer.build import BuildReport, Progress, build
from indexer.changes import pending
from indexer.verify import verify
from sourceline.errors import DamagedIndexError, LockedError, WrongEncoderError, WrongUseError
from sourceline.generations import writing
from sourceline.library import Library
from sourceline.names.spelling import spelling_key
from sourceline.settings import SplitSettings
from tests.hashing_encoder import HashingEncoder

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "index"


@contextmanager
def opened(index: Path) -> Iterator[Library]:
    with closing(Library.open(index)) as library:
        yield library


def content(index: Path) -> list[tuple[object, ...]]:
    """Everything an index holds that does not depend on when it was built."""
    with opened(index) as library:
        found: list[tuple[object, ...]] = []
        for entry in library.documents():
            indexed = library.indexed(entry.path)
            rows = library.records.rows_of(entry.id)
            vectors = library.passage_vectors(rows).round(5).tolist() if rows else []
            found.append(
                (entry, indexed.sections, indexed.passages, indexed.furniture, rows, vectors)
            )
            keys = [spelling_key(name) for name in sorted(indexed.names)]
            found.append((indexed.definitions, indexed.names, library.records.spellings(keys)))
        return found


def test_the_seeds_go_in_and_verify(
    corpus: Path, index: Path, hashing_encoder: HashingEncoder
) -> None:
    report = build(corpus, index, encoder=hashing_encoder)
    assert report.documents == 5
    assert report.passages > 50
    assert not report.left_out
    with opened(index) as library:
        result = verify(library, corpus)
        assert result.problems == ()
        assert result.stale == ()
        assert result.spans > report.passages


def test_nothing_changed_nothing_done(
    small_corpus: Path, index: Path, hashing_encoder: HashingEncoder
) -> None:
    first = build(small_corpus, index, encoder=hashing_encoder)
    hashing_encoder.encoded.clear()
    second = build(small_corpus, index, encoder=hashing_encoder)
    assert second.generation == first.generation
    assert not second.changes
    assert hashing_encoder.encoded == []


def test_an_incremental_build_equals_a_fresh_one(
    corpus: Path, index: Path, tmp_path: Path, hashing_encoder: HashingEncoder
) -> None:
    build(corpus, index, encoder=hashing_encoder)
    (corpus / "new.txt").write_text("A new article\n\nIt rained on 3 May 2020.\n")
    (corpus / "004_f15780e3be2cdd2e.txt").unlink()
    changed = corpus / "001_add75a0b024fad45.txt"
    changed.write_text(changed.read_text(encoding="utf-8") + "\n\nOne more sentence.\n")
    hashing_encoder.encoded.clear()
    report = build(corpus, index, encoder=hashing_encoder)
    assert report.changes.added == ("new.txt",)
    assert report.changes.changed == ("001_add75a0b024fad45.txt",)
    assert report.changes.removed == ("004_f15780e3be2cdd2e.txt",)
    assert any("It rained" in text for text in hashing_encoder.encoded)
    assert not any("Rate this" in text or "BOMCA" in text for text in hashing_encoder.encoded)
    build(corpus, tmp_path / "fresh", encoder=HashingEncoder())
    assert content(index) == content(tmp_path / "fresh")


def test_nothing_is_encoded_twice(
    small_corpus: Path, index: Path, hashing_encoder: HashingEncoder
) -> None:
    shutil.copy(small_corpus / "school.txt", small_corpus / "copy of school.txt")
    build(small_corpus, index, encoder=hashing_encoder)
    assert len(hashing_encoder.encoded) == len(set(hashing_encoder.encoded))
    hashing_encoder.encoded.clear()
    (small_corpus / "school.txt").unlink()
    build(small_corpus, index, encoder=hashing_encoder)
    (small_corpus / "again.txt").write_bytes((small_corpus / "copy of school.txt").read_bytes())
    build(small_corpus, index, encoder=hashing_encoder)
    assert hashing_encoder.encoded == []


def test_kept_documents_need_no_cache(
    small_corpus: Path, index: Path, hashing_encoder: HashingEncoder
) -> None:
    build(small_corpus, index, encoder=hashing_encoder)
    for path in index.glob("embeddings.sqlite*"):
        path.unlink()
    hashing_encoder.encoded.clear()
    (small_corpus / "new.txt").write_text("Only this is new.")
    build(small_corpus, index, encoder=hashing_encoder)
    assert set(hashing_encoder.encoded) == {"new\nOnly this is new.", "Only this is new."} or set(
        hashing_encoder.encoded
    ) == {"Only this is new."}


def test_a_damaged_cache_is_started_again(
    small_corpus: Path, index: Path, hashing_encoder: HashingEncoder
) -> None:
    index.mkdir()
    (index / "embeddings.sqlite").write_bytes(b"not a database at all" * 100)
    assert build(small_corpus, index, encoder=hashing_encoder).documents == 3


def test_a_touched_file_is_not_a_changed_one(
    small_corpus: Path, index: Path, hashing_encoder: HashingEncoder
) -> None:
    build(small_corpus, index, encoder=hashing_encoder)
    os.utime(small_corpus / "school.txt", (1, 1))
    assert not pending(small_corpus, index)
    hashing_encoder.encoded.clear()
    report = build(small_corpus, index, encoder=hashing_encoder)
    assert not report.changes
    assert hashing_encoder.encoded == []


def test_a_change_within_one_tick_of_the_clock_is_seen(
    small_corpus: Path, index: Path, hashing_encoder: HashingEncoder
) -> None:
    path = small_corpus / "school.txt"
    before = path.stat()
    build(small_corpus, index, encoder=hashing_encoder)
    path.write_text(path.read_text().replace("Norway", "Sweden"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert pending(small_corpus, index).changed == ("school.txt",)


def test_files_that_fail_are_named_and_the_rest_goes_in(
    small_corpus: Path, index: Path, hashing_encoder: HashingEncoder
) -> None:
    (small_corpus / "broken.txt").write_bytes(b"caf\xe9 \xff\xfe\xfa")
    (small_corpus / "picture.png").write_bytes(b"\x89PNG")
    (small_corpus / "empty.txt").write_bytes(b"")
    (small_corpus / "folder.txt").mkdir()
    (small_corpus / "folder.txt" / "loop").symlink_to(small_corpus)
    report = build(small_corpus, index, encoder=hashing_encoder)
    assert [file.path for file in report.failed if file.path.startswith("broken")] == ["broken.txt"]
    assert "picture.png" in [file.path for file in report.skipped]
    assert report.documents == 4, "an empty file is a document with a note"
    again = build(small_corpus, index, encoder=hashing_encoder)
    assert again.generation == report.generation
    assert again.left_out == report.left_out
    (small_corpus / "broken.txt").write_text("café")
    assert build(small_corpus, index, encoder=hashing_encoder).documents == 5


def test_a_document_that_becomes_unreadable_leaves_the_index(
    small_corpus: Path, index: Path, hashing_encoder: HashingEncoder
) -> None:
    build(small_corpus, index, encoder=hashing_encoder)
    (small_corpus / "school.txt").write_bytes(b"\x00\x01\x02")
    report = build(small_corpus, index, encoder=hashing_encoder)
    assert report.documents == 2
    assert [file.path for file in report.failed] == ["school.txt"]


def test_a_file_that_is_being_written_keeps_its_version_before(
    small_corpus: Path, index: Path, hashing_encoder: HashingEncoder
) -> None:
    """Every report of progress is a chance for a writer to go on."""
    build(small_corpus, index, encoder=hashing_encoder)
    before = (small_corpus / "school.txt").read_text()
    log, school = small_corpus / "a_log.txt", small_corpus / "school.txt"

    def write_on(_: Progress) -> None:
        for path in (log, school):
            with path.open("a") as file:
                file.write("It goes on.\n")

    for path in (log, school):
        path.write_text("It begins.\n")
    for turn in range(2):
        (small_corpus / "a.txt").write_text(f"Read before the others, turn {turn}.\n")
        report = build(small_corpus, index, encoder=hashing_encoder, progress=write_on)
        assert [file.path for file in report.failed] == ["a_log.txt", "school.txt"]
        assert all("changed while it was read: build" in file.reason for file in report.failed)
        with opened(index) as library:
            assert library.document("school.txt").text == before
            assert [entry.path for entry in library.documents()] == [
                "a.txt", "bridge.txt", "notes.md", "school.txt",
            ]  # fmt: skip
            assert verify(library).problems == ()
        assert set(pending(small_corpus, index).changed) == {"a_log.txt", "school.txt"}
    assert not build(small_corpus, index, encoder=hashing_encoder).failed
    with opened(index) as library:
        assert library.document("school.txt").text == school.read_text()


def test_an_empty_corpus_makes_an_empty_index(
    tmp_path: Path, index: Path, hashing_encoder: HashingEncoder
) -> None:
    (tmp_path / "nothing").mkdir()
    report = build(tmp_path / "nothing", index, encoder=hashing_encoder)
    assert (report.documents, report.passages) == (0, 0)
    with opened(index) as library:
        assert verify(library).problems == ()


def test_no_corpus_folder(tmp_path: Path, index: Path) -> None:
    with pytest.raises(WrongUseError, match="--corpus"):
        build(tmp_path / "nowhere", index)
    assert not index.exists()


def test_another_encoder_or_other_settings_make_everything_new(
    small_corpus: Path, index: Path, hashing_encoder: HashingEncoder
) -> None:
    build(small_corpus, index, encoder=hashing_encoder)
    wide = HashingEncoder(dimensions=96)
    with opened(index) as library, pytest.raises(WrongEncoderError, match="96 dimensions"):
        library.check_encoder(wide)
    build(small_corpus, index, encoder=wide)
    with opened(index) as library:
        library.check_encoder(wide)
        before = len(library)
    build(
        small_corpus,
        index,
        encoder=wide,
        settings=SplitSettings(passage_tokens=10, target_tokens=10),
    )
    with opened(index) as library:
        assert len(library) > before
        assert verify(library, small_corpus).problems == ()


def test_asking_with_another_encoder_says_both_ways_out(small_corpus: Path, index: Path) -> None:
    build(small_corpus, index, encoder=HashingEncoder(folder="/models/small"))
    with opened(index) as library, pytest.raises(WrongEncoderError) as refused:
        library.check_encoder(HashingEncoder(dimensions=96, folder="/models/wide"))
    message = str(refused.value)
    assert "To ask it as it is, give --encoder /models/small." in message
    assert message.endswith(f"build --corpus {small_corpus} --index {index} --encoder /models/wide")
    build(small_corpus, index, encoder=HashingEncoder())
    with opened(index) as library, pytest.raises(WrongEncoderError, match="leave --encoder out"):
        library.check_encoder(HashingEncoder(dimensions=96))


def test_an_index_taken_over_from_another_folder_says_so_once(
    small_corpus: Path, index: Path, hashing_encoder: HashingEncoder
) -> None:
    assert build(small_corpus, index, encoder=hashing_encoder).taken_from is None
    other = Path(shutil.copytree(small_corpus, small_corpus.with_name("other")))
    report = build(other, index, encoder=hashing_encoder)
    assert report.taken_from == str(small_corpus)
    with opened(index) as library:
        assert library.manifest.corpus == str(other)
    assert build(other, index, encoder=hashing_encoder).taken_from is None
    assert build(small_corpus, index, encoder=HashingEncoder(96)).taken_from == str(other)


def test_a_damaged_index_is_built_anew(
    small_corpus: Path, index: Path, hashing_encoder: HashingEncoder
) -> None:
    build(small_corpus, index, encoder=hashing_encoder)
    records = next(index.glob("generations/*/records.sqlite"))
    damaged = bytearray(records.read_bytes())
    damaged[len(damaged) // 2] ^= 4
    records.write_bytes(damaged)
    with pytest.raises(DamagedIndexError, match=r"records\.sqlite"):
        Library.open(index)
    build(small_corpus, index, encoder=hashing_encoder)
    with opened(index) as library:
        assert verify(library, small_corpus).problems == ()


def test_two_builds_at_once(
    small_corpus: Path, index: Path, hashing_encoder: HashingEncoder
) -> None:
    with writing(index), pytest.raises(LockedError, match="being written by process"):
        build(small_corpus, index, encoder=hashing_encoder)


def test_progress_reaches_the_end_of_every_stage(
    small_corpus: Path, index: Path, hashing_encoder: HashingEncoder
) -> None:
    seen: list[Progress] = []
    build(small_corpus, index, encoder=hashing_encoder, progress=seen.append)
    last = {progress.stage: progress for progress in seen}
    assert list(last) == [
        "loading the encoder", "reading", "splitting", "encoding", "writing", "finishing",
    ]  # fmt: skip
    shares = [progress.share for progress in seen]
    assert shares == sorted(shares)
    assert [share for share in shares if share > 0.99] == [1.0], "full only at the very end"
    assert all(progress.done == progress.total for progress in last.values())
    assert last["encoding"].rate
    assert last["encoding"].seconds_left == 0


def test_the_old_index_answers_while_the_new_one_is_written(
    small_corpus: Path, index: Path, hashing_encoder: HashingEncoder
) -> None:
    build(small_corpus, index, encoder=hashing_encoder)
    (small_corpus / "new.txt").write_text("Something new.")
    counts = []

    def look(_: Progress) -> None:
        with opened(index) as library:
            counts.append(len(library.documents()))

    report: BuildReport = build(small_corpus, index, encoder=hashing_encoder, progress=look)
    assert set(counts[:-1]) == {3}
    assert counts[-1] == 4, "the last report says that the new one is in force"
    assert report.documents == 4


def test_vectors_belong_to_their_passages(
    small_corpus: Path, index: Path, hashing_encoder: HashingEncoder
) -> None:
    build(small_corpus, index, encoder=hashing_encoder)
    with opened(index) as library:
        rows = list(range(len(library)))
        for row, stored in library.passages(rows).items():
            expected = hashing_encoder.encode([stored.passage.search_text.text])[0]
            assert np.allclose(library.passage_vectors([row])[0], expected)
            sentences = library.sentence_vectors(stored)
            assert len(sentences) == len(stored.passage.sentences)
            start = stored.passage.span.start
            for vector, span in zip(sentences, stored.passage.sentences, strict=True):
                text = stored.text[span.start - start : span.end - start]
                assert vector @ hashing_encoder.encode([text])[0] > 0.99


_BUILD = """
import sys
from indexer.build import build
from tests.hashing_encoder import HashingEncoder
print("started", flush=True)
build(sys.argv[1], sys.argv[2], encoder=HashingEncoder())
"""


def test_a_build_killed_at_any_moment_leaves_the_old_index(
    corpus: Path, index: Path, hashing_encoder: HashingEncoder
) -> None:
    build(corpus, index, encoder=hashing_encoder)
    before = content(index)
    (corpus / "new.txt").write_text("A new article\n\nIt rained on 3 May 2020.\n")
    draw = random.Random(3)
    killed = 0
    for _ in range(20):
        process = subprocess.Popen(
            [sys.executable, "-c", _BUILD, str(corpus), str(index)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
        )
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(draw.uniform(0, 0.6))
        process.send_signal(signal.SIGKILL)
        killed += process.wait() == -signal.SIGKILL
        now = content(index)
        if now != before:  # it had come to its end: begin again from the old corpus
            assert len(now) == len(before) + 2, "the document and its names"
            (corpus / "new.txt").unlink()
            build(corpus, index, encoder=hashing_encoder)
            assert content(index) == before
            (corpus / "new.txt").write_text("A new article\n\nIt rained on 3 May 2020.\n")
    assert killed > 0
    assert build(corpus, index, encoder=hashing_encoder).documents == 6
    assert len(list((index / "generations").iterdir())) == 1
