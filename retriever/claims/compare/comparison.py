"""A claim compared with one sentence of a source: what agrees, what differs, what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from retriever.claims.compare.antonyms import antonym_pairs
from retriever.claims.compare.compare_facts import compare_facts
from retriever.claims.compare.compare_posts import all_holders_named
from retriever.claims.compare.contradictions import find_contradictions
from retriever.claims.compare.coverage import Coverage, WordCoverage, cover
from retriever.claims.compare.differences import NO_CONTEXT, ClaimDifference, SentenceContext
from retriever.claims.extract.sentence import Sentence, with_year
from sourceline.records import Interval, Span
from sourceline.text.words import stems

_WHOLE: Final = 0.9
"""Share of a claim from which a sentence says all of it."""
_DIFFERING: Final = 0.75
"""What a fact that differs counts beside one that agrees."""
_ONLY_STEMS: Final = frozenset(stems("only sole solely лишь только единственный"))


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a sentence of a source compares with a claim.

    ``covered`` is the share of the claim's words and facts together that the source says;
    ``covered_otherwise`` the same without the facts that differ (see Coverage).
    ``agreed`` are the facts that the source says too, and ``missing`` counts those that it
    neither says nor contradicts. ``is_incomplete`` where a number, date, place or holder of a post
    of the claim, or each of its names, is neither said nor contradicted; or where the claim denies
    something and the source nothing. ``own_share`` is the share of words and facts in the very
    sentence, what differs counted in part.
    """

    words: WordCoverage
    covered: float
    covered_otherwise: float
    agreed: frozenset[Span]
    missing: int
    differences: tuple[ClaimDifference, ...]
    is_incomplete: bool
    own_share: float = 1.0

    @property
    def is_whole(self) -> bool:
        """Whether the sentence itself says all of the claim, without what is around it."""
        return not self.differences and not self.is_incomplete and self.own_share >= _WHOLE

    @property
    def facts(self) -> int:
        return len(self.agreed) + self.missing + len(self.differences)

    @property
    def similarity(self) -> float:
        """One figure to choose the best of several sentences by."""
        same = len(self.agreed) + _DIFFERING * len(self.differences)
        by_facts = same / self.facts if self.facts else 0.0
        return self.words.share + 0.5 * self.words.context_share + by_facts


def compare_each(
    claim: Sentence,
    sentences: Sequence[Sentence],
    about: Sequence[Sentence] = (),
    days: Sequence[Interval] = (),
) -> list[Comparison]:
    """Of each sentence of a source, in order; the others and what is about all are its context."""
    compared = []
    for own in sentences:
        others = (each for each in sentences if each is not own)
        context = SentenceContext((*about, *others), tuple(days))
        compared.append(compare_sentences(claim, own, context))
    return compared


def compare_sentences(
    claim: Sentence, source: Sentence, context: SentenceContext = NO_CONTEXT
) -> Comparison:
    """Dates of the claim that name no year ("on 12 March") are taken to be in the source's."""
    claim = _in_year_of(claim, source)
    coverage = cover(claim, source, context)
    facts, found = coverage.facts, find_contradictions(claim, source, coverage)
    missing = _outside(facts.missing, [each.claim for each in found.by_post])
    return Comparison(
        coverage.words,
        coverage.share,
        coverage.share_otherwise,
        facts.agreed,
        len(missing) + len(facts.differing) - len(found.by_fact),
        found.all,
        _is_incomplete(claim, source, [*facts.agreed, *(each.claim for each in found.all)]),
        _own_share(claim, source, coverage, len(found.by_fact)),
    )


def _own_share(claim: Sentence, source: Sentence, coverage: Coverage, differing: int) -> float:
    facts = compare_facts(claim, source, NO_CONTEXT)
    said = coverage.words.in_sentence + len(facts.agreed) + _DIFFERING * differing
    return min(1.0, said / max(1, coverage.words.words + len(facts.by_span)))


def _in_year_of(claim: Sentence, source: Sentence) -> Sentence:
    for mention in source.dates:
        day = mention.interval.last or mention.interval.first
        if day is not None:
            return with_year(claim, day.year)
    return claim


def _outside(facts: Iterable[Span], spans: Sequence[Span]) -> list[Span]:
    return [fact for fact in facts if not any(fact.overlaps(span) for span in spans)]


def _is_incomplete(claim: Sentence, source: Sentence, settled: Sequence[Span]) -> bool:
    """See Comparison; ``settled`` are the facts and words said or contradicted."""
    if not all_holders_named(claim, source) or _outside(_exact_facts(claim), settled):
        return True
    if claim.names and not any(name.span in settled for name in claim.names):
        return True
    denies = len(claim.negations) % 2 == 1  # "not without" denies nothing
    return denies and not _denies(source, claim)


def _exact_facts(claim: Sentence) -> Iterator[Span]:
    yield from (mention.span for mention in claim.dates)
    yield from (number.span for number in claim.numbers)
    yield from (identifier.span for identifier in claim.identifiers)
    yield from (name.span for name in claim.names if name.is_place)
    for post in claim.posts:
        yield from (name.span for name in post.of if not name.is_description)


def _denies(source: Sentence, claim: Sentence) -> bool:
    """By a "not" or an "only", or an antonym."""
    only = any(word.stem in _ONLY_STEMS for word in source.words)
    return only or bool(source.negations) or any(antonym_pairs(claim.words, source.words))
