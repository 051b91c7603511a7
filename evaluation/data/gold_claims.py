"""Claims with labels, exact evidence and what differs: the gold file's shape."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.data.json_lines import read_items
from sourceline.records import Span


@dataclass(frozen=True, slots=True)
class GoldMismatch:
    kind: str
    claim: Span
    source: Span


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """``evidence`` is the file and first character of each snippet; none where there is none."""

    id: str
    text: str
    label: str
    evidence: tuple[tuple[str, int], ...]
    mismatches: tuple[GoldMismatch, ...]

    def evidence_begins_in(self, document: str, span: Span) -> bool:
        """Whether a span of a document holds the first character of a snippet."""
        return any(file == document and span.start <= at < span.end for file, at in self.evidence)


def load_claims(path: Path) -> list[GoldClaim]:
    """Raises WrongUseError when the file cannot be read or a line is no such claim."""
    return read_items(path, _claim, "claim", "not a labelled claim")


def _claim(fields: dict[str, Any]) -> GoldClaim:
    return GoldClaim(
        id=fields["id"],
        text=fields["claim"],
        label=fields["label"],
        evidence=tuple((piece["file"], piece["start"]) for piece in fields["evidence"]),
        mismatches=tuple(
            GoldMismatch(each["kind"], _span(each["claim"]), _span(each["source"]))
            for each in fields["mismatches"]
        ),
    )


def _span(fields: dict[str, int]) -> Span:
    return Span(fields["start"], fields["end"])
