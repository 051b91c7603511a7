"""A question finds what the documents say otherwise: acronyms, spellings, initials, numbers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from retriever.answer_report import as_json, as_lines
from retriever.query.expansion import QueryExpansion, expand
from retriever.query.word_forms import FORM, NATION
from retriever.retriever import Retriever
from sourceline.text.words import stems
from tests.retriever.opened import opened

TEXTS = {
    "board.txt": "The Lake Water Board (LWB) was founded by farmers. It keeps the water clean.",
    "dam.txt": "Last spring the LWB paid for the new dam. The judge Turgumbayev R. A. signed.",
    "bank.txt": "The Local Wool Bank (LWB) lends money to shepherds. It has 100,000 members.",
    "visit.txt": "Yesterday Peter Manning and Aleksandr Evdokimov saw the tulips in Osh market.",
    "tulips.txt": "Tulips bloom in April. The panel of the greenhouse is broken. It is cold.",
    "units.txt": "In summer Mobile Clinic Units (MCUs) travel. An MCU has two beds for us.",
    "trip.txt": "On a cold day one MCU came by with a nurse and some old blankets for us.",
    "code.txt": "The old Penal Code names no tulips. The staff of NATO reads it every single day.",
}


@pytest.fixture(scope="module")
def retriever(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    with opened(tmp_path_factory.mktemp("names"), TEXTS) as asked:
        yield asked


def shown(retriever: Retriever, question: str) -> list[tuple[str, str]]:
    widening = expand(question, retriever.library)
    return [(each.asked, each.also) for each in widening.expansions]


def test_an_acronym_asks_for_each_of_its_long_forms(retriever: Retriever) -> None:
    assert shown(retriever, "What did the LWB do?") == [
        ("LWB", "Local Wool Bank"),
        ("LWB", "Lake Water Board"),
    ]
    assert shown(retriever, "what did the lwb do") == [
        ("lwb", "Local Wool Bank"),
        ("lwb", "Lake Water Board"),
    ]


def test_a_long_form_asks_for_its_acronym_and_finds_it(retriever: Retriever) -> None:
    question = "What did the Lake Water Board pay?"
    assert shown(retriever, question) == [("Lake Water Board", "LWB")]
    widening = expand(question, retriever.library)
    text = stems(TEXTS["dam.txt"])
    assert widening.worth("lake", text, frozenset(text)) == pytest.approx(0.9)
    assert widening.rephrase(text) == "What did the LWB pay?"
    answer = retriever.ask(question)
    assert "dam.txt" in [evidence.hit.place.document for evidence in answer.evidence[:2]]


@pytest.mark.parametrize(
    ("question", "asked", "also"),
    [
        ("Who is Turgumbaev?", "Turgumbaev", "Turgumbayev"),
        ("who is turgumbaev", "turgumbaev", "Turgumbayev"),
        ("Кто такой Тургумбаев?", "Тургумбаев", "Turgumbayev"),
        ("Что подписал Александр Евдокимов?", "Александр", "Aleksandr"),
        ("Что видел Питер Мэннинг?", "Мэннинг", "Manning"),
        ("Что делают в НАТО?", "НАТО", "NATO"),
        ("Where is Alexander Yevdokimov?", "Yevdokimov", "Evdokimov"),
    ],
)
def test_a_name_finds_its_other_spellings(
    retriever: Retriever, question: str, asked: str, also: str
) -> None:
    assert (asked, also) in shown(retriever, question)


@pytest.mark.parametrize(
    "question",
    ["Which panels are broken?", "is the panel cold", "Which Tulips bloom?", "Where is Osh?"],
)
def test_ordinary_words_and_known_spellings_are_left_alone(
    retriever: Retriever, question: str
) -> None:
    assert shown(retriever, question) == []


@pytest.mark.parametrize(
    "question",
    ["R.A. Turgumbaev", "Turgumbaev R.A.", "Mr. Turgumbaev", "R. A. Turgumbaev", "Turgumbayev RA"],
)
def test_initials_and_titles_lose_nothing(retriever: Retriever, question: str) -> None:
    first = retriever.search(retriever.ask(question).question, 10).ranked[0]
    assert first.stored.path == "dam.txt"
    assert first.sentences is not None
    assert first.sentences.coverage >= 0.9


def test_numbers_are_found_in_the_other_writing(retriever: Retriever) -> None:
    widening = expand("У кого 100 000 членов?", retriever.library)
    text = stems(TEXTS["bank.txt"])
    assert widening.worth("000", text, frozenset(text)) > 0.5


def test_what_was_searched_besides_is_said(retriever: Retriever) -> None:
    answer = retriever.ask("What did the Lake Water Board pay?")
    assert as_json(answer)["expansions"] == [
        {"text": "Lake Water Board", "also": "LWB", "kind": "acronym"}
    ]
    assert "Also searched: LWB." in list(as_lines(answer, colour=False))


def test_acronyms_are_explained_where_their_meaning_is_sure(retriever: Retriever) -> None:
    answer = retriever.ask("What does NATO read, and the LWB?", k=10)
    told = {
        gloss.text: gloss.long_form for evidence in answer.evidence for gloss in evidence.glosses
    }
    assert "NATO" not in told
    assert told.get("LWB") is None, "two documents disagree"
    answer = retriever.ask("one MCU with a nurse and old blankets", k=10)
    explained = {
        evidence.hit.place.document: gloss
        for evidence in answer.evidence
        for gloss in evidence.glosses
    }
    gloss = explained["trip.txt"]
    assert gloss.long_form == "Mobile Clinic Units"
    assert gloss.span.of(TEXTS["trip.txt"]) == gloss.text == "MCU"


def test_a_question_is_put_in_the_words_of_a_text(retriever: Retriever) -> None:
    text = stems("With the financial support of Norway, judges attended a workshop.")

    def rephrase(question: str) -> str:
        return expand(question, retriever.library).rephrase(text)

    assert rephrase("Who funded the training of judges?") == (
        "Who financial support the workshop of judges?"
    )
    assert rephrase("Who supported the workshop?") == "Who supported the workshop?"
    assert rephrase("When did it rain?") == "When did it rain?"


def test_without_alternatives_nothing_changes() -> None:
    widening = QueryExpansion("Who paid for the dam?")
    assert widening.rephrase(["dam"]) == "Who paid for the dam?"
    assert widening.related == {}
    assert widening.expansions == ()


def test_other_forms_of_a_word_count_but_are_not_told_the_reader(retriever: Retriever) -> None:
    widening = expand("Who met the Uzbek minister?", retriever.library)
    text = stems("The director will meet a minister of Uzbekistan.")
    assert widening.worth("met", text, frozenset(text)) == pytest.approx(FORM)
    assert widening.worth("uzbek", text, frozenset(text)) == pytest.approx(NATION)
    assert widening.rephrase(text) == widening.content
    assert not widening.expansions
