"""A tokenizer of many scripts, less the word pieces of those that are not asked for.

XLM-R's vocabulary is three quarters of a small model. Kept are all pieces in the scripts of the
languages of the United Nations, and of the others every single letter, so that no name becomes
unknown. Text in the scripts kept is split as before: its pieces and their scores are the same.
"""

from __future__ import annotations

import json
from typing import Any, Final

import regex

_KEPT: Final = regex.compile(
    r"[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Han}\p{Script=Greek}"
    r"\p{Script=Common}\p{Script=Inherited}]*"
)
_SPECIAL: Final = ("<s>", "<pad>", "</s>", "<unk>", "<mask>")
_WORD_BEGINS: Final = "▁"


def fewer_pieces(raw: bytes) -> tuple[bytes, list[int]]:
    """The tokenizer.json, and which rows of the embeddings its pieces had, in their new order.

    The unknown piece is among the first four, whose numbers stay.
    """
    tokenizer: dict[str, Any] = json.loads(raw)
    vocabulary = tokenizer["model"]["vocab"]
    kept = [place for place, (piece, _) in enumerate(vocabulary) if is_kept(piece)]
    numbers = {old: new for new, old in enumerate(kept)}
    tokenizer["model"]["vocab"] = [vocabulary[place] for place in kept]
    for special in tokenizer["added_tokens"]:
        special["id"] = numbers[special["id"]]
    tokenizer["post_processor"] = _pairs_as_bert(tokenizer["post_processor"])
    return json.dumps(tokenizer, ensure_ascii=False).encode(), kept


def is_kept(piece: str) -> bool:
    letters = piece.removeprefix(_WORD_BEGINS)
    return piece in _SPECIAL or len(letters) <= 1 or bool(_KEPT.fullmatch(letters))


def _pairs_as_bert(processor: dict[str, Any]) -> dict[str, Any]:
    """One separator between two texts, and types that tell them apart: as a BERT is fine-tuned,
    not as XLM-R. A single text is as it was."""
    first, *_ = processor["single"]
    last = processor["single"][-1]
    second = {"Sequence": {"id": "B", "type_id": 1}}
    closing = {"SpecialToken": {**last["SpecialToken"], "type_id": 1}}
    return {
        **processor,
        "pair": [first, {"Sequence": {"id": "A", "type_id": 0}}, last, second, closing],
    }
