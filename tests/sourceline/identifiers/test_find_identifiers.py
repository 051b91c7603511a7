from __future__ import annotations

import pytest

from sourceline.identifiers import find_identifiers, is_within


def found(text: str) -> list[tuple[str, str, str]]:
    return [(one.span.of(text), one.kind, one.normal) for one in find_identifiers(text)]


def normals(text: str) -> list[str]:
    return [one.normal for one in find_identifiers(text)]


@pytest.mark.parametrize(
    "spellings",
    [
        ("KZ87 125K ZT50 0410 0100", "kz87 125k zt50 0410 0100", "KZ87125KZT5004100100"),
        ("01KG455ABC", "01 KG 455 ABC", "01-KG-455-ABC"),
        ("PPR-9087", "PPR9087", "ppr-9087"),
        ("project GLO/K31", "Project GLOK31"),
        ("+7 (727) 250-33-42", "+77272503342", "+7 727 250 33 42", "007 727 250 33 42"),
        ("Annex IX", "annex ix", "ANNEX 9", "Annex No. 9", "приложение № 9"),
        ("Article 15(2)", "Art. 15 (2)", "paragraph 2 of Article 15", "пункт 2 статьи 15"),
        ("version 2.1", "v2.1", "v. 2.1", "Version 2.1"),
        ("letter 14/2-317", "No. 14/2-317", "письмо № 14/2-317"),
        ("resolution 1373", "Resolution 1373 (2001)", "Resolution No. 1373"),
        ("А123ВС77", "A123BC77"),  # Cyrillic letters that look Latin
        ("Harbour.Master@Fish.example", "harbour.master@fish.example"),
    ],
)
def test_spellings_of_one_identifier_have_one_normal_form(spellings: tuple[str, ...]) -> None:
    each = [normals(f"They asked about {spelling} again.") for spelling in spellings]
    assert all(len(found) == 1 for found in each)
    assert len({found[0] for found in each}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Annex IX", "Annex IV"),
        ("Article 15(2)", "Article 15(1)"),
        ("Article 15(2)", "Article 152"),
        ("letter 14/2-317", "letter 14/2-371"),
        ("letter 14/2-317", "letter 142/317"),
        ("school No. 12", "hospital No. 12"),
        ("version 2.1", "version 21"),
        ("+7 727 250 33 42", "+7 727 250 33 41"),
    ],
)
def test_different_identifiers_have_different_normal_forms(one: str, other: str) -> None:
    assert normals(one) and normals(other)
    assert normals(one) != normals(other)


@pytest.mark.parametrize(
    "text",
    [
        "COVID-19 reached 24 of the 250km roads in 2019/20, by 3.4.2020 or 14-16 March 2023.",
        "In FY2021 the fund paid USD 500, EUR740 and US$ 1,200,000 for 120-bed wards.",
        "The article I wrote is part of the post-2015 agenda; the vote was 50/50.",
        "From 20 EU states, 12 UN staff came at 11:00-12:30 on 2020-10-05 by the 21st bus.",
        "The border is 7 591 km long and 15 200 people live there in the 1990s.",
        "В 2020 году обучено 77 сотрудников, 14-16 марта, 250 км дорог и 1,5 млн долл.",
    ],
)
def test_dates_amounts_and_words_are_none(text: str) -> None:
    assert found(text) == []


def test_each_member_of_an_enumeration_and_of_a_range_is_one() -> None:
    assert normals("See Annexes I to III and VI.") == ["annex 1", "annex 2", "annex 3", "annex 6"]
    assert found("Articles 15 and 16 apply.") == [
        ("Articles 15", "article", "article 15"),
        ("16", "article", "article 16"),
    ]


def test_every_span_is_whole_and_in_order() -> None:
    text = "Letter 14/2-317 and S/RES/1373(2001): call +996 312 62 34 56, case No. 1-45/2021."
    assert [said for said, _, _ in found(text)] == [
        "14/2-317",
        "S/RES/1373(2001)",
        "+996 312 62 34 56",
        "1-45/2021",
    ]


def test_a_paragraph_is_within_its_article() -> None:
    assert is_within("article 15(2)(a)", "article 15(2)")
    assert is_within("article 15(2)", "article 15")
    assert not is_within("article 152", "article 15")
    assert not is_within("article 15", "article 15(2)")
