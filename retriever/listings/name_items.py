"""Items that are names of a kind: countries, places, who paid; and the cells of such a column."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from retriever.listings.conditions import donor_cells, same_nation
from retriever.listings.funders import CAPITAL, NAME, apart, funders
from retriever.listings.item_words import Item
from retriever.listings.kinds import COUNTRY_COLUMN, DONOR_COLUMN, PLACE_COLUMN, Kind
from retriever.listings.lines import Line
from retriever.query.russian_nations import nation_in
from sourceline.records import DateMention, Span
from sourceline.text.words import stems

_WHERE: Final = re.compile(
    r"(?i:\b(?:in|at|across|from|for|between|to|within|near|в|во|из|для|на)\s+(?:the\s+)?)"
    rf"(?P<names>{NAME}(?:\s*(?:,|,?\s*\b(?:and|as\s+well\s+as|и|а\s+также)\b)\s*(?:the\s+)?{NAME})*)"
)
_DOING: Final = re.compile(
    rf"(?P<names>{NAME}(?:\s*(?:,|,?\s*\b(?:and|as\s+well\s+as)\b)\s*(?:the\s+)?{NAME})*)\s+"
    r"(?i:(?:all\s+|both\s+|each\s+|also\s+)?(?:took\s+part|participated|attended|sent|joined|hosted"
    r"|were\s+represented|was\s+represented|organi[sz]ed|held))\b"
)
_NAMES: Final = re.compile(
    rf"{NAME}(?:\s*(?:,|,?\s*\b(?:and|as\s+well\s+as|и|а\s+также)\b)\s*(?:the\s+)?{NAME})*"
)
_FEWEST_KNOWN: Final = 2
_OF_A_BODY: Final = re.compile(
    r"\b(?:officers?|police|staff|experts?|representatives?|officials?|ministry|government|republic)"
    r"\s+of\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
_RU_COUNTRY: Final = re.compile(rf"{CAPITAL}[а-яё]+(?:стан|ия|ии|ию|ией|стана|стане|станом)\b")


def names_of(kind: Kind, line: Line, *, anywhere: bool) -> Iterator[Item]:
    """The items of one line. ``anywhere``: a country need not be where something was."""
    if line.is_row:
        yield from _cells(kind, line)
    elif kind == "donor":
        for span in funders(line.text):
            yield _item(line, span)
    elif kind in _READERS:
        yield from _READERS[kind](line, anywhere)


def _item(line: Line, span: Span) -> Item:
    return Item(line, line.within(span.start, span.end), _day(line))


def _day(line: Line) -> DateMention | None:
    return line.dates[0] if line.dates else None


def _cells(kind: Kind, line: Line) -> Iterator[Item]:
    columns = {"country": COUNTRY_COLUMN, "place": PLACE_COLUMN, "donor": DONOR_COLUMN}[kind]
    if kind == "donor":
        named = donor_cells(line)
    else:
        cells = line.stored.passage.cells
        named = [cell for cell in cells if columns & set(stems(cell.column))]
    for cell in named:
        said = line.stored.quote(cell.span)
        if any(sign.isalpha() for sign in said) and not re.match(r"(?i)\W*(?:total|итого)", said):
            yield Item(line, cell.span, _day(line))


def _countries(line: Line, anywhere: bool) -> Iterator[Item]:
    text = line.text
    paid = [] if anywhere else funders(text)
    stretches = [match.span("names") for match in [*_WHERE.finditer(text), *_DOING.finditer(text)]]
    if anywhere:
        stretches = [match.span() for match in _NAMES.finditer(text)]
    seen: set[Span] = set()
    for start, end in stretches:
        for span in nations_in(text, start, end):
            belongs = _OF_A_BODY.search(text[: span.start]) and not anywhere
            if span in seen or belongs or any(span.overlaps(one) for one in paid):
                continue
            seen.add(span)
            yield _item(line, span)


def nations_in(text: str, start: int, end: int) -> Iterator[Span]:
    """Names of countries; adjectives of them are none. What stands in a row with two of them is
    one too ("Iceland, Denmark and the Faroe Islands")."""
    parts = list(apart(text, Span(start, end)))
    known = [list(_nation_span(text, part)) for part in parts]
    in_a_row = sum(map(bool, known)) >= _FEWEST_KNOWN
    for part, own in zip(parts, known, strict=True):
        if own:
            yield from own
        elif in_a_row and re.fullmatch(NAME, part.of(text)):
            yield part


def _nation_span(text: str, part: Span) -> Iterator[Span]:
    said = part.of(text)
    own = same_nation(stems(said))
    if own is None:
        if _RU_COUNTRY.fullmatch(said):
            yield part
        return
    words = [Span(*w.span()) for w in re.finditer(r"[^\s]+", said)]
    for size in range(len(words), 0, -1):
        for at in range(len(words) - size + 1):
            span = Span(words[at].start, words[at + size - 1].end)
            stretch = span.of(said).strip(",.;()")
            meant = nation_in(stems(stretch))
            if meant is not None and _is_name(stretch, meant):
                yield Span(part.start + span.start, part.start + span.start + len(stretch))
                return


def _is_name(said: str, meant: str) -> bool:
    """ "Kazakhstan", not "Kazakh"."""
    if re.match("[А-ЯЁ]", said):
        return True
    return stems(said) == stems(meant) or len(stems(said)) > 1


def _places(line: Line, anywhere: bool) -> Iterator[Item]:
    text = line.text
    for found in _WHERE.finditer(text):
        if not re.match(r"(?i:in|at|near|в|во|на)\b", found.group()):
            continue
        for span in apart(text, Span(*found.span("names"))):
            said = span.of(text)
            if same_nation(stems(said)) is None and not _names_no_place(said):
                yield _item(line, span)


def _names_no_place(said: str) -> bool:
    return bool(re.search(
        r"January|February|March|April|\bMay\b|June|July|August|September|October|November|December"
        r"|Ministry|Agency|Programme|Project|Department|Annex|Table|\bQ[1-4]\b",
        said,
    ))  # fmt: skip


_READERS: Final[dict[Kind, Callable[[Line, bool], Iterator[Item]]]] = {
    "country": _countries,
    "place": _places,
}


def once(items: Sequence[Item], normal: Callable[[str], frozenset[str]]) -> list[Item]:
    """Each name where it first stands."""
    kept: dict[frozenset[str], Item] = {}
    for item in items:
        key = normal(item.text)
        if key and not any(key <= other or other <= key for other in kept):
            kept[key] = item
    return list(kept.values())
