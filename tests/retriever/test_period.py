from __future__ import annotations

from datetime import date

import pytest

from retriever.period import Dating, judge
from retriever.results import Period
from sourceline.record_store import StoredPassage
from sourceline.records import DateMention, Interval, Passage, SearchText, Span

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
    assert judge(passage, ASKED) == expected


def test_a_loose_date_beside_an_exact_one_adds_nothing() -> None:
    march = Period(Interval(date(2021, 3, 1), date(2021, 3, 31)), "in March 2021")
    september = Interval(date(2021, 9, 20), date(2021, 9, 24))
    assert judge(stored([september, Y2021]), march).in_period is False
    assert judge(stored([Y2021]), march).in_period is True


def test_without_a_period_nothing_is_judged() -> None:
    assert judge(stored([Y2021]), None) == Dating()
