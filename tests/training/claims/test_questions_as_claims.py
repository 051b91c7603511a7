"""Questions said as claims: the words moved, the labels that follow, and what is left unsaid."""

from __future__ import annotations

import pytest

from training.claims.questions_as_claims import stated_pairs, statement
from training.reader.reader_data import Paragraph, Question, QuestionSet


@pytest.mark.parametrize(
    ("question", "answer", "before", "said"),
    [
        ("Who funded the training?", "Japan", "", "Japan funded the training."),
        ("When was the town founded?", "1252", "It was begun in ", "The town was founded in 1252."),
        ("Where was the pact signed?", "Rome", "They met at ", "The pact was signed at Rome."),
        ("Which state borders Peru in the south?", "Chile", "", "Chile borders Peru in the south."),
    ],
)
def test_a_question_and_its_answer_are_said_as_a_claim(
    question: str, answer: str, before: str, said: str
) -> None:
    assert statement(question, answer, before) == said


@pytest.mark.parametrize(
    "question",
    [
        "Who did Norway pay?",
        "Why was the town founded?",
        "What is Ann testing?",
        "What will they use it for?",
    ],
)
def test_what_needs_more_than_moving_words_is_not_said(question: str) -> None:
    assert statement(question, "the answer") is None


def _asked(text: str, answer: str, question: str) -> Question:
    start = text.index(answer)
    return Question(question, 0, ((start, start + len(answer)),), True, (answer,))


def test_labels_follow_from_what_the_sentence_says() -> None:
    text = (
        "The mill at Dunmore was first built in 1802. "
        "The school beside the old mill was built in 1911 by the council."
    )
    asked = [
        _asked(text, "1802", "When was the mill at Dunmore built?"),
        _asked(text, "1911", "When was the school beside the old mill built?"),
    ]
    one = QuestionSet("town", (Paragraph("Dunmore", text, "Dunmore"),), tuple(asked))
    pairs = [pair for seed in range(12) for pair in stated_pairs([one], seed)]
    assert {pair.label for pair in pairs} == {"supported", "contradicted", "not_enough"}
    for pair in pairs:
        assert pair.evidence in text
        year = "1802" if "1802" in pair.claim else "1911"
        is_of_mill = pair.claim.startswith("The mill")
        assert (year in pair.evidence) == (pair.label == "supported")
        if pair.label == "contradicted":
            assert (year == "1802") != is_of_mill


def test_what_the_text_does_not_answer_is_never_supported() -> None:
    text = "Norway paid for the pier at Dunmore. Denmark lent the crane to its builders."
    asked = _asked(text, "Norway", "Who paid for the pier at Dunmore?")
    missing = Question("Who painted the pier at Dunmore?", 0, (), True, ())
    one = QuestionSet("town", (Paragraph("Dunmore", text, "Dunmore"),), (asked, missing))
    labels = {pair.label for pair in stated_pairs([one], 1) if "painted" in pair.claim}
    assert labels == {"not_enough"}
