"""The commands named in messages, complete, so that each works as it is pasted."""

from __future__ import annotations

import shlex
import shutil
import sys
from pathlib import Path

from sourceline.settings import CORPUS_FOLDER, INDEX_FOLDER


def build(index: Path, corpus: str | None = None, encoder: str | None = None) -> str:
    """The command that rebuilds this index; options that have their default are left out.

    ``corpus`` and ``encoder`` are folders as the manifest has them. Where it cannot be read, the
    corpus of an index in another folder than the default is not known: the command then has a
    place to fill in.
    """
    if corpus is None and not _is_usual(index):
        corpus_option = " --corpus FOLDER"
    elif corpus is None or Path(corpus) == Path(CORPUS_FOLDER).resolve():
        corpus_option = ""
    else:
        corpus_option = f" --corpus {shlex.quote(corpus)}"
    encoder_option = "" if encoder is None else f" --encoder {shlex.quote(encoder)}"
    return f"{_python()} -m indexer build{corpus_option}{_index_option(index)}{encoder_option}"


def status(index: Path) -> str:
    """The command that lists what this index holds, and what could not be read and why."""
    return f"{_python()} -m indexer status{_index_option(index)}"


def build_from_scratch(index: Path, corpus: str | None = None, encoder: str | None = None) -> str:
    """The command that keeps nothing of this index but the cache of vectors."""
    pointer = shlex.quote(str(index / "current"))
    return f"rm {pointer} && {build(index, corpus, encoder)}"


def _is_usual(index: Path) -> bool:
    return index.resolve() == Path(INDEX_FOLDER).resolve()


def _index_option(index: Path) -> str:
    return "" if _is_usual(index) else f" --index {shlex.quote(str(index))}"


def _python() -> str:
    """This Python as a shell finds it: by its name where it is the one on the PATH."""
    this = Path(sys.executable)
    if shutil.which("python") == str(this):
        return "python"
    here = Path.cwd()
    return shlex.quote(str(this.relative_to(here) if this.is_relative_to(here) else this))
