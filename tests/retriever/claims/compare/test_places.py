"""Places: what a name is made of, cities and their countries, and places that differ."""

from __future__ import annotations

import pytest

from retriever.claims.extract.cities import FILE, countries_of
from retriever.claims.extract.sentence import read_sentence
from retriever.claims.extract.sentence_names import find_names, nation_of
from retriever.claims.given_text import compare_text


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("She works at the UNICEF Nairobi Office.", ["UNICEF", "Nairobi"]),
        (
            "They asked the Ministry of Health of the Republic of Peru.",
            ["Ministry of Health", "Republic of Peru"],
        ),
        ("They signed the Paris Agreement.", ["Paris Agreement"]),
        ("The Norwegian Ministry of Trade paid.", ["Norwegian", "Ministry of Trade"]),
        ("So said Regional Coordinator Ada Lund of UNESCO.", ["Ada Lund", "UNESCO"]),
    ],
)
def test_a_body_and_its_country_are_two_names(text: str, names: list[str]) -> None:
    assert [name.text for name in find_names(text)] == names


def test_cities_are_known_with_and_without_accents() -> None:
    assert countries_of("İzmir") == countries_of("Izmir") == {"turkey"}
    assert countries_of("Ташкент") == {"uzbekistan"}
    assert not countries_of("nice")


def test_every_city_is_in_a_country() -> None:
    rows = [line.split("\t") for line in FILE.read_text(encoding="utf-8").splitlines()[1:]]
    assert all(len(row) in (2, 3) and row[1] for row in rows)
    known = {nation for _, nations, *_ in rows for nation in nations.split(", ")}
    assert {nation_of("Peru"), nation_of("Russian Federation"), nation_of("UK")} <= known


@pytest.mark.parametrize(
    ("claim", "source", "differs"),
    [
        ("The fair was held in Kenya.", "The fair was held in Nairobi.", []),
        ("The fair was held in Kenya.", "The fair was held in Lima.", [("Kenya", "Lima")]),
        ("The fair was held in Nairobi.", "The fair was held in Kenya.", []),
        ("The fair was held in Nairobi.", "The fair was held in East Africa.", []),
        ("The fair was held in Mumbai.", "The fair was held in Bombay.", []),
        ("The fair was held in Санкт-Петербург.", "The fair was held in Leningrad.", []),
        (
            "Ms. Lund leads the Nairobi office of UNESCO.",
            "Ms. Lund, head of the UNESCO Lima Office, spoke.",
            [("Nairobi", "Lima")],
        ),
    ],
)
def test_a_city_stands_for_its_country(
    claim: str, source: str, differs: list[tuple[str, str]]
) -> None:
    found = compare_text(claim, source).differences
    assert [(one.claim.of(claim), one.source.of(source)) for one in found] == differs


@pytest.mark.parametrize(
    ("claim", "source", "lacks"),
    [
        ("The fair was held in Nairobi.", "The fair was held in Kenya.", True),
        ("The fair was held in May 2021.", "The fair was held in 2021.", True),
        ("The fair was held in 2021.", "The fair was held in May 2021.", False),
        ("The fair was held in March.", "The fair was held in 1949.", True),
        ("The fair was held on 14 May.", "The fair was held from 13 to 15 May 2019.", False),
        ("Ada Lund opened the fair.", "Nobody opened the fair.", True),
        ("About 40 people saw the fair.", "Many people saw the fair.", True),
    ],
)
def test_what_is_told_less_exactly_lacks_something(claim: str, source: str, lacks: bool) -> None:
    assert compare_text(claim, source).is_incomplete is lacks


@pytest.mark.parametrize("month", ["January", "June", "July", "December"])
def test_a_month_is_of_the_year_of_the_source(month: str) -> None:
    found = compare_text(f"The fair was held in {month}.", f"The fair was held in {month} 1949.")
    assert not found.is_incomplete and not found.differences


@pytest.mark.parametrize(
    ("claim", "differs"),
    [
        ("The four-day fair took place in Lima.", []),
        ("The three-day fair took place in Lima.", ["16 to 19 May 2021"]),
    ],
)
def test_days_are_counted(claim: str, differs: list[str]) -> None:
    source = "The fair took place in Lima from 16 to 19 May 2021."
    assert [one.source.of(source) for one in compare_text(claim, source).differences] == differs


def test_a_part_that_only_describes_is_no_name() -> None:
    claim = read_sentence("Programme Manager Ada Lund spoke for the Programme.")
    assert "Ada Lund" in [name.text for name in claim.names]
