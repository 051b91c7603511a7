"""What ranking and deciding are fitted on: questions, claims and topics, each with its collection.

Of the sets that the reader was trained on too, the parts in ``is_kept_apart`` are taken where
there are such. Sets that are only reported on (xquad, timeqa, cranfield, …) and the gold
questions are not here.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from evaluation.data.collection import load_collection, make_document
from evaluation.data.json_lines import read_lines
from evaluation.data.kept_apart import FITTING_ARTICLES, has_kept_apart, is_kept_apart
from sourceline.index.index_records import StoredPassage
from sourceline.records import Document
from sourceline.text.words import FUNCTION_WORDS
from training.reader.reader_data import paragraph_title

Row = TypeVar("Row")
_SEED = 13


@dataclass(frozen=True, slots=True)
class RankingQuestion:
    """One question, put to some of the documents (all when None).

    ``right`` are paths of documents; a passage of one answers when it holds one of ``answers``,
    or, where there are none, in any case. Where the answer is ``absent`` they are those that come
    nearest: a question written to deceive was made on a paragraph.
    """

    text: str
    right: frozenset[str]
    answers: tuple[str, ...] = ()
    within: frozenset[str] | None = None
    absent: bool = False
    group: str = ""

    def is_answered_by(self, stored: StoredPassage) -> bool:
        return stored.path in self.right and (
            not self.answers or any(answer in stored.text for answer in self.answers)
        )


@dataclass(frozen=True, slots=True)
class RankingSet:
    name: str
    documents: tuple[Document, ...]
    asked: tuple[RankingQuestion, ...]


def ranking_sets(data: Path, most: int) -> Iterator[RankingSet]:
    """Each with at most so many questions, chosen by a seed."""
    makers: Sequence[Callable[[Path, int], RankingSet]] = (
        _squad,
        _policy,
        _covid,
        lambda data, most: question_set(data, "tatqa_text", 700, most),
        lambda data, most: _with_and_without(question_set(data, "tydiqa_en", 1600, most)),
        lambda data, most: _with_and_without(question_set(data, "qed_dev", 1400, most)),
        lambda data, most: _with_and_without(_clapnq(data, most)),
        lambda data, most: _with_and_without(question_set(data, "tydiqa_ru_dev", 800, most)),
        lambda data, most: question_set(data, "squadshifts_reddit", 900, most),
        lambda data, most: _sentences(data, "selqa_devtest", most, whole=True),
        lambda data, most: _sentences(data, "scifact_train", most, whole=True),
        lambda data, most: _sentences(data, "fool_me_twice", most, whole=False),
    )
    for make in makers:
        yield make(data, most)


def as_topic(text: str) -> str:
    """The question as words that ask nothing: without function words and question mark."""
    return " ".join(
        word for word in text.rstrip("? ").split() if word.lower() not in FUNCTION_WORDS
    )


def _squad(data: Path, most: int) -> RankingSet:
    """Articles kept apart, as questions and as topics, with their own article and without it."""
    collection = load_collection(data / "eval/squad_v2_dev")
    article = {document.path: document.path.rsplit("#", 1)[0] for document in collection.documents}
    rows = shuffled(
        row
        for row in read_lines(data / "eval/squad_v2_dev/queries.jsonl")
        if row["meta"]["article"] in FITTING_ARTICLES
    )
    asked: list[RankingQuestion] = []
    for row in rows[:most]:
        own = frozenset(collection.qrels[row["id"]])
        group = row["meta"]["article"]
        others = frozenset(path for path, name in article.items() if name != group)
        answers = () if row["meta"]["is_impossible"] else tuple(row["answers"])
        there = RankingQuestion(row["text"], own, answers, None, not answers, group)
        gone = replace(there, right=frozenset(), answers=(), within=others, absent=True)
        asked += [there, gone]
        asked += [replace(one, text=as_topic(one.text)) for one in (there, gone)]
    return RankingSet("squad_v2_dev", collection.documents, tuple(asked))


def _policy(data: Path, most: int) -> RankingSet:
    """A question of PolicyQA is about one site, and is asked of that site's documents."""
    folder = data / "eval/policyqa_dev"
    collection = load_collection(folder)
    kept = tuple(d for d in collection.documents if is_kept_apart("eval/policyqa_dev", d.title))
    asked = [
        RankingQuestion(
            row["text"],
            frozenset(collection.qrels[row["id"]]),
            tuple(row["answers"]),
            frozenset(d.path for d in kept if d.title == row["meta"]["site"]),
            group=row["meta"]["site"],
        )
        for row in shuffled(read_lines(folder / "queries.jsonl"))
        if is_kept_apart("eval/policyqa_dev", row["meta"]["site"])
    ]
    return RankingSet("policyqa_dev", kept, tuple(asked[:most]))


def _covid(data: Path, most: int) -> RankingSet:
    """Two thirds of the articles kept apart: all of them take long to index."""
    folder = data / "eval/covidqa"
    collection = load_collection(folder)

    def is_taken(article: str) -> bool:
        return is_kept_apart("eval/covidqa", article) and _number(article) % 3 < 2

    kept = tuple(d for d in collection.documents if is_taken(d.path.split("#")[0]))
    asked = [
        RankingQuestion(
            row["text"],
            frozenset(collection.qrels[row["id"]]),
            tuple(row["answers"]),
            group=row["meta"]["doc"],
        )
        for row in shuffled(read_lines(folder / "queries.jsonl"))
        if is_taken(row["meta"]["doc"]) and row["id"] in collection.qrels
    ]
    return RankingSet("covidqa", kept, tuple(asked[:most]))


def _clapnq(data: Path, most: int) -> RankingSet:
    """Questions that people typed into a search engine, half of them put beside a text of the
    right page that does not answer."""
    found: dict[str, Document] = {}
    asked: list[RankingQuestion] = []
    folder = data / "train/clapnq_dev"
    rows = [(row, row["context"], False) for row in read_lines(folder / "qa.jsonl")]
    rows += [
        (row, " ".join(row["sentences"]), True)
        for row in read_lines(folder / "sentences.jsonl")
        if any(row["labels"])
    ]
    for row, text, answers in shuffled(iter(rows)):
        title = row["title"] if "title" in row else row["meta"].get("title") or ""
        path = identity(text)
        found[path] = make_document(path, paragraph_title(title), text)
        if is_kept_apart("train/clapnq_dev", title or text) and len(asked) < most:
            asked.append(
                RankingQuestion(
                    row["question"], frozenset([path]), absent=not answers, group=title or text
                )
            )
    return RankingSet("clapnq_dev", tuple(found.values()), tuple(asked))


def question_set(
    data: Path, name: str, documents: int, most: int, *, seen: bool = False
) -> RankingSet:
    """A set of questions with spans: its paragraphs are the documents.

    With ``seen`` also those that the reader was trained on.
    """
    found: dict[str, Document] = {}
    asked: list[RankingQuestion] = []
    for row in shuffled(read_lines(data / "train" / name / "qa.jsonl")):
        path = identity(row["context"])
        if path not in found and len(found) < documents:
            found[path] = make_document(path, paragraph_title(row["title"]), row["context"])
        answers = tuple(answer["text"] for answer in row["answers"])
        group = row["title"] or row["context"]
        taken = seen or _is_taken(name, group)
        if path in found and answers and taken and len(asked) < most:
            asked.append(RankingQuestion(row["question"], frozenset([path]), answers, group=group))
    return RankingSet(name, tuple(found.values()), tuple(asked))


def _with_and_without(one: RankingSet) -> RankingSet:
    """Every question once more, put to all documents but its own."""
    everything = frozenset(document.path for document in one.documents)
    gone = [
        replace(asked, right=frozenset(), answers=(), within=everything - asked.right, absent=True)
        for asked in one.asked
        if not asked.absent
    ]
    return replace(one, asked=(*one.asked, *gone))


def _is_taken(name: str, group: str) -> bool:
    return not has_kept_apart(f"train/{name}") or is_kept_apart(f"train/{name}", group)


def _sentences(data: Path, name: str, most: int, *, whole: bool) -> RankingSet:
    """A set that says which sentences answer: each is a document, or each list of them."""
    found: dict[str, Document] = {}
    right: dict[str, set[str]] = {}
    for row in shuffled(read_lines(data / "train" / name / "sentences.jsonl"))[:most]:
        title = row["meta"].get("title") or ""
        pairs = list(zip(row["sentences"], row["labels"], strict=True))
        if whole:
            pairs = [(" ".join(row["sentences"]), 1)]
        for text, label in pairs:
            found[identity(text)] = make_document(identity(text), title, text)
            if label:
                right.setdefault(row["question"], set()).add(identity(text))
    asked = (RankingQuestion(text, frozenset(paths)) for text, paths in right.items())
    return RankingSet(name, tuple(found.values()), tuple(asked))


def shuffled(rows: Iterator[Row]) -> list[Row]:
    listed = list(rows)
    random.Random(_SEED).shuffle(listed)
    return listed


def identity(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _number(text: str) -> int:
    return int(hashlib.sha256(text.encode()).hexdigest(), 16)
