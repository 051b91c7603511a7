"""The columns of a table: questions that are put to every row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from retriever.query.parse import understand
from retriever.query.query import Query
from retriever.query.question_type import asked_kind
from retriever.results import Period, Question
from sourceline.errors import EmptyPeriodError, WrongUseError
from sourceline.settings import TABLE
from sourceline.text.words import stems

PRESETS: Final[tuple[str, ...]] = (
    "When?",
    "Where?",
    "Who organised it?",
    "Who funded it?",
    "Who took part?",
    "How many took part?",
    "How much did it cost?",
    "What was decided?",
)

_IN_FULL: Final[dict[str, str]] = {
    name: question
    for names, question in (
        (
            "where|place|location|venue|city|where was it held|where was it|where was this held",
            "Where did it take place?",
        ),
        ("donor|donors|funder|funding|funded by|paid by", "Who funded it?"),
        ("organiser|organizer|organised by|organized by", "Who organised it?"),
        ("participants|attended by", "Who took part?"),
        ("number of participants|how many participants", "How many took part?"),
        ("cost|costs|price|how much", "How much did it cost?"),
        ("leader|led by|chair|chaired by", "Who led it?"),
        ("decision|decisions|outcome", "What was decided?"),
        ("purpose|aim|why", "What was its purpose?"),
    )
    for name in names.split("|")
}
"""What is put to the reader, which reads whole questions, for a heading as spreadsheets have."""

_DATE_NAMES: Final = frozenset(["date", "dates", "day", "days", "дата", "даты"])
_NO_CONTENT: Final = frozenset(
    stems(
        "when date day time year month was is were are did does do it the a an of in on at this "
        "that event place take took held hold happen occur which what exactly когда дата день "
        "время год какой какого числа это было был была были прошел прошла прошло прошли "
        "состоялся состоялась состоялось проходил проходила произошло мероприятие событие в на"
    )
)


@dataclass(frozen=True, slots=True)
class Column:
    """A question made ready to be put to every row; ``query`` has no part in a date of a row."""

    question: str
    query: Query

    @property
    def asks_for_the_date(self) -> bool:
        """Whether it asks when the row's event was and nothing more: "When?", "On what date?"."""
        bare = all(stem in _NO_CONTENT for stem in stems(self.question))
        is_name = self.question.casefold().strip(" ?.:") in _DATE_NAMES
        return is_name or (bare and asked_kind(self.question) == "when")


def in_full(column: str) -> str:
    """The question behind a column's short name; the column itself where it is one."""
    return _IN_FULL.get(column.casefold().strip(" ?.:"), column)


def checked_columns(questions: Iterable[str]) -> tuple[str, ...]:
    """The questions that are to be columns: blank ones left out, one that is there twice once.

    Raises WrongUseError where there is none, or too many; OverlongQuestionError, and
    BlankQuestionError for one of signs alone.
    """
    lines = [line for question in questions if (line := " ".join(question.split()))]
    columns = tuple({line.casefold(): line for line in reversed(lines)}.values())[::-1]
    if not columns:
        raise WrongUseError("The table has no column: write a question, such as “Who funded it?”")
    if len(columns) > TABLE.columns:
        raise WrongUseError(
            f"{len(columns)} columns asked for: a table has at most {TABLE.columns}. "
            "Leave some out, or make a second table."
        )
    for column in columns:
        understand(column)
    return columns


def column_question(column: str, period: Period | None) -> Question:
    """The column as a question about the days of the table, or those of its own that lie in them.

    Raises EmptyPeriodError where it asks for days that are not in the table's.
    """
    question = understand(in_full(column))
    if period is None:
        return question
    own = question.period
    shared = period.interval if own is None else own.interval.intersection(period.interval)
    if shared is None:
        raise EmptyPeriodError(
            f"The column “{column}” asks for another time than the table, which is about "
            f"“{period.text or period.interval.first}”: no day is in both. Change one of them."
        )
    text = None if own is None else own.text
    return Question(question.text, question.content, Period(shared, text), misread=question.misread)
