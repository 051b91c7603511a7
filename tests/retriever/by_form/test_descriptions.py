from __future__ import annotations

import pytest

from retriever.by_form.descriptions import find_descriptions
from sourceline.records import Span


def described(text: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in find_descriptions(text, Span(0, len(text))):
        found.setdefault(one.person.whole.of(text), []).append(one.words.of(text))
    return found


@pytest.mark.parametrize(
    ("text", "person", "words"),
    [
        ("Olav Lie, harbour master of Vardo, spoke.", "Olav Lie", "harbour master of Vardo"),
        ("It was opened by the Mayor, Thomas Greene.", "Thomas Greene", "Mayor"),
        ("Chief Engineer Ann Lee came.", "Ann Lee", "Chief Engineer"),
        ("The head of the inspectorate is Inga Nes.", "Inga Nes", "head of the inspectorate"),
        (
            "Dr Peter Okafor was appointed medical director of the hospital in March 2020.",
            "Dr Peter Okafor",
            "medical director of the hospital",
        ),
        (
            "Ruth Adeyemi, Head of the Department of Science, Data and Monitoring, retired.",
            "Ruth Adeyemi",
            "Head of the Department of Science, Data and Monitoring",
        ),
        (
            "The Minister of Fisheries and Ocean Policy, Ms. Kari Nes, signed.",
            "Ms. Kari Nes",
            "Minister of Fisheries and Ocean Policy",
        ),
        ("Head of unit: Jonas Berg", "Jonas Berg", "Head of unit"),
        ("Главный врач больницы — Анна Петрова.", "Анна Петрова", "Главный врач больницы"),
        ("Анна Петрова, главный врач, сообщила.", "Анна Петрова", "главный врач"),
    ],
)
def test_the_post_is_whole_and_of_its_person(text: str, person: str, words: str) -> None:
    assert described(text)[person] == [words]


def test_an_apposition_that_names_another_person_is_that_person_s() -> None:
    found = described("Present were Ann Lee, Director Tom Fox, and Bo Ek.")
    assert found == {"Tom Fox": ["Director"]}


def test_ranks_change_the_post() -> None:
    text = "The deputy head of nursing, Joan Day, and the head of nursing, Mary Kim, left."
    posts = {
        one.person.whole.of(text): (one.post, one.ranks)
        for one in find_descriptions(text, Span(0, len(text)))
    }
    assert posts == {
        "Joan Day": ("head", frozenset(["deputy"])),
        "Mary Kim": ("head", frozenset()),
    }


@pytest.mark.parametrize(
    "text",
    [
        "The Central Bank of Norway raised its rate.",
        "On Monday the Health Estates Fund paid for the Stroke Unit.",
        "Regional Office, Head of Mission and Annual Report are headings.",
    ],
)
def test_bodies_and_days_are_no_persons(text: str) -> None:
    assert described(text) == {}
