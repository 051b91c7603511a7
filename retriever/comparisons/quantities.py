"""Numbers in sentences and cells, with what they count: for setting two of them side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from retriever.listings.lines import Line
from sourceline.dates.years.table_years import year
from sourceline.records import Cell, Interval, Span
from sourceline.text.words import stems

_SPELLED: Final = {
    word: float(value)
    for value, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
        fifteen sixteen seventeen eighteen nineteen twenty""".split()  # noqa: SIM905
    )
} | {
    "два": 2.0, "две": 2.0, "три": 3.0, "четыре": 4.0, "пять": 5.0, "шесть": 6.0, "семь": 7.0,
    "восемь": 8.0, "девять": 9.0, "десять": 10.0,
}  # fmt: skip
_SCALES: Final = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "mln": 1e6, "billion": 1e9, "bn": 1e9,
    "тыс": 1e3, "тысяч": 1e3, "тысячи": 1e3, "млн": 1e6, "миллиона": 1e6, "миллионов": 1e6,
    "млрд": 1e9, "миллиардов": 1e9,
}  # fmt: skip
_SIGN: Final = r"(?:US\$|CA\$|A\$|[$€£¥₽]|\b[A-Z]{3}\b)"
_DIGITS: Final = r"\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_NUMBER: Final = re.compile(
    rf"(?<![\w.,/–-])(?P<sign>{_SIGN})?\s?(?:(?P<digits>{_DIGITS})(?![\d/])"
    rf"|(?P<spelled>\b(?i:{'|'.join(_SPELLED)})\b))(?:\s?(?P<scale>{'|'.join(_SCALES)})\b)?"
    r"(?P<share>\s?(?:%|per\s?cent|процент))?(?:\s(?P<money>dollars|euros?|pounds|долларов|рублей"
    r"|евро))?"
)
_COLUMN_SIGN: Final = re.compile(r"US\$|[$€£¥₽]|\b(?:USD|EUR|GBP|[A-Z]{3})\b|%")
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_FIGURE: Final = re.compile(r"[\d.,\s\u00a0\u202f]*\d[\d.,\s\u00a0\u202f]*")


@dataclass(frozen=True, slots=True)
class Quantity:
    """``unit`` is a currency or "%", blank for a count; ``kind`` the stems of what is counted."""

    line: Line
    span: Span
    value: float
    unit: str
    kind: frozenset[str]


def in_sentence(line: Line) -> Iterator[Quantity]:
    """Every number of a sentence that is no date, with the words right after it as its kind."""
    dates = [mention.span for mention in line.dates]
    for found in _NUMBER.finditer(line.text):
        start = found.start() + len(found.group()) - len(found.group().lstrip())
        span = line.within(start, found.end())
        if any(span.overlaps(date) for date in dates):
            continue
        unit = "%" if found["share"] else (found["sign"] or found["money"] or "")
        after = re.split(r"[,;:.()]", line.text[found.end() : found.end() + 60])[0]
        yield Quantity(line, span, _value(found), unit, frozenset(stems(after)[:4]))


def in_cell(line: Line, cell: Cell) -> Quantity | None:
    """The number of a cell that holds nothing else; its kind is its column without the year."""
    text = line.stored.quote(cell.span)
    found = _NUMBER.search(text)
    if found is None or not _FIGURE.fullmatch(text):
        return None
    column = full_column(line, cell)
    sign = _COLUMN_SIGN.search(column)
    kind = frozenset(stems(_YEAR.sub(" ", column)))
    return Quantity(line, cell.span, _value(found), sign.group() if sign else "", kind)


def full_column(line: Line, cell: Cell) -> str:
    """The name of a column; one without a name is of the column before it, whose name is over
    both."""
    cells = line.stored.passage.cells
    before = [each.column for each in cells[: cells.index(cell) + 1] if each.column.strip()]
    return before[-1] if before else ""


def days_over(line: Line, cell: Cell, above: Line | None) -> Interval | None:
    """The year that a column is of: by its name, or by a row of years under the names."""
    if found := _YEAR.search(cell.column):
        return year(found.group())
    if above is None:
        return None
    heads, cells = above.stored.passage.cells, line.stored.passage.cells
    first = next((at for at, one in enumerate(cells) if one.column == heads[0].column), None)
    if first is None or not 0 <= cells.index(cell) - first < len(heads):
        return None
    words = above.stored.quote(heads[cells.index(cell) - first].span)
    said = _YEAR.search(words)
    return year(said.group()) if said else None


def names_years(line: Line) -> bool:
    """Whether a row holds nothing but years: the second row of the names of columns."""
    texts = [line.stored.quote(cell.span) for cell in line.stored.passage.cells]
    return bool(texts) and all(_YEAR.match(text.strip()) for text in texts)


def _value(found: re.Match[str]) -> float:
    digits = found["digits"]
    number = (
        float(re.sub(r"[,\s\u00a0\u202f]", "", digits))
        if digits
        else _SPELLED[found["spelled"].casefold()]
    )
    return number * _SCALES.get(found["scale"] or "", 1.0)
