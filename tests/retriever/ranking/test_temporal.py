from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from retriever.ranking.temporal import Dating, closest, judge, share_inside
from retriever.results import Period
from sourceline.index.index_records import StoredPassage
from sourceline.records import Cell, DateMention, Interval, Passage, SearchText, Span

Y2019 = Interval(date(2019, 1, 1), date(2019, 12, 31))
Y2021 = Interval(date(2021, 1, 1), date(2021, 12, 31))
ASKED = Period(Y2021, "in 2021")


def stored(
    own: list[Interval], section: Interval | None = None, document: Interval | None = None
) -> StoredPassage:
    span = Span(0, 10)
    return StoredPassage(
        row=0,
        passage=Passage(
            id="d:0-10",
            document_id="d",
            span=span,
            section=0,
            sentences=(span,),
            dates=tuple(DateMention(Span(0, 1), interval) for interval in own),
            search_text=SearchText("0123456789", ()),
        ),
        text="0123456789",
        path="d.txt",
        sha256="",
        title="",
        heading=None,
        heading_span=None,
        section_date=DateMention(Span(20, 21), section) if section else None,
        document_date=document,
        pages=(),
        first_sentence=0,
    )


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        (stored([Y2021]), Dating(True, "passage")),
        (stored([Y2019, Y2021]), Dating(True, "passage")),
        (stored([Y2019], section=Y2021), Dating(False, "passage")),
        (stored([], section=Y2021, document=Y2019), Dating(True, "section", Y2021)),
        (stored([], document=Y2019), Dating(False, "document", Y2019)),
        (stored([], document=Y2021), Dating(True, "document", Y2021)),
        (
            stored([], document=Interval(Y2019.first, Y2021.last)),
            Dating(None, None, Interval(Y2019.first, Y2021.last)),
        ),
        (stored([Interval(date(2021, 9, 20), date(2021, 9, 24)), Y2021]), Dating(True, "passage")),
        (stored([]), Dating()),
    ],
)
def test_the_nearest_date_decides(passage: StoredPassage, expected: Dating) -> None:
    dating = judge(passage, ASKED)
    assert replace(dating, overlap=None, mention=None, mention_text=None) == expected
    assert (dating.overlap or 0) > 0 if dating.in_period else not dating.overlap


def test_a_loose_date_beside_an_exact_one_adds_nothing() -> None:
    march = Period(Interval(date(2021, 3, 1), date(2021, 3, 31)), "in March 2021")
    september = Interval(date(2021, 9, 20), date(2021, 9, 24))
    assert judge(stored([september, Y2021]), march).in_period is False
    assert judge(stored([Y2021]), march).in_period is True


def test_without_a_period_nothing_is_judged() -> None:
    assert judge(stored([Y2021], section=Y2019), None) == Dating()
    assert judge(stored([], section=Y2019), None) == Dating(inherited=Y2019)
    assert judge(stored([], document=Y2019), None) == Dating()


def test_the_share_of_an_event_inside() -> None:
    days = Interval(date(2021, 3, 10), date(2021, 3, 11))
    assert share_inside(days, Y2021) == 1
    assert share_inside(Interval(date(2000, 1, 1), date(2030, 12, 31)), Y2021) < 0.05
    assert share_inside(Interval(date(2020, 12, 31), date(2021, 1, 1)), Y2021) == 0.5
    assert share_inside(days, Y2019) == 0
    assert share_inside(days, Interval(date(2021, 3, 11), None)) == 0.5


def test_an_open_event_counts_less_than_a_closed_one_and_less_the_farther_its_day() -> None:
    since = Interval(date(2019, 1, 1), None)
    until = Interval(None, date(2021, 12, 31))
    ongoing, begun = share_inside(since, Y2021), share_inside(since, Y2019)
    assert 0 < ongoing < begun < share_inside(Y2019, Y2019)
    assert ongoing == pytest.approx(0.5 / 3, abs=0.001)
    assert 0 < share_inside(until, Y2019) < share_inside(until, Y2021) < begun
    assert share_inside(until, Interval(date(2022, 1, 1), None)) == 0
    assert share_inside(since, Interval(date(2018, 1, 1), None)) == 1
    assert share_inside(since, Interval(date(2020, 1, 1), None)) == 0.5
    assert share_inside(until, Interval(None, date(2022, 1, 1))) == 1


def test_since_lies_in_a_later_year_and_is_not_a_looser_word_for_a_date_in_it() -> None:
    since = Interval(date(2014, 1, 1), None)
    assert judge(stored([since]), ASKED).in_period is True
    both = stored([since, Y2019])
    assert judge(both, Period(Interval(date(2014, 1, 1), date(2014, 12, 31)), None)).in_period
    exact = judge(stored([since, Y2021]), ASKED)
    assert exact.overlap == 1
    assert exact.mention is not None
    assert exact.mention.interval == Y2021
    before = Interval(None, date(1989, 12, 31))
    assert judge(stored([before]), ASKED).in_period is False


def test_the_mention_that_decides_is_the_one_most_inside_or_else_the_nearest() -> None:
    wide = DateMention(Span(0, 1), Interval(date(2015, 1, 1), date(2025, 12, 31)))
    exact = DateMention(Span(2, 3), Interval(date(2021, 3, 10), date(2021, 3, 11)))
    far, near = (
        DateMention(Span(4, 5), Y2019),
        DateMention(Span(6, 7), Interval(date(2020, 1, 1), date(2020, 12, 31))),
    )
    assert closest([wide, exact, far], Y2021) == exact
    assert closest([far, near], Y2021) == near
    section = judge(stored([], section=Y2019), ASKED)
    assert section.mention is not None
    assert section.mention.interval == Y2019


def test_a_row_is_of_the_years_that_its_columns_are_named_by() -> None:
    passage = stored([], section=Y2019)
    cells = (Cell("Country", Span(0, 1)), Cell("2020", Span(2, 3)), Cell("2021", Span(4, 5)))
    row = replace(passage, passage=replace(passage.passage, cells=cells))
    assert judge(row, ASKED) == Dating(True, "column", Y2021, 1.0)
    y1990 = Period(Interval(date(1990, 1, 1), date(1990, 12, 31)), "in 1990")
    assert judge(row, y1990).in_period is False
    assert judge(row, y1990).basis == "column"
    own = replace(row, passage=replace(row.passage, dates=stored([Y2021]).passage.dates))
    assert judge(own, ASKED).basis == "passage", "a date of the row's own is as near"
