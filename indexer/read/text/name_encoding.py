"""The encoding of short names, such as those of files in an archive, that say none themselves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from indexer.read.text.cyrillic_encodings import most_likely_cyrillic

_LEAST = 0.5
"""Share of characters that must be usual ones of the encoding."""


def name_encoding(raw: bytes) -> str | None:
    """UTF-8, else a Russian, Japanese, Chinese or Korean encoding; None where none is likely."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return most_likely_cyrillic(raw) or _most_likely_east_asian(raw)
    return "utf-8"


def _most_likely_east_asian(raw: bytes) -> str | None:
    scored = []
    for encoding, is_usual in _EAST_ASIAN.items():
        try:
            signs = [sign for sign in raw.decode(encoding) if not sign.isascii()]
        except UnicodeDecodeError:
            continue
        usual = sum(is_usual(sign, sign.encode(encoding)) for sign in signs)
        scored.append((usual / max(1, len(signs)), encoding))
    share, best = max(scored, key=lambda one: one[0], default=(0.0, ""))
    return best if share >= _LEAST else None


def _is_japanese(sign: str, code: bytes) -> bool:
    """Kana, full-width marks, and the ideographs of the first level."""
    return len(code) == 2 and (0x81 <= code[0] <= 0x83 or 0x88 <= code[0] <= 0x97)


def _is_simplified(sign: str, code: bytes) -> bool:
    """The first level, ordered by sound, and full-width marks."""
    return len(code) == 2 and code[1] >= 0xA1 and (0xB0 <= code[0] <= 0xD7 or code[0] in (161, 163))


def _is_traditional(sign: str, code: bytes) -> bool:
    return len(code) == 2 and 0xA1 <= code[0] <= 0xC6


def _is_korean(sign: str, code: bytes) -> bool:
    return "\uac00" <= sign <= "\ud7a3"


_EAST_ASIAN: Final[dict[str, Callable[[str, bytes], bool]]] = {
    "cp932": _is_japanese,
    "gbk": _is_simplified,
    "big5": _is_traditional,
    "cp949": _is_korean,
}
"""Which characters are usual in each; of two equally likely ones the first is taken."""
