"""The claims with evidence that the claim model may learn from, in one shape and in three parts.

Parts are drawn by page, so that no claim about a page that is reported on was ever trained on.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

Label = Literal["supported", "contradicted", "not_enough"]
Part = Literal["training", "fitting", "reported"]

LABELS: tuple[Label, ...] = ("supported", "contradicted", "not_enough")
"""In the order of the model's logits."""

REPORTED_SET = "sufficient_facts"


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim and the sentences it is to be judged by."""

    claim: str
    evidence: str
    label: Label
    title: str
    """Of the page the evidence stands on; blank where the set names none."""
    origin: str
    """The set."""


@dataclass(frozen=True, slots=True)
class Source:
    folder: str
    files: tuple[str, ...]
    most: int = 100_000
    """Pairs taken, chosen by the seed."""


SOURCES = (
    Source("fool_me_twice", ("claims.jsonl", "derived_not_enough.jsonl")),
    Source("sufficient_facts", ("claims.jsonl",)),
    Source("contractnli_devtest", ("claims.jsonl",), most=900),
    Source("scifact_train", ("claims.jsonl",)),
    Source("wice_partial_train", ("claims.jsonl",)),
)

WITH_SENTENCES = ("fool_me_twice", "scifact_train")
_LEAST_SAID = 30
"""Characters of a sentence that can mislead."""


def load_pairs(data: Path, part: Part, seed: int) -> list[Pair]:
    """The pairs of one part of all sets; the reported one is of sufficient_facts alone."""
    pairs: list[Pair] = []
    for source in SOURCES:
        own = [pair for pair, group in _rows(data, source) if part_of(source.folder, group) == part]
        random.Random(seed).shuffle(own)
        pairs += own[: source.most]
    return pairs


def load_passed_over(data: Path, part: Part) -> list[Pair]:
    """Sentences found for a claim that nobody marked as its evidence: not enough.

    What a search brings besides the evidence looks like this: of the same page, in like words.
    """
    pairs = []
    for folder in WITH_SENTENCES:
        for row in _lines(data / "train" / folder / "sentences.jsonl"):
            title = row["meta"].get("title") or ""
            if part_of(folder, title or row["question"]) != part:
                continue
            for sentence, label in zip(row["sentences"], row["labels"], strict=True):
                if not label and len(sentence) >= _LEAST_SAID:
                    pairs.append(Pair(row["question"], sentence, "not_enough", title, folder))
    return pairs


def part_of(folder: str, group: str) -> Part:
    """A fifth of sufficient_facts' pages is reported on; a tenth of every set's is to fit on."""
    drawn = hashlib.sha256(group.encode()).digest()[0] % 10
    if drawn == 0:
        return "fitting"
    return "reported" if drawn in (1, 2) and folder == REPORTED_SET else "training"


def by_title(pairs: Sequence[Pair]) -> dict[str, list[Pair]]:
    groups: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        groups[pair.title].append(pair)
    return groups


def _rows(data: Path, source: Source) -> Iterator[tuple[Pair, str]]:
    for name in source.files:
        for row in _lines(data / "train" / source.folder / name):
            meta = row["meta"]
            titles = meta.get("titles") or [meta.get("title") or ""]
            group = titles[0] or str(meta.get("doc") or row["claim"])
            title = titles[0] if len(titles) == 1 else ""
            pair = Pair(row["claim"], row["evidence"], row["label"], title, source.folder)
            yield pair, group


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
