"""Ranking by words alone: what stands around a passage counts, and words of one root are kin."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retriever.query.expansion import QueryExpansion
from retriever.ranking.lexical import bm25_around, holds_kind, root_overlap
from retriever.retriever import Retriever
from sourceline.text.words import stem, stems
from tests.retriever.opened import opened

FILLING = "Погода стояла сухая, и дороги были пусты почти до самого вечера. " * 6
TEXTS = {
    "мост.txt": f"Мост через Салну открыли весной. {FILLING}Его строила рязанская артель.",
    "рынок.txt": f"Рынок у вокзала закрыли осенью. {FILLING}Его строила другая артель.",
    "школа.txt": "Школу построили на деньги жителей. Учителя приехали из столицы.",
    "архив.txt": "Архив открыли 3 мая 1987 года.",
    "опоры.txt": "Старый причал держат 12 опор.",
}


@pytest.fixture(scope="module")
def retriever(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    with opened(tmp_path_factory.mktemp("by words"), TEXTS) as asked:
        yield asked


def test_a_russian_question_finds_what_is_said_around_a_passage(retriever: Retriever) -> None:
    answer = retriever.ask("Какая артель строила мост через Салну?")
    assert answer.evidence[0].hit.place.document == "мост.txt"


def test_words_of_one_root_are_kin_and_numbers_are_not() -> None:
    text = stems("Его строила рязанская артель в 1987 году")
    alike = root_overlap(text, {stem("Рязань"): 1.0}, QueryExpansion("Рязань"))
    assert 0 < alike < 1
    assert root_overlap(text, {stem("мельница"): 1.0}, QueryExpansion("мельница")) == 0
    assert root_overlap(text, {"198": 1.0}, QueryExpansion("198")) == 0


def test_a_time_is_looked_for_in_days_and_a_number_in_digits(retriever: Retriever) -> None:
    library = retriever.library
    by_path = {one.path: one for one in library.passages(range(len(library))).values()}
    dated, counted, plain = by_path["архив.txt"], by_path["опоры.txt"], by_path["школа.txt"]
    assert holds_kind(dated, "when")
    assert not holds_kind(counted, "when")
    assert holds_kind(counted, "how many")
    assert not holds_kind(plain, "how many")
    assert not holds_kind(dated, "who")


@given(st.lists(st.sampled_from(["мост", "река", "школа", "рынок", "дорога"]), max_size=30))
def test_more_of_the_questions_words_never_count_less(text: list[str]) -> None:
    asked = {stem("мост"): 2.0, stem("школа"): 1.0}
    expansion = QueryExpansion("мост школа")
    plain = stems(" ".join(text))
    less = bm25_around(plain, asked, expansion, 10.0)
    # One of the other words says "bridge" instead: the length stays.
    others = [at for at, word in enumerate(plain) if word not in asked]
    if others:
        plain[others[0]] = stem("мост")
        assert bm25_around(plain, asked, expansion, 10.0) > less
