"""Answer words whose ends are moved to the bounds of what they cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retriever.answer.answer_boundaries import made_whole, whole_list
from retriever.query.question_type import AnswerKind
from sourceline.records import Span


def whole(text: str, words: str, kind: AnswerKind | None = None) -> str:
    start = text.index(words)
    span = Span(start, start + len(words))
    return made_whole(text, span, Span(0, len(text)), kind).of(text)


@pytest.mark.parametrize(
    ("text", "words", "kind", "shown"),
    [
        ("Pay to NO93 8601 1117 9470 0200 now.", "8601 1117", None, "NO93 8601 1117 9470 0200"),
        ("See letter 22/7-0418 of June.", "0418", None, "22/7-0418"),
        ("Fees are in Annex IV of it.", "IV", None, "Annex IV"),
        ("They met at Fort Niagara in May.", "Niagara", "where", "Fort Niagara"),
        ("It was led by General James Wolfe.", "James Wolfe", "who", "General James Wolfe"),
        ("The Norwegian Ministry paid.", "Ministry", "who", "Norwegian Ministry"),
        (
            "The Legal Section of the U.S. Embassy paid.",
            "Legal Section",
            "who",
            "Legal Section of the U.S. Embassy",
        ),
        (
            "Paid by the Ministry of Health of Malta.",
            "Ministry",
            "who",
            "Ministry of Health of Malta",
        ),
        ("Later Ann Lee of all people spoke.", "Ann Lee", "who", "Ann Lee"),
        ("Later Norway paid.", "Norway", "who", "Norway"),
        ("Then, since Norway paid, it stands.", "Norway", "who", "Norway"),
        ("Warsaw's Praga district", "Praga", "where", "Praga"),
        ("In January President Duda came.", "President Duda", "who", "President Duda"),
        ("It opened on 4 May 2019 at noon.", "May 2019", "when", "4 May 2019"),
        ("Bismarck (1862–90) was a minister.", "1862", "when", "1862"),
        ("It cost $2.5 million in all.", "2.5", "how many", "$2.5 million"),
        ("About 30% of them voted.", "30", "how many", "30%"),
        ("It trained more than 40 judges.", "40", "how many", "more than 40"),
        ("It trained at least forty judges.", "forty judges", "how many", "at least forty judges"),
        ("Sweden gave SEK 2.7 million.", "2.7", "how many", "SEK 2.7 million"),
        ("The fine is XOF 300.", "300", None, "XOF 300"),
        ("It cost US$ 40 a head.", "40", None, "US$ 40"),
        ("They read ISO 9001 twice.", "9001", None, "9001"),
        ("They gave up to $ 2.5 million.", "$ 2.5", None, "up to $ 2.5 million"),
        ("It cost over 300,000 euros.", "300,000", None, "over 300,000"),
        ("В курсе участвовало не менее 40 судей.", "40", "how many", "не менее 40"),
        ("It began in about 1990.", "1990", "when", "1990"),
        ("Wall 12 stands over 14 Main Street.", "14 Main Street", "where", "14 Main Street"),
        ("There are Four Great Schools.", "Four", "how many", "Four"),
        ("The League (LON) failed.", "League (LON", None, "League (LON)"),
        ("It lies 220 miles (350 km) north.", "350 km) north", "how many", "350 km"),
    ],
)
def test_ends_move_to_the_bounds(
    text: str, words: str, kind: AnswerKind | None, shown: str
) -> None:
    assert whole(text, words, kind) == shown


def test_a_line_in_title_case_is_no_name() -> None:
    text = "x Deputy Minister Visits Border Post Osh Today"
    assert whole(text, "Osh", "where") == "Osh"


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("The members are France, Italy and Spain.", "Italy", "France, Italy and Spain"),
        ("The members are France, Italy and Spain.", "Spain", "France, Italy and Spain"),
        (
            "They came from Osh, the Bank of Japan, and Bonn.",
            "Osh",
            "Osh, the Bank of Japan, and Bonn",
        ),
        ("В группу входят Россия, Китай и Казахстан.", "Китай", "Россия, Китай и Казахстан"),
        ("They grow apples, pears and plums.", "pears", "pears"),
        ("Only France signed it.", "France", "France"),
    ],
)
def test_a_list_of_names_is_taken_whole(text: str, words: str, shown: str) -> None:
    start = text.index(words)
    span = whole_list(text, Span(start, start + len(words)), Span(0, len(text)))
    assert span.of(text) == shown


@given(
    st.lists(
        st.sampled_from(
            ["Fort", "of", "May", "2019", ",", "and", "(", ")", "$", "Osh", "paid", "-"]
        ),
        min_size=1,
        max_size=12,
    ),
    st.data(),
)
def test_a_span_grows_inside_its_sentence_or_loses_only_what_a_bracket_cut(
    pieces: list[str], data: st.DataObject
) -> None:
    text = " ".join(pieces)
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    sentence = Span(0, len(text))
    for kind in (None, "who", "when", "how many"):
        shown = made_whole(text, span, sentence, kind)
        assert sentence.contains(shown)
        assert shown.start <= span.start
        assert shown.end > shown.start
        assert shown.end >= span.end or ")" in span.of(text)
    assert whole_list(text, span, sentence).contains(span)
