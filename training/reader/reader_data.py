"""The question sets that the reader may learn from, in one shape, less what must stay unseen.

Left out: eight articles of squad_v2_dev (to fit and to report on), every paragraph that is also
in xquad_en, and the half of covidqa, policyqa_dev and tydiqa_ru_dev that
``is_kept_apart`` names.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

from evaluation.data.json_lines import read_lines
from evaluation.data.kept_apart import FITTING_ARTICLES, is_kept_apart

_LONGEST_ANSWER = 30
"""In words. A longer answer is a passage, not a span: COVID-QA and PolicyQA have many."""
_NAMELESS_TITLES = re.compile(r"(?:Amazon_Reviews|Filtered_Reddit|c\d+|[\w-]+\.(?:com|org|net))")


@dataclass(frozen=True, slots=True)
class Paragraph:
    title: str
    """Blank where the set has none that says something."""
    text: str
    group: str
    """The article, site or document: hard negatives are looked for inside it."""


@dataclass(frozen=True, slots=True)
class Question:
    text: str
    paragraph: int
    evidence: tuple[tuple[int, int], ...]
    """Characters of the paragraph's text; none where it holds no answer."""
    exact: bool
    """Whether the evidence is the answer's own words, or sentences that hold it somewhere."""
    answers: tuple[str, ...]
    """Every accepted wording; none where only the sentences are known."""

    @property
    def answer(self) -> tuple[int, int] | None:
        return next(iter(self.evidence), None)


@dataclass(frozen=True, slots=True)
class QuestionSet:
    name: str
    paragraphs: tuple[Paragraph, ...]
    questions: tuple[Question, ...]
    times: int = 1
    """How often an epoch goes through it, each time in other windows."""


@dataclass(frozen=True, slots=True)
class Source:
    """A set, and how much of it is taken."""

    folder: str
    most: int
    """Questions, chosen by the seed."""
    most_per_paragraph: int = 1000
    times: int = 1


SOURCES = (
    Source("eval/squad_v2_dev", 9000, times=2),
    Source("train/squadshifts_new_wiki", 8000),
    Source("train/squadshifts_reddit", 3500),
    Source("train/squadshifts_amazon", 2000),
    Source("train/tydiqa_en", 4200),
    Source("train/qed_dev", 1400),
    Source("train/qamr_devtest", 2000, most_per_paragraph=3),
    Source("train/tatqa_text", 700),
    Source("train/clapnq_dev", 300),
    Source("train/cuad_windows", 1000),
    Source("eval/covidqa", 600),
    Source("eval/policyqa_dev", 1200, most_per_paragraph=6),
)
OTHER_LANGUAGES = (Source("train/tydiqa_ru_dev", 1000, times=3),)
"""For a reader of more than English."""
SENTENCE_SOURCES = (
    Source("train/squad_train44_sents", 4000),
    Source("train/selqa_devtest", 2400),
    Source("train/clapnq_dev", 300),
    Source("train/fool_me_twice", 500),
    Source("train/scifact_train", 300),
    Source("train/contractnli_devtest", 200),
)
"""Sets that tell which sentences answer, not which words; claims among them."""


def load_sets(
    data: Path, seed: int, *, multilingual: bool = False, share: float = 1.0
) -> list[QuestionSet]:
    """Of the English sets only a share of the questions, where one is given."""
    forbidden = {normalised(row["text"]) for row in read_lines(data / "eval/xquad_en/corpus.jsonl")}
    fewer, fewer_sentences = (
        [replace(source, most=round(share * source.most)) for source in all_of_them]
        for all_of_them in (SOURCES, SENTENCE_SOURCES)
    )
    words = [
        _load(data / source.folder, _with_words(data / source.folder), source, forbidden, seed)
        for source in (*fewer, *(OTHER_LANGUAGES if multilingual else ()))
    ]
    sentences = [
        _load(data / source.folder, _with_sentences(data / source.folder), source, forbidden, seed)
        for source in fewer_sentences
    ]
    return words + sentences


def load_for_fitting(data: Path) -> QuestionSet:
    """FITTING_ARTICLES of squad_v2_dev, xquad's paragraphs among them left in."""
    rows = _collection(data / "eval/squad_v2_dev")
    return _as_set("squad_v2_dev fitting", [r for r in rows if r["group"] in FITTING_ARTICLES])


def normalised(text: str) -> str:
    """Letters and digits only, lower case: how a paragraph is known again."""
    return "".join(character for character in text.lower() if character.isalnum())


def _load(
    folder: Path, rows: list[dict[str, Any]], source: Source, forbidden: set[str], seed: int
) -> QuestionSet:
    usable = [
        row
        for row in rows
        if not is_kept_apart(source.folder, row["group"])
        and normalised(row["context"]) not in forbidden
        and (not row["exact"] or all(_is_short(row["context"], span) for span in row["evidence"]))
    ]
    random.Random(seed).shuffle(usable)
    few = islice(_capped(usable, source.most_per_paragraph), source.most)
    return replace(_as_set(folder.name, list(few)), times=source.times)


def _with_words(folder: Path) -> list[dict[str, Any]]:
    return _collection(folder) if (folder / "corpus.jsonl").is_file() else _flat(folder)


def _with_sentences(folder: Path) -> list[dict[str, Any]]:
    """Questions, or claims, with the sentences around their answer and which of them hold it."""
    rows = []
    for row in read_lines(folder / "sentences.jsonl"):
        spans, text = [], ""
        for sentence, label in zip(row["sentences"], row["labels"], strict=True):
            if label:
                spans.append((len(text), len(text) + len(sentence)))
            text += f"{sentence} "
        title = row["meta"].get("title") or ""
        rows.append(
            {
                "question": row["question"],
                "context": text.rstrip(),
                "title": title,
                "group": title or text,
                "evidence": tuple(spans),
                "exact": False,
                "answers": [],
            }
        )
    return rows


def _is_short(text: str, answer: tuple[int, int]) -> bool:
    return len(text[slice(*answer)].split()) <= _LONGEST_ANSWER


def _capped(rows: Sequence[dict[str, Any]], most: int) -> Iterator[dict[str, Any]]:
    seen: dict[str, int] = defaultdict(int)
    for row in rows:
        seen[row["context"]] += 1
        if seen[row["context"]] <= most:
            yield row


def _as_set(name: str, rows: Sequence[dict[str, Any]]) -> QuestionSet:
    places: dict[str, int] = {}
    paragraphs: list[Paragraph] = []
    questions: list[Question] = []
    for row in rows:
        if row["context"] not in places:
            places[row["context"]] = len(paragraphs)
            paragraphs.append(
                Paragraph(paragraph_title(row["title"]), row["context"], row["group"])
            )
        place = places[row["context"]]
        questions.append(
            Question(row["question"], place, row["evidence"], row["exact"], tuple(row["answers"]))
        )
    return QuestionSet(name, tuple(paragraphs), tuple(questions))


def paragraph_title(raw: str) -> str:
    """Blank where the set gives no title that says something."""
    return "" if _NAMELESS_TITLES.match(raw) else raw.replace("_", " ").strip()


def _flat(folder: Path) -> list[dict[str, Any]]:
    """Sets of train/: one row a question, answers with offsets."""
    rows = []
    for row in read_lines(folder / "qa.jsonl"):
        spans = [(a["start"], a["start"] + len(a["text"])) for a in row["answers"]]
        rows.append(
            {
                "question": row["question"],
                "context": row["context"],
                "title": row["title"],
                "group": row["title"] or row["context"],
                "evidence": (_trimmed(row["context"], _agreed(spans)),) if spans else (),
                "exact": True,
                "answers": [a["text"] for a in row["answers"]],
            }
        )
    return rows


def _collection(folder: Path) -> list[dict[str, Any]]:
    """Sets of eval/: paragraphs, questions and which belongs to which, answers as words."""
    paragraphs = {row["id"]: row for row in read_lines(folder / "corpus.jsonl")}
    own = dict(line.split("\t")[:2] for line in (folder / "qrels.tsv").read_text().splitlines())
    rows = []
    for row in read_lines(folder / "queries.jsonl"):
        paragraph = paragraphs.get(own.get(row["id"], ""))
        if paragraph is None:
            continue
        answers = [] if row["meta"].get("is_impossible") else row["answers"]
        spans = _found(row["text"], paragraph["text"], answers)
        if answers and not spans:
            continue
        rows.append(
            {
                "question": row["text"],
                "context": paragraph["text"],
                "title": paragraph["title"],
                "group": paragraph.get("doc") or paragraph["title"],
                "evidence": (_trimmed(paragraph["text"], _agreed(spans)),) if spans else (),
                "exact": True,
                "answers": answers,
            }
        )
    return rows


def _found(question: str, text: str, answers: Sequence[str]) -> list[tuple[int, int]]:
    asked = set(re.findall(r"\w+", question.lower()))
    return [_occurrence(asked, text, answer) for answer in answers if answer and answer in text]


def _occurrence(asked: set[str], text: str, answer: str) -> tuple[int, int]:
    """Of several places with the answer's words, the one among most words of the question."""

    def shared(start: int) -> int:
        around = text[max(0, start - 120) : start + len(answer) + 120].lower()
        return len(asked.intersection(re.findall(r"\w+", around)))

    starts = [found.start() for found in re.finditer(re.escape(answer), text)]
    best = max(starts, key=lambda start: (shared(start), -start))
    return best, best + len(answer)


def _agreed(spans: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The span that overlaps most with the other people's; the shortest of equals."""

    def support(span: tuple[int, int]) -> float:
        return sum(_overlap(span, other) for other in spans)

    return max(spans, key=lambda span: (round(support(span), 6), span[0] - span[1]))


def _trimmed(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Without the white space and the closing stop that some people marked along."""
    start, end = span
    while end - start > 1 and text[end - 1] in " \n\t.,;:":
        end -= 1
    while start < end - 1 and text[start].isspace():
        start += 1
    return start, end


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, shared) / (max(one[1], other[1]) - min(one[0], other[0]))
