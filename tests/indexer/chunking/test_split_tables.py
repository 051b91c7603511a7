from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from indexer.chunking.split_document import split
from sourceline.records import Document, Interval, Span, Table
from tests.indexer.chunking.split_texts import PROSE, document, measure

_HEAD = "Trainings by country\n\nTable 1. Officers trained\n\n"
_COLUMNS = "Country\tYear\tOfficers"
_ROWS = ["Kyrgyzstan\t2021\t14", "Tajikistan\t\t9", "Uzbekistan\t2022\t31"]


def cells(text: str, start: int, line: str) -> tuple[Span, ...]:
    found = []
    for cell in line.split("\t"):
        found.append(Span(start, start + len(cell)))
        start += len(cell) + 1
    return tuple(found)


def with_table(rows: list[str], *, header: bool = True) -> Document:
    text = _HEAD + "\n".join([*([_COLUMNS] if header else []), *rows]) + f"\n\n{PROSE * 2}"
    spans = [cells(text, text.index(row), row) for row in rows]
    columns = cells(text, text.index(_COLUMNS), _COLUMNS) if header else ()
    caption = Span(text.index("Table 1"), text.index("Table 1") + len("Table 1. Officers trained"))
    table = Table(Span(text.index(rows[0]), text.index(rows[-1]) + len(rows[-1])), columns,
                  tuple(spans), caption)  # fmt: skip
    headings = (Span(0, len("Trainings by country")),)
    return replace(document(text), tables=(table,), headings=headings)


def test_a_row_is_a_passage_that_knows_heading_caption_and_columns() -> None:
    found = split(with_table(_ROWS), (), measure())
    rows = [passage for passage in found.passages if passage.cells]
    assert [passage.search_text.text.split("\n")[-3:] for passage in rows[:2]] == [
        ["Trainings by country", "Table 1. Officers trained",
         "Country: Kyrgyzstan; Year: 2021; Officers: 14"],
        ["Trainings by country", "Table 1. Officers trained",
         "Country: Tajikistan; Officers: 9"],
    ]  # fmt: skip
    assert len(rows) == 3


def test_the_marks_of_a_row_are_its_cells() -> None:
    read = with_table(_ROWS)
    row = next(passage for passage in split(read, (), measure()).passages if passage.cells)
    assert [run.of(read.text) for run in row.content_of(row.sentences[0])] == [
        "Kyrgyzstan",
        "2021",
        "14",
    ]
    assert row.span.of(read.text) == _ROWS[0]


def test_a_year_in_a_column_of_years_dates_its_row() -> None:
    found = split(with_table(_ROWS), (), measure())
    rows = [passage for passage in found.passages if passage.cells]
    assert [[mention.interval for mention in row.dates] for row in rows] == [
        [Interval(date(2021, 1, 1), date(2021, 12, 31))],
        [],
        [Interval(date(2022, 1, 1), date(2022, 12, 31))],
    ]
    counts = with_table(["Kenya\t12\t2021", "Ghana\t9\t31"])
    assert not any(passage.dates for passage in split(counts, (), measure()).passages)


def test_the_header_is_no_passage_and_the_text_around_is() -> None:
    read = with_table(_ROWS)
    found = split(read, (), measure())
    assert not any(_COLUMNS in passage.span.of(read.text) for passage in found.passages)
    assert any(PROSE in passage.span.of(read.text) for passage in found.passages)
    assert all(
        passage.cells or "\t" not in passage.span.of(read.text) for passage in found.passages
    )


def test_a_table_without_header_is_read_by_its_cells() -> None:
    row = split(with_table(_ROWS, header=False), (), measure()).passages
    assert any(one.search_text.text.endswith("Kyrgyzstan; 2021; 14") for one in row)


@pytest.mark.parametrize("words", [300, 3_000])
def test_an_overlong_row_is_several_passages_and_no_word_is_lost(words: int) -> None:
    long = "Kenya\t2020\t" + " ".join(f"officer{number}" for number in range(words))
    read = with_table([*_ROWS, long])
    own = [p for p in split(read, (), measure()).passages if p.cells][3:]
    assert len(own) > 1
    said = " ".join(cell.span.of(read.text) for passage in own for cell in passage.cells)
    assert said.split() == long.split()
    assert all(measure().is_read_whole(passage.search_text.text) for passage in own)


def test_a_sentence_that_goes_on_over_a_page_end_is_one() -> None:
    first = f"{PROSE} The training of the officers was paid by the"
    furniture = "Annual report\n3\n\nAnnual report"
    text = f"{first}\n{furniture}\nEmbassy of Norway and by nobody else. {PROSE}"
    at = text.index("Annual report")
    rest = text.index("Embassy")
    lines = [
        Span(at, at + 13),
        Span(text.index("3\n"), text.index("3\n") + 1),
        Span(rest - 14, rest - 1),
    ]
    read = replace(document(text), headings=(), furniture=tuple(lines))
    found = split(read, tuple(lines), measure())
    (passage,) = found.passages
    sentence = next(
        one for one in passage.sentences if one.of(text).startswith("The training of the")
    )
    said = "The training of the officers was paid by the Embassy of Norway and by nobody else."
    assert passage.words(sentence) == said
    assert said in passage.search_text.text
    assert "Annual report" not in passage.search_text.text
    assert [run.of(text) for run in passage.content_of(sentence)] == [
        "The training of the officers was paid by the",
        "Embassy of Norway and by nobody else.",
    ]


def test_a_page_end_between_paragraphs_does_not_end_the_section() -> None:
    text = f"Costs\n\n{PROSE}\nAnnual report\n\n{PROSE}"
    at = text.index("Annual report")
    line = Span(at, at + 13)
    read = replace(document(text), headings=(Span(0, 5),), furniture=(line,))
    found = split(read, (line,), measure())
    assert len(found.sections) == 1
    assert len(found.passages) == 2


def test_a_year_alone_in_a_column_of_years_dates_its_row() -> None:
    found = split(with_table(_ROWS), (), measure())
    rows = [passage for passage in found.passages if passage.cells]
    years = [
        [date.interval.first.year for date in row.dates if date.interval.first] for row in rows
    ]
    assert years == [[2021], [], [2022]]
    other = [row.replace("2021", "2400").replace("2022", "1900") for row in _ROWS]
    text = with_table(other)
    text = replace(text, text=text.text.replace(_COLUMNS, "Country\tArea\tOfficers"))
    assert not any(p.dates for p in split(text, (), measure()).passages if p.cells)
