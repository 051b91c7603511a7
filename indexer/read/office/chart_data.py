"""The title and the numbers of a chart, from the values that its part keeps for display."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from openpyxl.styles.numbers import is_date_format
from openpyxl.utils.datetime import from_excel

from indexer.read.document_builder import DocumentBuilder
from indexer.read.tables.cell_display import displayed

_MOST_POINTS = 100_000


@dataclass(frozen=True, slots=True)
class Series:
    """Words by the position of their point: names of categories, and values."""

    name: str
    categories: dict[int, str]
    values: dict[int, str]
    sizes: dict[int, str] = field(default_factory=dict)
    """Of bubbles."""


@dataclass(frozen=True, slots=True)
class ChartData:
    title: str
    across: str
    """The title of the axis of categories."""
    measured: str
    """The title of the axis of values."""
    series: Sequence[Series]


def chart_data(root: Any) -> ChartData:
    """Of a chart of any kind, also of the kinds that came with Office 2016."""
    series = [_series(one) for one in root.iter("{*}ser")] or _extended_series(root)
    titles = [
        (_local(axis), _title(axis))
        for axis in root.iter("{*}catAx", "{*}dateAx", "{*}serAx", "{*}valAx")
    ]
    values = [title for name, title in titles if name == "valAx" and title]
    chart = next(root.iter("{*}chart"), None)
    across = next((title for name, title in titles if name != "valAx" and title), "")
    if not across and len([name for name, _ in titles if name == "valAx"]) > 1 and len(values) > 1:
        across, *values = values  # a scatter: two axes of values
    return ChartData("" if chart is None else _title(chart), across, " / ".join(values), series)


def add_chart(builder: DocumentBuilder, chart: ChartData) -> bool:
    """Add the title, and a row for each category; False where the chart keeps no values."""
    caption = builder.paragraph(chart.title) if chart.title else None
    kept = [one for one in chart.series if one.values]
    columns = [column for one in kept for column in _columns(one)]
    points = sorted({at for one in kept for at in (*one.values, *one.categories, *one.sizes)})
    if not points:
        return False
    rows = []
    for at in points[: builder.source.settings.rows]:
        category = next((one.categories[at] for one in kept if at in one.categories), "")
        rows.append([category, *(values.get(at, "") for _, values in columns)])
    header = [chart.across, *(name for name, _ in columns)]
    if chart.measured and any(header[1:]):
        upper = [["", chart.measured, *[""] * (len(columns) - 1)]]
        named_by = [[(1, 0)], *([(0, 1), (1, at)] for at in range(1, len(columns) + 1))]
        builder.table(header, rows, caption, upper=upper, named_by=named_by)
    else:
        builder.table([chart.across, chart.measured] if chart.measured else header, rows, caption)
    return True


def _columns(series: Series) -> list[tuple[str, dict[int, str]]]:
    sizes = (f"{series.name} (size)".strip(), series.sizes)
    return [(series.name, series.values), *([sizes] if series.sizes else [])]


def _series(series: Any) -> Series:
    name = series.find("{*}tx")
    values = _points(series.find("{*}val"), series.find("{*}yVal"))
    for at, words in _labels(series):
        values[at] = f"{values[at]} ({words})" if at in values else words
    return Series(
        "" if name is None else _words(name),
        _points(series.find("{*}cat"), series.find("{*}xVal")),
        values,
        _points(series.find("{*}bubbleSize")),
    )


def _labels(series: Any) -> Iterator[tuple[int, str]]:
    """What somebody wrote beside single points, in place of their values; not its fields."""
    for label in series.iterfind("{*}dLbls/{*}dLbl"):
        index = label.find("{*}idx")
        at = "" if index is None else index.get("val", "")
        runs = label.iterfind("{*}tx/{*}rich/{*}p/{*}r/{*}t")
        words = " ".join("".join(run.text or "" for run in runs).split())
        if at.isdecimal() and words:
            yield int(at), words


def _extended_series(root: Any) -> list[Series]:
    """Of the newer kinds (waterfall, treemap): dimensions of words and of numbers."""
    found: list[Series] = []
    for data in root.iter("{*}data"):
        words = _points(data.find("{*}strDim"))
        values = _points(data.find("{*}numDim"))
        names = [_words(name) for one in root.iter("{*}series") for name in one.iterfind("{*}tx")]
        at = len(found)
        found.append(Series(names[at] if at < len(names) else "", words, values))
    return found


def _points(*elements: Any | None) -> dict[int, str]:
    element = next((one for one in elements if one is not None), None)
    if element is None:
        return {}
    levels = list(element.iter("{*}lvl"))
    if len(levels) > 1:  # categories of several levels, the inner one first
        return _joined([_level(one, "General") for one in levels])
    code = next((one.text for one in element.iter("{*}formatCode")), None) or "General"
    return _level(element, code)


def _level(element: Any, code: str) -> dict[int, str]:
    found: dict[int, str] = {}
    is_words = next(element.iter("{*}strCache", "{*}strLit"), None) is not None
    for point in element.iter("{*}pt"):
        at = point.get("idx", "")
        value = point.find("{*}v")
        words = (point.text if value is None else value.text) or ""
        if at.isdecimal() and words.strip() and len(found) < _MOST_POINTS:
            own = point.get("formatCode") or code
            found[int(at)] = words if is_words else _shown(words, own)
    return found


def _joined(levels: list[dict[int, str]]) -> dict[int, str]:
    """A name of an outer level stands for all points up to its next name."""
    inner, *outer = levels
    found = {}
    for at, words in inner.items():
        above = []
        for level in reversed(outer):
            before = [place for place in level if place <= at]
            above += [level[max(before)]] if before else []
        found[at] = " / ".join([*above, words])
    return found


def _shown(words: str, code: str) -> str:
    try:
        number = float(words)
        if is_date_format(code):
            return displayed(from_excel(number), code)
    except (ValueError, OverflowError):
        return words
    return displayed(int(number) if number.is_integer() else number, code)


def _title(element: Any) -> str:
    title = element.find("{*}title")
    return "" if title is None else _words(title)


def _words(element: Any) -> str:
    """The words of rich text, else of the cell that they were taken from."""
    paragraphs = [
        "".join(run.text or "" for run in one.iter("{*}t")) for one in element.iter("{*}p")
    ]
    if any(words.strip() for words in paragraphs):
        return " ".join(" ".join(paragraphs).split())
    values = (one.text or "" for one in element.iter("{*}v"))
    return " ".join(" ".join(values).split())


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]
