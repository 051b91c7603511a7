"""Passages found for a claim, each assessed by the one of its sentences that decides most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from retriever.claims.compare.comparison import Comparison, compare_each
from retriever.claims.compare.differences import ClaimDifference
from retriever.claims.extract.pronouns import opens_with_pronoun
from retriever.claims.extract.sentence import Sentence
from retriever.claims.nli_model import LANGUAGE, ClaimModel, Judgement
from retriever.claims.source_sentences import read_source
from retriever.claims.verdict_rule import Chances, VerdictRule, rule_for, verdict_chances
from retriever.ranking.deduplicate import Group
from sourceline.index.index_records import StoredPassage
from sourceline.records import Span
from sourceline.settings import CHECK
from sourceline.text.language import detect_language

NEAR_BEST = 0.25
"""How much less similar than the best a sentence, or passage, may be and still decide."""

_NEARLY = 0.15
"""How much less of a claim a sentence that denies it may say itself, and still decide."""
_LEANING = 0.4
"""What a sentence that says nothing of the claim itself is worth beside one that says all."""


@dataclass(frozen=True, slots=True)
class PassageAssessment:
    """A passage by one sentence. Spans of the source count in the document."""

    group: Group
    sentence: Span
    comparison: Comparison
    chances: Chances
    rule: VerdictRule

    @property
    def stored(self) -> StoredPassage:
        return self.group.stored

    @property
    def decided(self) -> float:
        """The chance that it supports or contradicts the claim."""
        return 1.0 - self.chances.not_enough


def assess_passages(
    claim: Sentence, words: str, groups: Sequence[Group], model: ClaimModel | None
) -> list[PassageAssessment]:
    """One for each group, in order; ``words`` is the claim as the model reads it."""
    compared = [
        (group, sentence, comparison)
        for group in groups
        for sentence, comparison in _most_similar(claim, group.stored)
    ]
    judged: Sequence[Judgement | None] = [None] * len(compared)
    if model is not None and detect_language(words) == LANGUAGE:
        judged = model.judge(
            [(words, _model_input(group.stored, sentence)) for group, sentence, _ in compared]
        )
    best: dict[int, PassageAssessment] = {}
    for (group, sentence, comparison), judgement in zip(compared, judged, strict=True):
        chances, rule = verdict_chances(comparison, judgement), rule_for(judgement)
        one = PassageAssessment(group, sentence, comparison, chances, rule)
        if _decides_more(one, best.setdefault(group.first.row, one)):
            best[group.first.row] = one
    return list(best.values())


def _decides_more(one: PassageAssessment, best: PassageAssessment) -> bool:
    """What says the whole claim decides before what says something else, maybe of another event;
    what says more of it itself before what leans on the sentences around it."""
    if _says_all(one) != _says_all(best):
        return _says_all(one)
    if _denies(one.comparison) != _denies(best.comparison) and not _says_all(one):
        denying, other = (one, best) if _denies(one.comparison) else (best, one)
        if denying.comparison.own_share >= other.comparison.own_share - _NEARLY:
            return denying is one
    behind = best.comparison.similarity - one.comparison.similarity
    return _weight(one) > _weight(best) and behind <= NEAR_BEST


def _weight(one: PassageAssessment) -> float:
    return one.decided * (_LEANING + (1 - _LEANING) * one.comparison.own_share)


def _says_all(one: PassageAssessment) -> bool:
    return one.comparison.is_whole and one.chances.supported >= one.rule.supports_from


def _most_similar(claim: Sentence, stored: StoredPassage) -> list[tuple[Span, Comparison]]:
    """The most similar sentences of a passage in that order, as spans of the document, and how
    they compare."""
    source = read_source(stored)
    found = compare_each(claim, source.sentences, [source.about], source.days)
    compared = zip(source.sentences, found, strict=True)
    ordered = sorted(compared, key=lambda pair: (-pair[1].similarity, -pair[1].own_share))
    best = ordered[: CHECK.sentences]
    # A denial may stand where less of the claim does.
    best += [pair for pair in ordered[CHECK.sentences :] if _denies(pair[1])][:1]
    return [
        (stored.in_document(own.span), _in_document(stored, own, comparison))
        for own, comparison in best
    ]


def _denies(comparison: Comparison) -> bool:
    return any(each.kind == "negation" for each in comparison.differences)


def _in_document(stored: StoredPassage, own: Sentence, comparison: Comparison) -> Comparison:
    """Differences in a pronoun are shown where its subject is named."""
    differences = []
    for each in comparison.differences:
        named = own.stands_for if own.stands_for and _is_pronoun(own, each.source) else each.source
        differences.append(ClaimDifference(each.kind, each.claim, stored.in_document(named)))
    return replace(comparison, differences=tuple(differences))


def _is_pronoun(own: Sentence, span: Span) -> bool:
    return opens_with_pronoun(own) and span.start - own.span.start <= 1 and span.length <= 5


def _model_input(stored: StoredPassage, sentence: Span) -> str:
    """Heading, the sentence before where there is room, the sentence."""
    passage = stored.passage
    heading = " ".join((stored.heading or stored.title).split())
    own = passage.words(sentence)
    before = [each for each in passage.sentences if each.end <= sentence.start][-1:]
    both = " ".join([*(passage.words(each) for each in before), own])
    return f"{heading}\n{both if len(both) <= CHECK.evidence_characters else own}"
