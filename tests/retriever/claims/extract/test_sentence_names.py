"""Names in a sentence: of bodies, their countries, and persons."""

from __future__ import annotations

import pytest

from retriever.claims.extract.sentence_names import find_names


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


def test_a_part_that_only_describes_is_no_name() -> None:
    names = find_names("Programme Manager Ada Lund spoke for the Programme.")
    assert "Ada Lund" in [name.text for name in names]
