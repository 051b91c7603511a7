"""Tables of figures and questions on their rows; the tables written in the formats of offices."""

from __future__ import annotations

import csv
import json
import tempfile
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Literal, get_args

import docx
import openpyxl

from evaluation.data.document_writers import write_pdf

TableFormat = Literal["pdf", "docx", "html", "xlsx", "csv"]
TABLE_FORMATS: tuple[TableFormat, ...] = get_args(TableFormat)
QUESTIONS = Path(__file__).with_name("table_questions.json")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with what is above it: ``text``, and under that ``caption``."""

    name: str
    caption: str
    text: str
    header: list[str]
    rows: list[list[str]]


@dataclass(frozen=True, slots=True)
class RowQuestion:
    """``row`` are the cells that together no other row has, ``answer`` its cell."""

    table: str
    row: list[str]
    answer: str
    question: str


def load_tables(path: Path = QUESTIONS) -> tuple[list[Sheet], list[RowQuestion]]:
    content = json.loads(path.read_text(encoding="utf-8"))
    tables = [Sheet(**fields) for fields in content["tables"]]
    return tables, [RowQuestion(**fields) for fields in content["questions"]]


def write_table(path: Path, one: TableFormat, sheet: Sheet) -> None:
    """PDF by LibreOffice: raises WrongUseError without it."""
    if one == "docx":
        _write_docx(path, sheet)
    elif one == "html":
        path.write_text(_page(sheet), encoding="utf-8")
    elif one == "xlsx":
        _write_xlsx(path, sheet)
    elif one == "csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([sheet.header, *sheet.rows])
    else:
        with tempfile.TemporaryDirectory() as passing:
            word = Path(passing) / "written.docx"
            _write_docx(word, sheet)
            write_pdf(path, word)


def _write_docx(path: Path, sheet: Sheet) -> None:
    written = docx.Document()
    written.styles["Normal"].font.name = "Liberation Serif"
    written.add_heading(sheet.caption, level=1)
    written.add_paragraph(sheet.text)
    table = written.add_table(rows=0, cols=len(sheet.header), style="Table Grid")
    for row in (sheet.header, *sheet.rows):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    for cell in table.rows[0].cells:
        cell.paragraphs[0].runs[0].bold = True
    written.save(str(path))


def _write_xlsx(path: Path, sheet: Sheet) -> None:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.title = sheet.name
    page.append([sheet.caption])
    page.append([])
    page.append([_label(text) for text in sheet.header])
    for row in sheet.rows:
        page.append([_value(text) for text in row])
    for cells in page.iter_rows(min_row=4):
        for cell in cells:
            if isinstance(cell.value, int) and "," in str(sheet.rows[cell.row - 4]):
                cell.number_format = "#,##0" if cell.value > 9999 else "General"
    book.save(path)


def _label(text: str) -> str | int:
    return int(text) if text.isdigit() else text


def _value(text: str) -> str | int | float:
    """A number where it is one, as a spreadsheet holds it."""
    plain = text.replace(",", "")
    try:
        return int(plain)
    except ValueError:
        pass
    try:
        return float(plain)
    except ValueError:
        return text


def _page(sheet: Sheet) -> str:
    head = "".join(f"<th>{escape(text)}</th>" for text in sheet.header)
    rows = "\n".join(
        "<tr>" + "".join(f"<td>{escape(text)}</td>" for text in row) + "</tr>" for row in sheet.rows
    )
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{sheet.caption}'
        "</title></head><body><nav><a href='/'>Home</a> <a href='/data'>All tables</a></nav>"
        f"<main><h1>{sheet.caption}</h1><p>{sheet.text}</p><table><thead><tr>{head}</tr></thead>"
        f"<tbody>{rows}</tbody></table></main><footer>© Statistics office</footer></body></html>"
    )
