"""The shipped reader: spans fit to be shown, and right answers to plain questions."""

from __future__ import annotations

import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retriever.reading.reader import (
    SHIPPED,
    THRESHOLD,
    UNREADABLE_RELEVANCE,
    Reading,
    SpanReader,
)
from retriever.reading.reader_by_language import default_reader
from sourceline.errors import ModelError

pytestmark = pytest.mark.models

BRIDGE = (
    "The old footbridge at Marlow was rebuilt in May 2014. The work was paid for by the Hallam "
    "Trust, which gave 250,000 pounds. Twelve volunteers painted the railings."
)
BAKERY = "The bakery opens at seven. Its rye bread is sold out before noon on most days."
TRAINING = (
    "On 3 March 2019 the Centre, with the financial support of the Nordic Council, conducted a "
    "three-day course for customs officers in the city of Osh."
)
TEXTS = (BRIDGE, BAKERY, TRAINING)

PLAIN_QUESTIONS = [
    ("Who paid for the rebuilding of the footbridge?", BRIDGE, "Hallam Trust"),
    ("When was the footbridge rebuilt?", BRIDGE, "May 2014"),
    ("How many volunteers painted the railings?", BRIDGE, "Twelve"),
    ("Where was the course for customs officers held?", TRAINING, "Osh"),
    ("who funded the course in 2019", TRAINING, "Nordic Council"),
]


def exact_reader() -> SpanReader:
    """In fp32, where one passage alone and among others must read the same."""
    return SpanReader(precision="fp32")


@pytest.mark.parametrize(("question", "text", "answer"), PLAIN_QUESTIONS)
def test_answers_plain_questions(question: str, text: str, answer: str) -> None:
    (reading,) = default_reader().read(question, [text])
    best = reading.spans[0]
    assert answer in text[best.start : best.end]
    assert best.end - best.start <= len(answer) + 25


@pytest.mark.parametrize(("question", "text", "answer"), PLAIN_QUESTIONS)
def test_the_passage_with_the_answer_is_the_most_relevant(
    question: str, text: str, answer: str
) -> None:
    readings = default_reader().read(question, TEXTS)
    best = max(range(len(TEXTS)), key=lambda place: readings[place].relevance)
    assert TEXTS[best] == text


def test_a_near_passage_without_the_answer_is_less_relevant() -> None:
    question = "Who paid for the rebuilding of the footbridge?"
    near = "The old footbridge at Marlow was rebuilt in May 2014 and is open to cyclists."
    with_answer, without = default_reader().read(question, [BRIDGE, near])
    assert with_answer.relevance > without.relevance


def test_readings_come_in_the_order_of_the_texts() -> None:
    texts = [BAKERY, BRIDGE * 3, "Oslo.", TRAINING, BRIDGE]
    reader = default_reader()
    question = "Who paid for the rebuilding?"
    ahead = reader.read(question, texts)
    back = reader.read(question, texts[::-1])[::-1]
    assert [round(r.relevance, 3) for r in ahead] == [round(r.relevance, 3) for r in back]


def test_alone_and_among_others_a_passage_reads_the_same() -> None:
    reader = exact_reader()
    question = "When was the footbridge rebuilt?"
    for text, among in zip(TEXTS, reader.read(question, TEXTS), strict=True):
        (alone,) = reader.read(question, [text])
        assert alone.relevance == pytest.approx(among.relevance, abs=1e-3)
        assert [(s.start, s.end) for s in alone.spans] == [(s.start, s.end) for s in among.spans]


def test_threads_share_one_reader() -> None:
    reader = exact_reader()
    questions = [question for question, _, _ in PLAIN_QUESTIONS]
    one_by_one = [reader.read(question, TEXTS) for question in questions]
    with ThreadPoolExecutor(4) as pool:
        assert (
            list(pool.map(lambda question: reader.read(question, TEXTS), questions)) == one_by_one
        )


@pytest.mark.parametrize("blank", ["", " \n\t", "…", "😀 🎉", "\u200b", "-- ** --"])
def test_a_text_without_words_has_no_spans(blank: str) -> None:
    lone, bridge = default_reader().read("When was it rebuilt?", [blank, BRIDGE])
    assert lone == Reading(UNREADABLE_RELEVANCE, ())
    assert bridge.relevance > UNREADABLE_RELEVANCE


def test_nothing_to_read() -> None:
    assert default_reader().read("Who?", []) == []


@pytest.mark.parametrize("question", ["", "?", "who " * 2000, "😀", "\ud800 who?", "Кто заплатил?"])
def test_any_question_is_read(question: str) -> None:
    (reading,) = default_reader().read(question, [BRIDGE])
    assert reading.spans


def test_a_long_text_is_read_from_its_beginning() -> None:
    (reading,) = default_reader().read("When was the footbridge rebuilt?", [BRIDGE + BAKERY * 400])
    best = reading.spans[0]
    assert (BRIDGE + BAKERY)[best.start : best.end] == "May 2014"


def test_offsets_are_characters_of_the_text_as_given() -> None:
    text = (
        "🎉 \u0301e\u0301 ﬁne\r\n\r\n  Ünal Şahin's  bridge — “rebuilt” in\xa0May 2014 (at last)."
    )
    (reading,) = default_reader().read("When was the bridge rebuilt?", [text])
    best = reading.spans[0]
    assert text[best.start : best.end].replace("\xa0", " ").removeprefix("in ") == "May 2014"


def test_numbers_and_initials_stay_whole() -> None:
    texts = ["The grant was $1,250,000.50.", "It was paid by the Embassy of the U.S."]
    grant, payer = default_reader().read("How much was the grant, and who paid?", texts)
    for text, reading in zip(texts, (grant, payer), strict=True):
        for span in reading.spans:
            assert not text[span.start : span.end].endswith(("1,250", "1,250,000", "U.S"))


def test_no_span_of_function_words_alone_nor_across_lines() -> None:
    text = "The Marlow Footbridge\nIt was paid for by the WHO and opened in May."
    for question in ("Who paid?", "When was it opened?", "What is it?"):
        (reading,) = default_reader().read(question, [text])
        for span in reading.spans:
            said = text[span.start : span.end]
            assert "\n" not in said
            assert said not in {"it", "was", "for", "by", "the", "by the", "and", "in"}


def test_another_checkpoint_is_taken_by_folder_and_a_missing_one_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="make reader"):
        SpanReader(tmp_path)


def test_a_checkpoint_says_how_far_a_span_must_be_ahead(tmp_path: Path) -> None:
    folder = tmp_path / "reader"
    shutil.copytree(SHIPPED, folder)
    config = json.loads((folder / "config.json").read_text())
    in_force = config.get(THRESHOLD, 0.0)
    (folder / "config.json").write_text(json.dumps({**config, THRESHOLD: in_force - 2.5}))
    question = "Who built the bridge?"
    [usual] = SpanReader().read(question, [BRIDGE])
    [stricter] = SpanReader(folder).read(question, [BRIDGE])
    assert stricter.relevance == pytest.approx(usual.relevance - 2.5, abs=1e-4)
    assert [(s.start, s.end) for s in stricter.spans] == [(s.start, s.end) for s in usual.spans]


@settings(deadline=None, max_examples=60)
@given(
    st.text(max_size=60),
    st.lists(
        st.one_of(st.text(max_size=200), st.lists(st.sampled_from(BRIDGE.split())).map(" ".join)),
        max_size=4,
    ),
)
def test_spans_are_fit_to_be_shown(question: str, texts: list[str]) -> None:
    readings = default_reader().read(question, texts)
    assert len(readings) == len(texts)
    for text, reading in zip(texts, readings, strict=True):
        assert_fit(text, reading)


def assert_fit(text: str, reading: Reading) -> None:
    assert len(reading.spans) <= 3
    scores = [span.score for span in reading.spans]
    assert scores == sorted(scores, reverse=True)
    assert reading.relevance == (scores[0] if scores else UNREADABLE_RELEVANCE)
    for span in reading.spans:
        said = text[span.start : span.end]
        assert any(character.isalnum() for character in said)
        assert "\n" not in said
        assert said == said.strip()
        assert len(said.split()) <= 30
    for one, other in combinations(reading.spans, 2):
        assert one.end <= other.start or other.end <= one.start
