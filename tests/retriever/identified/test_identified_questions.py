"""The rules of a river board: annexes, articles with paragraphs, permits, a letter, an account."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from retriever import Retriever
from tests.retriever.opened import opened

RULES = """Rules of the Board

Annex II. Rivers with a counting fence: Tana, Neiden.

Annex III. Rivers closed to fishing: Alta, Lakselv.

Article 7. Fees

(1) A holder of a licence pays 120 crowns a year.
(2) A holder under sixteen years of age pays 40 crowns a year.

Article 8. Closed seasons

(1) The Tana is closed from 1 September.
(2) The Neiden is closed from 15 September.

The coast is 2 650 km long. The board holds 1,750,000 crowns.
"""
LETTER = """SALMON BOARD

Ref. 22/7-0418
14 June 2022

Subject: Repair of the counting fence at Neiden

The Board asks that the fence be repaired before August.
"""
PERMITS = """Permits and accounts

Permit NASB-9041 was issued to the vessel Teist. It ends in May.

Permit NASB-9042 was issued to the vessel Gannet. It ends in June.

Fees go to account NO93 8601 1117 9470 0200 at the bank. Call +47 78 44 30 12 at night.
"""


@pytest.fixture(scope="module")
def retriever(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    texts = {"rules.txt": RULES, "letter.txt": LETTER, "permits.txt": PERMITS}
    with opened(tmp_path_factory.mktemp("identified"), texts) as retriever:
        yield retriever


@pytest.mark.parametrize(
    ("question", "message"),
    [
        ("Which rivers are in Annex IV?", "nearest: Annex II, Annex III"),
        ("What is the fee under Article 9?", "Article 9 is in none of the documents"),
        ("What is the fee under Article 7(5)?", "Article 7(5) is in none of the documents"),
        ("Who has permit NASB-9043?", "nearest: NASB-9041, NASB-9042"),
        ("Who owns account NO93 8601 1117 9470 0201?", "nearest: NO93 8601 1117 9470 0200"),
        ("What is letter 22/7-0481 about?", "nearest: 22/7-0418"),
        ("Who answers at +47 78 44 30 13?", "nearest: +47 78 44 30 12"),
    ],
)
def test_what_stands_nowhere_is_not_answered(
    retriever: Retriever, question: str, message: str
) -> None:
    answer = retriever.ask(question)
    assert not answer.found
    assert answer.answers == ()
    assert message in answer.question.misread[-1].message
    assert all(mark.kind == "term" for one in answer.evidence for mark in one.highlights)


@pytest.mark.parametrize(
    "question",
    [
        "Who has permit NASB9041?",
        "Who has permit nasb-9041?",
        "Whose is account NO93860111179470 0200?",
        "Who answers at +4778443012?",
        "Which rivers are in annex ii?",
        "What is the fee under Art. 7 (2)?",
        "What is the fee under paragraph 2 of Article 7?",
    ],
)
def test_other_spellings_of_it_are_known(retriever: Retriever, question: str) -> None:
    assert retriever.ask(question).question.misread == ()


@pytest.mark.parametrize(
    ("question", "own", "others"),
    [
        ("Who pays under Article 7(2)?", "40 crowns", ["120 crowns"]),
        ("Who pays under article 7 (1)?", "120 crowns", ["40 crowns"]),
        ("When is the river closed under Article 8(2)?", "Neiden is closed", ["Tana is"]),
        ("Which rivers are in Annex III?", "Alta, Lakselv", ["Tana, Neiden"]),
        ("When ends permit NASB-9042?", "ends in June", ["ends in May"]),
    ],
)
def test_words_of_another_never_answer(
    retriever: Retriever, question: str, own: str, others: list[str]
) -> None:
    answer = retriever.ask(question)
    marked = " ".join(
        mark.text for one in answer.evidence for mark in one.highlights if mark.kind != "term"
    )
    assert own in answer.evidence[0].hit.place.text
    assert not any(other in marked for other in others)


def test_a_letter_is_about_its_subject(retriever: Retriever) -> None:
    answer = retriever.ask("What is letter 22/7-0418 about?")
    assert [one.text for one in answer.answers] == ["Repair of the counting fence at Neiden"]


@pytest.mark.parametrize("words", ["2650 km", "2,650 km", "2.650 km", "1750000 crowns"])
def test_a_number_is_found_however_it_is_grouped(retriever: Retriever, words: str) -> None:
    answer = retriever.ask(words)
    assert answer.found
    assert "2 650 km" in answer.evidence[0].hit.place.text
