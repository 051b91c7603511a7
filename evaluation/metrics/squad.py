"""Exact match and F1 of answer words, as SQuAD's own script has them.

Rajpurkar et al. 2016 and 2018: lower case, without punctuation and the English articles; F1 over
words; of several accepted answers the best counts.
"""

from __future__ import annotations

import re
import string
from collections import Counter
from collections.abc import Iterable


def exact(said: str, accepted: Iterable[str]) -> float:
    """1 or 0. To say nothing is right where "" is accepted."""
    return float(any(_plain(said) == _plain(answer) for answer in accepted))


def f1(said: str, accepted: Iterable[str]) -> float:
    return max(_f1(_plain(said).split(), _plain(answer).split()) for answer in accepted)


def _f1(said: list[str], answer: list[str]) -> float:
    if not said or not answer:
        return float(said == answer)
    shared = (Counter(said) & Counter(answer)).total()
    return 2 * shared / (len(said) + len(answer))


def _plain(text: str) -> str:
    kept = "".join(character for character in text.lower() if character not in string.punctuation)
    return " ".join(re.sub(r"\b(?:a|an|the)\b", " ", kept).split())
