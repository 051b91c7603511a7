"""Which country a city is in: "in Almaty" is in Kazakhstan, and not in Tashkent."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

FILE: Final = Path(__file__).with_name("cities.tsv")
"""A line for a city: its name, its country or countries as nation_of has them, and the other names
it has or had; by training/claims/cities_table.py."""
COMMENT: Final = "#"
_NONE: Final[frozenset[str]] = frozenset()


def countries_of(name: str) -> frozenset[str]:
    """The countries with a city of the name and at least 100,000 people, or as their capital; none
    where there is no such city, or it is written small."""
    return _table().get(plain(name), (_NONE, _NONE))[0]


def same_city(one: str, other: str) -> bool:
    """Whether both are names of one city: Kyiv and Kiev, Almaty and Алма-Ата."""
    return bool(_cities(one) & _cities(other))


def _cities(name: str) -> frozenset[str]:
    own = plain(name)
    return _by_other_name().get(own, _NONE) | ({own} if own in _table() else _NONE)


@cache
def _table() -> Mapping[str, tuple[frozenset[str], frozenset[str]]]:
    """By name: the countries, and the other names."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith(COMMENT))
    return {
        plain(city): (frozenset(nations.split(", ")), frozenset("".join(more).split(", ")) - {""})
        for city, nations, *more in rows
    }


@cache
def _by_other_name() -> Mapping[str, frozenset[str]]:
    cities: dict[str, set[str]] = defaultdict(set)
    for city, (_, others) in _table().items():
        for other in others:
            cities[other].add(city)
    return {name: frozenset(found) for name, found in cities.items()}


def plain(name: str) -> str:
    """Without accents, of which people write some and leave some; capitals kept."""
    letters = unicodedata.normalize("NFKD", name)
    return "".join(sign for sign in letters if not unicodedata.combining(sign))
