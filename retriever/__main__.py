"""python -m retriever: ask the index, check a text against it, or put questions in a table."""

from __future__ import annotations

import argparse
import json
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sourceline
from retriever.table_command import add_table_command, put_table
from sourceline import command
from sourceline.command import counted
from sourceline.errors import SourcelineError, WrongUseError
from sourceline.settings import INDEX_FOLDER, SEARCH

if TYPE_CHECKING:
    from retriever.results import Answer
    from retriever.retriever import Retriever


_EXIT_CODES = (
    "exit codes: 0 done, answered or not; 2 wrong use; 3 some input lines failed; "
    "4 no usable index; 1 anything else"
)

Respond = Callable[[str, dict[str, Any]], dict[str, Any]]
"""A text and the line that it stands in put, and the object of the contract."""


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    # Words that no quotation marks hold together are one question all the same.
    question = getattr(options, "question", None)
    options.question = " ".join(question) if question else None
    act: Callable[[argparse.Namespace], int] = options.act
    return command.run(lambda: act(options))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m retriever", description=__doc__)
    parser.add_argument("--version", action="version", version=sourceline.__version__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    ask = commands.add_parser(
        "ask", help="find the passages that answer a question", epilog=_EXIT_CODES
    )
    ask.set_defaults(act=_ask)
    ask.add_argument("question", nargs="*", help="in plain words")
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
    ask.add_argument(
        "--after", metavar="QUESTION", help="the question that this one continues (and in 2022?)"
    )
    ask.add_argument(
        "--exactly",
        action="store_true",
        help="ask the very words: nothing cut, corrected or continued",
    )
    _add_common(ask, "question")
    check = commands.add_parser(
        "check", help="check what a text states against the documents", epilog=_EXIT_CODES
    )
    check.set_defaults(act=_check_text)
    check.add_argument("question", nargs="*", metavar="text", help="a sentence, or several")
    _add_common(check, "claim")
    add_table_command(commands, _day, _EXIT_CODES)
    commands.choices["table"].set_defaults(act=lambda options: put_table(options, _opened))
    return parser


def _add_common(parser: argparse.ArgumentParser, field: str) -> None:
    parser.add_argument("--index", default=INDEX_FOLDER, help="index folder (%(default)s)")
    parser.add_argument("--encoder", metavar="FOLDER", help="encoder the index was built with")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument(
        "--input", type=Path, metavar="FILE.jsonl", help=f'{field}s, a {{"id", "{field}"}} a line'
    )
    parser.add_argument(
        "--output", type=Path, metavar="FILE.jsonl", help="results, an object a line"
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day: write YYYY-MM-DD") from None


def _ask(options: argparse.Namespace) -> int:
    lines = _input(options, "question")
    _check(options)
    retriever = _opened(options)
    from retriever.answer_report import as_json, as_lines

    if lines is not None:
        from retriever.earlier_answers import EarlierAnswers

        def ask(text: str, before: Answer | None) -> Answer:
            return retriever.ask(text, after=before, **_choices(options))

        earlier = EarlierAnswers(lines, ask)

        def respond(text: str, fields: dict[str, Any]) -> dict[str, Any]:
            return as_json(earlier.answer(text, fields), fields["id"])

        return _put_all(respond, lines, "question", options.output)
    answer = retriever.ask(options.question, after=options.after, **_choices(options))
    for misread in answer.question.misread:
        command.say(misread.message)
    if options.json:
        command.put_json(as_json(answer))
    else:
        for line in as_lines(answer, colour=sys.stdout.isatty()):
            command.put(line)
    return command.DONE


def _check_text(options: argparse.Namespace) -> int:
    lines = _input(options, "claim")
    if options.question is not None and not any(sign.isalnum() for sign in options.question):
        raise WrongUseError("the text has no word to check: give a sentence that states something")
    retriever = _opened(options)
    from retriever.claims.verdict_report import as_json, as_lines, unchecked_note

    if lines is not None:

        def respond(text: str, fields: dict[str, Any]) -> dict[str, Any]:
            return as_json(retriever.check(text), fields["id"])

        return _put_all(respond, lines, "claim", options.output)
    verdict = retriever.check(options.question)
    if not options.json:
        for line in as_lines(verdict):
            command.put(line)
        return command.DONE
    if verdict.unchecked is not None:
        command.say(unchecked_note(verdict))
    command.put_json(as_json(verdict))
    return command.DONE


def _input(options: argparse.Namespace, field: str) -> list[bytes] | None:
    """The lines of --input, or None where one text is given; refuses what does not fit."""
    if (options.question is None) == (options.input is None):
        raise WrongUseError(f'give one of the two: a {field}, "…", or --input FILE.jsonl')
    if (options.input is None) != (options.output is None):
        raise WrongUseError("--input and --output go together")
    if options.input is not None and options.input.resolve() == options.output.resolve():
        raise WrongUseError(f"{options.input} cannot be both --input and --output: name two files")
    if options.output is not None and not options.output.parent.is_dir():
        raise WrongUseError(f"no folder {options.output.parent}/ for --output: make it first")
    if options.output is not None and options.output.exists() and not options.output.is_file():
        raise WrongUseError(f"{options.output} is no file that --output could replace: name a file")
    return None if options.input is None else _lines(options.input)


def _opened(options: argparse.Namespace) -> Retriever:
    from retriever.reading.reader_by_language import default_reader
    from retriever.retriever import Retriever
    from sourceline.index.library import Library
    from sourceline.models.encoder import open_encoder

    # The index first: a missing one is reported before the models take seconds to load.
    library = Library.open(options.index)
    return Retriever(library, open_encoder(options.encoder), default_reader())


def _check(options: argparse.Namespace) -> None:
    """Refuse a question that cannot be asked before anything is loaded."""
    if options.after is not None and options.input is not None:
        raise WrongUseError('with --input, give "after" in the line that continues another')
    if options.question is not None:
        from retriever.query.parse import understand

        understand(options.question, since=options.since, until=options.until)


def _choices(options: argparse.Namespace) -> dict[str, Any]:
    return {
        "k": options.k,
        "since": options.since,
        "until": options.until,
        "documents": options.document,
        "exactly": options.exactly,
    }


def _lines(path: Path) -> list[bytes]:
    try:
        return path.read_bytes().splitlines()
    except OSError as error:
        raise WrongUseError(f"{path} cannot be read: {error.strerror}") from None


def _put_all(respond: Respond, lines: list[bytes], field: str, output: Path) -> int:
    """A result for every line; the output file appears whole, or not at all."""
    target = output.resolve()
    partial = target.with_name(f".{target.name}.partial")
    answered = failed = 0
    # What ends the process politely is taken as Ctrl-C: nothing half-written stays behind.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        # Half a surrogate pair, which a file name or an id can hold, becomes its JSON escape.
        with partial.open("w", encoding="utf-8", errors="backslashreplace") as file:
            for result in _results(respond, lines, field):
                answered += 1
                failed += "error" in result
                file.write(json.dumps(result, ensure_ascii=False) + "\n")
        partial.replace(target)
    except KeyboardInterrupt:
        command.say(f"stopped after {counted(answered, 'line')}: {output} is as it was before")
        return command.UNEXPECTED
    except OSError as error:
        raise WrongUseError(f"{output} cannot be written: {error.strerror}") from None
    finally:
        partial.unlink(missing_ok=True)
    if failed:
        command.say(f'{failed} of {answered} lines failed: look for "error" in {output}')
        return command.SOME_FAILED
    return command.DONE


def _results(respond: Respond, lines: list[bytes], field: str) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():  # no input, so neither answered nor counted
            continue
        fields: dict[str, Any] = {}
        try:
            fields = _parse(line, field)
            yield respond(_text(fields, field), fields)
        except SourcelineError as error:
            yield {"id": fields.get("id"), "error": f"line {number}: {error}"}


def _parse(line: bytes, field: str) -> dict[str, Any]:
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise WrongUseError(f"not JSON ({error})") from None
    if not isinstance(fields, dict):
        raise WrongUseError(f'not an object with "id" and "{field}"')
    return fields


def _text(fields: dict[str, Any], field: str) -> str:
    if not isinstance(fields.get(field), str) or fields.get("id") is None:
        raise WrongUseError(f'"id" is missing, or "{field}" is missing or not a string')
    return str(fields[field])


if __name__ == "__main__":
    sys.exit(main())
