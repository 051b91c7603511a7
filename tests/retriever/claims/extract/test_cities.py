"""Cities, and the countries they are in."""

from __future__ import annotations

from retriever.claims.extract.cities import FILE, countries_of
from retriever.claims.extract.sentence_names import nation_of


def test_cities_are_known_with_and_without_accents() -> None:
    assert countries_of("İzmir") == countries_of("Izmir") == {"turkey"}
    assert countries_of("Ташкент") == {"uzbekistan"}
    assert not countries_of("nice")


def test_every_city_is_in_a_country() -> None:
    rows = [line.split("\t") for line in FILE.read_text(encoding="utf-8").splitlines()[1:]]
    assert all(len(row) in (2, 3) and row[1] for row in rows)
    known = {nation for _, nations, *_ in rows for nation in nations.split(", ")}
    assert {nation_of("Peru"), nation_of("Russian Federation"), nation_of("UK")} <= known
