"""The one cell that a question asks for: its row by the words of the row, its column by the name.

A cell is chosen only where everything that the question says is borne by the row, the names of
the columns, or what stands above the table; where one row bears more of it than every other; and
where one column is asked for more than every other. Else None, and the answer is looked for as in
any passage.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from retriever.answer.cells.column_words import (
    AMOUNT,
    FUNDING,
    KIND_WORDS,
    NEUTRAL,
    RINGS,
    TYPES,
    may_answer,
)
from retriever.answer.question_words import QuestionWords
from retriever.query.question_type import AnswerKind, asked_kind
from retriever.ranking.candidate import RankedCandidate
from retriever.ranking.temporal import Dating
from sourceline.dates.years.table_years import column_days
from sourceline.index.library import Library
from sourceline.records import Cell, Span
from sourceline.text.words import FUNCTION_WORDS, stems

_HOW_MUCH: Final = re.compile(r"\bhow\s+much\b|\bсколько\s+(?:стоил|потра)", re.IGNORECASE)
_ASKED: Final = 2.0
"""What a word of the thing asked for counts, where another word of the question counts 1."""
_OF_KIND: Final = 0.5
_OF_PERIOD: Final = 1.0
_NAMED_ALREADY: Final = 1.0
"""Taken off a column whose cell the question names itself: it says which row, not what is asked."""
_LEAST: Final = 0.5
_WORDS_OF_TOPIC: Final = 2
_AHEAD: Final = 0.2
_RING: Final = 0.6
_NUMBER_OF: Final = re.compile(r"\bnumber\s+of\b|\bчисло\b|\bколичество\b", re.IGNORECASE)
_OPENING: Final = 600
"""Characters at the beginning of a document that say whose it is."""
_PATH: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class ChosenCell:
    """``span`` is None where the row has nothing in the column asked for."""

    row: RankedCandidate
    column: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class _Row:
    candidate: RankedCandidate
    cells: dict[str, Cell]
    above: tuple[str, ...]
    """Stems of title, heading, caption and path."""

    def text(self, cell: Cell | None) -> str:
        return "" if cell is None else self.candidate.stored.quote(cell.span)


def choose_cell(
    library: Library, words: QuestionWords, ranked: Sequence[RankedCandidate]
) -> ChosenCell | None:
    """Out of the rows of tables among the passages found; None where no one cell is meant."""
    found = [pair for rows in _tables(ranked) for pair in _best_of_table(library, words, rows)]
    found.sort(key=lambda pair: -pair[0])
    if not found or (len(found) > 1 and found[0][0] - found[1][0] < _AHEAD):
        return None
    return found[0][1]


def _tables(ranked: Sequence[RankedCandidate]) -> Iterable[list[_Row]]:
    """The rows with named columns, by table: a section may hold several, of other columns."""
    sections: dict[tuple[str, int], list[list[_Row]]] = defaultdict(list)
    for one in ranked:
        passage = one.stored.passage
        named = {cell.column: cell for cell in passage.cells if cell.column}
        if len(named) > 1:
            row = _Row(one, named, _above(one))
            tables = sections[passage.document_id, passage.section]
            own = next((rows for rows in tables if _share_a_column(rows, row)), None)
            if own is None:
                tables.append([row])
            else:
                own.append(row)
    return [rows for tables in sections.values() for rows in tables]


def _share_a_column(rows: Iterable[_Row], one: _Row) -> bool:
    return any(not one.cells.keys().isdisjoint(row.cells) for row in rows)


def _above(one: RankedCandidate) -> tuple[str, ...]:
    stored = one.stored
    runs = stored.passage.search_text.runs
    context = stored.passage.search_text.text[: runs[0].at if runs else 0]
    path = " ".join(_PATH.findall(stored.path))
    return tuple(stems(f"{context} {stored.title} {stored.heading or ''} {path}"))


def _best_of_table(
    library: Library, words: QuestionWords, rows: list[_Row]
) -> Iterator[tuple[float, ChosenCell]]:
    columns = list(dict.fromkeys(column for row in rows for column in row.cells))
    scored = sorted(
        ((_row_score(words, row), at) for at, row in enumerate(rows)), key=lambda pair: -pair[0]
    )
    best, at = scored[0]
    row = rows[at]
    if best <= 0 or (len(scored) > 1 and scored[1][0] >= best - 1e-6):
        return
    column = _column(words, row, columns)
    if column is None:
        return
    score, name = column
    others = [other for other in rows if other is not row]
    if not _is_counted(words, row, name) or not _all_borne(words, row, columns, others, library):
        return
    if (
        not words.query.asks
        and len(words.plain_stems) < _WORDS_OF_TOPIC
        and not AMOUNT.search(name)
    ):
        return  # "trainings 2022" rather wants them all than how many they were
    cell = row.cells.get(name)
    borne = best / (sum(map(words.weight, words.plain_stems)) or 1.0)
    yield score + borne, ChosenCell(row.candidate, name, None if cell is None else cell.span)


def _row_score(words: QuestionWords, row: _Row) -> float:
    """How much of the question the row's own cells say, its period by a cell that dates it."""
    dating = row.candidate.candidate.dating
    if words.query.asks_period and (dating.in_period is False or _is_wider(dating)):
        return 0.0
    said = [one for cell in row.cells.values() for one in stems(row.text(cell))]
    borne = sum(words.weight(one) * words.worth(one, said) for one in words.plain_stems)
    loose = sum(words.weight(one) * words.loosely(one, said) for one in words.common)
    dated = words.query.asks_period and dating.basis == "passage" and dating.in_period
    # A row of the year itself rather than one of a day in it.
    exact = dated and dating.mention is not None and _is_period(words, row)
    return borne + 0.1 * loose + (1.0 if dated else 0.0) + (2.0 if exact else 0.0)


def _is_wider(dating: Dating) -> bool:
    """Whether the row is of more days than asked for: of the year, for a half of it."""
    own = dating.basis in ("passage", "column")
    return own and dating.overlap is not None and dating.overlap < 1


def _is_period(words: QuestionWords, row: _Row) -> bool:
    period, mention = words.query.question.period, row.candidate.candidate.dating.mention
    return period is not None and mention is not None and mention.interval == period.interval


def _column(words: QuestionWords, row: _Row, columns: Sequence[str]) -> tuple[float, str] | None:
    """The column asked for with its score; None where none is, or two are alike."""
    kind = asked_kind(words.query.question.text)
    asks_figure = _HOW_MUCH.search(words.query.question.text) is not None
    allowed = [
        column
        for column in _of_period(words, row, columns)
        if column not in row.cells or may_answer(kind, asks_figure, row.text(row.cells[column]))
    ]
    scored = sorted(
        ((_column_score(words, row, column, kind, asks_figure), column) for column in allowed),
        key=lambda pair: -pair[0],
    )
    if not scored or scored[0][0] < _LEAST:
        return None
    if len(scored) > 1 and scored[0][0] - scored[1][0] < _AHEAD:
        return None
    return scored[0]


def _of_period(words: QuestionWords, row: _Row, columns: Sequence[str]) -> list[str]:
    """Without the columns of other years; with none of the years asked for, those of no year."""
    period = words.query.question.period
    if period is None:
        return list(columns)
    days = {column: column_days(column) for column in columns}
    return [
        column
        for column, of in days.items()
        if (of.overlaps(period.interval) if of else _is_dated(row))
    ]


def _is_dated(row: _Row) -> bool:
    """Whether the row is of the period by more than the name of a column."""
    dating = row.candidate.candidate.dating
    return bool(dating.in_period) and dating.basis != "column"


def _column_score(
    words: QuestionWords, row: _Row, column: str, kind: AnswerKind | None, asks_figure: bool
) -> float:
    named = stems(column)
    asked = words.asked
    score = 0.0
    for one in words.common:
        score += (_ASKED if one in asked else 1.0) * _meets(words, one, named)
    score += _OF_KIND * _is_of_kind(words, column, named, kind, asks_figure)
    if words.query.question.period is not None and column_days(column):
        score += _OF_PERIOD
    cell = row.cells.get(column)
    said = [] if cell is None else [one for one in stems(row.text(cell)) if len(one) > 1]
    if any(one in words.plain_stems for one in said):
        score -= _NAMED_ALREADY
    return score


def _meets(words: QuestionWords, word: str, named: Sequence[str]) -> float:
    """How well a word of the question asks for a column named so."""
    own = words.loosely(word, named)
    ring = any(word in ring and not ring.isdisjoint(named) for ring in RINGS)
    return max(own, _RING if ring else 0.0)


def _is_of_kind(
    words: QuestionWords,
    column: str,
    named: Sequence[str],
    kind: AnswerKind | None,
    asks_figure: bool,
) -> bool:
    if asks_figure:
        return AMOUNT.search(column) is not None
    if kind is None:
        return False
    if kind == "who" and not FUNDING.isdisjoint(words.common):
        return False
    return not KIND_WORDS[kind].isdisjoint(named)


def _is_counted(words: QuestionWords, row: _Row, column: str) -> bool:
    """Whether "how many inspectors" asks for what the column counts: inspections are others."""
    question = words.query.question.text
    counts = asked_kind(question) == "how many" or _NUMBER_OF.search(question)
    if not counts or not words.asked:
        return True
    said = (
        *stems(column),
        *row.above,
        *(one for c in row.cells.values() for one in stems(row.text(c))),
    )
    return words.worth(words.asked[-1], said) > 0


def _all_borne(
    words: QuestionWords,
    row: _Row,
    columns: Sequence[str],
    others: Sequence[_Row],
    library: Library,
) -> bool:
    """Whether the row, the names of the columns and what stands above say all of the question.

    What the document begins with counts too, as whose it is, where no other row of the table says
    it: such a word tells this row from no other.
    """
    own = [one for cell in row.cells.values() for one in stems(row.text(cell))]
    said = [*own, *row.above]
    if words.lacking(said) or any(number not in said for number in words.numbers):
        return False
    named = [one for column in columns for one in stems(column)]
    everything = [*said, *named]
    apart = NEUTRAL | TYPES | FUNCTION_WORDS
    open_words = [
        one for one in words.common if one not in apart and not _meets(words, one, everything)
    ]
    if not open_words:
        return True
    elsewhere = {
        one for other in others for cell in other.cells.values() for one in stems(other.text(cell))
    }
    opening = frozenset(stems(library.document(row.candidate.stored.path).text[:_OPENING]))
    return all(one in opening and one not in elsewhere for one in open_words)
