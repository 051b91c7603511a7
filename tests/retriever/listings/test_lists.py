"""Lists: every item in prose and tables, in its exact words, and none that does not belong."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from retriever import Retriever
from retriever.answer_report import as_json, as_lines
from retriever.results import Answer
from tests.retriever.listings.fisheries import PAPERS
from tests.retriever.opened import opened


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    with opened(tmp_path_factory.mktemp("papers"), PAPERS) as asked:
        yield asked


def items(answer: Answer) -> list[str]:
    assert answer.shape is not None
    return [answer.answers[item.answer - 1].text for item in answer.shape.items]


def says(answer: Answer, *expected: str) -> bool:
    """Each item holds the words expected of it, in this order, and there are no others."""
    found = items(answer)
    return len(found) == len(expected) and all(
        words in item for words, item in zip(expected, found, strict=True)
    )


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("list all inspections of 2022", ["Esbjerg", "Peterhead"]),
        ("Which workshops and courses were held in 2022?", ["Aberdeen", "Reykjavik", "logbooks"]),
        ("name all trainings funded by Norway", ["Bergen", "Aberdeen"]),
        ("trainings in the first half of 2022", ["Aberdeen", "Reykjavik"]),
        ("List the trainings that the EU paid for", ["logbooks"]),
        ("Which courses were paid for by the World Bank?", ["Lusaka", "Windhoek"]),
        ("list all courses between February and August 2023", ["Gaborone", "11 April", "Windhoek"]),
        ("which trainings were held in October 2021", ["Gdynia"]),
        ("Какие семинары и курсы прошли в 2022 году?", ["Минске", "Гродно"]),
        ("Перечислите все курсы при поддержке Министерства здравоохранения", ["Гродно"]),
    ],
)  # fmt: skip
def test_every_item_that_meets_the_conditions_is_found_in_order_of_time(
    papers: Retriever, question: str, expected: list[str]
) -> None:
    russian = question[0] > "z"
    within = ["больница.txt"] if russian else [name for name in PAPERS if name != "больница.txt"]
    answer = papers.ask(question, documents=within)
    assert answer.found
    assert says(answer, *expected), items(answer)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Which donors are mentioned in the annual review 2022?",
         {"Kingdom of Norway", "Nordic\nCouncil of Ministers", "European\nUnion"}),
        ("Which donors are mentioned in the letter?",
         {"Norway", "Poland", "Denmark", "European Union"}),
        ("Which countries are members of the Commission?",
         {"Denmark", "Iceland", "Norway", "United Kingdom"}),
        ("Which countries took part in the seminar on bycatch?",
         {"Iceland", "Denmark", "Faroe Islands"}),
        ("In which towns were courses held in 2023?", {"Lusaka", "Gaborone", "Windhoek", "Cork"}),
        ("Name the hospitals that received ventilators in 2023",
         {"Mercy Hospital", "Lakeside Hospital", "Saint Colman's Hospital"}),
        ("list the ports closed to foreign trawlers in 2022", {"Hanstholm", "Vardo", "Scrabster"}),
    ],
)  # fmt: skip
def test_names_of_a_kind(papers: Retriever, question: str, expected: set[str]) -> None:
    answer = papers.ask(question)
    # What the plain way answers comes first, where it answers; the list adds what it lacks.
    assert expected <= {each.text for each in answer.answers}
    assert set(items(answer)) <= expected


def test_a_document_that_is_named_is_no_period(papers: Retriever) -> None:
    question = "Which donors are mentioned in the annual review 2022?"
    answer = papers.ask(question)
    assert answer.question.text == question
    assert answer.question.period is None
    assert {each.document for each in answer.answers} == {"annual_review_2022.txt"}
    assert answer.shape is not None
    assert "in 1 document;" in answer.shape.summary


def test_what_was_cancelled_denied_or_moved_away_is_no_item(papers: Retriever) -> None:
    assert not papers.ask("list all inspections of December 2022").shape
    assert "Greenland" not in str(items(papers.ask("list all workshops of 2022")))
    assert not papers.ask("list all trainings funded by Sweden in 2022").shape
    assert not papers.ask("list all courses of March 2023", documents=["newsletter_2023.txt"]).shape


@pytest.mark.parametrize(
    "question",
    ["Which hospitals sold ventilators?", "Which countries left the Commission in 2022?",
     "list all courses funded by Brazil", "Which ports were opened to trawlers in 2019?"],
)  # fmt: skip
def test_what_no_passage_says_makes_no_list(papers: Retriever, question: str) -> None:
    assert papers.ask(question).shape is None


def test_a_country_is_the_same_in_either_language(papers: Retriever) -> None:
    answer = papers.ask("Перечислите все курсы, которые финансировала Норвегия")
    assert says(answer, "Bergen")


def test_words_dates_and_places_are_exact(papers: Retriever) -> None:
    for question in ("list all trainings of 2022", "list all courses of 2023"):
        answer = papers.ask(question)
        assert answer.shape is not None
        for item in answer.shape.items:
            span = answer.answers[item.answer - 1]
            text = papers.library.document(span.document).text
            assert span.span.of(text) == span.text
            assert item.date is not None
            for words in filter(None, (item.date, item.place)):
                assert words.span.of(text) == words.text
        for rank, evidence in enumerate(answer.evidence, start=1):
            assert evidence.hit.rank == rank
            own = [span.span for span in answer.answers if span.passage == rank]
            marks = [mark.span for mark in evidence.highlights if mark.kind == "answer"]
            assert marks
            # The words of a row are marked cell by cell.
            assert all(any(span.contains(mark) for span in own) for mark in marks)


def test_a_list_says_how_complete_it_can_be(papers: Retriever) -> None:
    answer = papers.ask("list all inspections of 2022")
    assert answer.shape is not None
    assert answer.shape.summary == "2 found in 7 documents; all of them could be read."
    assert as_json(answer)["shape"]["items"][0]["place"]["text"] == "Esbjerg"
    assert next(as_lines(answer, colour=False)) == answer.shape.summary


def test_a_count_shows_what_is_stated_and_what_was_found(papers: Retriever) -> None:
    answer = papers.ask("How many workshops did the Commission run in 2021?")
    assert answer.shape is not None
    assert answer.answers[0].text == "five workshops"
    assert answer.shape.stated == (1,)
    russian = papers.ask("Сколько семинаров провела больница в 2022 году?")
    assert russian.answers[0].text == "шесть семинаров"
    assert says(russian, "Минске")
    assert russian.shape is not None
    assert "1 found one by one" in russian.shape.summary


def test_a_count_of_a_table_is_that_of_the_row_and_the_column(papers: Retriever) -> None:
    answer = papers.ask("How many courses did Poland fund in 2022?")
    assert answer.answers[0].text == "3"
    assert answer.answers[0].document == "grants.csv"


def test_a_stated_count_keeps_the_words_that_bound_it(tmp_path: Path) -> None:
    text = (
        "In 2023 the Harbour Board held at least seven workshops. Boats came from two countries.\n"
    )
    with opened(tmp_path, {"board.txt": text}) as asked:
        answer = asked.ask("How many workshops were held in 2023?")
    assert answer.answers[0].text == "at least seven workshops"


@pytest.mark.parametrize(
    "question",
    ["Who paid for the workshop on net selectivity?", "Which port is in Norway?", "Esbjerg"],
)
def test_a_question_for_one_thing_is_answered_the_plain_way(
    papers: Retriever, question: str
) -> None:
    assert papers.ask(question).shape is None


def test_a_sheet_is_named_by_itself_and_a_register_is_no_vessel(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    missions, stores = book.active, book.create_sheet("Stores")
    missions.title = "Missions"
    for row in (["From", "Town"], ["09.10.2023", "Sines"], ["06.11.2023", "Horta"]):
        missions.append(row)
    for row in (["Store", "Counted on"], ["Faro", "30.11.2023"], ["Olhao", "02.10.2023"]):
        stores.append(row)
    packed = BytesIO()
    book.save(packed)
    note = b"Register\n\nThe Atlantic Register of Research Vessels lists the MV Albatroz.\n"
    texts = {"stores and missions 2023.xlsx": packed.getvalue(), "register.txt": note}
    with opened(tmp_path, texts) as asked:
        assert says(asked.ask("missions in autumn 2023"), "Sines", "Horta")
        vessels = asked.ask("list all vessels").answers
        assert not any("Register" in answer.text for answer in vessels if len(answer.text) < 40)


def test_how_often_is_every_time_with_its_words(tmp_path: Path) -> None:
    fines = (
        "Case,Date,Boat,Fine (EUR)\n"
        "1,14.02.2023,Ebro,3000\n2,02.05.2023,Tajo,1200\n3,30.10.2023,Ebro,18500\n"
    )
    with opened(tmp_path, {"fines.csv": fines}) as asked:
        answer = asked.ask("How often was the Ebro fined in 2023?")
        assert says(answer, "14.02.2023", "30.10.2023")
        assert answer.shape is not None
        assert "2 found" in answer.shape.summary
