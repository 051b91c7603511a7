"""The question before, as far as the next one needs it."""

from __future__ import annotations

from dataclasses import dataclass

from retriever.results import Answer


@dataclass(frozen=True, slots=True)
class Earlier:
    """A question as it was understood, the first words that answered it, and where they stand.

    ``sections`` hold the passages with these words; none where nothing was found. ``things`` are
    the several things that answered, in the order in which they were shown.
    """

    text: str
    answer: str | None = None
    sections: frozenset[tuple[str, int]] = frozenset()
    things: tuple[str, ...] = ()

    @classmethod
    def of(cls, answer: Answer) -> Earlier:
        if not answer.found or answer.is_list or not answer.evidence:
            return cls(answer.question.text)
        ranks = {span.passage for span in answer.answers} or {answer.evidence[0].hit.rank}
        passages = [each.hit.place.passage for each in answer.evidence if each.hit.rank in ranks]
        sections = frozenset((each.document_id, each.section) for each in passages)
        words = answer.answers[0].text if answer.answers else None
        return cls(answer.question.text, words, sections, _things(answer))


def _things(answer: Answer) -> tuple[str, ...]:
    """What a list shows, as it is shown: in order of time where it has items."""
    if answer.shape is None:
        return tuple(span.text for span in answer.answers)
    if answer.shape.kind == "comparison":
        return ()
    return tuple(answer.answers[item.answer - 1].text for item in answer.shape.items)
