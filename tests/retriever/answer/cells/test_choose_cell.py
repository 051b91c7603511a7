"""The cell asked for by row and column, in tables of several makers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from retriever import Retriever
from tests.retriever.opened import opened

FILES = {
    "catches.csv": (
        "Lake,Species,Catch 2020 (t),Catch 2021 (t),Boats,Warden\n"
        "Pielinen,Vendace,110,98,240,Aino Sirola\n"
        "Orivesi,Perch,64,-,180,Jukka Maki\n"
        "Viinijarvi,Pike,n/a,25,95,Tuula Eskola\n"
        "Koitere,Trout,12,,60,Sanna Heino\n"
    ),
    "open_day.csv": (
        "Time,Talk,Speaker\n"
        "10:00-10:45,Talk 1: Healthy hearts,Dr. Iva Naydenova\n"
        "11:00-11:45,Talk 2: Children and sleep,Dr. Simeon Georgiev\n"
        "13:00-13:45,Talk 3: Living with diabetes,Ms. Radka Ilieva\n"
    ),
    "grants.csv": (
        "School,Sponsor,Grant (EUR),Pupils\n"
        "North school,Rotary Club,4200,310\n"
        "South school,Port of Riga,3900,275\n"
        "Total,,8100,585\n"
    ),
    "ferries.csv": (
        "Ferry,Owner,Crew,Passengers 2021\n"
        "Ukonniemi,Saimaa Lines,12,9400\n"
        "Brahe,Northern Sea Trips,31,22000\n"
    ),
    "fair.html": (
        "<html><body><h1>Winter fair</h1>"
        "<table><tr><th>Guild</th><th>Rent 2021</th><th>Rent 2022</th></tr>"
        "<tr><td>Bakers</td><td>420</td><td>450</td></tr>"
        "<tr><td>Weavers</td><td>310</td><td>330</td></tr></table>"
        "<table><tr><th>Street</th><th>Lamps 2021</th><th>Visitors 2021</th></tr>"
        "<tr><td>Kauppakatu</td><td>18</td><td>5000</td></tr>"
        "<tr><td>Siltakatu</td><td>22</td><td>7000</td></tr></table></body></html>"
    ),
}


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    with opened(tmp_path_factory.mktemp("cells"), FILES) as retriever:
        yield retriever


@pytest.mark.parametrize(
    ("question", "cell", "column"),
    [
        ("How many boats has Lake Orivesi?", "180", "Boats"),
        ("What was the catch in Pielinen in 2021?", "98", "Catch 2021 (t)"),
        ("How much was caught in Pielinen in 2020?", "110", "Catch 2020 (t)"),
        ("Who is the warden of Viinijarvi?", "Tuula Eskola", "Warden"),
        ("Which species is caught in Koitere?", "Trout", "Species"),
        ("Who speaks in talk 2?", "Dr. Simeon Georgiev", "Speaker"),
        ("Who gives the talk about healthy hearts?", "Dr. Iva Naydenova", "Speaker"),
        ("At what time does the talk on diabetes begin?", "13:00-13:45", "Time"),
        ("Who sponsored the North school?", "Rotary Club", "Sponsor"),
        ("How many pupils are there in the South school?", "275", "Pupils"),
        ("What was the total grant?", "8100", "Grant (EUR)"),
        ("boats Koitere", "60", "Boats"),
        # A verb that the table does not say, and what kind of thing the value is.
        ("What number of pupils did they find in the South school?", "275", "Pupils"),
        ("Which company owns the Brahe?", "Northern Sea Trips", "Owner"),
        # A second table of the same section has columns of the same year.
        ("What did the bakers give in rent in 2021?", "420", "Rent 2021"),
        ("How many lamps were there in Siltakatu in 2021?", "22", "Lamps 2021"),
    ],
)
def test_the_cell_is_that_of_the_row_and_of_the_column(
    asked: Retriever, question: str, cell: str, column: str
) -> None:
    answer = asked.ask(question)
    assert answer.found
    assert [(span.text, span.column) for span in answer.answers] == [(cell, column)]
    first = answer.evidence[0].hit.place
    assert answer.answers[0].span.of(first.text, first.passage.span.start) == cell


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What was the catch in Orivesi in 2021?", "-"),
        ("What was the catch in Viinijarvi in 2020?", "n/a"),
    ],
)
def test_a_cell_that_says_nothing_is_the_answer_and_not_its_neighbour(
    asked: Retriever, question: str, said: str
) -> None:
    assert [span.text for span in asked.ask(question).answers] == [said]


@pytest.mark.parametrize(
    "question",
    [
        "What was the catch in Koitere in 2021?",  # the cell is empty
        "What was the catch in Pielinen in 2018?",  # no such column
        "How many wardens has Lake Pielinen?",  # a name is no number
        "How many passenger cabins has the Brahe?",  # passengers are no cabins
        "How many crewmen died on the Brahe?",  # the crew is counted, not the dead
        "What was the catch in Saimaa in 2020?",  # no such row
    ],
)
def test_what_no_cell_holds_is_not_answered_from_another(asked: Retriever, question: str) -> None:
    answer = asked.ask(question)
    assert not answer.found
    assert not answer.answers


def test_the_best_score_stays_first_where_a_row_is_put_first(asked: Retriever) -> None:
    scores = [each.hit.score for each in asked.ask("Who speaks in talk 3?").evidence]
    assert scores == sorted(scores, reverse=True)
