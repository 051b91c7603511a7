"""What every export says of a briefing, whatever the format: sources, notes, flags."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from briefing.items import Briefing, Quotation
from briefing.printable import is_altered
from briefing.standing import Standing, StandingKind
from sourceline.command import counted
from sourceline.dates.day_names import day_name, interval_name

ALTERED = (
    "Characters of the quotations that such a file cannot hold (control characters) are shown by "
    "their symbols, as ␀ to ␡."
)
FLAGS: dict[StandingKind, str] = {
    "moved": "The source has changed since; these words stand elsewhere in it now.",
    "changed": "The source has changed: these words do not stand in it any more.",
    "gone": "The source is not in the library any more.",
}
"""What is said beside a quotation that does not stand where it was taken from."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A briefing as it is exported: when, and how its quotations stand in the library then.

    ``address`` is that of the Source screen, which permalinks begin with.
    """

    briefing: Briefing
    standings: Mapping[str, Standing]
    address: str
    day: date

    def flag(self, entry_id: str) -> str | None:
        """What to say beside a quotation; None where it holds or was not looked up."""
        standing = self.standings.get(entry_id)
        return None if standing is None else FLAGS.get(standing.kind)

    @property
    def summary(self) -> str:
        """ "3 quotations from 2 documents, looked up again on 26 November 2026: …"."""
        entries = self.briefing.entries
        documents = len({entry.quotation.document for entry in entries})
        what = f"{counted(len(entries), 'quotation')} from {counted(documents, 'document')}"
        if not self.standings:
            return f"{what}, {day_name(self.day)}; not looked up again in the sources."
        return f"{what}, looked up again on {day_name(self.day)}: {told(self.standings)}."

    @property
    def is_altered(self) -> bool:
        return any(is_altered(entry.quotation.words) for entry in self.briefing.entries)

    def permalink(self, quotation: Quotation) -> str:
        return f"{self.address}?{urlencode(_encodable(quotation), doseq=True)}"


@dataclass(frozen=True, slots=True)
class Source:
    """A document that is quoted, with the numbers of its quotations."""

    document: str
    title: str
    sha256: str
    numbers: tuple[int, ...]

    @property
    def line(self) -> str:
        title = " ".join(self.title.split())
        name = self.document if title in ("", self.document) else f"{title}. {self.document}"
        which = "Quotation" if len(self.numbers) == 1 else "Quotations"
        numbers = ", ".join(map(str, self.numbers))
        return f"{name}. SHA-256 {self.sha256}. {which} {numbers}."


def sources(briefing: Briefing) -> list[Source]:
    """The documents quoted, in the order of their first quotation; each version is one."""
    found: dict[tuple[str, str], Source] = {}
    for number, entry in enumerate(briefing.entries, start=1):
        quoted = entry.quotation
        key = quoted.document, quoted.sha256
        before = found.get(key)
        numbers = (*(before.numbers if before else ()), number)
        found[key] = Source(quoted.document, quoted.title, quoted.sha256, numbers)
    return list(found.values())


def where(quotation: Quotation) -> str:
    """Title, heading, page, day, file and characters, as a footnote says them."""
    names = dict.fromkeys(
        " ".join(name.split()) for name in (quotation.title, quotation.heading) if name
    )
    page = [f"p. {quotation.page}"] if quotation.page is not None else []
    days = [interval_name(quotation.days)] if quotation.days is not None else []
    places = ", ".join(f"{run.start}–{run.end}" for run in quotation.runs)
    shown = [name for name in names if name and name != quotation.document]
    return ", ".join([*shown, quotation.document, *page, *days, f"characters {places}"])


def told(standings: Mapping[str, Standing]) -> str:
    """How many hold, moved, changed and are gone, in words."""
    kinds = [standing.kind for standing in standings.values()]
    if all(kind == "holds" for kind in kinds):
        return "all stand in the sources to the letter"
    said: list[tuple[StandingKind, str]] = [
        ("holds", "stand in the sources to the letter"),
        ("moved", "moved"),
        ("changed", "changed in the source"),
        ("gone", "without their source"),
    ]
    return ", ".join(f"{kinds.count(kind)} {words}" for kind, words in said if kind in kinds)


def _encodable(quotation: Quotation) -> dict[str, list[str]]:
    """Half a surrogate pair, which a file name can hold, is not to be sent in an address."""
    return {
        name: [value.encode("utf-8", "replace").decode() for value in values]
        for name, values in quotation.link.items()
    }
