"""Results in words, and citations that lead back to the very characters."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from screens.shared.result_wording import how_sure, not_read, percent, why_found, why_in_time
from sourceline.dates.day_names import interval_name
from sourceline.records import DateMention, Interval, Span
from tests.screens.samples import START, YEAR_2021, evidence, highlight


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [
        (date(2021, 1, 1), date(2021, 12, 31), "2021"),
        (date(2019, 1, 1), date(2021, 12, 31), "2019–2021"),
        (date(2024, 2, 1), date(2024, 2, 29), "February 2024"),
        (date(2021, 2, 1), date(2021, 2, 27), "1 February 2021 – 27 February 2021"),
        (date(2021, 3, 10), date(2021, 3, 10), "10 March 2021"),
        (date(2021, 12, 2), None, "since 2 December 2021"),
        (date(2014, 1, 1), None, "since 2014"),
        (date(2020, 3, 1), None, "since March 2020"),
        (None, date(2005, 12, 31), "until the end of 2005"),
        (None, date(2020, 2, 29), "until the end of February 2020"),
        (None, date(2021, 12, 2), "until 2 December 2021"),
    ],
)
def test_a_period_has_the_shortest_exact_name(
    first: date | None, last: date | None, name: str
) -> None:
    assert interval_name(Interval(first, last)) == name


def test_certainty_is_never_total() -> None:
    assert [percent(share) for share in (0.0, 0.004, 0.5, 0.999, 1.0)] == [
        "1 %", "1 %", "50 %", "99 %", "99 %",
    ]  # fmt: skip
    words = [how_sure(share / 100) for share in range(101)]
    assert len(dict.fromkeys(words)) == 4
    assert words == sorted(words, key=list(dict.fromkeys(words)).index)


def test_why_a_passage_was_found() -> None:
    text = "The embassy funded it, and Funded it well."
    marks = [highlight("term", *place) for place in ((4, 11), (12, 18), (27, 33))]
    found = evidence(text, [*marks, highlight("sentence", 0, 42)], in_period=True)
    assert why_found(found, YEAR_2021) == (
        "Found by its meaning and its words. It speaks of “embassy”, “funded”. "
        "It is dated inside the period asked for (2021)."
    )
    assert "outside the period asked for (2021)" in why_found(
        evidence(text, [], in_period=False), YEAR_2021
    )
    assert "Nothing dates it" in why_found(evidence(text, []), YEAR_2021)
    assert why_found(evidence(text, []), None) == "Found by its meaning and its words."


def test_documents_on_their_way_in_are_counted() -> None:
    assert not_read(0) is None
    assert not_read(1) == "1 document is not read yet: the answer may change."
    assert not_read(1_200) == "1,200 documents are not read yet: the answer may change."


def test_what_puts_a_passage_in_time() -> None:
    days = Interval(date(2021, 3, 10), date(2021, 3, 11))
    mention = DateMention(Span(START + 3, START + 19), days)
    hit = evidence("On 10-11 March 2021 they met.", [], in_period=True, basis="passage").hit
    own = replace(hit, mention=mention, mention_text="10-11  March\n2021")
    assert why_in_time(own) == "Matched: 10-11 March 2021"
    assert why_in_time(replace(own, in_period=False)) == "Outside: 10-11 March 2021"
    leaning = replace(own, mention=DateMention(mention.span, days, by_reference=True))
    assert str(why_in_time(leaning)).endswith("2021, by the document's own date)")
    far = replace(hit, inherited=days, period_basis="document")
    assert why_in_time(far) == "Matched: 10 March 2021 – 11 March 2021"
    assert why_in_time(replace(hit, in_period=None)) is None
