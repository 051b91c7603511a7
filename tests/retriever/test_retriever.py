from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.build import build
from retriever import Retriever
from retriever.results import Answer
from sourceline.errors import (
    BlankQuestionError,
    EmptyPeriodError,
    NoIndexError,
    OverlongQuestionError,
    SourcelineError,
    WrongEncoderError,
    WrongUseError,
)
from tests.hashing_encoder import HashingEncoder
from tests.overlap_reader import OverlapReader
from tests.seeds import SEED_CORPUS

pytestmark = pytest.mark.models


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    """The seed corpus with the real encoder."""
    index = tmp_path_factory.mktemp("seeds") / "index"
    build(SEED_CORPUS, index)
    with closing(Retriever.open(index)) as retriever:
        yield retriever


def check(answer: Answer, corpus: Path) -> None:
    """What must hold of any answer, whatever was asked."""
    assert [e.hit.rank for e in answer.evidence] == list(range(1, len(answer.evidence) + 1))
    scores = [e.hit.score for e in answer.evidence]
    assert scores == sorted(scores, reverse=True)
    assert 0 <= answer.confidence <= 1
    for evidence in answer.evidence:
        place = evidence.hit.place
        text = (corpus / place.document).read_bytes().decode()
        span = place.passage.span
        assert span.of(text) == place.text
        for highlight in evidence.highlights:
            assert span.contains(highlight.span)
            assert highlight.span.of(text) == highlight.text
        for mention in evidence.dates:
            assert span.contains(mention.span)
        for gloss in evidence.glosses:
            assert span.contains(gloss.span)
            assert gloss.span.of(text) == gloss.text
        if answer.found and evidence.hit.rank == 1:
            assert evidence.hit.in_period is not False
            assert any(highlight.kind == "sentence" for highlight in evidence.highlights)
        if not answer.found or evidence.hit.in_period is False:
            assert all(highlight.kind == "term" for highlight in evidence.highlights)
    assert answer.found or not answer.answers
    for answered in answer.answers:
        evidence = answer.evidence[answered.passage - 1]
        text = (corpus / answered.document).read_bytes().decode()
        assert evidence.hit.place.document == answered.document
        assert answered.span.of(text) == answered.text
        marked = [h for h in evidence.highlights if h.kind == "answer"]
        assert answered.span in [highlight.span for highlight in marked]
        sentences = [h.span for h in evidence.highlights if h.kind == "sentence"]
        assert any(sentence.overlaps(answered.span) for sentence in sentences)


def test_the_owners_question(seeds: Retriever) -> None:
    answer = seeds.ask("who funded trainings in 2021", k=20)
    check(answer, SEED_CORPUS)
    assert answer.found
    first = answer.evidence[0]
    assert first.hit.place.document == "004_f15780e3be2cdd2e.txt"
    assert first.hit.in_period
    marked = [h.text for h in first.highlights if h.kind == "sentence"]
    assert any("financial support of the International Narcotics" in text for text in marked)
    assert "International Narcotics and Law Enforcement Section" in answer.answers[0].text
    old = [e for e in answer.evidence if "For eight months of 2019" in e.hit.place.text]
    assert [e.hit.in_period for e in old] == [False]


def test_the_same_question_of_another_year(seeds: Retriever) -> None:
    first = seeds.ask("who funded trainings in 2019").evidence[0]
    assert first.hit.place.document == "001_add75a0b024fad45.txt"
    assert first.hit.in_period


def test_no_event_of_the_year_is_no_answer(seeds: Retriever) -> None:
    answer = seeds.ask("Who funded trainings in 2035?")
    check(answer, SEED_CORPUS)
    assert not answer.found
    assert answer.evidence, "the nearest misses are shown"
    assert all(e.hit.in_period is not True for e in answer.evidence)
    assert not any(h.kind == "sentence" for e in answer.evidence for h in e.highlights)


def test_options_narrow_the_period_and_the_documents(seeds: Retriever) -> None:
    answer = seeds.ask("meeting", since=date(2021, 11, 1), until=date(2021, 11, 30))
    assert answer.question.period
    assert answer.evidence[0].hit.in_period
    only = seeds.ask("trainings", documents=["001_add75a0b024fad45.txt"])
    assert {e.hit.place.document for e in only.evidence} == {"001_add75a0b024fad45.txt"}


@pytest.mark.parametrize(
    ("question", "error"),
    [
        ("", BlankQuestionError),
        (" \n\t", BlankQuestionError),
        ("🙂🙂🙂", BlankQuestionError),
        ("word " * 10_000, OverlongQuestionError),
    ],
)
def test_what_cannot_be_asked_is_refused(
    seeds: Retriever, question: str, error: type[SourcelineError]
) -> None:
    with pytest.raises(error):
        seeds.ask(question)


@pytest.mark.parametrize(
    "question",
    ['"; DROP TABLE documents; --', "<img src=x onerror=alert(1)>", "title:* AND (", "\\"],
)
def test_odd_questions_are_questions(seeds: Retriever, question: str) -> None:
    try:
        check(seeds.ask(question), SEED_CORPUS)
    except BlankQuestionError:
        assert not any(sign.isalnum() for sign in question)


def test_wrong_options_are_refused(seeds: Retriever) -> None:
    with pytest.raises(WrongUseError, match="0 passages"):
        seeds.ask("meeting", k=0)
    with pytest.raises(WrongUseError, match=r"nowhere\.txt"):
        seeds.ask("meeting", documents=["nowhere.txt"])
    with pytest.raises(EmptyPeriodError):
        seeds.ask("meetings in 2019", since=date(2021, 1, 1))


def test_no_index_and_another_encoder(tmp_path: Path, small_corpus: Path) -> None:
    with pytest.raises(NoIndexError):
        Retriever.open(tmp_path / "index")
    build(small_corpus, tmp_path / "index", encoder=HashingEncoder())
    with pytest.raises(WrongEncoderError, match="python -m indexer build"):
        Retriever.open(tmp_path / "index", HashingEncoder(dimensions=96))


def test_an_empty_index_finds_nothing(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    build(tmp_path / "corpus", tmp_path / "index", encoder=HashingEncoder())
    with closing(
        Retriever.open(tmp_path / "index", HashingEncoder(), OverlapReader())
    ) as retriever:
        answer = retriever.ask("anything at all")
    assert not answer.found
    assert answer.evidence == ()


@pytest.fixture(scope="module")
def hashed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    index = tmp_path_factory.mktemp("hashed") / "index"
    build(SEED_CORPUS, index, encoder=HashingEncoder())
    with closing(Retriever.open(index, HashingEncoder(), OverlapReader())) as retriever:
        yield retriever


@settings(max_examples=60, deadline=None)
@given(
    st.text(max_size=80)
    | st.lists(
        st.sampled_from(["training", "2021", "in", "after", "March", "who", "Osh", "before"]),
        max_size=8,
    ).map(" ".join),
    st.integers(1, 30),
)
def test_any_question_is_answered_or_refused_on_purpose(
    hashed: Retriever, question: str, k: int
) -> None:
    try:
        answer = hashed.ask(question, k=k)
    except SourcelineError as error:
        assert str(error)
        return
    assert len(answer.evidence) <= k
    check(answer, SEED_CORPUS)
