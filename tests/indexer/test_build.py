from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from indexer.build import BuildReport, Progress, build
from indexer.corpus_changes import pending
from indexer.verify import verify
from sourceline.errors import WrongEncoderError
from sourceline.settings import SplitSettings
from tests.hashing_encoder import HashingEncoder
from tests.indexer.index_contents import content, opened


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


def test_an_empty_corpus_makes_an_empty_index(
    tmp_path: Path, index: Path, hashing_encoder: HashingEncoder
) -> None:
    (tmp_path / "nothing").mkdir()
    report = build(tmp_path / "nothing", index, encoder=hashing_encoder)
    assert (report.documents, report.passages) == (0, 0)
    with opened(index) as library:
        assert verify(library).problems == ()


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


@pytest.mark.parametrize(("characters", "turns"), [(1, 4), (40, 2), (1_000, 1)])
def test_documents_are_split_several_in_a_turn_and_none_is_lost(
    tmp_path: Path,
    hashing_encoder: HashingEncoder,
    monkeypatch: pytest.MonkeyPatch,
    characters: int,
    turns: int,
) -> None:
    monkeypatch.setattr("indexer.split_changed.SPLIT_IN_A_TURN", characters)
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for number in range(4):
        (corpus / f"{number}.txt").write_text(f"It was cold at {number}.\n", encoding="utf-8")
    taken: list[int] = []

    @contextmanager
    def turn() -> Iterator[None]:
        taken.append(1)
        yield

    report = build(corpus, tmp_path / "index", encoder=hashing_encoder, turn=turn)
    encoding = 1  # its few texts are encoded in one more turn
    assert (report.documents, len(taken)) == (4, turns + encoding)
