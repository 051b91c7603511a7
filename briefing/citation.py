"""Citations in words: where a quotation is from, and the list of documents that are quoted."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.items import Briefing, Quotation
from sourceline.dates.day_names import day_name, interval_name
from sourceline.records import DocumentDay


@dataclass(frozen=True, slots=True)
class QuotedDocument:
    """A version of a document, with the numbers of the quotations from it."""

    document: str
    title: str
    sha256: str
    numbers: tuple[int, ...]
    written: DocumentDay | None = None

    @property
    def line(self) -> str:
        """As one line of a list of sources."""
        title = _one_line(self.title)
        name = self.document if title in ("", self.document) else f"{title}. {self.document}"
        written = f", {_written(self.written)}" if self.written is not None else ""
        which = "Quotation" if len(self.numbers) == 1 else "Quotations"
        return f"{name}{written}. {which} {', '.join(map(str, self.numbers))}."


def quoted_documents(briefing: Briefing) -> list[QuotedDocument]:
    """The documents quoted, in the order of their first quotation; each version is one."""
    found: dict[tuple[str, str], QuotedDocument] = {}
    for number, entry in enumerate(briefing.entries, start=1):
        quoted = entry.quotation
        key = quoted.document, quoted.sha256
        before = found.get(key)
        numbers = (*(before.numbers if before else ()), number)
        written = quoted.written or (before.written if before else None)
        found[key] = QuotedDocument(quoted.document, quoted.title, quoted.sha256, numbers, written)
    return list(found.values())


def citation(quotation: Quotation) -> str:
    """Title, section, file, page, day of the document and days told of, on one line."""
    return ", ".join([*_names(quotation), in_file(quotation), *_days(quotation)])


def citation_without_file(quotation: Quotation) -> str:
    """The same for where a link names the file and the page; blank where nothing else is known."""
    return ", ".join([*_names(quotation), *_days(quotation)])


def in_file(quotation: Quotation) -> str:
    """File and page."""
    page = "" if quotation.page is None else f", p. {quotation.page}"
    return f"{quotation.document}{page}"


def places(quotation: Quotation) -> str:
    """The characters of the document's text that the words are, counted from 0."""
    return ", ".join(f"{run.start}–{run.end}" for run in quotation.runs)


def _names(quotation: Quotation) -> list[str]:
    title, heading = _one_line(quotation.title), _one_line(quotation.heading or "")
    names = [title] if title not in ("", quotation.document) else []
    if heading not in ("", title, quotation.document):
        names.append(f"section “{heading}”")
    return names


def _days(quotation: Quotation) -> list[str]:
    written = [] if quotation.written is None else [_written(quotation.written)]
    told_of = [] if quotation.days is None else [f"tells of {interval_name(quotation.days)}"]
    return [*written, *told_of]


def _written(written: DocumentDay) -> str:
    return f"written {day_name(written.day)}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
