from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourceline.names import find_definitions


def said(text: str) -> list[tuple[str, str]]:
    return [(each.acronym.of(text), each.long_form.of(text)) for each in find_definitions(text)]


@pytest.mark.parametrize(
    ("text", "acronym", "long_form"),
    [
        ("the Lake Water Board (LWB) met", "LWB", "Lake Water Board"),
        ("The LWB (Lake Water Board) met", "LWB", "Lake Water Board"),
        ("the LWB (Lake Water Board) met", "LWB", "Lake Water Board"),
        ("LWB – Lake Water Board, in the north", "LWB", "Lake Water Board"),
        ("LWB stands for Lake Water Board.", "LWB", "Lake Water Board"),
        ("the Lake Water Board, hereinafter “LWB”, met", "LWB", "Lake Water Board"),
        ("Lake Water Board (hereinafter referred to as the LWB)", "LWB", "Lake Water Board"),
        ("Lake Water Board (“LWB”, founded in 1990)", "LWB", "Lake Water Board"),
        ("some mobile clinic units (MCUs) came", "MCUs", "mobile clinic units"),
        ("the Lake Water Board's (LWB) plan", "LWB", "Lake Water Board"),
        ("Fund for Co-operation and Aid (FCOA)", "FCOA", "Fund for Co-operation and Aid"),
        ("the Lake\nWater Board (LWB)", "LWB", "Lake\nWater Board"),
        (
            "Office of the Regional High Judge for Rivers (OHJR)",
            "OHJR",
            "Office of the Regional High Judge for Rivers",
        ),
        ("Lake Area Task Force on Toxic Oil (LATF)", "LATF", "Lake Area Task Force on Toxic Oil"),
        ("Board of Water and Lakes (BLW)", "BLW", "Board of Water and Lakes"),
        ("extensible page language (XPL)", "XPL", "extensible page language"),
        ("Служба охраны озёр (СОО)", "СОО", "Служба охраны озёр"),
        ("Служба охраны озёр (далее – СОО) создана", "СОО", "Служба охраны озёр"),
        ("СОО — Служба охраны озёр", "СОО", "Служба охраны озёр"),
        ("Бюро ВТО по рекам и озёрам (БРО ВТО)", "БРО ВТО", "Бюро ВТО по рекам и озёрам"),
    ],
)
def test_a_definition_in_every_shape(text: str, acronym: str, long_form: str) -> None:
    assert said(text) == [(acronym, long_form)]


@pytest.mark.parametrize(
    "text",
    [
        "the third chapter (III) of it",
        "he lived in the north (UK) for years",
        "the minister (Mr. Lake) and others",
        "Lake Water Board. (LWB)",
        "the Board\n\n(LWB) of Lakes",
        "Boats and Lakes (see LWB)",
        "",
        "(LWB)",
    ],
)
def test_what_defines_nothing(text: str) -> None:
    assert said(text) == []


def test_one_acronym_may_mean_two_things() -> None:
    text = "Lake Water Board (LWB). Later the Local Women's Bank (LWB) opened."
    assert said(text) == [("LWB", "Lake Water Board"), ("LWB", "Local Women's Bank")]


def test_an_article_or_small_word_is_no_part_of_the_long_form() -> None:
    assert said("of the Office for Trade (OT)") == [("OT", "Office for Trade")]


@given(st.text(st.sampled_from("AB ab().,–-'\n\tЯя1/;\"«»"), max_size=60))
def test_any_text_gives_two_spans_apart_from_each_other(text: str) -> None:
    found = find_definitions(text)
    for each in found:
        assert not each.acronym.overlaps(each.long_form)
        for span in (each.acronym, each.long_form):
            assert span.of(text) == span.of(text).strip() != ""
            assert span.end <= len(text)
    assert len({each.acronym for each in found}) == len(found)


@pytest.mark.parametrize("piece", ["(", "(A", "AB (", " ", "\n", "A–", "AB - ", "AB, ", "далее "])
def test_a_text_of_a_megabyte_is_read(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    assert find_definitions(text) is not None
