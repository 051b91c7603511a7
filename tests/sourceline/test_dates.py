from __future__ import annotations

from calendar import monthrange
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourceline.dates import find_dates, find_expressions
from sourceline.dates.impossible import find_impossible

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
Dated = tuple[str, str, str]


def found(text: str) -> list[Dated]:
    """Each mention as its words, first and last day."""
    return [
        (mention.span.of(text), str(mention.interval.first), str(mention.interval.last))
        for mention in find_dates(text)
    ]


def day(words: str, on: str) -> list[Dated]:
    return [(words, on, on)]


def year(words: str, number: int | None = None) -> list[Dated]:
    return [(words, f"{number or int(words)}-01-01", f"{number or int(words)}-12-31")]


@pytest.mark.parametrize(
    "words",
    [
        *("1 October 2021", "1st October 2021", "1st of October 2021", "01 Oct. 2021"),
        *("October 1, 2021", "October 1st, 2021", "Oct 1 2021", "October 1 of 2021"),
        *("1 October of 2021", "1 October, 2021", "1 October in 2021", "OCTOBER 1, 2021"),
        *("Friday, 1 October 2021", "Fri. 1 October 2021", "Friday, October 1, 2021"),
        *("1\u00a0October\u00a02021", "1 October\n2021", "October 1 , 2021", "October 1,2021"),
        *("2021-10-01", "2021/10/01", "01.10.2021", "1.10.2021", "01/10/2021", "1-10-2021"),
        *("1-Oct-2021", "2021-Oct-01", "first of October 2021", "October first, 2021"),
    ],
)
def test_one_day_in_every_writing(words: str) -> None:
    assert found(f"They met on {words}, in Osh.") == day(words, "2021-10-01")


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("10-11 March 2021", "2021-03-10", "2021-03-11"),
        ("10–11 March 2021", "2021-03-10", "2021-03-11"),
        ("10 — 11 March 2021", "2021-03-10", "2021-03-11"),
        ("September 20-24, 2021", "2021-09-20", "2021-09-24"),
        ("September 20 to 24, 2021", "2021-09-20", "2021-09-24"),
        ("November 16 to 19 of 2021", "2021-11-16", "2021-11-19"),
        ("3rd to 5th August 2021", "2021-08-03", "2021-08-05"),
        ("3rd to the 5th of August 2021", "2021-08-03", "2021-08-05"),
        ("August 30 to September 3, 2021", "2021-08-30", "2021-09-03"),
        ("30 April until 2 May 2021", "2021-04-30", "2021-05-02"),
        ("30 April - 2 May, 2021", "2021-04-30", "2021-05-02"),
        ("Monday, 3 May to Friday, 7 May 2021", "2021-05-03", "2021-05-07"),
        ("28 December to 3 January 2021", "2020-12-28", "2021-01-03"),
        ("10-11 May to 5 June 2021", "2021-05-10", "2021-06-05"),
        ("10-15.03.2021", "2021-03-10", "2021-03-15"),
        ("10.03-15.04.2021", "2021-03-10", "2021-04-15"),
        ("10.03.2021 - 15.03.2021", "2021-03-10", "2021-03-15"),
        ("2021-03-10 to 2021-03-15", "2021-03-10", "2021-03-15"),
        ("March-April 2021", "2021-03-01", "2021-04-30"),
        ("May/June 2021", "2021-05-01", "2021-06-30"),
        ("March to May 2021", "2021-03-01", "2021-05-31"),
        ("December 2019 to January 2020", "2019-12-01", "2020-01-31"),
        ("Nov-Feb 2017", "2016-11-01", "2017-02-28"),
        ("2021-2025", "2021-01-01", "2025-12-31"),
        ("2014 through 2018", "2014-01-01", "2018-12-31"),
        ("2019 to May 2020", "2019-01-01", "2020-05-31"),
        ("2003-2004", "2003-01-01", "2004-12-31"),
        ("2021/2025", "2021-01-01", "2025-12-31"),
        ("2003-04", "2003-01-01", "2004-12-31"),
        ("Q1-Q3 2021", "2021-01-01", "2021-09-30"),
        ("early May to late June 2021", "2021-05-01", "2021-06-30"),
    ],
)
def test_ranges(words: str, first: str, last: str) -> None:
    text = f"It was held from {words}. More followed."
    assert found(text) == [(words, first, last)]
    (expression,) = find_expressions(text)
    assert expression.is_range or words == "2003-04"


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("April 2021", "2021-04-01", "2021-04-30"),
        ("APRIL of 2021", "2021-04-01", "2021-04-30"),
        ("Feb. 2020", "2020-02-01", "2020-02-29"),
        ("2021-04", "2021-04-01", "2021-04-30"),
        ("2021", "2021-01-01", "2021-12-31"),
        ("Q1 2021", "2021-01-01", "2021-03-31"),
        ("2021 Q1", "2021-01-01", "2021-03-31"),
        ("first quarter of 2021", "2021-01-01", "2021-03-31"),
        ("2021 fourth quarter", "2021-10-01", "2021-12-31"),
        ("H2 2021", "2021-07-01", "2021-12-31"),
        ("first half of 2021", "2021-01-01", "2021-06-30"),
        ("second half of November 2021", "2021-11-16", "2021-11-30"),
        ("first six months of 2021", "2021-01-01", "2021-06-30"),
        ("last 2 months of 2021", "2021-11-01", "2021-12-31"),
        ("first two weeks of 2021", "2021-01-01", "2021-01-14"),
        ("last ten days of May 2021", "2021-05-22", "2021-05-31"),
        ("third month of 2021", "2021-03-01", "2021-03-31"),
        ("last week of May 2021", "2021-05-25", "2021-05-31"),
        ("early 2021", "2021-01-01", "2021-06-30"),
        ("mid-2021", "2021-04-01", "2021-09-30"),
        ("end of 2021", "2021-07-01", "2021-12-31"),
        ("1990s", "1990-01-01", "1999-12-31"),
        ("1700s", "1700-01-01", "1799-12-31"),
        ("late 1980s", "1985-01-01", "1989-12-31"),
        ("19th century", "1801-01-01", "1900-12-31"),
        ("early nineteenth century", "1801-01-01", "1850-12-31"),
        ("summer of 2020", "2020-06-01", "2020-08-31"),
        ("winter 2019-20", "2019-12-01", "2020-02-29"),
        ("winter of 2020", "2020-01-01", "2020-12-31"),
    ],
)
def test_longer_times(words: str, first: str, last: str) -> None:
    assert found(f"It began in the {words}, they say.") == [(words, first, last)]


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("in FY2020/21", "FY2020/21", "2020-04-01", "2021-09-30"),
        ("in FY 2011-12", "FY 2011-12", "2011-04-01", "2012-09-30"),
        ("in 2003/04", "2003/04", "2003-04-01", "2004-09-30"),
        ("in 2003/2004", "2003/2004", "2003-04-01", "2004-09-30"),
        ("the 2003-04 season", "2003-04", "2003-04-01", "2004-09-30"),
        ("the 2003–2004 football season", "2003–2004", "2003-04-01", "2004-09-30"),
        ("academic year 2003-04", "2003-04", "2003-04-01", "2004-09-30"),
        ("за 2003–2004 учебный год", "2003–2004", "2003-04-01", "2004-09-30"),
        (
            "in the second quarter of FY 2011/12",
            "second quarter of FY 2011/12",
            "2011-07-01",
            "2012-03-31",
        ),
        ("in the first half of 2003/04", "first half of 2003/04", "2003-04-01", "2004-03-31"),
        ("in winter 2019/20", "winter 2019/20", "2019-12-01", "2020-02-29"),
        ("from 2003/04 to 2005/06", "2003/04 to 2005/06", "2003-04-01", "2006-09-30"),
    ],
)
def test_a_year_named_by_two_is_any_twelve_months_of_both(
    text: str, words: str, first: str, last: str
) -> None:
    assert found(text) == [(words, first, last)]


def test_the_second_number_over_twelve_is_the_day() -> None:
    assert found("on 3/14/2021") == day("3/14/2021", "2021-03-14")
    assert found("on 04/03/2021") == day("04/03/2021", "2021-03-04")


def test_an_enumeration_gives_each_of_its_parts() -> None:
    assert found("On 11-12 and 18 November 2021 meetings") == [
        ("11-12", "2021-11-11", "2021-11-12"),
        ("18 November 2021", "2021-11-18", "2021-11-18"),
    ]
    assert [first for _, first, _ in found("on May 3, 5 and 7, 2021")] == [
        *("2021-05-03", "2021-05-05", "2021-05-07"),
    ]
    assert [words for words, _, _ in found("in 2018, 2019 and 2021")] == ["2018", "2019", "2021"]
    assert [words for words, _, _ in found("in the 15th and 16th centuries")] == [
        *("15th", "16th centuries"),
    ]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("between 3 May and 7 June 2019", "2019-05-03", "2019-06-07"),
        ("between 2007 and 2009", "2007-01-01", "2009-12-31"),
        ("between the 3rd and the 7th of May 2019", "2019-05-03", "2019-05-07"),
    ],
)
def test_between_makes_and_a_range(text: str, first: str, last: str) -> None:
    assert [(begin, end) for _, begin, end in found(text)] == [(first, last)]


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("since 2014", "2014-01-01", "None"),
        ("since at least 2014", "2014-01-01", "None"),
        ("since the 1990s", "1990-01-01", "None"),
        ("since the end of 2015", "2015-07-01", "None"),
        ("starting in March 2021", "2021-03-01", "None"),
        ("from 2023 onwards", "2023-01-01", "None"),
        ("2023 onwards", "2023-01-01", "None"),
        ("from 2014 on", "2014-01-01", "None"),
        ("2020 or later", "2020-01-01", "None"),
        ("2007-present", "2007-01-01", "None"),
        ("2011 to the present", "2011-01-01", "None"),
        ("after March 2020", "2020-04-01", "None"),
        ("after 3 May 2021", "2021-05-04", "None"),
        ("later than 2021", "2022-01-01", "None"),
        ("until 2005", "None", "2005-12-31"),
        ("no later than 1 March 2021", "None", "2021-03-01"),
        ("2019 or earlier", "None", "2019-12-31"),
        ("before 1990", "None", "1989-12-31"),
        ("before the 19th century", "None", "1800-12-31"),
        ("prior to 10 March 2021", "None", "2021-03-09"),
        ("before the end of 2021", "None", "2021-12-31"),
    ],
)
def test_days_open_on_one_side_and_the_words_that_open_them(
    words: str, first: str, last: str
) -> None:
    assert found(f"They worked there {words}, it is said.") == [(words, first, last)]


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("week of 12 May 2021", "2021-05-10", "2021-05-16"),
        ("week beginning 12 May 2021", "2021-05-12", "2021-05-18"),
        ("week starting on 12 May 2021", "2021-05-12", "2021-05-18"),
        ("week ending 12 May 2021", "2021-05-06", "2021-05-12"),
    ],
)
def test_a_week_named_by_one_of_its_days(words: str, first: str, last: str) -> None:
    assert found(f"It rained in the {words}.") == [(words, first, last)]
    assert found("three days starting on 4 May 2021") == day("4 May 2021", "2021-05-04")


def test_both_of_two_open_sides_are_read() -> None:
    assert found("after 2010 and before 2018") == [
        ("after 2010", "2011-01-01", "None"),
        ("before 2018", "None", "2017-12-31"),
    ]
    assert found("from 2014 until 2018") == [("2014 until 2018", "2014-01-01", "2018-12-31")]


@pytest.mark.parametrize(
    "text",
    [
        "shortly after 2021",
        "the year before 2021",
        "two years before 2021",
        "before and after 2021",
        "not until 2021",
        "after the 2021 elections",
        "before 2021's elections",
        "a report from 2021",
        "by 2021",
        "as of 2021",
        "from 2021 on the roof",
    ],
)
def test_what_only_measures_from_a_year_or_belongs_to_it_stays_closed(text: str) -> None:
    assert found(text) == year("2021")


@pytest.mark.parametrize(
    "text",
    [
        "For eight months of 2021, the office",
        "In 2021 UNODC opened",
        "The event in 2021 taking into account",
        "the 2021 elections",
        "CARICC's 2021 budget",
        "a pact (2021) was signed",
        "Deputy Chairman for 2021",
        "from at least 2021",
        "In 2021 Strategy was adopted",
        "trainings 2021",
        "at the Plenary of 2021.",
        "a 2021-era computer",
        "the 2021-built hall",
        "a 2021-founded office",
        "the 2021-March issue",
    ],
)
def test_a_bare_year_that_dates(text: str) -> None:
    assert found(text) == year("2021")


@pytest.mark.parametrize(
    "text",
    [
        "Security Council Committee 1988",
        "under resolution 1267",
        "the 1267 and 1988 Committees",
        "resolution 1373 (2001)",
        "Decree No. 2021",
        "on page 2021",
        "in room 1984",
        "2021 people came",
        "over 2000 trainings",
        "a total of 1988 tablets",
        "for 2000 years",
        "3,500 soms and 1,988 tenge",
        "$2000 and € 2000 and 2000 USD",
        "2000 kg of heroin",
        "1600 Pennsylvania Avenue",
        "tel. +996 312 32 1998",
        "see https://example.org/2021/03/item?start=1992",
        "write to info2021@example.org",
        "report_2021.pdf and COVID-2019",
        "v. 1.2021 and 2021.5",
        "© 2021 UNODC",
        "UNODC Programme for Central Asia 2022-2025",
        "UNODC Programme for Central Asia for 2022-2025",
        "THE UN OFFICE PROGRAMME FOR CENTRAL ASIA 2022-2025",
        "programme for central asia 2022-2025",
        "Agenda 2030",
        "agenda 2030",
        "the 2030 Agenda for Sustainable Development",
        "the 2022-2025 Programme",
        "the 2015 Paris Agreement",
        "the Strategy until 2030",
        "the Convention against Illicit Traffic of 1988",
        "The Extraordinary Sessions 2021 of the Commission",
        "Vision 2030, Expo 2017 and Tokyo 2020",
        "a 1024-bit key of 2048-bit strength",
        "the 2000-seat hall and a 1500-metre race in it",
        "since a 1000-bed hospital of 1200-1500-bed size",
        "the 1500 metre race",
        "1500-метровый забег и зал на 2000-местный театр",
    ],
)
def test_numbers_and_names_that_date_nothing(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The spirit of 1848 lived on",
        "the Class of 1999 Foundation paid",
        "the 1812 Overture was played",
        "We saw the film 2012 there",
        "her only novel 1984",
        "Prince's song 1999",
        "He read “1984” aloud",
        'he read "1984" aloud',
        "«1612»",
        "the book “Spirit of 1848”",
        "a house built by 1984 Ltd",
        "Population: 1987",
        "Население: 1987",
    ],
)
def test_years_in_titles_and_cohorts_date_nothing(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "the 2012 Conference",
        "the Revolution of 2012",
        "the 2012 film and a film (2012, part of)",
        "the film was shown in 2012",
        "he said “we met in 2012 and left”",
        "“Kyrgyzstan in 2012”",
        "“the 2012 elections were fair”",
        "Date: 2012",
        '"a","2012"',
        "the film 2012 года",
    ],
)
def test_titles_leave_what_dates_alone(text: str) -> None:
    assert {(first, last) for _, first, last in found(text)} == {("2012-01-01", "2012-12-31")}


def test_what_is_a_number_in_one_place_is_one_everywhere() -> None:
    regimes = "the sanctions regimes of 1267 (ISIS) and 1988 (Taliban)"
    assert found(f"The 1267 and 1988 Committees met. They spoke of {regimes}.") == []
    assert found("The 1988 Committee met. It was founded in 1988.") == year("1988")


@pytest.mark.parametrize(
    ("text", "words", "days", "backwards"),
    [
        ("Who met on 30 February 2021?", "30 February 2021", 28, False),
        ("on 29 February 2023", "29 February 2023", 28, False),
        ("meetings on 31 June", "31 June", 30, False),
        ("встречи 31 июня", "31 июня", 30, False),
        ("45 March 2021", "45 March 2021", 31, False),
        ("31.02.2021", "31.02.2021", 28, False),
        ("2021-13-40", "2021-13-40", None, False),
        ("from 2022 to 2020", "2022 to 2020", None, True),
        ("с 2022 по 2020 год", "2022 по 2020 год", None, True),
        ("between 2021 and 2019", "2021 and 2019", None, True),
        ("12-10 March 2021", "12-10 March 2021", None, True),
    ],
)
def test_what_is_written_as_a_date_and_can_be_none(
    text: str, words: str, days: int | None, backwards: bool
) -> None:
    (one,) = find_impossible(text)
    assert (one.span.of(text), one.days, one.backwards) == (words, days, backwards)


@pytest.mark.parametrize(
    "text",
    [
        *("29 February 2024 and 29 February", "2022-2020", "in may 40 people", "Nov-Feb 2017"),
        *("from 2020 to 2022", "committees 1988 to 1267", "on 5 May", "10-11 March 2021"),
    ],
)
def test_what_there_is_or_what_may_be_no_date_is_not_impossible(text: str) -> None:
    assert find_impossible(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "31 February 2021",
        "February 29, 2021",
        "31.02.2021",
        "45 March 2021",
        "2021-13-40",
        "on 5 May",
        "on Tuesday",
        "in March",
        "you may 5 or 6",
        "3 May\n\n5 June",
    ],
)
def test_no_such_day_and_no_year(text: str) -> None:
    assert found(text) == []


def test_years_in_a_row_are_all_years() -> None:
    assert found("trainings 2021 2022") == [*year("2021"), *year("2022")]
    assert found("2019 2020 2021") == [*year("2019"), *year("2020"), *year("2021")]
    assert found("call 1267 1998 or 32 1998") == []


def test_an_empty_line_ends_an_expression() -> None:
    assert found("held on 3 May\n\n2021 saw more") == year("2021")


def test_numbers_before_a_date_stay_out_of_it() -> None:
    assert found("Phase 7 and 18 November 2021") == day("18 November 2021", "2021-11-18")
    assert found("15 of 20, 3 May 2021") == day("3 May 2021", "2021-05-03")


days = st.dates(date(1000, 1, 1), date(2199, 12, 31))


@given(days)
def test_any_day_reads_back_in_every_style(when: date) -> None:
    month = MONTHS[when.month - 1]
    for words in (
        f"{when.day} {month} {when.year}",
        f"{month} {when.day}, {when.year}",
        f"{when.day} {month[:3].upper()} {when.year}",
        f"{when.day:02}.{when.month:02}.{when.year}",
        when.isoformat(),
    ):
        assert found(f"Held on {words}.") == day(words, when.isoformat())


@given(days, st.integers(1, 400), st.sampled_from(["-", " – ", " to ", " until ", " through "]))
def test_any_range_of_days_reads_back(first: date, length: int, joiner: str) -> None:
    last = date.fromordinal(min(first.toordinal() + length, date(2199, 12, 31).toordinal()))
    if first >= last:
        return
    begin, end = MONTHS[first.month - 1], MONTHS[last.month - 1]
    styles = [
        f"{first.day} {begin} {first.year}{joiner}{last.day} {end} {last.year}",
        f"{begin} {first.day}, {first.year}{joiner}{end} {last.day}, {last.year}",
    ]
    if first.year == last.year:
        styles.append(f"{first.day} {begin}{joiner}{last.day} {end} {last.year}")
        styles.append(f"{begin} {first.day}{joiner}{end} {last.day}, {last.year}")
    if (first.year, first.month) == (last.year, last.month):
        styles.append(f"{first.day}{joiner}{last.day} {end} {last.year}")
        styles.append(f"{begin} {first.day}{joiner}{last.day}, {last.year}")
    for words in styles:
        assert found(f"Held from {words}.") == [(words, first.isoformat(), last.isoformat())]


@given(st.integers(1000, 2199), st.integers(1, 12))
def test_any_month_has_all_its_days(number: int, month: int) -> None:
    words = f"{MONTHS[month - 1]} {number}"
    last = date(number, month, monthrange(number, month)[1])
    assert found(f"in {words}") == [(words, f"{number}-{month:02}-01", str(last))]


PIECES = st.sampled_from(
    [
        *MONTHS[:6],
        *("2021", "1988", "0", "31", "5", "12th", "may", "Q1", "H3", "early ", "first half of "),
        *(" ", "\n", "\u00a0", "-", "–", ",", ".", "/", " and ", " to ", "between ", "from ", "'s"),
        *(
            "Committee",
            "Programme",
            "(",
            ")",
            "$",
            "winter",
            "century",
            "1990s",
            "the ",
            "Sat",
            "@",
        ),
        *("ı", "ſ", "İ", "²", "٣", "ноября", "XX", " век", "90-х", " г.", "s", "FY", "-"),
    ]
)


@settings(max_examples=400)
@given(st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join)))
def test_any_text_gives_ordered_spans_of_days(text: str) -> None:
    end = 0
    assert all(one.span.of(text) for one in find_impossible(text))
    for mention in find_dates(text):
        words = mention.span.of(text)
        assert words == words.strip(" \n\u00a0,;:-–")
        assert words
        assert mention.span.start >= end
        assert mention.interval.first is not None or mention.interval.last is not None
        end = mention.span.end


@pytest.mark.parametrize(
    "piece", ["1", "1-", "1 ", "2021-", "May ", "first half of ", " ", "\n", "a@", "1, "]
)
def test_a_line_of_a_megabyte_is_read(piece: str) -> None:
    # Anything worse than linear would run into the test's time limit.
    text = piece * (1_000_000 // len(piece)) + " held on 3 May 2021"
    assert found(text)[-1][0] == "3 May 2021"
