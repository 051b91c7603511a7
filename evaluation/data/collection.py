"""A test collection on disk: corpus.jsonl, queries.jsonl, qrels.tsv."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Mapping
from collections.abc import Collection as Several
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from evaluation.data.json_lines import read_lines
from sourceline.errors import WrongUseError
from sourceline.records import Document
from sourceline.text.language import detect_language

SEED = 13
"""Of every sample and every bootstrap."""

Fields = Mapping[str, Any]
Pools = Mapping[str, frozenset[str]]
"""Of each query, the documents it is asked of."""


@dataclass(frozen=True, slots=True)
class Collection:
    """``qrels`` maps query to document to relevance; ids are the set's own.

    The fields are whatever else the set says of a query or a document; a query has those of its
    ``meta`` too.
    """

    name: str
    documents: tuple[Document, ...]
    queries: dict[str, str]
    qrels: dict[str, dict[str, int]]
    query_fields: Mapping[str, Fields] = field(default_factory=dict)
    document_fields: Mapping[str, Fields] = field(default_factory=dict)


def load_collection(folder: Path) -> Collection:
    """Raises WrongUseError when a file is missing or a line cannot be read."""
    documents = {str(f["id"]): f for f in read_lines(folder / "corpus.jsonl")}
    queries = {str(f["id"]): f for f in read_lines(folder / "queries.jsonl")}
    return Collection(
        name=folder.name,
        documents=tuple(
            make_document(identity, fields.get("title") or "", fields["text"])
            for identity, fields in documents.items()
        ),
        queries={identity: str(fields["text"]) for identity, fields in queries.items()},
        qrels=_qrels(folder / "qrels.tsv"),
        query_fields={
            identity: {**(fields.get("meta") or {}), **fields}
            for identity, fields in queries.items()
        },
        document_fields=documents,
    )


def only(collection: Collection, keep: Callable[[Fields], bool]) -> Collection:
    """With those queries whose fields are wanted."""
    return _with_queries(
        collection, [q for q in collection.queries if keep(collection.query_fields[q])]
    )


def sample(collection: Collection, count: int | None) -> Collection:
    """The queries that have a judgement, or ``count`` of them drawn by the seed."""
    judged = [query for query in collection.queries if query in collection.qrels]
    if count is not None and count < len(judged):
        drawn = set(random.Random(SEED).sample(judged, count))
        judged = [query for query in judged if query in drawn]
    return _with_queries(collection, judged)


def pools(collection: Collection, document_field: str, query_field: str) -> Pools:
    """Of each query, the documents whose field equals that field of the query.

    Raises WrongUseError where a query has no such document.
    """
    members: dict[Any, set[str]] = {}
    for path, fields in collection.document_fields.items():
        members.setdefault(fields.get(document_field), set()).add(path)
    found: dict[str, frozenset[str]] = {}
    for query in collection.queries:
        value = collection.query_fields[query].get(query_field)
        if value is None or value not in members:
            raise WrongUseError(
                f"query {query} of {collection.name}: no document's {document_field!r} equals its "
                f"{query_field!r}"
            )
        found[query] = frozenset(members[value])
    return found


def with_documents(collection: Collection, paths: Several[str]) -> Collection:
    """With these documents only. The judgements stay whole when every query is asked of these."""
    kept = tuple(document for document in collection.documents if document.path in paths)
    return replace(collection, documents=kept)


def _with_queries(collection: Collection, queries: list[str]) -> Collection:
    return replace(
        collection,
        queries={query: collection.queries[query] for query in queries},
        qrels={q: collection.qrels[q] for q in queries if q in collection.qrels},
    )


def make_document(identity: str, title: str, text: str) -> Document:
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
                f"{path}, line {number}: not query, document, relevance separated by tabs"
            ) from None
    return qrels
