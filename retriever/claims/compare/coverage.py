"""How much of a claim, its words and facts, a sentence of a source says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from retriever.claims.compare.compare_facts import FactStates, compare_facts
from retriever.claims.compare.differences import SentenceContext
from retriever.claims.compare.name_identity import acronym_expansions
from retriever.claims.extract.sentence import Sentence
from retriever.claims.extract.sentence_words import has_equivalent
from retriever.query.thesaurus import RINGS
from retriever.query.thesaurus import says as says_term
from sourceline.records import Span

_CONTEXT_WEIGHT: Final = 0.6
"""Of a word that is near the sentence, not in it."""


@dataclass(frozen=True, slots=True)
class WordCoverage:
    """Counts of the claim's different content words outside its facts.

    ``in_sentence`` are said in the sentence, ``literal`` in it by the same word, ``in_context``
    only near it.
    """

    words: int
    in_sentence: int
    literal: int
    in_context: int

    @property
    def share(self) -> float:
        """Of the words, that in the sentence; 1 where the claim has none, as in all shares."""
        return self._share(self.in_sentence)

    @property
    def literal_share(self) -> float:
        return self._share(self.literal)

    @property
    def context_share(self) -> float:
        """In the sentence or its context."""
        return self._share(self.in_sentence + self.in_context)

    def _share(self, count: int) -> float:
        return count / self.words if self.words else 1.0


@dataclass(frozen=True, slots=True)
class Coverage:
    words: WordCoverage
    facts: FactStates

    @property
    def share(self) -> float:
        """Of words and facts together; a word that is only in the context counts less."""
        return self._weight / max(1, self._total)

    @property
    def share_otherwise(self) -> float:
        """The same without the facts that differ."""
        return self._weight / max(1, self._total - len(self.facts.differing))

    @property
    def _weight(self) -> float:
        in_context = _CONTEXT_WEIGHT * self.words.in_context
        return self.words.in_sentence + in_context + len(self.facts.agreed)

    @property
    def _total(self) -> int:
        return self.words.words + len(self.facts.by_span)


def cover(claim: Sentence, source: Sentence, context: SentenceContext) -> Coverage:
    return Coverage(_cover_words(claim, source, context), compare_facts(claim, source, context))


def _cover_words(claim: Sentence, source: Sentence, context: SentenceContext) -> WordCoverage:
    words = {word.stem: word for word in claim.words_outside_facts}.values()
    covered = covered_spans(claim, source)
    uncovered = [word for word in words if word.span not in covered]
    around = [word for sentence in context.sentences for word in sentence.words]
    source_stems = {word.stem for word in source.words}
    return WordCoverage(
        words=len(words),
        in_sentence=len(words) - len(uncovered),
        literal=sum(word.stem in source_stems for word in words),
        in_context=sum(has_equivalent(around, word) for word in uncovered),
    )


def covered_spans(claim: Sentence, source: Sentence) -> set[Span]:
    """The claim's words that the source says, as such, by a synonym or phrase, or by an acronym."""
    spans = {word.span for word in claim.words if has_equivalent(source.words, word)}
    stems = _stems_with_synonyms(
        [word.stem for word in claim.words], [word.stem for word in source.words]
    )
    spans |= {word.span for word in claim.words if word.stem in stems}
    for name in source.names:
        for run in acronym_expansions(name.text, claim.text, claim.words):
            spans |= {word.span for word in run}
    return spans


def _stems_with_synonyms(claim: list[str], source: list[str]) -> set[str]:
    """Stems of the claim's words and phrases that have a synonym in the source."""
    found: set[str] = set()
    for ring in RINGS:
        terms = [term for term in ring if says_term(claim, term)]
        if terms and any(says_term(source, term) for term in ring):
            found.update(stem for term in terms for stem in term)
    return found


def covered_words(claim: Sentence, source: Sentence) -> set[str]:
    """Stems of the claim's words outside its facts that the source says."""
    spans = covered_spans(claim, source)
    return {word.stem for word in claim.words_outside_facts if word.span in spans}
