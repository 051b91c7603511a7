"""Which country a city is in: "in Almaty" is in Kazakhstan, and not in Tashkent."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

FILE: Final = Path(__file__).with_name("cities.tsv")
"""A city and its country or countries a line, as nation_of has them; by training/cities.py."""
COMMENT: Final = "#"


def countries_of(name: str) -> frozenset[str]:
    """The countries with a city of the name and at least 100,000 people, or as their capital; none
    where there is no such city, or it is written small."""
    return _table().get(_plain(name), frozenset())


@cache
def _table() -> Mapping[str, frozenset[str]]:
    lines = FILE.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith(COMMENT))
    return {_plain(city): frozenset(nations.split(", ")) for city, nations in rows}


def _plain(name: str) -> str:
    """Without accents, of which people write some and leave some; capitals kept."""
    letters = unicodedata.normalize("NFKD", name)
    return "".join(sign for sign in letters if not unicodedata.combining(sign))
