from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourceline.dates import find_dates, find_expressions

GENITIVE = (
    *("января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября"),
    *("октября", "ноября", "декабря"),
)


def found(text: str) -> list[tuple[str, str, str]]:
    return [
        (mention.span.of(text), str(mention.interval.first), str(mention.interval.last))
        for mention in find_dates(text)
    ]


@pytest.mark.parametrize(
    ("before", "words", "first", "last"),
    [
        ("", "10–11 марта 2021 года", "2021-03-10", "2021-03-11"),
        ("с ", "30 августа по 3 сентября 2021 г.", "2021-08-30", "2021-09-03"),
        ("с ", "1-го по 5-е марта 2021 г.", "2021-03-01", "2021-03-05"),
        ("между ", "1 и 5 марта 2021 года", "2021-03-01", "2021-03-05"),
        ("между ", "мартом и маем 2021 года", "2021-03-01", "2021-05-31"),
        ("с ", "января по март 2021 года", "2021-01-01", "2021-03-31"),
        ("с ", "2019 по 2021 год", "2019-01-01", "2021-12-31"),
        ("в ", "2020–2021 годах", "2020-01-01", "2021-12-31"),
        ("в ", "понедельник, 10 мая 2021 года", "2021-05-10", "2021-05-10"),
        ("", "третьего марта 2021 года", "2021-03-03", "2021-03-03"),
        ("на ", "31.12.2020 г.", "2020-12-31", "2020-12-31"),
        ("в ", "марте 2021", "2021-03-01", "2021-03-31"),
        ("в ", "2021-м", "2021-01-01", "2021-12-31"),
        ("с ", "1991 года", "1991-01-01", "1991-12-31"),
        ("в ", "2021г.", "2021-01-01", "2021-12-31"),
        ("в ", "первой половине 2021 года", "2021-01-01", "2021-06-30"),
        ("во ", "втором полугодии 2021 года", "2021-07-01", "2021-12-31"),
        ("в ", "I полугодии 2021", "2021-01-01", "2021-06-30"),
        ("за ", "I квартал 2021", "2021-01-01", "2021-03-31"),
        ("в ", "IV кв. 2021 г.", "2021-10-01", "2021-12-31"),
        ("за ", "I–III кварталы 2021 года", "2021-01-01", "2021-09-30"),
        ("за ", "первые шесть месяцев 2021 года", "2021-01-01", "2021-06-30"),
        ("в ", "начале 2021 года", "2021-01-01", "2021-06-30"),
        ("в ", "середине 2021 года", "2021-04-01", "2021-09-30"),
        ("в ", "конце 2019 г.", "2019-07-01", "2019-12-31"),
        ("", "весной 2020", "2020-03-01", "2020-05-31"),
        ("", "зимой 2019/20 г.", "2019-12-01", "2020-02-29"),
        ("", "1990-е годы", "1990-01-01", "1999-12-31"),
        ("в ", "90-х", "1990-01-01", "1999-12-31"),
        ("в ", "восьмидесятых годах", "1980-01-01", "1989-12-31"),
        ("в ", "20-е годы XX века", "1920-01-01", "1929-12-31"),
        ("в ", "начале 1990-х", "1990-01-01", "1994-12-31"),
        ("", "XX век", "1901-01-01", "2000-12-31"),
        ("в ", "ХХ веке", "1901-01-01", "2000-12-31"),
        ("в ", "XIX–XX вв.", "1801-01-01", "2000-12-31"),
        ("в ", "двадцатом веке", "1901-01-01", "2000-12-31"),
    ],
)
def test_russian_dates(before: str, words: str, first: str, last: str) -> None:
    assert found(f"Это было {before}{words} в Бишкеке") == [(words, first, last)]


def test_an_enumeration_gives_each_of_its_parts() -> None:
    assert [words for words, _, _ in found("3, 5 и 7 мая 2021 года")] == [
        *("3", "5", "7 мая 2021 года"),
    ]
    assert [words for words, _, _ in found("в 2020 и 2021 годах")] == ["2020", "2021 годах"]


@pytest.mark.parametrize(
    "text",
    [
        "Саммит ШОС 2021 года прошёл в Душанбе",
        "Программа началась в 2021 году",
        "За 2021 год изъято",
        "план выполнен к 2021 году",
    ],
)
def test_a_year_that_dates(text: str) -> None:
    assert [first for _, first, _ in found(text)] == ["2021-01-01"]


@pytest.mark.parametrize(
    "text",
    [
        "«Программа на 2022–2025 годы»",
        "программа юнодк на 2022-2025 годы",
        "Программа УНП ООН для Центральной Азии на 2022–2025 годы",
        "«Повестка дня на период до 2030 года»",
        "Стратегия противодействия торговле людьми до 2030 года",
        "Конвенция ООН 1988 года",
        "Казахстан-2050",
        "Комитет 1988 и Комитет 1267",
        "резолюция 1373 (2001)",
        "приказ № 2021",
        "изъято 2000 г героина и 2021 кг опия",
        "свыше 2000 человек",
        "провели 2021 тренинг",
        "до 2000 участников",
        "40-е заседание прошло",
        "тел. 0312 32 1998",
        "10 марта, в понедельник",
        "31 февраля 2021 года",
        "XXXX век",
    ],
)
def test_numbers_and_names_that_date_nothing(text: str) -> None:
    assert found(text) == []


days = st.dates(date(1000, 1, 1), date(2199, 12, 31))


@given(days, st.integers(1, 400), st.sampled_from(["–", " – ", " по "]))
def test_any_range_of_days_reads_back(first: date, length: int, joiner: str) -> None:
    last = date.fromordinal(min(first.toordinal() + length, date(2199, 12, 31).toordinal()))
    if first >= last:
        return
    begin, end = GENITIVE[first.month - 1], GENITIVE[last.month - 1]
    styles = [f"{first.day} {begin} {first.year} г.{joiner}{last.day} {end} {last.year} г."]
    if first.year == last.year:
        styles.append(f"{first.day} {begin}{joiner}{last.day} {end} {last.year} года")
    if (first.year, first.month) == (last.year, last.month):
        styles.append(f"{first.day}{joiner}{last.day} {end} {last.year} г.")
    for words in styles:
        text = f"Проходило с {words}"
        assert found(text) == [(words, first.isoformat(), last.isoformat())]
        assert find_expressions(text)[0].is_range


@pytest.mark.parametrize("piece", ["XX ", "в 90-х", "1 по ", "первой половине ", "г. ", "век "])
def test_a_line_of_a_megabyte_is_read(piece: str) -> None:
    # Anything worse than linear would run into the test's time limit.
    text = piece * (1_000_000 // len(piece)) + " состоялось 3 мая 2021 года"
    assert found(text)[-1][0] == "3 мая 2021 года"
