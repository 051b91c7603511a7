"""Which reader reads what, and that the one of many languages does."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from retriever.reading.reader import Reading
from retriever.reading.reader_by_language import ReaderByLanguage, multilingual_reader

ENGLISH = "The centre was opened in May and the building was paid for by Norway, as it is said."
RUSSIAN = "Центр был открыт в мае, здание оплатила Норвегия."
FRENCH = (
    "Le centre a été ouvert en mai et la construction du bâtiment est payée par la Norvège, dans "
    "le cadre du programme qui est mis en œuvre avec les autorités."
)


class Noting:
    def __init__(self, relevance: float, languages: Sequence[str]) -> None:
        self.relevance = relevance
        self.languages = languages
        self.texts: list[str] = []

    def knows(self, language: str) -> bool:
        return language in self.languages

    def read(self, question: str, texts: Sequence[str]) -> list[Reading]:
        self.texts += texts
        return [Reading(self.relevance, ()) for _ in texts]


def test_each_text_is_read_by_the_reader_of_its_language_and_in_order() -> None:
    english, others = Noting(1.0, ["en"]), Noting(2.0, ["ru", "fr"])
    reader = ReaderByLanguage(english, lambda: others)
    found = reader.read("Who paid for the building?", [RUSSIAN, ENGLISH, FRENCH, ENGLISH])
    assert [one.relevance for one in found] == [2.0, 1.0, 2.0, 1.0]
    assert english.texts == [ENGLISH, ENGLISH]
    assert others.texts == [RUSSIAN, FRENCH]


def test_a_question_in_another_language_is_read_by_one_reader_alone() -> None:
    english, others = Noting(1.0, ["en"]), Noting(2.0, ["ru"])
    found = ReaderByLanguage(english, lambda: others).read(
        "Кто оплатил здание?", [ENGLISH, RUSSIAN]
    )
    assert [one.relevance for one in found] == [2.0, 2.0]
    assert not english.texts


def test_what_is_all_english_needs_no_other_reader() -> None:
    def none() -> Noting:
        raise AssertionError("loaded")

    english = Noting(1.0, ["en"])
    reader = ReaderByLanguage(english, none)
    assert reader.knows("en")
    assert len(reader.read("Who paid for the building?", [ENGLISH])) == 1


PLAIN = [
    ("Кто оплатил здание?", RUSSIAN, "Норвегия"),
    ("Когда был открыт центр?", RUSSIAN, "мае"),
    ("Кто оплатил здание?", ENGLISH, "Norway"),
    ("Who paid for the building?", RUSSIAN, "Норвегия"),
    ("Qui a payé la construction ?", FRENCH, "Norvège"),
]


@pytest.mark.models
@pytest.mark.parametrize(("question", "text", "answer"), PLAIN)
def test_the_words_that_answer_are_found_across_languages(
    question: str, text: str, answer: str
) -> None:
    (reading,) = multilingual_reader().read(question, [f"Новости\n{text}"])
    best = reading.spans[0]
    said = f"Новости\n{text}"[best.start : best.end]
    assert answer in said
    assert not said[0].isspace() and "\n" not in said


@pytest.mark.models
def test_the_first_word_behind_a_line_break_may_answer() -> None:
    """The tokenizer counts the blank before a word to the word."""
    (reading,) = multilingual_reader().read(
        "Кто построил мост?", ["Мост\nНорвегия построила мост."]
    )
    best = reading.spans[0]
    assert "Мост\nНорвегия построила мост."[best.start : best.end] == "Норвегия"
