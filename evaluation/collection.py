"""A test collection on disk: corpus.jsonl, queries.jsonl, qrels.tsv."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sourceline.errors import WrongUseError
from sourceline.language import detect_language
from sourceline.records import Document


@dataclass(frozen=True, slots=True)
class Collection:
    """``qrels`` maps query to document to relevance; ids are the set's own."""

    name: str
    documents: tuple[Document, ...]
    queries: dict[str, str]
    qrels: dict[str, dict[str, int]]


def load_collection(folder: Path) -> Collection:
    """Raises WrongUseError when a file is missing or a line cannot be read."""
    documents = tuple(
        _document(str(fields["id"]), fields.get("title") or "", fields["text"])
        for fields in read_lines(folder / "corpus.jsonl")
    )
    queries = {str(f["id"]): str(f["text"]) for f in read_lines(folder / "queries.jsonl")}
    return Collection(folder.name, documents, queries, _qrels(folder / "qrels.tsv"))


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-lines file."""
    try:
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    yield _object(line, f"{path}, line {number}")
    except OSError as error:
        raise WrongUseError(f"{path} cannot be read: {error.strerror}") from None


def _object(line: str, where: str) -> dict[str, Any]:
    try:
        fields = json.loads(line)
    except ValueError as error:
        raise WrongUseError(f"{where}: not JSON ({error})") from None
    if not isinstance(fields, dict):
        raise WrongUseError(f"{where}: not a JSON object")
    return fields


def _document(identity: str, title: str, text: str) -> Document:
    return Document(
        id=hashlib.sha256(identity.encode()).hexdigest()[:16],
        path=identity,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        title=title,
        text=text,
        language=detect_language(text),
    )


def _qrels(path: Path) -> dict[str, dict[str, int]]:
    qrels: dict[str, dict[str, int]] = {}
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise WrongUseError(f"{path} cannot be read: {error.strerror}") from None
    for number, line in enumerate(lines, start=1):
        try:
            query, document, relevance = line.split("\t")
            qrels.setdefault(query, {})[document] = int(relevance)
        except ValueError:
            raise WrongUseError(
                f"{path}, line {number}: not query, document, relevance parted by tabs"
            ) from None
    return qrels
