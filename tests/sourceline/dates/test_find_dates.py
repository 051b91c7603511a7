from __future__ import annotations

from calendar import monthrange
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourceline.dates import find_dates
from sourceline.dates.impossible_dates import find_impossible_dates
from tests.sourceline.dates.dated import day, found

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)

days = st.dates(date(1000, 1, 1), date(2199, 12, 31))

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


@settings(max_examples=400)
@given(st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join)))
def test_any_text_gives_ordered_spans_of_days(text: str) -> None:
    end = 0
    assert all(one.span.of(text) for one in find_impossible_dates(text))
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
