"""python -m indexer: build the index of a folder of documents, and look after it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import sourceline
from sourceline import command, hints
from sourceline.command import counted
from sourceline.errors import UnusableIndexError, WrongUseError
from sourceline.settings import CORPUS_FOLDER, INDEX_FOLDER

if TYPE_CHECKING:
    from indexer.build import BuildReport


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    act: Callable[[argparse.Namespace], int] = options.act
    return command.run(lambda: act(options))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m indexer",
        description=__doc__,
        epilog="exit codes: 0 done; 2 wrong use; 3 done but some files failed; 4 no usable index; "
        "5 another build is running; 1 anything else",
    )
    parser.add_argument("--version", action="version", version=sourceline.__version__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, act, text in (
        ("build", _build, "make the index equal to the corpus folder"),
        ("status", _status, "what is indexed, what is not and why, what has changed since"),
        ("verify", _verify, "check every checksum and every invariant"),
    ):
        one = commands.add_parser(name, help=text, description=text)
        one.set_defaults(act=act)
        usual = CORPUS_FOLDER if name == "build" else "the one the index was made of"
        one.add_argument("--corpus", type=Path, help=f"folder ({usual})")
        one.add_argument(
            "--index", type=Path, default=Path(INDEX_FOLDER), help="folder (%(default)s)"
        )
        one.add_argument("--json", action="store_true", help="one JSON object")
        if name == "build":
            one.add_argument("--encoder", metavar="FOLDER", help="another sentence encoder")
    return parser


def _build(options: argparse.Namespace) -> int:
    # A wrong folder or a locked index is reported before the encoder takes seconds to load.
    from indexer.build import build
    from indexer.progress import progress_on
    from sourceline.index.index_records import reason_without_path
    from sourceline.models.encoder import open_encoder

    corpus = options.corpus or Path(CORPUS_FOLDER)
    with progress_on(sys.stderr) as progress:
        report = build(
            corpus,
            options.index,
            encoder=lambda: open_encoder(options.encoder),
            progress=progress,
        )
    if report.taken_from:
        command.say(
            f"note: {options.index}/ was made of {report.taken_from}/ before; "
            f"it now holds {corpus}/ instead"
        )
    for file in report.failed:
        command.say(f"failed: {file.path}: {reason_without_path(file.path, file.reason)}")
    if not report.documents and not report.failed:
        command.say(f"{corpus}/ holds no documents: put documents there")
    if options.json:
        command.put_json(_build_json(report))
    else:
        command.put(_build_line(report))
    return command.SOME_FAILED if report.failed else command.DONE


def _build_line(report: BuildReport) -> str:
    changes = report.changes
    return (
        f"{counted(report.documents, 'document')}, {counted(report.passages, 'passage')}, "
        f"{len(changes.added)} added, "
        f"{len(changes.changed)} changed, {len(changes.removed)} removed, "
        f"{len(report.failed)} failed"
    )


def _build_json(report: BuildReport) -> dict[str, object]:
    return {
        "documents": report.documents,
        "passages": report.passages,
        "added": list(report.changes.added),
        "changed": list(report.changes.changed),
        "removed": list(report.changes.removed),
        "failed": [{"document": file.path, "reason": file.reason} for file in report.failed],
        "skipped": [{"document": file.path, "reason": file.reason} for file in report.skipped],
        "encoded": report.encoded,
        "generation": report.generation,
    }


def _status(options: argparse.Namespace) -> int:
    from indexer.status import status, status_lines

    _check_folder(options.corpus)
    found = status(options.corpus, options.index)
    if found["pending"] is None:
        _say_uncompared(found["corpus"])
    if options.json:
        command.put_json(found, indent=1)
    else:
        for line in status_lines(found):
            command.put(line)
    return command.DONE


def _check_folder(corpus: Path | None) -> None:
    if corpus is not None and not corpus.is_dir():
        raise WrongUseError(f"no folder {corpus}/ to compare the index with")


def _say_uncompared(corpus: str | None) -> None:
    """Say that only the index was checked; one that was made of no folder is always alone."""
    if corpus is not None:
        command.say(
            f"note: {corpus}/, which the index was made of, is gone: nothing is compared with it; "
            "name where it is now with --corpus"
        )


def _verify(options: argparse.Namespace) -> int:
    from indexer.status import corpus_of
    from indexer.verify import verify
    from sourceline.index.library import Library

    _check_folder(options.corpus)
    with closing(Library.open(options.index)) as library:
        corpus = options.corpus or corpus_of(library.manifest)
        known = corpus is not None and corpus.is_dir()
        result = verify(library, corpus if known else None)
        made = library.manifest
    folders = (options.index, str(corpus.resolve()) if corpus else None, made.encoder.folder)
    if options.json:
        command.put_json(
            {
                "documents": result.documents,
                "passages": result.passages,
                "spans": result.spans,
                "problems": list(result.problems),
                "stale": list(result.stale),
            }
        )
    else:
        command.put(
            f"{counted(result.documents, 'document')}, {counted(result.passages, 'passage')}, "
            f"{counted(result.spans, 'span')} checked: {counted(len(result.problems), 'problem')}"
        )
    if not known:
        _say_uncompared(made.corpus)
    for path in result.stale:
        command.say(f"{path} has changed or gone since the index was built")
    if result.stale:
        command.say(f"to take in what has changed: {hints.build(*folders)}")
    for problem in result.problems:
        command.say(f"problem: {problem}")
    if result.problems:
        command.say(f"to make the index anew: {hints.build_from_scratch(*folders)}")
    return UnusableIndexError.exit_code if result.problems else command.DONE


if __name__ == "__main__":
    sys.exit(main())
