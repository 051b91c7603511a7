"""A tokenizer less the pieces of some scripts: what is kept is split as before."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tokenizers import Tokenizer

from training.fewer_pieces import fewer_pieces, is_kept

_PIECES = (
    "▁",
    "a",
    "b",
    "▁ab",
    "об",
    "▁об",
    "가",
    "▁가나",
    "나",
    "ქარ",
    "ქ",
    "c",
    "中国",
    "س",
    "▁سلام",
)
_SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")


def tokenizer_json() -> bytes:
    vocabulary: list[list[Any]] = [[piece, 0.0] for piece in _SPECIAL]
    vocabulary += [[piece, -float(len(_PIECES) - at)] for at, piece in enumerate(_PIECES)]
    vocabulary.append(["<mask>", 0.0])
    special = [*_SPECIAL, "<mask>"]
    numbers = [0, 1, 2, 3, len(vocabulary) - 1]
    added = {
        "single_word": False,
        "lstrip": False,
        "rstrip": False,
        "normalized": False,
        "special": True,
    }
    begin = {"SpecialToken": {"id": "<s>", "type_id": 0}}
    end = {"SpecialToken": {"id": "</s>", "type_id": 0}}
    first, second = ({"Sequence": {"id": one, "type_id": 0}} for one in "AB")
    whole = {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [
            {"id": number, "content": one, **added}
            for number, one in zip(numbers, special, strict=True)
        ],
        "normalizer": None,
        "pre_tokenizer": {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always"},
        "post_processor": {
            "type": "TemplateProcessing",
            "single": [begin, first, end],
            "pair": [begin, first, end, end, second, end],
            "special_tokens": {
                one: {"id": one, "ids": [number], "tokens": [one]}
                for one, number in (("<s>", 0), ("</s>", 2))
            },
        },
        "decoder": None,
        "model": {"type": "Unigram", "unk_id": 3, "vocab": vocabulary},
    }
    return json.dumps(whole).encode()


def test_kept_pieces_keep_their_rows_and_special_ones_their_place() -> None:
    raw = tokenizer_json()
    fewer, kept = fewer_pieces(raw)
    before = [piece for piece, _ in json.loads(raw)["model"]["vocab"]]
    made = json.loads(fewer)
    after = [piece for piece, _ in made["model"]["vocab"]]
    assert [before[row] for row in kept] == after
    assert "▁가나" not in after and "ქარ" not in after
    assert {"가", "나", "ქ"} <= set(after), "single letters of every script stay"
    for special in made["added_tokens"]:
        assert after[special["id"]] == special["content"]


@pytest.mark.parametrize("text", ["ab", "ab об", "中国 c", "سلام a"])
def test_text_in_the_scripts_kept_is_split_as_before(text: str) -> None:
    raw = tokenizer_json()
    before = Tokenizer.from_str(raw.decode())
    after = Tokenizer.from_str(fewer_pieces(raw)[0].decode())
    assert after.encode(text).tokens == before.encode(text).tokens
    assert "<unk>" not in after.encode(text).tokens


def test_two_texts_have_one_separator_and_types_that_tell_them_apart() -> None:
    pair = Tokenizer.from_str(fewer_pieces(tokenizer_json())[0].decode()).encode("ab", "об")
    assert pair.tokens == ["<s>", "▁ab", "</s>", "▁об", "</s>"]
    assert pair.type_ids == [0, 0, 0, 1, 1]


def test_signs_and_digits_are_of_every_script() -> None:
    assert is_kept("▁2021") and is_kept("—") and is_kept("$100") and is_kept("<mask>")
    assert not is_kept("▁हिन्दी") and not is_kept("ข้าว")
