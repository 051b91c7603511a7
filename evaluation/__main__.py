"""python -m evaluation: how good the answers are, measured on named sets."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import sourceline
from sourceline import command
from sourceline.settings import INDEX_FOLDER


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    act: Callable[[argparse.Namespace], int] = options.act
    return command.run(lambda: act(options))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evaluation", description=__doc__)
    parser.add_argument("--version", action="version", version=sourceline.__version__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    retrieval = commands.add_parser("retrieval", help="documents found, on a test collection")
    retrieval.set_defaults(act=_retrieval)
    retrieval.add_argument("folder", type=Path, help="corpus.jsonl, queries.jsonl, qrels.tsv")
    retrieval.add_argument("-k", type=int, default=100, help="documents a query (%(default)s)")

    answers = commands.add_parser("answers", help="questions with exact evidence, on an index")
    answers.set_defaults(act=_answers)
    answers.add_argument("file", type=Path, help="questions, one JSON object a line")
    answers.add_argument("--index", default=INDEX_FOLDER, help="index folder (%(default)s)")

    for one in (retrieval, answers):
        one.add_argument("--run", type=Path, metavar="FILE", help="write the final ranking (TREC)")
    return parser


def _retrieval(options: argparse.Namespace) -> int:
    from evaluation.collection import load_collection
    from evaluation.retrieval import indexed, rank_by_bm25, rank_documents
    from evaluation.runs import MEASURES, measure, write_run
    from sourceline.encoder import default_encoder

    collection = load_collection(options.folder)
    command.say(f"{collection.name}: indexing {len(collection.documents)} documents")
    with indexed(collection, default_encoder()) as retriever:
        command.say(f"{collection.name}: asking {len(collection.queries)} queries")
        runs = rank_documents(retriever, collection.queries, options.k)
    if options.run:
        write_run(options.run, runs["final"], "sourceline")
    runs["BM25 baseline"] = rank_by_bm25(collection, options.k)
    command.put(f"{collection.name:<16}" + "".join(f"{name:>12}" for name in MEASURES))
    for stage, run in runs.items():
        values = measure(run, collection.qrels)
        command.put(f"{stage:<16}" + "".join(f"{value:>12.4f}" for value in values.values()))
    return command.DONE


def _answers(options: argparse.Namespace) -> int:
    from evaluation.answers import as_run, ask_all, load_questions, measures
    from evaluation.runs import write_run
    from retriever.search import Retriever

    questions = load_questions(options.file)
    with closing(Retriever.open(options.index)) as retriever:
        asked = ask_all(retriever, questions)
    if options.run:
        write_run(options.run, as_run(asked), "sourceline")
    for name, value in measures(asked).items():
        command.put(f"{name:<28}{value:>10.0f}" if value > 1 else f"{name:<28}{value:>10.3f}")
    return command.DONE


if __name__ == "__main__":
    sys.exit(main())
