"""The kind asked for, one or several, and words of that kind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retriever.answer.answer_type import is_of_kind, without_clause
from retriever.query.question_type import AnswerKind, asked_kind, asks_several
from sourceline.records import Span


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Who paid for the bridge?", "who"),
        ("By whom was it built?", "who"),
        ("When did the war begin?", "when"),
        ("In which year was it opened?", "when"),
        ("The school was repaired when?", "when"),
        ("Where was he born?", "where"),
        ("In what city do they meet?", "where"),
        ("How many officers were trained?", "how many"),
        ("What percentage of women voted?", "how many"),
        ("Кто оплатил ремонт?", "who"),
        ("Когда открыли мост?", "when"),
        ("В каком году открыли мост?", "when"),
        ("Где прошла встреча?", "where"),
        ("Сколько человек приехало?", "how many"),
        ("What did they build?", None),
        ("How did they build it?", None),
        ("How much influence has he?", None),
        ("Что построили?", None),
        ("support from Japan", None),
        ("When and where did they meet?", None),
    ],
)
def test_the_asking_word_says_the_kind(question: str, kind: AnswerKind | None) -> None:
    assert asked_kind(question) == kind


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("When the war began, who led the country?", "who"),
        ("What happened when the dam broke?", None),
        ("The town where he lived has how many schools?", "how many"),
        ("Когда началась война, кто правил страной?", "who"),
        ("Units shrink when placed under this stress", None),
    ],
)
def test_a_clause_of_time_or_place_is_not_what_is_asked(
    question: str, kind: AnswerKind | None
) -> None:
    assert asked_kind(question) == kind


@pytest.mark.parametrize(
    ("question", "several"),
    [
        ("Which countries are members?", True),
        ("What other agencies took part?", True),
        ("Who were the speakers?", True),
        ("List the donors", True),
        ("Name two rivers of Poland", True),
        ("Какие страны участвовали?", True),
        ("Which country is a member?", False),
        ("What is the process called?", False),
        ("What was this?", False),
        ("Name a river of Poland", False),
        ("Who spoke?", False),
        ("Кто выступил?", False),
    ],
)
def test_a_plural_asks_for_several(question: str, several: bool) -> None:
    assert asks_several(question) is several


@pytest.mark.parametrize(
    ("kind", "words", "fits"),
    [
        ("who", "the Ministry of Health", True),
        ("who", "settlers", True),
        ("who", "1,500 soldiers", True),
        ("who", "1,500", False),
        ("who", "10 March 2021", False),
        ("who", "30 percent", False),
        ("who", "Министерство", True),
        ("who", "в марте 2021 года", False),
        ("where", "outer space", True),
        ("where", "in Osh", True),
        ("where", "2.55", False),
        ("when", "2021", True),
        ("when", "10 March", True),
        ("when", "early nineteenth century", True),
        ("when", "after the war", True),
        ("when", "В марте", True),
        ("when", "XIX веке", True),
        ("when", "the Ministry of Health", False),
        ("when", "panic", False),
        ("how many", "240 metres", True),
        ("how many", "twenty-three", True),
        ("how many", "most of them", True),
        ("how many", "двадцать человек", True),
        ("how many", "the officers", False),
        ("how many", "10 March 2021", False),
        (None, "anything", True),
    ],
)
def test_words_are_of_the_kind_or_not(kind: AnswerKind | None, words: str, fits: bool) -> None:
    text = f"Here it says: {words}, and no more."
    start = text.index(words)
    assert is_of_kind(kind, text, Span(start, start + len(words))) is fits


def test_words_after_a_preposition_of_time_are_a_time() -> None:
    text = "They left during the siege of the town."
    start = text.index("the siege")
    assert is_of_kind("when", text, Span(start, start + len("the siege")))


@given(st.text(max_size=60))
def test_any_question_and_any_words_are_judged(text: str) -> None:
    kind = asked_kind(text)
    asks_several(text)
    for each in (kind, "who", "when", "where", "how many"):
        assert is_of_kind(each, text, Span(0, len(text))) in (True, False)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Mr. Roe expressed gratitude to the Embassy of Peru", "Mr. Roe"),
        ("Mr. Roe R.A. expressed gratitude to the Embassy of Peru", "Mr. Roe R.A."),
        ("the Board of Water and Lakes", "the Board of Water and Lakes"),
        ("Anna Keller, deputy head of the Board", "Anna Keller, deputy head of the Board"),
        ("Marie de la Tour", "Marie de la Tour"),
        ("national partners", "national partners"),
        ("Board of Works held a short meeting with Peru", "Board of Works"),
    ],
)
def test_a_name_does_not_run_on_into_what_was_done(said: str, kept: str) -> None:
    text = f"Then {said}."
    span = Span(5, 5 + len(said))
    assert without_clause("who", text, span).of(text) == kept
    assert without_clause("when", text, span) == span, "only names are cut"
