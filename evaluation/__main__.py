"""python -m evaluation: how good the answers are, measured on named sets."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import sourceline
from evaluation import commands
from sourceline import command
from sourceline.settings import INDEX_FOLDER


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    act: Callable[[argparse.Namespace], int] = options.act
    return command.run(lambda: act(options))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evaluation", description=__doc__)
    parser.add_argument("--version", action="version", version=sourceline.__version__)
    added = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_retrieval(added.add_parser("retrieval", help="documents found, on a test collection"))
    answers = added.add_parser("answers", help="questions with exact evidence, on an index")
    _add_on_index(answers, commands.answers, "questions")
    _add_formats(added.add_parser("formats", help="the same documents as PDF, Word, HTML, scan"))
    _add_tables(added.add_parser("tables", help="rows of tables found, in every format"))
    claims = added.add_parser("claims", help="claims with labels, on an index")
    _add_on_index(claims, commands.claims, "claims")
    _add_verdicts(added.add_parser("verdicts", help="claims with their evidence given"))
    _add_dates(added.add_parser("dates", help="dates found in annotated texts, and their days"))
    _add_alignment(added.add_parser("alignment", help="whether the boxes of words lie on them"))
    _add_all(added.add_parser("all", help="every set, and the page of figures"))
    return parser


def _add_retrieval(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(act=commands.retrieval)
    parser.add_argument("folder", type=Path, help="corpus.jsonl, queries.jsonl, qrels.tsv")
    parser.add_argument("-k", type=_positive, default=100, help="documents a query (%(default)s)")
    parser.add_argument("--sample", type=_positive, metavar="N", help="ask N judged queries only")
    parser.add_argument(
        "--within",
        metavar="DOCFIELD=QUERYFIELD",
        help="ask each query only of the documents whose field equals that field of the query",
    )
    _add_run(parser)


def _add_on_index(
    parser: argparse.ArgumentParser, act: Callable[[argparse.Namespace], int], what: str
) -> None:
    parser.set_defaults(act=act)
    parser.add_argument("file", type=Path, help=f"{what}, one JSON object a line")
    parser.add_argument("--index", default=INDEX_FOLDER, help="index folder (%(default)s)")
    _add_run(parser)


def _add_formats(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(act=commands.formats)
    parser.add_argument("--data", type=Path, default=Path("../shared"), help="(%(default)s)")
    parser.add_argument("--only", metavar="LIST", help="of pdf,docx,html,scan; all if not given")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="leave files and indexes here")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures")


def _add_tables(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(act=commands.tables)
    parser.add_argument("--only", metavar="LIST", help="of pdf,docx,html,xlsx,csv")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="leave files and indexes here")


def _add_verdicts(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(act=commands.verdicts)
    parser.add_argument("--data", type=Path, default=Path("../shared"), help="(%(default)s)")
    parser.add_argument("--sample", type=_positive, metavar="N", help="N claims of each set only")


def _add_dates(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(act=commands.dates)
    parser.add_argument("folder", type=Path, help="items.jsonl: TIMEX3 or Recognizers-Text")


def _add_alignment(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(act=commands.alignment)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="PDF or picture")
    parser.add_argument("--spans", type=int, default=60, help="of each file (%(default)s)")
    parser.add_argument("--dots", type=int, default=250, help="an inch, read (%(default)s)")


def _add_all(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(act=commands.measure_all)
    parser.add_argument("--data", type=Path, default=Path("../shared"), help="(%(default)s)")
    parser.add_argument("--full", action="store_true", help="every question, not samples")
    parser.add_argument("--only", action="append", metavar="TASK", help="this (may be repeated)")
    parser.add_argument(
        "--work", type=Path, default=Path("build/evaluation"), help="kept figures (%(default)s)"
    )
    parser.add_argument(
        "--out", type=Path, default=Path("docs/evaluation.md"), help="the page (%(default)s)"
    )


def _add_run(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--run", type=Path, metavar="FILE", help="write the final ranking (TREC)")


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is not 1 or more")
    return number


if __name__ == "__main__":
    sys.exit(main())
