from __future__ import annotations

import pytest

from tests.sourceline.dates.dated import found, year


@pytest.mark.parametrize(
    "text",
    [
        "For eight months of 2021, the office",
        "In 2021 UNODC opened",
        "The event in 2021 taking into account",
        "the 2021 elections",
        "CARICC's 2021 budget",
        "a pact (2021) was signed",
        "Deputy Chairman for 2021",
        "from at least 2021",
        "In 2021 Strategy was adopted",
        "trainings 2021",
        "at the Plenary of 2021.",
        "a 2021-era computer",
        "the 2021-built hall",
        "a 2021-founded office",
        "the 2021-March issue",
    ],
)
def test_a_bare_year_that_dates(text: str) -> None:
    assert found(text) == year("2021")


@pytest.mark.parametrize(
    "text",
    [
        "Security Council Committee 1988",
        "under resolution 1267",
        "the 1267 and 1988 Committees",
        "resolution 1373 (2001)",
        "Decree No. 2021",
        "on page 2021",
        "in room 1984",
        "2021 people came",
        "over 2000 trainings",
        "a total of 1988 tablets",
        "for 2000 years",
        "3,500 soms and 1,988 tenge",
        "$2000 and € 2000 and 2000 USD",
        "2000 kg of heroin",
        "1600 Pennsylvania Avenue",
        "tel. +996 312 32 1998",
        "see https://example.org/2021/03/item?start=1992",
        "write to info2021@example.org",
        "report_2021.pdf and COVID-2019",
        "v. 1.2021 and 2021.5",
        "© 2021 UNODC",
        "UNODC Programme for Central Asia 2022-2025",
        "UNODC Programme for Central Asia for 2022-2025",
        "THE UN OFFICE PROGRAMME FOR CENTRAL ASIA 2022-2025",
        "programme for central asia 2022-2025",
        "Agenda 2030",
        "agenda 2030",
        "the 2030 Agenda for Sustainable Development",
        "the 2022-2025 Programme",
        "the 2015 Paris Agreement",
        "the Strategy until 2030",
        "the Convention against Illicit Traffic of 1988",
        "The Extraordinary Sessions 2021 of the Commission",
        "Vision 2030, Expo 2017 and Tokyo 2020",
        "a 1024-bit key of 2048-bit strength",
        "the 2000-seat hall and a 1500-metre race in it",
        "since a 1000-bed hospital of 1200-1500-bed size",
        "the 1500 metre race",
        "1500-метровый забег и зал на 2000-местный театр",
    ],
)
def test_numbers_and_names_that_date_nothing(text: str) -> None:
    assert found(text) == []


def test_what_is_a_number_in_one_place_is_one_everywhere() -> None:
    regimes = "the sanctions regimes of 1267 (ISIS) and 1988 (Taliban)"
    assert found(f"The 1267 and 1988 Committees met. They spoke of {regimes}.") == []
    assert found("The 1988 Committee met. It was founded in 1988.") == year("1988")


def test_years_in_a_row_are_all_years() -> None:
    assert found("trainings 2021 2022") == [*year("2021"), *year("2022")]
    assert found("2019 2020 2021") == [*year("2019"), *year("2020"), *year("2021")]
    assert found("call 1267 1998 or 32 1998") == []
