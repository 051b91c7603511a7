"""python -m retriever table: a table of evidence, on the terminal or as a file."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sourceline import command
from sourceline.errors import WrongUseError
from sourceline.settings import INDEX_FOLDER

if TYPE_CHECKING:
    from retriever.retriever import Retriever
    from retriever.table.evidence_table import EvidenceTable

_FORMATS = ("text", "json", "csv", "xlsx", "docx")
_BINARY = ("xlsx", "docx")


def add_table_command(commands: Any, day: Callable[[str], Any], epilog: str) -> None:
    """Add the command to those of the parser; ``day`` reads an option that is a day."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "table",
        help="put questions to every document, section or event on a topic",
        epilog=epilog,
    )
    parser.add_argument("--topic", help="what the rows are about, with a period if you like")
    parser.add_argument(
        "--columns", nargs="+", metavar="QUESTION", help="questions put to every row"
    )
    parser.add_argument("--by", choices=("document", "section", "event"), default="event")
    parser.add_argument("--since", type=day, metavar="YYYY-MM-DD", help="first day")
    parser.add_argument("--until", type=day, metavar="YYYY-MM-DD", help="last day")
    parser.add_argument(
        "--document", action="append", metavar="PATH", help="rows of this one only (again for more)"
    )
    parser.add_argument("--format", choices=_FORMATS, default="text")
    parser.add_argument("--output", type=Path, metavar="FILE", help="instead of the terminal")
    parser.add_argument("--index", default=INDEX_FOLDER, help="index folder (%(default)s)")
    parser.add_argument("--encoder", metavar="FOLDER", help="encoder the index was built with")


def put_table(
    options: argparse.Namespace, opened: Callable[[argparse.Namespace], Retriever]
) -> int:
    """Make the table that the options ask for; what cannot be is refused before it is opened."""
    from retriever.table.table_columns import PRESETS, checked_columns

    columns = checked_columns(PRESETS if options.columns is None else options.columns)
    _check_output(options)
    table = opened(options).table(
        options.topic,
        columns,
        by=options.by,
        since=options.since,
        until=options.until,
        documents=options.document,
    )
    written = _written(table, options.format)
    if options.output is None:
        command.put(written.decode().rstrip("\n"))
        return command.DONE
    try:
        options.output.write_bytes(written)
    except OSError as error:
        raise WrongUseError(f"{options.output} cannot be written: {error.strerror}") from None
    from retriever.table.table_report import left_out_note, summary

    for note in filter(None, (summary(table), left_out_note(table))):
        command.say(note)
    return command.DONE


def _check_output(options: argparse.Namespace) -> None:
    output: Path | None = options.output
    if output is None and options.format in _BINARY:
        raise WrongUseError(f"--format {options.format} is a file: name it with --output FILE")
    if output is not None and not output.parent.is_dir():
        raise WrongUseError(f"no folder {output.parent}/ for --output: make it first")
    if output is not None and output.is_dir():
        raise WrongUseError(f"{output} is a folder: name a file")


def _written(table: EvidenceTable, chosen: str) -> bytes:
    import json

    from retriever.table.export.table_formats import TABLE_FORMATS
    from retriever.table.export.table_sources import TableEdition
    from retriever.table.table_report import as_json, as_lines

    if chosen == "text":
        return "".join(f"{line}\n" for line in as_lines(table)).encode("utf-8", "backslashreplace")
    if chosen == "json":
        text = json.dumps(as_json(table), ensure_ascii=False)
        return f"{text}\n".encode("utf-8", "backslashreplace")
    write = next(each.write for each in TABLE_FORMATS if each.ending == chosen)
    return write(TableEdition(table, datetime.now().astimezone().date()))
