"""Questions made by rule: each answer is where the question says, and none where it is missing."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from training.reader.inserted_details import detailed
from training.reader.made_questions import made_sets, with_lists
from training.reader.reader_data import Paragraph, Question, QuestionSet
from training.reader.rewording import FORMAL, PLAIN, reworded_passage, reworded_question

TEXTS = (
    "The Lake Water Board (LWB) is a public body of Orvia. It works with the Salna Valley "
    "Museum on old mills, and the Orvia National Bank lends it money. The Board looks after "
    "several rivers, such as the Salna, the Odra, and the Vell.",
    "The harvest of the lower valley is sold by the Salna Farmers Union in towns. Anna Brod, "
    "who was its first head, met President Karl Wint in Lindau, near the lake. The money came "
    "from the Salna Valley Foundation when the mill burnt down.",
)
PARAGRAPHS = tuple(Paragraph("", text, str(at)) for at, text in enumerate(TEXTS))
PEOPLE = Paragraph("", "Dr Ida Moor and President Karl Wint, Minister Otto Falk; Mr Jan Pell.", "p")
PLACES = Paragraph(
    "", "Born in Lindau, near Feldau, in Sarnau, near Marlau, in Talau, raised.", "q"
)
EVERY = (*PARAGRAPHS, PEOPLE, PLACES)


def answers(one: QuestionSet) -> dict[str, str]:
    return {
        question.text: one.paragraphs[question.paragraph].text[slice(*question.answer)]
        if question.answer
        else ""
        for question in one.questions
    }


def test_definitions_things_and_lists_answer_in_the_paragraphs_words() -> None:
    given = [QuestionSet("valley", PARAGRAPHS, ())]
    made = {one.name: answers(one) for seed in range(5) for one in made_sets(given, seed)}
    assert set(made["definitions"].values()) <= {"Lake Water Board", "LWB"}
    assert set(made["what it is"].values()) == {"a public body of Orvia"}
    assert set(made["lists"].values()) == {"the Salna, the Odra, and the Vell"}


def test_a_list_that_people_gave_as_answer_counts_twice() -> None:
    text = "It grows rice, wheat and maize. It was founded in 1902."
    listed = Question("What does it grow?", 0, ((9, 30),), True, ("rice, wheat and maize",))
    year = Question("When was it founded?", 0, ((50, 54),), True, ("1902",))
    one = QuestionSet("valley", (Paragraph("", text, ""),), (listed, year))
    assert with_lists(one).questions == (listed, year, listed)


def test_a_detail_stands_behind_a_name_and_answers_for_it_alone() -> None:
    questions = [
        (made.paragraphs[question.paragraph].text, question)
        for made in (detailed(EVERY, 2, seed) for seed in range(40))
        for question in made.questions
    ]
    assert any(not question.answer for _, question in questions)
    for text, question in questions:
        said = (text[slice(*question.answer)],) if question.answer else ()
        assert said == question.answers


@settings(max_examples=50, deadline=None)
@given(st.integers())
def test_a_reworded_passage_keeps_its_answer(seed: int) -> None:
    text = "The school was built by Anna Brod. People got help when the mill was used before 1902."
    start = text.index("Anna Brod")
    said, [(first, last)] = reworded_passage(text, [(start, start + 9)], random.Random(seed))
    assert said[first:last] == "Anna Brod"


def test_questions_are_put_in_plainer_words() -> None:
    asked = {
        reworded_question("Who funded the school?", random.Random(seed)) for seed in range(200)
    }
    assert "Who funded the school?" in asked
    assert "Who paid for the school?" in asked
    assert any(one.endswith("who funded the school?") for one in asked)


def test_no_word_stands_for_itself() -> None:
    for table in (PLAIN, FORMAL):
        assert all(word not in others for word, others in table.items())
