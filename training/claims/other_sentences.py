"""Sentences that a search found for a claim and that nobody marked as its evidence."""

from __future__ import annotations

from pathlib import Path

from evaluation.data.claim_pairs import ClaimPair, SetPart, part_of
from evaluation.data.json_lines import read_lines

_SETS = ("fool_me_twice", "scifact_train")
_LEAST_CHARACTERS = 30
"""Of a sentence that can mislead."""


def load_other_sentences(data: Path, part: SetPart) -> list[ClaimPair]:
    """Each with its claim, labelled "not enough".

    What a search brings besides the evidence looks like this: of the same page, in similar words.
    """
    pairs = []
    for folder in _SETS:
        for row in read_lines(data / "train" / folder / "sentences.jsonl"):
            title = row["meta"].get("title") or ""
            if part_of(folder, title or row["question"]) != part:
                continue
            for sentence, label in zip(row["sentences"], row["labels"], strict=True):
                if not label and len(sentence) >= _LEAST_CHARACTERS:
                    pairs.append(ClaimPair(row["question"], sentence, "not_enough", title, folder))
    return pairs
