"""A briefing as it is exported, whatever the format: summary, flags, permalinks and appendix."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from briefing.citation import places, quoted_documents
from briefing.items import Briefing, Quotation, SentenceBefore
from briefing.quotation_status import QuotationStatus, status_counts
from sourceline.command import counted
from sourceline.dates.day_names import day_name
from sourceline.text.printable_characters import is_altered

ALTERED = (
    "Characters of the quotations that such a file cannot hold (control characters) are shown by "
    "their symbols, as ␀ to ␡."
)


APPENDIX = "Appendix: to check word for word"
ABOUT_HASHES = "A file is the very one that is quoted where its SHA-256 is the same."
ABOUT_PLACES = (
    "Where each quotation is in its document’s text, in characters counted from 0; the addresses "
    "open the words in Sourceline, where it runs."
)


def before_label(before: SentenceBefore) -> str:
    """What to put in front of a sentence that a quotation needs."""
    return "The sentence before:" if before.is_next else "Said earlier in this section:"


@dataclass(frozen=True, slots=True)
class Checkable:
    """A quotation's line of the appendix."""

    number: int
    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Edition:
    """A briefing on the day of its export, with the status of its quotations in the library then.

    ``statuses`` are by the entry's id, none where nothing was looked up. ``address`` is that of
    the Source screen, which permalinks begin with.
    """

    briefing: Briefing
    statuses: Mapping[str, QuotationStatus]
    address: str
    day: date

    def flag(self, entry_id: str) -> str | None:
        """What to say next to a quotation; None where it holds or was not looked up."""
        status = self.statuses.get(entry_id)
        return None if status is None else status.flag

    @property
    def summary(self) -> str:
        """ "3 quotations from 2 documents, looked up again on 26 November 2026: …"."""
        entries = self.briefing.entries
        documents = len({entry.quotation.document for entry in entries})
        what = f"{counted(len(entries), 'quotation')} from {counted(documents, 'document')}"
        if not self.statuses:
            return f"{what}, {day_name(self.day)}; not looked up again in the sources."
        return f"{what}, looked up again on {day_name(self.day)}: {status_counts(self.statuses)}."

    @property
    def is_altered(self) -> bool:
        quoted = [entry.quotation for entry in self.briefing.entries]
        before = [each.before.words for each in quoted if each.before is not None]
        return any(map(is_altered, [*before, *(each.words for each in quoted)]))

    @property
    def hashes(self) -> list[str]:
        """A line for each version of a document."""
        return [
            f"{each.document}: SHA-256 {each.sha256}" for each in quoted_documents(self.briefing)
        ]

    @property
    def checkable(self) -> list[Checkable]:
        return [
            Checkable(
                number,
                f"{entry.quotation.document}, characters {places(entry.quotation)}",
                self.permalink(entry.quotation),
            )
            for number, entry in enumerate(self.briefing.entries, start=1)
        ]

    def permalink(self, quotation: Quotation) -> str:
        return f"{self.address}?{urlencode(_encodable(quotation), doseq=True)}"


def _encodable(quotation: Quotation) -> dict[str, list[str]]:
    """Half a surrogate pair, which a file name can hold, cannot be sent in an address."""
    return {
        name: [value.encode("utf-8", "replace").decode() for value in values]
        for name, values in quotation.link.items()
    }
