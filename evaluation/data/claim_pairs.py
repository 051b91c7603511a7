"""Claims with the evidence they are to be judged by, in one shape and in three parts.

Parts are drawn by page, so that no claim about a page that is reported on was ever trained on.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from evaluation.data.json_lines import read_lines

Label = Literal["supported", "contradicted", "not_enough"]
SetPart = Literal["training", "fitting", "reported"]

LABELS: tuple[Label, ...] = ("supported", "contradicted", "not_enough")
"""In the order of the model's logits."""

REPORTED_SET = "sufficient_facts"


@dataclass(frozen=True, slots=True)
class ClaimPair:
    """A claim and the sentences it is to be judged by."""

    claim: str
    evidence: str
    label: Label
    title: str
    """Of the page the evidence is from; blank where the set names none."""
    origin: str
    """The set."""

    @property
    def titled_evidence(self) -> str:
        """The evidence under its title, as a passage is under its heading."""
        return f"{self.title}\n{self.evidence}" if self.title else self.evidence


@dataclass(frozen=True, slots=True)
class PairSource:
    folder: str
    files: tuple[str, ...]
    most: int = 100_000
    """Pairs taken, chosen by the seed."""


SOURCES = (
    PairSource("fool_me_twice", ("claims.jsonl", "derived_not_enough.jsonl")),
    PairSource("sufficient_facts", ("claims.jsonl",)),
    PairSource("contractnli_devtest", ("claims.jsonl",), most=900),
    PairSource("scifact_train", ("claims.jsonl",)),
    PairSource("wice_partial_train", ("claims.jsonl",)),
)


def load_pairs(data: Path, part: SetPart, seed: int) -> list[ClaimPair]:
    """The pairs of one part of all sets; the reported one is of sufficient_facts alone."""
    pairs: list[ClaimPair] = []
    for source in SOURCES:
        own = [pair for pair, page in _read(data, source) if part_of(source.folder, page) == part]
        random.Random(seed).shuffle(own)
        pairs += own[: source.most]
    return pairs


def part_of(folder: str, page: str) -> SetPart:
    """A fifth of sufficient_facts' pages is reported on; a tenth of every set's is to fit on."""
    drawn = hashlib.sha256(page.encode()).digest()[0] % 10
    if drawn == 0:
        return "fitting"
    return "reported" if drawn in (1, 2) and folder == REPORTED_SET else "training"


def _read(data: Path, source: PairSource) -> Iterator[tuple[ClaimPair, str]]:
    """Each pair with the page, or what else groups its set, that decides its part."""
    for name in source.files:
        for row in read_lines(data / "train" / source.folder / name):
            meta = row["meta"]
            titles = meta.get("titles") or [meta.get("title") or ""]
            page = titles[0] or str(meta.get("doc") or row["claim"])
            title = titles[0] if len(titles) == 1 else ""
            pair = ClaimPair(row["claim"], row["evidence"], row["label"], title, source.folder)
            yield pair, page
