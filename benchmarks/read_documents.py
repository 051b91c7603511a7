"""Pages a second that are read of each format, and the memory that a long PDF's build takes.

    python -m benchmarks.read_documents [--runs 3] [--only PDF,scan] [--long 1000] [--no-encoder]

Reading is timed as a build does it, in a separate process that has started; the build of the long
PDF is `python -m indexer build`, and the memory is the peak (ru_maxrss) of it or of a child.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from benchmarks.made_documents import WRITERS, write_pdf
from evaluation.suite.versions import processor
from indexer.read.subprocess_reader import ReadingProcess

_SEED = 3
_MIB = 1024


def pages_a_second(path: Path, pages: int, runs: int) -> list[float]:
    """One figure a run, after one more that warms up."""
    found = []
    with ReadingProcess() as reader:
        for _ in range(runs + 1):
            begun = time.perf_counter()
            reader.read(path, path.name)
            found.append(pages / (time.perf_counter() - begun))
    return found[1:]


def build_of(pages: int, folder: Path, *, encoder: bool) -> tuple[float, float]:
    """Seconds and peak MiB of indexing a PDF of so many pages in a new process.

    Without the encoder the texts are hashed: reading, splitting and storing are what is left.
    """
    corpus = folder / "corpus"
    corpus.mkdir(exist_ok=True)
    write_pdf(corpus / "long.pdf", pages, random.Random(_SEED))
    code = "import sys; from indexer.__main__ import main; code = main(sys.argv[1:])"
    arguments = ["build", "--corpus", str(corpus), "--index", str(folder / "index")]
    if not encoder:
        code = (
            "from indexer.build import build; from tests.hashing_encoder import HashingEncoder; "
            "import sys; build(sys.argv[3], sys.argv[5], encoder=HashingEncoder())"
        )
    code += (
        "; import resource as r; print('peak', max(r.getrusage(r.RUSAGE_SELF).ru_maxrss, "
        "r.getrusage(r.RUSAGE_CHILDREN).ru_maxrss))"
    )
    begun = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True
    )
    seconds = time.perf_counter() - begun
    return seconds, int(done.stdout.split("peak")[1]) / _MIB


def machine() -> str:
    load = f"load {os.getloadavg()[0]:.1f} at the start"
    return f"{processor()}, {os.cpu_count()} cores, Python {platform.python_version()}, {load}"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.read_documents")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", help=f"of {','.join(WRITERS)}")
    parser.add_argument("--long", type=int, default=1000, help="pages; 0 leaves the build out")
    parser.add_argument("--no-encoder", action="store_true", help="hash texts, do not encode them")
    given = parser.parse_args(arguments)
    names = given.only.split(",") if given.only else list(WRITERS)
    sys.stdout.write(f"{machine()}\n")
    with tempfile.TemporaryDirectory() as passing:
        for name in names:
            write, file, pages = WRITERS[name]
            write(Path(passing) / file, pages, random.Random(_SEED))
            found = pages_a_second(Path(passing) / file, pages, given.runs)
            spread = f"{min(found):.1f} to {max(found):.1f}"
            sys.stdout.write(
                f"{name}: {median(found):.1f} pages a second ({spread}; {pages} pages)\n"
            )
            sys.stdout.flush()
        if given.long:
            seconds, peak = build_of(given.long, Path(passing), encoder=not given.no_encoder)
            sys.stdout.write(f"{given.long} pages: {seconds:.0f} s, peak {peak:.0f} MiB\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
