"""Questions with exact evidence: the gold file's shape."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.data.json_lines import read_items
from sourceline.records import Span


@dataclass(frozen=True, slots=True)
class GoldEvidence:
    """``snippet`` holds the evidence, ``paragraph`` is around it; spans of the document.

    ``answer`` are the words that answer; None where the passage as a whole does.
    """

    document: str
    snippet: Span
    paragraph: Span
    answer: str | None = None

    def begins_in(self, document: str, span: Span) -> bool:
        """Whether a span of a document holds the first character of the snippet."""
        return document == self.document and span.start <= self.snippet.start < span.end


@dataclass(frozen=True, slots=True)
class GoldQuestion:
    """A question without evidence has no answer in the corpus."""

    id: str
    kind: str
    text: str
    evidence: tuple[GoldEvidence, ...]

    @property
    def answers(self) -> tuple[str, ...]:
        """Every accepted wording; none where no words alone answer."""
        return tuple(piece.answer for piece in self.evidence if piece.answer)


def load_questions(path: Path) -> list[GoldQuestion]:
    """Raises WrongUseError when the file cannot be read or a line is no such question."""
    return read_items(path, _question, "question", "no question with its evidence")


def _question(fields: dict[str, Any]) -> GoldQuestion:
    return GoldQuestion(
        id=str(fields["id"]),
        kind=fields["kind"],
        text=fields["question"],
        evidence=tuple(
            GoldEvidence(
                document=piece["file"],
                snippet=Span(piece["start"], piece["end"]),
                paragraph=Span(*piece["paragraph"]),
                answer=piece.get("answer"),
            )
            for piece in fields["evidence"]
        ),
    )
