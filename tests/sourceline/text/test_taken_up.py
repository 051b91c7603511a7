"""Words that need what was said before them, and sentences that say it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourceline.text.taken_up import TakenUp, introduces, taken_up


@pytest.mark.parametrize(
    "words",
    [
        "It trained 20 officers.",
        "However, they left Osh in May.",
        "On 5 May 2021 it opened in Osh.",
        "This was funded by Japan.",
        "“She paid for the roof.”",
        "Он был проведён в Оше.",
        "Затем они уехали.",
    ],
)
def test_a_pronoun_before_anything_it_could_mean_takes_up(words: str) -> None:
    assert TakenUp(None, is_sure=True) in list(taken_up(words, "en"))


@pytest.mark.parametrize(
    ("words", "noun", "is_sure"),
    [
        ("This programme cost 3 million.", "programm", True),
        ("Japan paid for these trainings in full.", "train", True),
        ("Эта программа стоила 3 млн.", "программ", True),
        ("The course was held in Osh.", "cours", False),
        ("Japan paid for the course.", "cours", False),
    ],
)
def test_a_noun_that_points_back_takes_up(words: str, noun: str, is_sure: bool) -> None:
    assert TakenUp(noun, is_sure) in list(taken_up(words, "en"))


@pytest.mark.parametrize(
    "words",
    [
        "",
        "Japan gave its support.",
        "When officers left Osh, they were replaced.",
        "It was decided that prices rise.",
        "It is important to pay.",
        "The Ministry of Health paid.",
        "A course was held. It was led by Ann. This course ended.",
        "This year, prices rose.",
        "The report was late.",
        "В этом году цены выросли.",
        "Япония оказала поддержку.",
    ],
)
def test_words_that_say_it_themselves_take_up_nothing(words: str) -> None:
    assert list(taken_up(words, "en")) == []


def test_a_sentence_introduces_what_it_describes_or_names() -> None:
    for said in ("a five-day course", "two courses", "the Osh Course", "the course on tides"):
        assert introduces(f"In May {said} began.", "cours")
    for used in ("The course began.", "Of course they began.", "A race began in the course."):
        assert not introduces(used, "cours")


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_any_text_is_looked_at(words: str) -> None:
    assert all(each.noun is None or each.noun for each in taken_up(words, "en"))
