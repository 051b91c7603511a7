"""Which country a city is in: "in Almaty" is in Kazakhstan, and not in Tashkent."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

FILE: Final = Path(__file__).with_name("cities.tsv")
"""A line for a city: its name, its country or countries as nation_of has them, and the other names
it has or had; by training/claims/cities_table.py."""
COMMENT: Final = "#"


@dataclass(frozen=True, slots=True)
class _City:
    countries: frozenset[str] = frozenset()
    other_names: frozenset[str] = frozenset()


_UNKNOWN: Final = _City()


def countries_of(name: str) -> frozenset[str]:
    """The countries with a city of the name and at least 100,000 people, or as their capital; none
    where there is no such city, or the name is in small letters."""
    return _cities_by_name().get(without_accents(name), _UNKNOWN).countries


def same_city(one: str, other: str) -> bool:
    """Whether both are names of one city: Kyiv and Kiev, Almaty and Алма-Ата."""
    return bool(_main_names(one) & _main_names(other))


def _main_names(name: str) -> frozenset[str]:
    """The names, as in the table, of the cities that have this name."""
    own = without_accents(name)
    found = _main_names_by_other_name().get(own, frozenset())
    return found | {own} if own in _cities_by_name() else found


@cache
def _cities_by_name() -> Mapping[str, _City]:
    lines = FILE.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith(COMMENT))
    return {
        without_accents(name): _City(
            frozenset(countries.split(", ")), frozenset("".join(others).split(", ")) - {""}
        )
        for name, countries, *others in rows
    }


@cache
def _main_names_by_other_name() -> Mapping[str, frozenset[str]]:
    names: dict[str, set[str]] = defaultdict(set)
    for name, city in _cities_by_name().items():
        for other in city.other_names:
            names[other].add(name)
    return {other: frozenset(found) for other, found in names.items()}


def without_accents(name: str) -> str:
    """Accents are often left out in writing; capitals are kept."""
    letters = unicodedata.normalize("NFKD", name)
    return "".join(sign for sign in letters if not unicodedata.combining(sign))
