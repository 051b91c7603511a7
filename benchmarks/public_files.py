"""How much of files that nobody here made is read: words beside those of an independent reader.

    python -m benchmarks.public_files FOLDER... [--only pdf,docx] [--json FILE]

Each PDF, Office file, web page and message is read as a build does it, in a process of its own.
Median recall and order of words, files refused, pages a second, by format; then, file by file, what
was lost in silence: text that neither stands in the document nor is named there as left out.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from benchmarks.independent_readers import (
    NotReadError,
    Stretch,
    has_reader,
    read_independently,
)
from benchmarks.read_documents import machine
from benchmarks.word_comparison import (
    letter_recall,
    lost_words,
    squeezed,
    word_order,
    word_recall,
    words_of,
)
from indexer.read import find_files
from indexer.read.file_type import kind_of
from indexer.read.read_result import ReadResult
from indexer.read.subprocess_reader import ReadingProcess
from sourceline.errors import UnreadableError
from sourceline.records import Document
from sourceline.settings import READ

_WORDS_A_PAGE = 400
"""Of a format without pages."""
_LEAST_WORDS = 5
"""Of a page of PDF that can be lost: fewer may be a label that pdftotext reads in a drawing."""
_LEAST_RECALL = 0.5
"""Of a page of PDF, in letters: one with less is lost."""
_SHOWN, _MISSING = 3, 12
"""Losses of a file that the report shows, and words of a page."""
_TELLS = re.compile(r"left out|not read|missing|only the first|not displayed")
_OF_OTHERS = re.compile(r"\b(?:pictures|sounds|videos|handwriting|embedded objects): \d+,? ?")
"""Kinds that are counted as left out and hold no text that a reader of XML would find."""


@dataclass(frozen=True, slots=True)
class FileResult:
    """``recall`` is None where the independent reader finds no words, or the file is refused."""

    path: str
    kind: str
    seconds: float
    pages: float = 0.0
    words: int = 0
    recall: float | None = None
    order: float | None = None
    refused: str = ""
    otherwise: str = ""
    """Why the independent reader does not read it; blank where it does."""
    lost: tuple[str, ...] = ()
    """What is lost in silence, each with the kind of part that it is from."""

    @property
    def wrongly_refused(self) -> bool:
        return bool(self.refused) and not self.otherwise and self.words > 0


def compare_files(folder: Path, only: frozenset[str] = frozenset()) -> Iterator[FileResult]:
    """Each file of a kind that there is an independent reader for, in order of its path."""
    with ReadingProcess() as reader:
        for file in find_files(folder).files:
            with file.path.open("rb") as opened:
                content = opened.read(READ.file_bytes)
            kind = kind_of(file.relative, content)
            if kind is not None and has_reader(kind) and (not only or kind in only):
                yield _compare(reader, file.path, file.relative, kind)


def _compare(reader: ReadingProcess, path: Path, relative: str, kind: str) -> FileResult:
    stretches: list[Stretch] = []
    otherwise = ""
    try:
        stretches = read_independently(path, kind)
    except NotReadError as error:
        otherwise = str(error)
    expected = words_of("\n".join(one.text for one in stretches))
    begun = time.perf_counter()
    try:
        result = reader.read(path, relative)
    except UnreadableError as error:
        seconds = time.perf_counter() - begun
        return FileResult(
            relative, kind, seconds, words=len(expected), refused=str(error), otherwise=otherwise
        )
    seconds = time.perf_counter() - begun
    found = words_of("\n".join(one.text for one in result.documents))
    return FileResult(
        relative,
        kind,
        seconds,
        pages=_pages(result.documents),
        words=len(expected),
        recall=word_recall(expected, found),
        order=word_order(expected, found),
        otherwise=otherwise,
        lost=tuple(silent_losses(kind, stretches, result)),
    )


def _pages(documents: Iterable[Document]) -> float:
    return sum(len(one.pages) or len(one.text.split()) / _WORDS_A_PAGE for one in documents)


def silent_losses(kind: str, stretches: Sequence[Stretch], result: ReadResult) -> list[str]:
    """What is neither in the documents nor named there as left out; of web pages and messages
    nothing, since menus, signatures and the like are left out on purpose."""
    if kind == "pdf":
        return _lost_pages(stretches, result.documents[0])
    if kind not in ("docx", "pptx", "xlsx"):
        return []
    text = "\n".join(one.text for one in result.documents)
    have, whole = set(words_of(text)), squeezed(text)
    told = _told(result)
    return [
        f"{one.kind}: {' '.join(one.text.split())}"
        for one in stretches
        if not have.issuperset(words_of(one.text)) and squeezed(one.text) not in whole and not told
    ]


def _told(result: ReadResult) -> bool:
    """Whether a document says that something with words is left out."""
    notes = (_OF_OTHERS.sub("", note) for one in result.documents for note in one.notes)
    kept = (note for note in notes if note.strip() != "not read, by kind:")
    return bool(result.refused) or any(_TELLS.search(note) for note in kept)


def _lost_pages(stretches: Sequence[Stretch], document: Document) -> list[str]:
    """Pages of which most words are missing, though the page does not say so."""
    lost = []
    for page, other in zip(document.pages, stretches, strict=False):
        expected, own = words_of(other.text), page.span.of(document.text)
        told = page.status != "text" and page.reason
        recall = letter_recall(other.text, own)
        if len(expected) >= _LEAST_WORDS and (recall or 0.0) < _LEAST_RECALL and not told:
            missing = list(lost_words(expected, words_of(own)))[:_MISSING]
            lost.append(f"page {page.number}: {' '.join(missing)}")
    return lost


def report(results: Sequence[FileResult]) -> Iterator[str]:
    """Lines of a table by format, then what was refused and lost, file by file."""
    for kind in sorted({one.kind for one in results}):
        yield _of_kind(kind, [one for one in results if one.kind == kind])
    for one in results:
        if one.refused:
            mark = "REFUSED, read otherwise" if one.wrongly_refused else "refused"
            also = f" (the other reader: {one.otherwise})" if one.otherwise else ""
            yield f"{mark}: {one.refused}{also}"
    for one in results:
        if one.lost:
            shown = "; ".join(text[:120] for text in one.lost[:_SHOWN])
            yield f"LOST in {one.path}: {len(one.lost)} ({shown})"


def _of_kind(kind: str, results: Sequence[FileResult]) -> str:
    read = [one for one in results if not one.refused]
    recalls = [one.recall for one in read if one.recall is not None]
    orders = [one.order for one in read if one.order is not None]
    seconds = sum(one.seconds for one in read)
    pages = sum(one.pages for one in read)
    return (
        f"{kind}: {len(results)} files, {len(results) - len(read)} refused "
        f"({sum(one.wrongly_refused for one in results)} read otherwise); words: median recall "
        f"{_middle(recalls)} (lowest {min(recalls, default=0):.3f}), order {_middle(orders)}, "
        f"of {len(recalls)} files with text; silent losses in {sum(bool(o.lost) for o in read)} "
        f"files; {pages / max(seconds, 1e-9):.1f} pages a second"
    )


def _middle(values: Sequence[float]) -> str:
    return f"{median(values):.4f}" if values else "none"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.public_files")
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--only", default="", help="formats, such as pdf,docx")
    parser.add_argument("--json", type=Path, help="write every file's figures here too")
    given = parser.parse_args(arguments)
    missing = [str(folder) for folder in given.folders if not folder.is_dir()]
    if missing:
        parser.error(f"no such folder: {', '.join(missing)}")
    only = frozenset(filter(None, given.only.split(",")))
    unknown = sorted(kind for kind in only if not has_reader(kind))
    if unknown:
        parser.error(f"no independent reader for {', '.join(unknown)}")
    sys.stdout.write(f"{machine()}\n")
    results = [one for folder in given.folders for one in compare_files(folder, only)]
    for line in report(results):
        sys.stdout.write(f"{line}\n")
    if given.json:
        given.json.write_text(json.dumps([asdict(one) for one in results], indent=1))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
