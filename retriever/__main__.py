"""python -m retriever: ask the index a question, or a file of questions."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sourceline
from sourceline import command
from sourceline.errors import SourcelineError, WrongUseError
from sourceline.settings import INDEX_FOLDER, SEARCH

if TYPE_CHECKING:
    from retriever.search import Retriever


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    # Words that no quotation marks hold together are one question all the same.
    options.question = " ".join(options.question) if options.question else None
    return command.run(lambda: _ask(options))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m retriever", description=__doc__)
    parser.add_argument("--version", action="version", version=sourceline.__version__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    ask = commands.add_parser(
        "ask",
        help="find the passages that answer a question",
        epilog="exit codes: 0 done, answered or not; 2 wrong use; 3 some input lines failed; "
        "4 no usable index; 1 anything else",
    )
    ask.add_argument("question", nargs="*", help="in plain words")
    ask.add_argument("--index", default=INDEX_FOLDER, help="index folder (%(default)s)")
    ask.add_argument(
        "-k",
        type=int,
        help=f"passages to show ({SEARCH.passages}; {SEARCH.timeline_passages} where only a period "
        "is asked about)",
    )
    ask.add_argument("--since", type=_day, metavar="YYYY-MM-DD", help="first day")
    ask.add_argument("--until", type=_day, metavar="YYYY-MM-DD", help="last day")
    ask.add_argument(
        "--document",
        action="append",
        metavar="PATH",
        help="search in this document only (may be given again)",
    )
    ask.add_argument("--encoder", metavar="FOLDER", help="encoder the index was built with")
    ask.add_argument("--json", action="store_true", help="one JSON object")
    ask.add_argument(
        "--input", type=Path, metavar="FILE.jsonl", help='questions, a {"id", "question"} a line'
    )
    ask.add_argument("--output", type=Path, metavar="FILE.jsonl", help="answers, an object a line")
    return parser


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day: write YYYY-MM-DD") from None


def _ask(options: argparse.Namespace) -> int:
    if (options.question is None) == (options.input is None):
        raise WrongUseError('give one of the two: a question, "…", or --input FILE.jsonl')
    if (options.input is None) != (options.output is None):
        raise WrongUseError("--input and --output go together")
    if options.input is not None and options.input.resolve() == options.output.resolve():
        raise WrongUseError(f"{options.input} cannot be both --input and --output: name two files")
    if options.output is not None and not options.output.parent.is_dir():
        raise WrongUseError(f"no folder {options.output.parent}/ for --output: make it first")
    lines = None if options.input is None else _lines(options.input)
    _check(options)

    from retriever.reader import default_reader
    from retriever.search import Retriever
    from sourceline.encoder import open_encoder
    from sourceline.library import Library

    # The index first: a missing one is told before the models take seconds to load.
    library = Library.open(options.index)
    retriever = Retriever(library, open_encoder(options.encoder), default_reader())
    if lines is not None:
        return _ask_all(retriever, lines, options)
    answer = retriever.ask(options.question, **_choices(options))
    for misread in answer.question.misread:
        command.say(misread.message)

    from retriever.report import as_json, as_lines

    if options.json:
        command.put_json(as_json(answer))
    else:
        for line in as_lines(answer, colour=sys.stdout.isatty()):
            command.put(line)
    return command.DONE


def _check(options: argparse.Namespace) -> None:
    """Refuse a question that cannot be asked before anything is loaded."""
    if options.question is not None:
        from retriever.question import understand

        understand(options.question, since=options.since, until=options.until)


def _choices(options: argparse.Namespace) -> dict[str, Any]:
    return {
        "k": options.k,
        "since": options.since,
        "until": options.until,
        "documents": options.document,
    }


def _lines(path: Path) -> list[bytes]:
    try:
        return path.read_bytes().splitlines()
    except OSError as error:
        raise WrongUseError(f"{path} cannot be read: {error.strerror}") from None


def _ask_all(retriever: Retriever, lines: list[bytes], options: argparse.Namespace) -> int:
    """Answer every line; the output file appears whole, or not at all."""
    partial = options.output.with_name(f".{options.output.name}.partial")
    answered = failed = 0
    try:
        with partial.open("w", encoding="utf-8") as file:
            for result in _results(retriever, lines, options):
                answered += 1
                failed += "error" in result
                file.write(json.dumps(result, ensure_ascii=False) + "\n")
        partial.replace(options.output)
    except OSError as error:
        raise WrongUseError(f"{options.output} cannot be written: {error.strerror}") from None
    finally:
        partial.unlink(missing_ok=True)
    if failed:
        command.say(f'{failed} of {answered} lines failed: look for "error" in {options.output}')
        return command.SOME_FAILED
    return command.DONE


def _results(
    retriever: Retriever, lines: list[bytes], options: argparse.Namespace
) -> Iterator[dict[str, Any]]:
    from retriever.report import as_json

    for number, line in enumerate(lines, start=1):
        if not line.strip():  # no input, so neither answered nor counted
            continue
        fields: dict[str, Any] = {}
        try:
            fields = _parse(line)
            answer = retriever.ask(_question(fields), **_choices(options))
            yield as_json(answer, fields.get("id"))
        except SourcelineError as error:
            yield {"id": fields.get("id"), "error": f"line {number}: {error}"}


def _parse(line: bytes) -> dict[str, Any]:
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise WrongUseError(f"not JSON ({error})") from None
    if not isinstance(fields, dict):
        raise WrongUseError('not an object with "id" and "question"')
    return fields


def _question(fields: dict[str, Any]) -> str:
    if not isinstance(fields.get("question"), str) or fields.get("id") is None:
        raise WrongUseError('"id" is missing, or "question" is missing or not a string')
    return str(fields["question"])


if __name__ == "__main__":
    sys.exit(main())
