"""Base forms of English verbs."""

from __future__ import annotations

from typing import Final

from retriever.query.rewording.known_words import english_frequency
from retriever.query.word_forms import BASE_OF

_SAME_IN_PAST: Final = frozenset(("cost", "put", "set", "cut", "hit", "let", "shut", "spread"))


def base_form(word: str) -> str | None:
    """ "Take" for "took", "contribute" for "contributed"; None where it is no past form."""
    small = word.casefold()
    if small in _SAME_IN_PAST:
        return small
    if small in BASE_OF:
        return BASE_OF[small]
    if not small.endswith("ed") or len(small) < 5:
        return None
    bases = [small[:-1], small[:-2]]
    if small[-3] == small[-4]:
        bases.append(small[:-3])
    if small.endswith("ied"):
        bases.append(f"{small[:-3]}y")
    best = max(bases, key=english_frequency)
    return best if english_frequency(best) else None
