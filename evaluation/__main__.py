"""python -m evaluation: how good the answers are, measured on named sets."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import TypeVar

import sourceline
from sourceline import command
from sourceline.errors import WrongUseError
from sourceline.settings import INDEX_FOLDER

Name = TypeVar("Name", bound=str)


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    act: Callable[[argparse.Namespace], int] = options.act
    return command.run(lambda: act(options))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evaluation", description=__doc__)
    parser.add_argument("--version", action="version", version=sourceline.__version__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_retrieval(commands.add_parser("retrieval", help="documents found, on a test collection"))
    _add_answers(commands.add_parser("answers", help="questions with exact evidence, on an index"))
    _add_formats(commands.add_parser("formats", help="the same documents as PDF, Word, HTML, scan"))
    _add_tables(commands.add_parser("tables", help="rows of tables found, in every format"))
    _add_claims(commands.add_parser("claims", help="claims with labels, on an index"))
    _add_given(commands.add_parser("verdicts", help="claims with their evidence given"))
    _add_all(commands.add_parser("all", help="every set, and the page of figures"))
    return parser


def _add_retrieval(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(act=_retrieval)
    parser.add_argument("folder", type=Path, help="corpus.jsonl, queries.jsonl, qrels.tsv")
    parser.add_argument("-k", type=_positive, default=100, help="documents a query (%(default)s)")
    parser.add_argument("--sample", type=_positive, metavar="N", help="ask N judged queries only")
    parser.add_argument(
        "--within",
        metavar="DOCFIELD=QUERYFIELD",
        help="ask each query only of the documents whose field equals that field of the query",
    )
    _add_run(parser)


def _add_answers(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(act=_answers)
    parser.add_argument("file", type=Path, help="questions, one JSON object a line")
    parser.add_argument("--index", default=INDEX_FOLDER, help="index folder (%(default)s)")
    _add_run(parser)


def _add_formats(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(act=_formats)
    parser.add_argument("--data", type=Path, default=Path("../shared"), help="(%(default)s)")
    parser.add_argument("--only", metavar="LIST", help="of pdf,docx,html,scan; all if not given")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="leave files and indexes here")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures")


def _add_tables(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(act=_tables)
    parser.add_argument("--only", metavar="LIST", help="of pdf,docx,html,xlsx,csv")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="leave files and indexes here")


def _add_claims(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(act=_claims)
    parser.add_argument("file", type=Path, help="claims, one JSON object a line")
    parser.add_argument("--index", default=INDEX_FOLDER, help="index folder (%(default)s)")
    _add_run(parser)


def _add_given(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(act=_verdicts)
    parser.add_argument("--data", type=Path, default=Path("../shared"), help="(%(default)s)")
    parser.add_argument("--sample", type=_positive, metavar="N", help="N claims of each set only")


def _add_all(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(act=_all)
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


def _retrieval(options: argparse.Namespace) -> int:
    from evaluation.data import collection as collections
    from evaluation.measure_retrieval import as_lines, evaluate, indexed
    from evaluation.measures.trec_runs import write_run
    from sourceline.models.encoder import default_encoder

    collection = collections.load_collection(options.folder)
    if options.sample:
        collection = collections.sample(collection, options.sample)
    pools = None
    if options.within:
        document_field, equals, query_field = options.within.partition("=")
        if not equals:
            raise WrongUseError("--within takes two field names: DOCFIELD=QUERYFIELD")
        pools = collections.pools(collection, document_field, query_field)
    command.say(f"{collection.name}: indexing {len(collection.documents)} documents")
    with indexed(collection, default_encoder()) as retriever:
        command.say(f"{collection.name}: asking {len(collection.queries)} queries")
        figures, run = evaluate(retriever, collection, options.k, pools)
    if options.run:
        write_run(options.run, run, "sourceline")
    for line in as_lines(collection.name, figures):
        command.put(line)
    return command.DONE


def _answers(options: argparse.Namespace) -> int:
    from evaluation.data.questions import load_questions
    from evaluation.measure_answers import as_lines, as_run, evaluate
    from evaluation.measures.trec_runs import write_run
    from retriever.retriever import Retriever

    questions = load_questions(options.file)
    with closing(Retriever.open(options.index)) as retriever:
        figures, asked = evaluate(retriever, questions)
    if options.run:
        write_run(options.run, as_run(asked), "sourceline")
    for line in as_lines(figures):
        command.put(line)
    return command.DONE


def _formats(options: argparse.Namespace) -> int:
    from evaluation.data.questions import load_questions
    from evaluation.measure_formats import FORMATS, as_lines, measure_formats
    from sourceline.models.encoder import default_encoder

    wanted = _of(options.only, FORMATS)
    questions = load_questions(options.data / "gold" / "questions.dev.jsonl")
    figures = measure_formats(
        options.data / "seeds", questions, wanted, default_encoder(), options.keep
    )
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1), encoding="utf-8")
    for line in as_lines(figures):
        command.put(line)
    return command.DONE


def _claims(options: argparse.Namespace) -> int:
    from evaluation.measure_claims import as_lines, as_run, evaluate, load_claims
    from evaluation.measures.trec_runs import write_run
    from retriever.retriever import Retriever

    claims = load_claims(options.file)
    with closing(Retriever.open(options.index)) as retriever:
        figures, outcomes = evaluate(retriever, claims)
    if options.run:
        write_run(options.run, as_run(outcomes), "sourceline")
    for line in as_lines(figures, outcomes):
        command.put(line)
    return command.DONE


def _tables(options: argparse.Namespace) -> int:
    from evaluation.data.table_files import TABLE_FORMATS, load_tables
    from evaluation.measure_tables import as_lines, measure_tables
    from sourceline.models.encoder import default_encoder

    wanted = _of(options.only, TABLE_FORMATS)
    figures = measure_tables(*load_tables(), wanted, default_encoder(), options.keep)
    for line in as_lines(figures):
        command.put(line)
    return command.DONE


def _of(listed: str | None, known: tuple[Name, ...]) -> list[Name]:
    """The formats named in a list with commas, in the order they are known; all for none."""
    names: list[str] = listed.split(",") if listed else list(known)
    if unknown := set(names) - set(known):
        raise WrongUseError(f"no format {', '.join(sorted(unknown))}: name some of {known}")
    return [name for name in known if name in names]


def _verdicts(options: argparse.Namespace) -> int:
    from evaluation.measure_verdicts import SETS, as_line, measure

    for name in SETS:
        for figures in measure(name, options.data, options.sample):
            command.put(as_line(figures))
    return command.DONE


def _all(options: argparse.Namespace) -> int:
    from evaluation.evaluation_workplace import Workplace
    from evaluation.measure_all import measure_all
    from evaluation.page.figure_store import FigureStore
    from evaluation.page.write_page import write_page
    from evaluation.tasks import TASKS

    store = FigureStore(options.work / ("full" if options.full else "sample"))
    with closing(Workplace(options.data, options.work, full=options.full)) as place:
        measured = measure_all(TASKS, place, store, options.only or ())
    write_page(options.out, TASKS, measured.kept, full=options.full)
    return command.SOME_FAILED if measured.failed else command.DONE


if __name__ == "__main__":
    sys.exit(main())
