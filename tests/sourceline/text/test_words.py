from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourceline.text.words import content_stems, stems, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("funded", "Funding"),
        ("CARICC's", "CARICC’s"),
        ("U.S.", "US"),
        ("$100,000", "100000"),
        ("Škarnulis", "Skarnulis"),
        ("cafe\u0301", "café"),
        ("тренинга", "ТРЕНИНГИ"),
        ("ёлка", "елка"),
        ("правово́е госуда́рство", "правовое государство"),
        ("Андреи\u0306", "Андрей"),
        ("والمدارس", "المدارس"),
        ("للوزارة", "وزارة"),
        ("بالمستشفى", "مستشفي"),
        ("الصيادين", "صيادون"),
        ("عَقِيد", "العقيد"),
        ("أحمد", "احمد"),
        ("بیمارستان", "بيمارستان"),
        ("٢٠١٩", "2019"),
        ("שָׁלוֹם", "שלום"),
    ],
)
def test_spellings_of_one_word_meet(one: str, other: str) -> None:
    assert stems(one) == stems(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("2019", "2021"), ("1.5", "15"), ("i2", "i3"), ("йод", "иод"), ("وزارة", "زار"), ("港", "船")],
)
def test_different_words_do_not_meet(one: str, other: str) -> None:
    assert stems(one) != stems(other)


def test_function_words_are_left_out_unless_nothing_else_is_there() -> None:
    assert content_stems("Who funded the trainings?") == stems("funded trainings")
    assert content_stems("who is who") == stems("who is who")
    assert content_stems("Кто финансировал тренинги?") == stems("финансировал тренинги")


@given(st.text())
def test_words_stand_in_order_and_hold_no_white_space(text: str) -> None:
    found = words(text)
    assert [stem for _, stem in found] == stems(text)
    last = 0
    for span, stem in found:
        assert last <= span.start < span.end
        assert stem
        assert not any(sign.isspace() for sign in span.of(text))
        assert not any(sign.isspace() for sign in stem), "stems are joined by spaces for BM25"
        last = span.end


def test_names_in_capitals_are_no_function_words() -> None:
    assert content_stems("who is the head of IT?") == ["head", "IT"]
    assert content_stems("What did WHO say about it") == ["WHO", "say"]
    assert "IT" in stems("Anna Keller, Head of IT")
    assert content_stems("WHO IS THE HEAD") == ["head"], "all in capitals says nothing"


def test_each_ideograph_is_a_word() -> None:
    assert stems("港の管理2021年") == ["港", "の", "管", "理", "2021", "年"]
    assert set(stems("管理")) < set(stems("港の管理事務所"))


def test_arabic_function_words_are_left_out() -> None:
    assert content_stems("من هو رئيس المستشفى؟") == stems("رئيس مستشفى")
