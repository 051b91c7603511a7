"""The sentences of the passages found, each with what stands around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from retriever.ranking.deduplicate import Group
from sourceline.dates.words.lexicon import MONTHS
from sourceline.index.index_records import StoredPassage
from sourceline.records import DateMention, Span
from sourceline.text.words import stems


@dataclass(frozen=True)
class SaidSentence:
    """A sentence of the passage of this rank, from 0; ``before`` is the one before it, if any."""

    stored: StoredPassage
    at: int
    span: Span
    before: Span | None

    @cached_property
    def text(self) -> str:
        return self.stored.quote(self.span)

    @cached_property
    def stems(self) -> tuple[str, ...]:
        return tuple(stems(self.stored.passage.words(self.span)))

    @cached_property
    def above(self) -> tuple[str, ...]:
        """Stems of the title and of the heading."""
        return tuple(stems(f"{self.stored.title} {self.stored.heading or ''}"))

    @cached_property
    def with_context(self) -> tuple[str, ...]:
        """Stems of the sentence, the one before it, the heading and the title."""
        earlier = stems(self.stored.passage.words(self.before)) if self.before else ()
        return (*self.stems, *earlier, *self.above)

    @property
    def names_something(self) -> bool:
        """Whether a word with a capital stands behind the first, other than a month."""
        later = self.text.split()[1:]
        return any(
            word[0].isupper() and word.strip(".,;:()").casefold() not in MONTHS for word in later
        )

    @property
    def dates(self) -> tuple[DateMention, ...]:
        return tuple(d for d in self.stored.passage.dates if self.span.contains(d.span))


def said_sentences(shown: Sequence[Group]) -> Iterator[SaidSentence]:
    """Of prose, in order of rank; headings too, but rows of tables have no sentences."""
    for at, group in enumerate(shown):
        if group.stored.passage.cells:
            continue
        before: Span | None = None
        for span in group.stored.passage.sentences:
            yield SaidSentence(group.stored, at, span, before)
            before = span


def sentence_of(group: Group, at: int, words: Span) -> SaidSentence | None:
    """The sentence that holds words of a passage."""
    before: Span | None = None
    for span in group.stored.passage.sentences:
        if span.overlaps(words):
            return SaidSentence(group.stored, at, span, before)
        before = span
    return None
