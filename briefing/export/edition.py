"""A briefing as it is exported, whatever the format: summary, flags and permalinks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from briefing.items import Briefing, Quotation
from briefing.quotation_status import FLAGS, QuotationStatus, status_counts
from sourceline.command import counted
from sourceline.dates.day_names import day_name
from sourceline.text.printable_characters import is_altered

ALTERED = (
    "Characters of the quotations that such a file cannot hold (control characters) are shown by "
    "their symbols, as ␀ to ␡."
)


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
        return None if status is None else FLAGS.get(status.kind)

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
        return any(is_altered(entry.quotation.words) for entry in self.briefing.entries)

    def permalink(self, quotation: Quotation) -> str:
        return f"{self.address}?{urlencode(_encodable(quotation), doseq=True)}"


def _encodable(quotation: Quotation) -> dict[str, list[str]]:
    """Half a surrogate pair, which a file name can hold, cannot be sent in an address."""
    return {
        name: [value.encode("utf-8", "replace").decode() for value in values]
        for name, values in quotation.link.items()
    }
