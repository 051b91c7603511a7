from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retriever.query.parse import is_interrogative, understand
from sourceline.errors import (
    BlankQuestionError,
    EmptyPeriodError,
    OverlongQuestionError,
    SourcelineError,
)
from sourceline.settings import SEARCH

TODAY = date(2026, 11, 22)  # a Sunday


def period(text: str) -> tuple[str | None, str | None, str | None] | None:
    """The wording, first and last day asked for; None for an open side."""
    asked = understand(text, today=TODAY).period
    if asked is None:
        return None
    first, last = asked.interval.first, asked.interval.last
    return asked.text, first.isoformat() if first else None, last.isoformat() if last else None


@pytest.mark.parametrize(
    ("question", "wording", "first", "last", "content"),
    [
        ("who paid in 2021?", "in 2021", "2021-01-01", "2021-12-31", "who paid?"),
        ("who paid in March 2021", "in March 2021", "2021-03-01", "2021-03-31", "who paid"),
        ("Who came on 3 May 2021 to Osh?", "on 3 May 2021", "2021-05-03", "2021-05-03",
         "Who came to Osh?"),
        ("In 2021, who paid?", "In 2021", "2021-01-01", "2021-12-31", "who paid?"),
        ("trainings during 2021", "during 2021", "2021-01-01", "2021-12-31", "trainings"),
        ("trainings 2021 2022", "2021 2022", "2021-01-01", "2022-12-31", "trainings"),
        ("trainings 2021", "2021", "2021-01-01", "2021-12-31", "trainings"),
        ("meetings after 1 December 2021", "after 1 December 2021", "2021-12-02", None,
         "meetings"),
        ("meetings after 2021", "after 2021", "2022-01-01", None, "meetings"),
        ("meetings later than 2021", "later than 2021", "2022-01-01", None, "meetings"),
        ("meetings before March 2021", "before March 2021", None, "2021-02-28", "meetings"),
        ("meetings prior to the year 2021", "prior to the year 2021", None, "2020-12-31",
         "meetings"),
        ("meetings since 2019", "since 2019", "2019-01-01", None, "meetings"),
        ("meetings from 2019", "from 2019", "2019-01-01", None, "meetings"),
        ("meetings starting from 2019", "starting from 2019", "2019-01-01", None, "meetings"),
        ("meetings 2019 or later", "2019 or later", "2019-01-01", None, "meetings"),
        ("meetings since 2019 until now", "since 2019 until now", "2019-01-01", None, "meetings"),
        ("meetings until 2020", "until 2020", None, "2020-12-31", "meetings"),
        ("meetings till May 2020", "till May 2020", None, "2020-05-31", "meetings"),
        ("ready by 2020?", "by 2020", None, "2020-12-31", "ready?"),
        ("ready by the end of 2020?", "by the end of 2020", None, "2020-12-31", "ready?"),
        ("who met between 1 March and 5 April 2021", "between 1 March and 5 April 2021",
         "2021-03-01", "2021-04-05", "who met"),
        ("who met from 10 to 12 March 2021 in Osh", "from 10 to 12 March 2021", "2021-03-10",
         "2021-03-12", "who met in Osh"),
        ("who met from March 2021 to today", "from March 2021 to today", "2021-03-01",
         "2026-11-22", "who met"),
        ("who met in the second half of November 2021?", "in the second half of November 2021",
         "2021-11-16", "2021-11-30", "who met?"),
        ("who ruled in the 1990s?", "in the 1990s", "1990-01-01", "1999-12-31", "who ruled?"),
        ("who ruled during the 1700's?", "during the 1700's", "1700-01-01", "1799-12-31",
         "who ruled?"),
        ("trainings in 2019 and 2021", "in 2019 and 2021", "2019-01-01", "2021-12-31",
         "trainings"),
        ("who left in 2019 and came in 2021?", "in 2019 … in 2021", "2019-01-01", "2021-12-31",
         "who left and came?"),
        ("events after May 2019 and before 3 June 2020", "after May 2019 and before 3 June 2020",
         "2019-06-01", "2020-06-02", "events"),
        ("Who spoke at the November 2021 event?", "November 2021", "2021-11-01", "2021-11-30",
         "Who spoke at the event?"),
        ("What happened before the meeting in 2021?", "in 2021", "2021-01-01", "2021-12-31",
         "What happened before the meeting?"),
    ],
)  # fmt: skip
def test_the_period_of_a_question(
    question: str, wording: str, first: str | None, last: str | None, content: str
) -> None:
    assert period(question) == (wording, first, last)
    assert understand(question, today=TODAY).content == content


@pytest.mark.parametrize(
    ("question", "wording", "first", "last", "content"),
    [
        ("Кто обучался в 2021 году?", "в 2021 году", "2021-01-01", "2021-12-31", "Кто обучался?"),
        ("встречи после 1 декабря 2021", "после 1 декабря 2021", "2021-12-02", None, "встречи"),
        ("встречи до 2021 года", "до 2021 года", None, "2020-12-31", "встречи"),
        ("встречи до конца 2021 года", "до конца 2021 года", None, "2021-12-31", "встречи"),
        ("встречи начиная с марта 2021 года", "начиная с марта 2021 года", "2021-03-01", None,
         "встречи"),
        ("сдать не позднее 1 мая 2021 г.", "не позднее 1 мая 2021 г.", None, "2021-05-01",
         "сдать"),
        ("встречи с 2019 по 2021 год", "с 2019 по 2021 год", "2019-01-01", "2021-12-31",
         "встречи"),
        ("встречи в период с 1 марта по 5 апреля 2021 года",
         "в период с 1 марта по 5 апреля 2021 года", "2021-03-01", "2021-04-05", "встречи"),
        ("встречи с марта 2021 года по настоящее время",
         "с марта 2021 года по настоящее время", "2021-03-01", None, "встречи"),
        ("встречи во второй половине 2021 года", "во второй половине 2021 года", "2021-07-01",
         "2021-12-31", "встречи"),
        ("встречи в прошлом году", "в прошлом году", "2025-01-01", "2025-12-31", "встречи"),
        ("встречи в марте прошлого года", "в марте прошлого года", "2025-03-01", "2025-03-31",
         "встречи"),
        ("встречи на прошлой неделе", "на прошлой неделе", "2026-11-09", "2026-11-15", "встречи"),
        ("встречи за последние два года", "за последние два года", "2024-11-22", "2026-11-22",
         "встречи"),
        ("встречи в 2019 и 2021 годах", "в 2019 и 2021 годах", "2019-01-01", "2021-12-31",
         "встречи"),
        ("meetings in the first quarter of last year", "in the first quarter of last year",
         "2025-01-01", "2025-03-31", "meetings"),
        ("done before the end of 2021", "before the end of 2021", None, "2021-12-31", "done"),
    ],
)  # fmt: skip
def test_the_period_of_a_russian_question_and_of_parts(
    question: str, wording: str, first: str | None, last: str | None, content: str
) -> None:
    assert period(question) == (wording, first, last)
    assert understand(question, today=TODAY).content == content


@pytest.mark.parametrize(
    ("wording", "first", "last"),
    [
        ("today", "2026-11-22", "2026-11-22"),
        ("yesterday", "2026-11-21", "2026-11-21"),
        ("this week", "2026-11-16", "2026-11-22"),
        ("last week", "2026-11-09", "2026-11-15"),
        ("this month", "2026-11-01", "2026-11-30"),
        ("last month", "2026-10-01", "2026-10-31"),
        ("in the last quarter", "2026-07-01", "2026-09-30"),
        ("this year", "2026-01-01", "2026-12-31"),
        ("last year", "2025-01-01", "2025-12-31"),
        ("next year", "2027-01-01", "2027-12-31"),
        ("two years ago", "2024-01-01", "2024-12-31"),
        ("3 months ago", "2026-08-01", "2026-08-31"),
        ("a week ago", "2026-11-09", "2026-11-15"),
        ("in the past two years", "2024-11-22", "2026-11-22"),
        ("in the last 10 days", "2026-11-12", "2026-11-22"),
        ("since last year", "2025-01-01", None),
        ("before last month", None, "2026-09-30"),
        ("between last year and today", "2025-01-01", "2026-11-22"),
    ],
)
def test_words_relative_to_today(wording: str, first: str, last: str) -> None:
    assert period(f"Who was trained {wording}?") == (wording, first, last)
    assert understand(f"Who was trained {wording}?", today=TODAY).content == "Who was trained?"


def test_months_back_from_a_long_month_stay_in_the_calendar() -> None:
    asked = understand("trained in the last 3 months", today=date(2021, 5, 31)).period
    assert asked is not None
    assert asked.interval.first == date(2021, 2, 28)


@pytest.mark.parametrize(
    "question",
    [
        "Who pays?",
        "When was the UNODC Programme for Central Asia 2022-2025 signed?",
        "when was the unodc programme for central asia 2022-2025 signed?",
        "What is Agenda 2030?",
        "Что предусмотрено в Программе на 2022–2025 годы?",
        "Что такое Повестка дня на период до 2030 года?",
        "What does the 1988 Committee do?",
        "What happened before the 2019 conference?",
        "900 decades ago",
        "Who was there on 5 May?",
    ],
)
def test_no_period_is_asked(question: str) -> None:
    understood = understand(question, today=TODAY)
    assert understood.period is None
    assert understood.content == understood.text == question


@pytest.mark.parametrize(
    ("question", "text", "advice"),
    [
        ("Who met on 30 February 2021?", "30 February 2021", "28 days. Write a day from 1 to 28"),
        ("meetings from 2022 to 2020", "2022 to 2020", "Write the earlier date first"),
        ("кто приехал 31 июня?", "31 июня", "30 days. Write a day from 1 to 30"),
        ("meetings on 2021-13-40", "2021-13-40", "Write year-month-day"),
        ("events after 2022 and before 2020", "after 2022 and before 2020", "two that meet"),
    ],
)
def test_a_time_there_is_none_of_is_said_and_the_question_asked(
    question: str, text: str, advice: str
) -> None:
    understood = understand(question, today=TODAY)
    assert understood.period is None
    assert understood.content == question
    (misread,) = understood.misread
    assert misread.text == text
    assert advice in misread.message
    assert f"“{text}” was not understood" in misread.message
    assert misread.message.endswith("All times were searched.")


def test_another_time_of_the_question_counts() -> None:
    understood = understand("Who met on 31 June or in 2021?", today=TODAY)
    assert understood.period is not None
    assert understood.period.text == "in 2021"
    (misread,) = understood.misread
    assert "All times" not in misread.message
    assert understand("Who met in 2021?", today=TODAY).misread == ()


@pytest.mark.parametrize("question", ["2021", "in 2021?", "  last year… "])
def test_a_period_alone_can_be_asked_for(question: str) -> None:
    understood = understand(question, today=TODAY)
    assert understood.period is not None
    assert understood.content == ""
    assert understood.text == question.strip()


@pytest.mark.parametrize("question", ["", " \n\t\u00a0", "?!…", "🤷🏽‍♀️ 👍", "\x00"])
def test_nothing_to_search_by_is_refused(question: str) -> None:
    with pytest.raises(BlankQuestionError, match="no word to search by"):
        understand(question)


def test_an_overlong_question_is_refused_with_both_figures() -> None:
    most = SEARCH.question_characters
    assert understand("a" * most + "  ").text == "a" * most
    with pytest.raises(OverlongQuestionError, match=rf"{most + 1:,} characters.*{most:,}"):
        understand("a" * (most + 1))


def test_options_alone_make_a_period_without_wording() -> None:
    understood = understand("who paid?", since=date(2021, 1, 1))
    assert understood.period is not None
    assert understood.period.text is None
    assert understood.period.interval.first == date(2021, 1, 1)
    assert understood.period.interval.last is None
    assert understood.content == "who paid?"


def test_options_and_words_are_intersected() -> None:
    asked = understand("who paid in 2021?", since=date(2021, 6, 1), until=date(2022, 3, 1)).period
    assert asked is not None
    assert asked.text == "in 2021"
    assert (asked.interval.first, asked.interval.last) == (date(2021, 6, 1), date(2021, 12, 31))


def test_periods_that_share_no_day_are_refused_with_both_named() -> None:
    with pytest.raises(EmptyPeriodError, match=r"in 2021.*2021-01-01 to 2021-12-31.*since 2022"):
        understand("who paid in 2021?", since=date(2022, 1, 1))
    with pytest.raises(EmptyPeriodError, match="begins on 2022-01-01 and ends before"):
        understand("who paid?", since=date(2022, 1, 1), until=date(2021, 1, 1))


def test_the_last_days_of_the_calendar_do_not_overflow() -> None:
    assert understand("after tomorrow", today=date.max).period is None
    assert understand("before today", today=date.min).period is None
    assert understand("before the 1st century").period is None


PHRASES = st.sampled_from(
    [
        *("in", "on", "after", "before", "since", "until", "from", "to", "between", "and", "the"),
        *("2021", "May", "31", "2019-2020", "last year", "two years ago", "today", "now", "past"),
        *("Programme", "meeting", "?", ",", "'s", "or later", "and before", "the 1990s", "999"),
        *("decades ago", "1st century", "İ", "ı"),
    ]
)


@settings(max_examples=400)
@given(
    st.one_of(st.text(max_size=60), st.lists(PHRASES, max_size=12).map(" ".join)),
    st.none() | st.dates(),
    st.none() | st.dates(),
    st.dates(),
)
def test_any_text_is_understood_or_refused_on_purpose(
    text: str, since: date | None, until: date | None, today: date
) -> None:
    try:
        question = understand(text, since=since, until=until, today=today)
    except SourcelineError:
        return
    assert question.text == text.strip()
    for option, side in ((since, "first"), (until, "last")):
        if option is not None:
            assert question.period is not None
            assert getattr(question.period.interval, side) is not None
    if question.period is None or question.period.text is None:
        assert question.content == question.text
    else:
        assert all(piece in text for piece in question.period.text.split(" … "))


@given(st.dates(date(1000, 1, 2), date(2199, 12, 30)))
def test_after_before_and_on_split_the_calendar(day: date) -> None:
    words = f"{day.day} {day:%B} {day.year}"
    before, on, after = (
        understand(f"what happened {preposition} {words}?").period
        for preposition in ("before", "on", "after")
    )
    assert before is not None
    assert on is not None
    assert after is not None
    assert before.interval.last is not None
    assert after.interval.first is not None
    assert on.interval.first == on.interval.last == day
    assert before.interval.last.toordinal() + 1 == day.toordinal()
    assert after.interval.first.toordinal() - 1 == day.toordinal()


@pytest.mark.parametrize(
    "text",
    [
        "who funded trainings",
        "In which city was it held",
        "Was the agreement signed?",
        "name the donors of the centre",
        "Кто финансировал тренинги",
        "Был ли подписан меморандум",
    ],
)
def test_questions_ask(text: str) -> None:
    assert is_interrogative(text)


@pytest.mark.parametrize(
    "text", ["HONLEA", "support from Japan", "CARICC meetings", "money laundering is growing"]
)
def test_topics_do_not_ask(text: str) -> None:
    assert not is_interrogative(text)
