"""Numbers with scale, bound and unit, and when one supports another."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retriever.claims.extract.numbers import ORDINAL, Number, find_numbers, supports_number


def _only(text: str) -> Number:
    numbers = find_numbers(text)
    assert len(numbers) == 1, numbers
    return numbers[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("$100,000", "100 thousand dollars"),
        ("two hundred", "200"),
        ("7.2 million euros", "€7,200,000"),
        ("25 %", "twenty-five per cent"),
        ("сто двадцать пять тысяч рублей", "125 000 ₽"),
        ("a dozen", "12"),
        ("US$5m", "five million dollars"),
    ],
)
def test_one_amount_written_in_two_ways(one: str, other: str) -> None:
    first, second = _only(one), _only(other)
    assert (first.value, first.unit) == (second.value, second.unit)


@pytest.mark.parametrize("text", ["the thirty-sixth", "the 36th"])
def test_an_ordinal_is_one_number(text: str) -> None:
    number = _only(text)
    assert (number.value, number.unit) == (36, ORDINAL)


def test_a_bound_belongs_to_the_span_and_to_the_value() -> None:
    text = "There came more than 300 people."
    number = _only(text)
    assert number.span.of(text) == "more than 300"
    assert (number.low, number.high) == (300, math.inf)


@pytest.mark.parametrize(
    "text", ["COVID-19 spread", "version 2.0.1", "one of them", "on 3/4", "a one-of-a-kind show"]
)
def test_no_number_of_anything(text: str) -> None:
    assert find_numbers(text) == ()


@pytest.mark.parametrize(
    ("claim", "source", "agrees"),
    [
        ("7 million", "7.1 million", True),
        ("7 million", "7.4 million", False),
        ("30 people", "34 people", False),
        ("more than 100", "more than 100", True),
        ("more than 300", "more than 100", False),
        ("more than 10", "12", True),
        ("more than 10", "9", False),
        ("fewer than 10", "more than 10", False),
        ("at most 5", "4", True),
        ("about 200", "195", True),
        ("about 200", "240", False),
        ("150", "more than 100", False),
    ],
)
def test_what_supports_a_number(claim: str, source: str, *, agrees: bool) -> None:
    assert supports_number(_only(claim), _only(source)) is agrees


@given(st.integers(min_value=2, max_value=10**12))
def test_thousands_separators_change_nothing(value: int) -> None:
    text = f"exactly {value:,} items"
    number = _only(text)
    assert number.value == value
    assert number.span.of(text) == f"{value:,}"


@given(st.text(max_size=80))
def test_any_text_gives_numbers_inside_it_in_order(text: str) -> None:
    numbers = find_numbers(text)
    assert all(number.span.of(text).strip() for number in numbers)
    assert [n.span.start for n in numbers] == sorted(n.span.start for n in numbers)
