"""Dates in French, Spanish, Arabic and Chinese: their commonest forms, and what only looks so."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourceline.dates import find_dates, find_expressions
from sourceline.dates.question_period import find_period
from tests.sourceline.dates.dated import found, year

MONTHS = {
    "fr": (
        *("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre"),
        *("octobre", "novembre", "décembre"),
    ),
    "es": (
        *("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre"),
        *("octubre", "noviembre", "diciembre"),
    ),
    "ar": (
        *("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر"),
        *("أكتوبر", "نوفمبر", "ديسمبر"),
    ),
    "levant": (
        *("كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول"),
        *("تشرين الأول", "تشرين الثاني", "كانون الأول"),
    ),
}
EASTERN_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
WIDE_DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")


def written(day: date) -> list[str]:
    """The day in each of the languages and writings."""
    number, month, year = day.day, day.month - 1, day.year
    french, spanish, arabic, levant = (MONTHS[name][month] for name in MONTHS)
    plain_arabic = f"{number} {arabic} {year}"
    chinese = f"{year}年{day.month}月{number}日"
    return [
        f"{number} {french} {year}",
        f"{number} de {spanish} de {year}",
        f"{number} de {spanish} del {year}",
        plain_arabic,
        plain_arabic.translate(EASTERN_DIGITS),
        f"{number} {levant} {year}",
        f"{number} {levant}/{arabic} {year}",
        f"{number} {arabic} / {levant} {year}",
        chinese,
        chinese.translate(WIDE_DIGITS),
    ]


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_any_day_is_read_in_every_language(day: date) -> None:
    for words in written(day):
        assert found(words) == [(words, str(day), str(day))]


@pytest.mark.parametrize(
    ("before", "words", "first", "last"),
    [
        ("Le ", "1er avril 2020", "2020-04-01", "2020-04-01"),
        ("le ", "lundi 14 mars 2022", "2022-03-14", "2022-03-14"),
        ("le ", "vingt-trois mars 2021", "2021-03-23", "2021-03-23"),
        ("en ", "mars 2021", "2021-03-01", "2021-03-31"),
        ("du ", "3 au 5 mars 2021", "2021-03-03", "2021-03-05"),
        ("de ", "2019 à 2021", "2019-01-01", "2021-12-31"),
        ("entre ", "2019 et 2021", "2019-01-01", "2021-12-31"),
        ("de ", "janvier à mars 2021", "2021-01-01", "2021-03-31"),
        ("", "depuis 2014", "2014-01-01", "None"),
        ("", "à partir du 14 mars 2021", "2021-03-14", "None"),
        ("", "jusqu'en 2020", "None", "2020-12-31"),
        ("", "avant le 14 mars 2021", "None", "2021-03-13"),
        ("au ", "premier trimestre de 2021", "2021-01-01", "2021-03-31"),
        ("au ", "second semestre 2021", "2021-07-01", "2021-12-31"),
        ("au ", "XXe siècle", "1901-01-01", "2000-12-31"),
        ("dans les ", "années 1990", "1990-01-01", "1999-12-31"),
        ("dans les ", "années 90", "1990-01-01", "1999-12-31"),
        ("el ", "1º de mayo de 2020", "2020-05-01", "2020-05-01"),
        ("el ", "lunes, 14 de marzo de 2022", "2022-03-14", "2022-03-14"),
        ("el ", "veintitrés de marzo de 2021", "2021-03-23", "2021-03-23"),
        ("en ", "marzo de 2021", "2021-03-01", "2021-03-31"),
        ("en ", "marzo del año 2021", "2021-03-01", "2021-03-31"),
        ("del ", "3 al 5 de marzo de 2021", "2021-03-03", "2021-03-05"),
        ("de ", "2019 a 2021", "2019-01-01", "2021-12-31"),
        ("de ", "enero a marzo de 2021", "2021-01-01", "2021-03-31"),
        ("entre ", "2019 y 2021", "2019-01-01", "2021-12-31"),
        ("", "desde 2014", "2014-01-01", "None"),
        ("", "hasta 2020", "None", "2020-12-31"),
        ("", "antes del 14 de marzo de 2021", "None", "2021-03-13"),
        ("el ", "primer semestre de 2021", "2021-01-01", "2021-06-30"),
        ("en el ", "siglo XX", "1901-01-01", "2000-12-31"),
        ("en la ", "década de 1990", "1990-01-01", "1999-12-31"),
        ("في ", "مارس 2021م", "2021-03-01", "2021-03-31"),
        ("في ", "الرابع عشر من مارس 2021", "2021-03-14", "2021-03-14"),
        ("", "٢٠٢١ مارس ١٤", "2021-03-14", "2021-03-14"),
        ("من ", "3 إلى 5 مارس 2021", "2021-03-03", "2021-03-05"),
        ("من عام ", "2019 إلى عام 2021", "2019-01-01", "2021-12-31"),
        ("بين عامي ", "2019 و2021", "2019-01-01", "2021-12-31"),
        ("", "منذ عام 2014", "2014-01-01", "None"),
        ("", "قبل 14 مارس 2021", "None", "2021-03-13"),
        ("في ", "الربع الأول من عام 2021", "2021-01-01", "2021-03-31"),
        ("于", "2021年3月", "2021-03-01", "2021-03-31"),
        ("", "二〇二一年三月十四日", "2021-03-14", "2021-03-14"),
        ("", "二〇二〇年十二月三十一日", "2020-12-31", "2020-12-31"),
        ("", "2021年3月14日至16日", "2021-03-14", "2021-03-16"),
        ("", "2020年12月28日至2021年1月3日", "2020-12-28", "2021-01-03"),
        ("", "2021年3月至5月", "2021-03-01", "2021-05-31"),
        ("", "2019年至2021年", "2019-01-01", "2021-12-31"),
        ("", "2019-2021年", "2019-01-01", "2021-12-31"),
        ("", "自2014年以来", "2014-01-01", "None"),
        ("", "2015年以前", "None", "2014-12-31"),
        ("", "2015年后", "2016-01-01", "None"),
        ("", "截至2021年6月30日", "None", "2021-06-30"),
        ("在", "20世纪90年代", "1990-01-01", "1999-12-31"),
        ("", "1990年代", "1990-01-01", "1999-12-31"),
        ("", "2021年上半年", "2021-01-01", "2021-06-30"),
        ("", "2021年第三季度", "2021-07-01", "2021-09-30"),
    ],
)
def test_the_commonest_forms(before: str, words: str, first: str, last: str) -> None:
    assert found(f"{before}{words}.") == [(words, first, last)]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("La loi de 2021 et celle de 2023", [*year("2021"), *year("2023")]),
        ("عامي 2019 و2020", [*year("2019"), *year("2020")]),
        ("2019年和2020年", [*year("2019年", 2019), *year("2020年", 2020)]),
        ("En 2021, las escuelas cerraron.", year("2021")),
    ],
)
def test_several_years_are_each_one(text: str, dates: list[tuple[str, str, str]]) -> None:
    assert found(text) == dates


@pytest.mark.parametrize(
    "text",
    [
        "الموافق سنة 1442 هـ",  # of another calendar
        "2021年13月1日",
        "2021年2月30日",
        "2021 personas asistieron",
        "2021 habitants",
        "EN 1993 applies",
        "le 31 février 2021",
        "2021年3月14日至2020年1月1日",
    ],
)
def test_what_is_no_day_or_no_date(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Mars 2020 rover landed.", "2020"),
        ("The Mayo 2021 report was in 2021.", "2021"),
        ("It ended in 2019 a 2020 review said.", "2019"),
        ("Once March 2021 had passed", "March 2021"),
        ("2021年前三季度", "2021年"),
    ],
)
def test_words_of_other_languages_change_no_date(text: str, words: str) -> None:
    assert found(text)[0][0] == words


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("Cela fut décidé hier.", "hier", "2022-05-04", "2022-05-04"),
        ("il y a deux ans", "il y a deux ans", "2020-01-01", "2020-12-31"),
        ("Se acordó ayer.", "ayer", "2022-05-04", "2022-05-04"),
        ("hace tres años", "hace tres años", "2019-01-01", "2019-12-31"),
        ("عقد أمس", "أمس", "2022-05-04", "2022-05-04"),
        ("في العام الماضي", "العام الماضي", "2021-01-01", "2021-12-31"),
        ("réunis le 10 mars", "10 mars", "2022-03-10", "2022-03-10"),
        ("reunidos el 10 de marzo", "10 de marzo", "2022-03-10", "2022-03-10"),
    ],
)
def test_what_counts_from_the_day_of_the_text(text: str, words: str, first: str, last: str) -> None:
    assert found(text, date(2022, 5, 5)) == [(words, first, last)]
    assert found(text) == []


@pytest.mark.parametrize("name", ["by Abril and others", "to Mayo at last", "in Del Mar Heights"])
def test_names_that_are_months_elsewhere(name: str) -> None:
    assert found(name, date(2022, 5, 5)) == []


@pytest.mark.parametrize(
    ("question", "wording", "content", "first", "last"),
    [
        (
            "Quelles formations ont eu lieu en mars 2021 ?",
            "en mars 2021",
            "Quelles formations ont eu lieu?",
            date(2021, 3, 1),
            date(2021, 3, 31),
        ),
        (
            "¿Qué cursos hubo entre 2019 y 2021?",
            "entre 2019 y 2021",
            "¿Qué cursos hubo?",
            date(2019, 1, 1),
            date(2021, 12, 31),
        ),
        (
            "¿Qué se construyó después de 2015?",
            "después de 2015",
            "¿Qué se construyó?",
            date(2016, 1, 1),
            None,
        ),
        (
            "ما هي الدورات التي عقدت في عام 2021؟",
            "في عام 2021",
            "ما هي الدورات التي عقدت ؟",
            date(2021, 1, 1),
            date(2021, 12, 31),
        ),
        ("2021年3月有哪些培训？", "2021年3月", "有哪些培训？", date(2021, 3, 1), date(2021, 3, 31)),
    ],
)
def test_questions_ask_for_periods(
    question: str, wording: str, content: str, first: date, last: date | None
) -> None:
    period = find_period(question, date(2024, 1, 1))
    assert period.interval is not None
    assert (period.wording, period.content) == (wording, content)
    assert (period.interval.first, period.interval.last) == (first, last)


_WORDS = st.sampled_from(
    (
        *"年月日至到-–自以来后前底初 十一二三〇",
        *("2021", "2019", "3", "14", "31", "世纪", "90", "年代", "le", "du", "au", "à", "et", "de"),
        *("en", "mars", "1er", "el", "al", "a", "y", "mayo", "siglo", "XX", "من", "و", "إلى"),
        *("عام", "مارس", "٢٠٢١", "في", "بين", "قبل", ",", "."),
    )
)


@given(st.lists(st.tuples(_WORDS, st.sampled_from(["", " "])), max_size=12))
def test_mentions_are_in_order_and_apart(pieces: list[tuple[str, str]]) -> None:
    text = "".join(word + gap for word, gap in pieces)
    spans = [mention.span for mention in find_dates(text, date(2022, 5, 5))]
    assert all(one.end <= two.start for one, two in pairwise(spans))
    assert all(span.of(text).strip() == span.of(text) for span in spans)
    for expression in find_expressions(text):
        first, last = expression.interval.first, expression.interval.last
        assert first is None or last is None or first <= last
