"""Passages found for a claim, each assessed by the one of its sentences that decides most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from retriever.claims.compare.comparison import Comparison, compare_each
from retriever.claims.compare.differences import ClaimDifference
from retriever.claims.extract.sentence import Sentence, read_sentence
from retriever.claims.nli_model import LANGUAGE, ClaimModel, Judgement
from retriever.claims.verdict_rule import Chances, VerdictRule, rule_for, verdict_chances
from retriever.ranking.deduplicate import Group
from sourceline.index.index_records import StoredPassage
from sourceline.records import Span
from sourceline.settings import CHECK
from sourceline.text.language import detect_language

NEAR_BEST = 0.25
"""How much less similar than the best a sentence, or passage, may be and still decide."""


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
    behind = best.comparison.similarity - one.comparison.similarity
    return one.decided > best.decided and behind <= NEAR_BEST


def _most_similar(claim: Sentence, stored: StoredPassage) -> list[tuple[Span, Comparison]]:
    """The most similar sentences of a passage in that order, as spans of the document, and how
    they compare."""
    days = [] if stored.section_date is None else [stored.section_date.interval]
    days += [] if stored.document_date is None else [stored.document_date]
    day = next((each.first for each in days if each.first is not None), None)
    sentences = [
        read_sentence(stored.text, stored.in_passage(span), day)
        for span in stored.passage.sentences
    ]
    about = read_sentence(stored.passage.search_text.text)
    compared = zip(sentences, compare_each(claim, sentences, [about], days), strict=True)
    best = sorted(compared, key=lambda pair: -pair[1].similarity)[: CHECK.sentences]
    return [
        (stored.in_document(own.span), _in_document(stored, comparison)) for own, comparison in best
    ]


def _in_document(stored: StoredPassage, comparison: Comparison) -> Comparison:
    differences = (
        ClaimDifference(each.kind, each.claim, stored.in_document(each.source))
        for each in comparison.differences
    )
    return replace(comparison, differences=tuple(differences))


def _model_input(stored: StoredPassage, sentence: Span) -> str:
    """Heading, the sentence before where there is room, the sentence."""
    passage = stored.passage
    heading = " ".join((stored.heading or stored.title).split())
    own = passage.words(sentence)
    before = [each for each in passage.sentences if each.end <= sentence.start][-1:]
    both = " ".join([*(passage.words(each) for each in before), own])
    return f"{heading}\n{both if len(both) <= CHECK.evidence_characters else own}"
