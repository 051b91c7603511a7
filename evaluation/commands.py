"""What each command of `python -m evaluation` does. Imports wait until a command needs them."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterable
from contextlib import closing
from typing import TYPE_CHECKING, TypeVar

from sourceline import command
from sourceline.errors import WrongUseError

if TYPE_CHECKING:
    from evaluation.metrics.trec_runs import TrecRun

Name = TypeVar("Name", bound=str)


def retrieval(options: Namespace) -> int:
    from evaluation.data import collection as collections
    from evaluation.measurements.measure_retrieval import as_lines, evaluate, indexed
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
    _write_run(options, run)
    return _put(as_lines(collection.name, figures))


def answers(options: Namespace) -> int:
    from evaluation.data.gold_questions import load_questions
    from evaluation.measurements.measure_answers import as_lines, as_run, evaluate
    from retriever.retriever import Retriever

    questions = load_questions(options.file)
    with closing(Retriever.open(options.index)) as retriever:
        figures, asked = evaluate(retriever, questions)
    _write_run(options, as_run(asked))
    return _put(as_lines(figures))


def claims(options: Namespace) -> int:
    from evaluation.data.gold_claims import load_claims
    from evaluation.measurements.measure_claims import as_lines, as_run, evaluate
    from retriever.retriever import Retriever

    gold = load_claims(options.file)
    with closing(Retriever.open(options.index)) as retriever:
        counts, checked = evaluate(retriever, gold)
    _write_run(options, as_run(checked))
    return _put(as_lines(counts, checked))


def verdicts(options: Namespace) -> int:
    from evaluation.measurements.measure_verdicts import SETS, as_line, measure

    return _put(
        as_line(scores) for name in SETS for scores in measure(name, options.data, options.sample)
    )


def formats(options: Namespace) -> int:
    from evaluation.data.gold_questions import load_questions
    from evaluation.measurements.measure_formats import FORMATS, as_lines, measure_formats
    from sourceline.models.encoder import default_encoder

    wanted = _chosen(options.only, FORMATS)
    questions = load_questions(options.data / "gold" / "questions.dev.jsonl")
    figures = measure_formats(
        options.data / "seeds", questions, wanted, default_encoder(), options.keep
    )
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1), encoding="utf-8")
    return _put(as_lines(figures))


def tables(options: Namespace) -> int:
    from evaluation.data.table_files import TABLE_FORMATS, load_tables
    from evaluation.measurements.measure_tables import as_lines, measure_tables
    from sourceline.models.encoder import default_encoder

    wanted = _chosen(options.only, TABLE_FORMATS)
    return _put(as_lines(measure_tables(*load_tables(), wanted, default_encoder(), options.keep)))


def dates(options: Namespace) -> int:
    from evaluation.spans.date_spans import as_lines, evaluate

    return _put(as_lines(evaluate(options.folder)))


def alignment(options: Namespace) -> int:
    from evaluation.spans.box_alignment import as_lines, check, read_document

    for path in options.files:
        found = check(read_document(path), path.read_bytes(), options.spans, dots=options.dots)
        _put(as_lines(path.name, found))
    return command.DONE


def measure_all(options: Namespace) -> int:
    from evaluation.page.write_page import write_page
    from evaluation.suite.figure_store import FigureStore
    from evaluation.suite.run_tasks import run_tasks
    from evaluation.suite.session import EvaluationSession
    from evaluation.suite.tasks import TASKS

    store = FigureStore(options.work / ("full" if options.full else "sample"))
    with closing(EvaluationSession(options.data, options.work, full=options.full)) as session:
        measured = run_tasks(TASKS, session, store, options.only or ())
    write_page(options.out, TASKS, measured.kept, full=options.full)
    return command.SOME_FAILED if measured.failed else command.DONE


def _chosen(listed: str | None, known: tuple[Name, ...]) -> list[Name]:
    """The formats named in a list with commas, in the order of those known; all for none."""
    names: list[str] = listed.split(",") if listed else list(known)
    if unknown := set(names) - set(known):
        raise WrongUseError(f"no format {', '.join(sorted(unknown))}: name some of {known}")
    return [name for name in known if name in names]


def _write_run(options: Namespace, run: TrecRun) -> None:
    from evaluation.metrics.trec_runs import write_run

    if options.run:
        write_run(options.run, run, "sourceline")


def _put(lines: Iterable[str]) -> int:
    for line in lines:
        command.put(line)
    return command.DONE
