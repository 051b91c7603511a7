"""All that a reader learns from: the sets people made, and what is made of their paragraphs."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from training.reader.inserted_details import detailed
from training.reader.made_questions import made_sets, with_lists
from training.reader.reader_data import QuestionSet, load_sets

_ENCYCLOPEDIC: Final = (
    "squad_v2_dev",
    "squadshifts_new_wiki",
    "tydiqa_en",
    "qed_dev",
    "clapnq_dev",
)
"""Sets whose paragraphs say what things are, and of names that a detail may be put behind."""
_DETAILED: Final = 2600


def all_sets(
    data: Path, seed: int, *, multilingual: bool = False, share: float = 1.0
) -> list[QuestionSet]:
    asked = load_sets(data, seed, multilingual=multilingual, share=share)
    encyclopedic = [one for one in asked if one.name in _ENCYCLOPEDIC]
    paragraphs = [paragraph for one in encyclopedic for paragraph in one.paragraphs]
    return [
        *map(with_lists, asked),
        *made_sets(encyclopedic, seed),
        detailed(paragraphs, round(share * _DETAILED), seed),
    ]
