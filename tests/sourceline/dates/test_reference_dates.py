from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourceline.dates import find_dates
from tests.sourceline.dates import dated
from tests.sourceline.dates.dated import Dated

WEDNESDAY = date(2021, 4, 14)


def found(text: str, reference: date = WEDNESDAY) -> list[Dated]:
    return dated.found(text, reference)


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("They met today.", "today", "2021-04-14", "2021-04-14"),
        ("They met yesterday.", "yesterday", "2021-04-13", "2021-04-13"),
        ("They met on Monday.", "Monday", "2021-04-12", "2021-04-12"),
        ("They met on Wednesday.", "Wednesday", "2021-04-14", "2021-04-14"),
        ("Friday's meeting went well.", "Friday", "2021-04-09", "2021-04-09"),
        ("They will meet on Monday.", "Monday", "2021-04-19", "2021-04-19"),
        ("They met last Friday.", "last Friday", "2021-04-09", "2021-04-09"),
        ("It was held on 10 March.", "10 March", "2021-03-10", "2021-03-10"),
        ("It was held on Oct. 10.", "Oct. 10", "2020-10-10", "2020-10-10"),
        ("It was held on September 20-24.", "September 20-24", "2020-09-20", "2020-09-24"),
        ("It will be held on 10 March.", "10 March", "2022-03-10", "2022-03-10"),
        ("The office opened in March.", "March", "2021-03-01", "2021-03-31"),
        ("Send it by the end of May.", "end of May", "2021-05-16", "2021-05-31"),
        ("They came last year.", "last year", "2020-01-01", "2020-12-31"),
        ("late last year", "late last year", "2020-07-01", "2020-12-31"),
        ("the first quarter of last year", "first quarter of last year", "2020-01-01",
         "2020-03-31"),
        ("profit in the third quarter", "third quarter", "2020-07-01", "2020-09-30"),
        ("two years ago", "two years ago", "2019-01-01", "2019-12-31"),
        ("they came last fall", "last fall", "2020-09-01", "2020-11-30"),
        ("See you on Monday of next week.", "Monday of next week", "2021-04-19", "2021-04-19"),
        ("They met last week on Tuesday.", "last week on Tuesday", "2021-04-06", "2021-04-06"),
        ("в среду на следующей неделе", "среду на следующей неделе", "2021-04-21", "2021-04-21"),
        ("the last week of March", "last week of March", "2021-03-25", "2021-03-31"),
        ("We leave two weeks from now.", "two weeks from now", "2021-04-26", "2021-05-02"),
        ("last year's third quarter", "last year's third quarter", "2020-07-01", "2020-09-30"),
        ("on the 20th of last month", "20th of last month", "2021-03-20", "2021-03-20"),
        ("20 числа прошлого месяца", "20 числа прошлого месяца", "2021-03-20", "2021-03-20"),
        ("They met on the first of April.", "first of April", "2021-04-01", "2021-04-01"),
        ("They met on Monday the 22nd.", "Monday the 22nd", "2021-03-22", "2021-03-22"),
        ("We will meet on Saturday, the 1st.", "Saturday, the 1st", "2021-05-01", "2021-05-01"),
        ("Они встретились в понедельник.", "понедельник", "2021-04-12", "2021-04-12"),
        ("Встреча пройдёт в пятницу.", "пятницу", "2021-04-16", "2021-04-16"),
        ("Это было вчера.", "вчера", "2021-04-13", "2021-04-13"),
        ("Тренинг прошёл 10–11 марта.", "10–11 марта", "2021-03-10", "2021-03-11"),
        ("в марте открылся центр", "марте", "2021-03-01", "2021-03-31"),
        ("в конце прошлого года", "конце прошлого года", "2020-07-01", "2020-12-31"),
        ("10 марта прошлого года", "10 марта прошлого года", "2020-03-10", "2020-03-10"),
        ("на прошлой неделе", "прошлой неделе", "2021-04-05", "2021-04-11"),
        ("два года назад", "два года назад", "2019-01-01", "2019-12-31"),
    ],
)  # fmt: skip
def test_the_documents_own_day_dates(text: str, words: str, first: str, last: str) -> None:
    assert found(text) == [(words, first, last)]
    assert find_dates(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "You may 5 or 6 times march on.",
        "May said so, and April agreed.",
        "Black Monday, and every Monday, and Mondays",
        "the previous year, the following day",
        "the following Monday, the previous Friday",
        "They met on Monday the 31st.",
        "in the past two years",
        "каждый понедельник, по пятницам",
        "предыдущий год",
        "the year, the month, some day",
    ],
)
def test_what_may_be_no_date_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_mentions_say_whether_they_lean_on_the_reference() -> None:
    text = "Held on 5 May 2019, and again on 6 May."
    assert [mention.by_reference for mention in find_dates(text, WEDNESDAY)] == [False, True]
    assert found("5 and 6 May") == [("5", "2021-05-05", "2021-05-05"),
                                    ("6 May", "2021-05-06", "2021-05-06")]  # fmt: skip


@given(st.dates(date(1900, 1, 8), date(2100, 12, 24)), st.integers(0, 6))
def test_a_weekday_is_the_last_one_up_to_the_reference(today: date, back: int) -> None:
    day = today - timedelta(days=back)
    assert found(f"They met on {day:%A}.", today)[0][1:] == (str(day), str(day))


PIECES = st.sampled_from(
    [
        *(
            "last ",
            "next ",
            "this ",
            "week",
            "year",
            "Monday",
            "May ",
            "10 ",
            "-",
            " and ",
            "early ",
        ),
        *("first quarter of ", "end of ", "два ", "года", " назад", "прошлой ", "неделе", "5 мая "),
        *(
            "the ",
            "first week of ",
            "day",
            "999 years ago",
            " 2021",
            "вчера ",
            ", ",
            ". ",
            "winter",
        ),
    ]
)


@settings(max_examples=300)
@given(st.one_of(st.text(), st.lists(PIECES, max_size=30).map("".join)), st.dates())
def test_any_text_and_day_give_ordered_spans_of_closed_days(text: str, today: date) -> None:
    end = 0
    for mention in find_dates(text, today):
        assert mention.span.of(text).strip()
        assert mention.span.start >= end
        assert mention.interval.first is not None
        assert mention.interval.last is not None
        end = mention.span.end


@pytest.mark.parametrize(
    "piece", ["Monday ", "last ", "May ", "10 ", "first quarter of ", "год ", "1, ", "will "]
)
def test_a_long_line_is_read(piece: str) -> None:
    # Anything worse than linear would run into the test's time limit.
    text = piece * (60_000 // len(piece)) + ". held yesterday"
    assert found(text)[-1][0] == "yesterday"


def test_days_by_reference_are_left_open_by_the_same_words() -> None:
    text = "He has led it since March, and will until Monday."
    assert [
        (each.span.of(text), str(each.interval.first), str(each.interval.last))
        for each in find_dates(text, date(2021, 5, 14))
    ] == [("since March", "2021-03-01", "None"), ("until Monday", "None", "2021-05-17")]


@pytest.mark.parametrize(
    "text",
    [
        "2.1 Patrols\n\nOn 16-18 March 2021 the boats",
        "Software version 2.1 was installed in March 2021.",
        "The kitchen got a score of 4.5 in May 2023.",
        "3/4 of the staff came in June 2021.",
        "Table 2.1: May 2020",
        "п. 2.1 от марта 2021 года",
        "1.10 Budget for October 2021",
        "It rose by 10.12 in March 2020.",
    ],
)
def test_numbers_of_sections_versions_and_scores_are_no_dates(text: str) -> None:
    found = find_dates(text, WEDNESDAY)
    assert not [mention for mention in found if mention.by_reference]
    assert len(found) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [("с 10.03 по 12 марта", "10.03 по 12 марта"), ("On 10.03 and 12 March we met", "10.03")],
)
def test_day_and_month_in_figures_behind_a_word_that_dates_are_a_date(text: str, said: str) -> None:
    assert said in [mention.span.of(text) for mention in find_dates(text, WEDNESDAY)]
