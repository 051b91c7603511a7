"""Arabic words without the article, joined particles and endings, and in one spelling.

This is Light10 (Larkey, Ballesteros and Connell, SIGIR 2002), as search engines use it, but for
words that begin with "and" (w): Snowball's stemmer leaves "والمدارس" whole and makes two stems of
"وزارة" and "للوزارة".
"""

from __future__ import annotations

import re

_SPELLINGS = str.maketrans("أإآٱىیکةۀ", "ااااييكهه")
"""Letters that writers exchange, and those that Persian keyboards give."""
_MARKS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc]")
_PREFIXES = ("ال", "وال", "بال", "كال", "فال", "لل", "و")
_SUFFIXES = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")
_LEAST = 2
"""Letters that stay."""
_AFTER_AND = 5
"""The same after a lone "and", since "وزارة" and "وكالة" begin with that letter themselves."""


def arabic_stem(word: str) -> str:
    """The stem of a word in Arabic letters; never blank."""
    plain = _MARKS.sub("", word).translate(_SPELLINGS)
    for prefix in _PREFIXES:
        least = _AFTER_AND if len(prefix) == 1 else _LEAST
        if plain.startswith(prefix) and len(plain) >= len(prefix) + least:
            plain = plain[len(prefix) :]
            break
    for suffix in _SUFFIXES:
        if plain.endswith(suffix) and len(plain) >= len(suffix) + _LEAST:
            plain = plain[: -len(suffix)]
    return plain or word
