"""Citations in words: where a quotation is from, and the list of documents that are quoted."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.items import Briefing, Quotation
from sourceline.dates.day_names import interval_name


@dataclass(frozen=True, slots=True)
class QuotedDocument:
    """A version of a document, with the numbers of the quotations from it."""

    document: str
    title: str
    sha256: str
    numbers: tuple[int, ...]

    @property
    def line(self) -> str:
        """As one line of a list of sources."""
        title = " ".join(self.title.split())
        name = self.document if title in ("", self.document) else f"{title}. {self.document}"
        which = "Quotation" if len(self.numbers) == 1 else "Quotations"
        numbers = ", ".join(map(str, self.numbers))
        return f"{name}. SHA-256 {self.sha256}. {which} {numbers}."


def quoted_documents(briefing: Briefing) -> list[QuotedDocument]:
    """The documents quoted, in the order of their first quotation; each version is one."""
    found: dict[tuple[str, str], QuotedDocument] = {}
    for number, entry in enumerate(briefing.entries, start=1):
        quoted = entry.quotation
        key = quoted.document, quoted.sha256
        before = found.get(key)
        numbers = (*(before.numbers if before else ()), number)
        found[key] = QuotedDocument(quoted.document, quoted.title, quoted.sha256, numbers)
    return list(found.values())


def citation(quotation: Quotation) -> str:
    """Title, heading, file, page, days and characters, as a footnote gives them."""
    names = dict.fromkeys(
        " ".join(name.split()) for name in (quotation.title, quotation.heading) if name
    )
    page = [f"p. {quotation.page}"] if quotation.page is not None else []
    days = [interval_name(quotation.days)] if quotation.days is not None else []
    places = ", ".join(f"{run.start}–{run.end}" for run in quotation.runs)
    shown = [name for name in names if name and name != quotation.document]
    return ", ".join([*shown, quotation.document, *page, *days, f"characters {places}"])
