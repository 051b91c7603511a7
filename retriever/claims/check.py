"""The way of a pasted text: claims, evidence for each, comparison, verdict."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from retriever.claims.compare.comparison import Comparison, compare_sentences
from retriever.claims.compare.differences import ClaimDifference, SentenceContext
from retriever.claims.extract.sentence import Sentence, read_sentence
from retriever.claims.nli_model import LANGUAGE, ClaimModel, Judgement
from retriever.claims.split_claims import split_claims
from retriever.claims.verdict_rule import Chances, VerdictRule, rule_for, verdict_chances
from retriever.claims.verdicts import CheckedClaim, Label, Mismatch, QuotedSpan, Verdict
from retriever.evidence.acronym_glosses import glosses
from retriever.evidence.highlight import mark_checked, mark_terms
from retriever.evidence.places import hit_of_group
from retriever.pipeline import SearchResult, index_summary
from retriever.query.query import Query
from retriever.ranking.deduplicate import Group
from retriever.results import Evidence, Question
from sourceline.errors import BlankQuestionError
from sourceline.index.index_records import StoredPassage
from sourceline.index.library import Library
from sourceline.records import Span
from sourceline.settings import CHECK, SEARCH
from sourceline.text.language import detect_language

Search = Callable[[Question], SearchResult]

SURE = 0.5
"""Chance from which a single source counts as bearing out, or contradicting, by itself."""

_TOLD = 0.4
"""How much of a claim is told where it is borne out."""
_AS_ALIKE = 0.1
_NEAR = 0.25
"""How much less of a claim than the likest a passage, or sentence, may tell and still decide."""


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A passage laid beside a claim: by its likest sentence, a span of the document."""

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
        return 1.0 - self.chances.not_enough


def check(text: str, search: Search, library: Library, model: ClaimModel | None) -> Verdict:
    """Raises BlankQuestionError for a text without a word."""
    if not any(sign.isalnum() for sign in text):
        raise BlankQuestionError(
            "The text has no word to check. Paste a sentence or a paragraph that states something."
        )
    end = min(len(text), CHECK.characters)
    spans, aside = split_claims(text, end)
    if len(spans) > CHECK.claims:
        end = spans[CHECK.claims].start
        spans = spans[: CHECK.claims]
        aside = tuple(each for each in aside if each.span.end <= end)
    checked = [_check_claim(text, span, search, library, model) for span in spans]
    return Verdict(
        text=text,
        claims=tuple(claim for claim, _ in checked),
        set_aside=aside,
        index=index_summary(library),
        weak_meaning=any(weak for _, weak in checked),
        unchecked=Span(end, len(text)) if text[end:].strip() else None,
    )


def _check_claim(
    text: str, span: Span, search: Search, library: Library, model: ClaimModel | None
) -> tuple[CheckedClaim, bool]:
    asked = span.of(text)[: SEARCH.question_characters]
    # Periods are ignored: a wrong date must find the right event.
    result = search(Question(asked, asked, None))
    claim = read_sentence(text, span)
    weighed = _weighed(result.folded(CHECK.compared), claim, asked, model)
    deciding, label, disagreement = _decide(weighed)
    confidence = _confidence(weighed, deciding, label)
    shown = _order(weighed, deciding)[: CHECK.passages]
    differing = [
        each.comparison.differences if _contradicts(each, deciding, label) else () for each in shown
    ]
    evidence = _evidence(library, result.query, shown, differing)
    mismatches = [
        _mismatch(text, each.stored, difference, rank)
        for rank, (each, told) in enumerate(zip(shown, differing, strict=True), start=1)
        for difference in told
    ]
    checked = CheckedClaim(
        span,
        span.of(text),
        label,
        confidence,
        evidence,
        tuple(mismatches),
        disagreement and bool(mismatches),
    )
    return checked, result.query.weak_meaning


def _weighed(
    groups: Sequence[Group], claim: Sentence, asked: str, model: ClaimModel | None
) -> list[_Weighed]:
    """Each passage by the one of its likest sentences that decides most."""
    laid = [
        (group, sentence, comparison)
        for group in groups
        for sentence, comparison in compare_passage(claim, group.stored)
    ]
    judged: Sequence[Judgement | None] = [None] * len(laid)
    if model is not None and detect_language(asked) == LANGUAGE:
        judged = model.judge([(asked, around(group.stored, own)) for group, own, _ in laid])
    weighed: dict[int, _Weighed] = {}
    for (group, sentence, comparison), judgement in zip(laid, judged, strict=True):
        chances, rule = verdict_chances(comparison, judgement), rule_for(judgement)
        one = _Weighed(group, sentence, comparison, chances, rule)
        known = weighed.setdefault(group.first.row, one)
        like = known.comparison.similarity - one.comparison.similarity
        if one.decided > known.decided and like <= _NEAR:
            weighed[group.first.row] = one
    return list(weighed.values())


def compare_passage(claim: Sentence, stored: StoredPassage) -> list[tuple[Span, Comparison]]:
    """The likest sentences of a passage, the likest first, as spans of the document, and how they
    compare."""
    first = stored.passage.span.start
    days = [] if stored.section_date is None else [stored.section_date.interval]
    days += [] if stored.document_date is None else [stored.document_date]
    day = next((each.first for each in days if each.first is not None), None)
    sentences = [
        read_sentence(stored.text, Span(span.start - first, span.end - first), day)
        for span in stored.passage.sentences
    ]
    about = read_sentence(stored.passage.search_text.text)
    compared = [
        (
            own,
            compare_sentences(
                claim,
                own,
                SentenceContext(
                    (about, *(each for each in sentences if each is not own)), tuple(days)
                ),
            ),
        )
        for own in sentences
    ]
    likest = sorted(compared, key=lambda pair: -pair[1].similarity)[: CHECK.sentences]
    return [_in_document(own, comparison, first) for own, comparison in likest]


def _in_document(own: Sentence, comparison: Comparison, first: int) -> tuple[Span, Comparison]:
    moved = tuple(
        ClaimDifference(
            each.kind, each.claim, Span(each.source.start + first, each.source.end + first)
        )
        for each in comparison.differences
    )
    span = Span(own.span.start + first, own.span.end + first)
    return span, replace(comparison, differences=moved)


def around(stored: StoredPassage, sentence: Span) -> str:
    """What the model reads: heading, the sentence before where there is room, the sentence."""
    heading = " ".join((stored.heading or stored.title).split())
    own = stored.passage.words(sentence)
    before = [span for span in stored.passage.sentences if span.end <= sentence.start][-1:]
    said = " ".join([*(stored.passage.words(span) for span in before), own])
    return f"{heading}\n{said if len(said) <= CHECK.evidence_characters else own}"


def _decide(weighed: Sequence[_Weighed]) -> tuple[_Weighed | None, Label, bool]:
    """The passage that decides, the verdict by it, and whether another says the contrary.

    One that bears the claim out decides before one that contradicts it and tells no more of the
    same: of another year's meeting another date is no contradiction.
    """
    near = _nearest(weighed)
    # What does not say how many, when or where bears no such claim out, however alike it is.
    bearing = max(
        (
            each
            for each in near
            if not each.comparison.is_incomplete and each.comparison.covered >= _TOLD
        ),
        key=lambda each: each.chances.supported,
        default=None,
    )
    denying = max(
        (each for each in near if _denies(each, near)),
        key=lambda each: each.chances.contradicted,
        default=None,
    )
    supports = bearing is not None and bearing.chances.supported >= bearing.rule.supports_from
    if denying is None or denying.chances.contradicted < denying.rule.contradicts_from:
        return (bearing, "supported", False) if supports else (None, "not_found", False)
    if bearing is None or not supports:
        return denying, "contradicted", False
    if bearing is denying:
        # What differs is seen in the words; the model's doubt about it is not.
        return bearing, "contradicted", False
    if _as_alike(bearing, denying):
        return bearing, "supported", _of_the_same(denying, bearing)
    return denying, "contradicted", False


def _nearest(weighed: Sequence[_Weighed]) -> list[_Weighed]:
    likest = max((each.comparison.covered_otherwise for each in weighed), default=0.0)
    return [each for each in weighed if each.comparison.covered_otherwise >= likest - _NEAR]


def _order(weighed: Sequence[_Weighed], deciding: _Weighed | None) -> list[_Weighed]:
    """The passage that decides, the others that may by how much they would, and the rest by how
    alike they are."""
    near = _nearest(weighed)
    first = sorted(near, key=lambda each: (each is not deciding, -each.decided))
    rest = [each for each in weighed if each not in near]
    return [*first, *sorted(rest, key=lambda each: -each.comparison.similarity)]


def _denies(one: _Weighed, near: Sequence[_Weighed]) -> bool:
    """Whether something is seen to differ, and not because the passage is of something else.

    It is where another tells more of the claim and says just what differs here.
    """
    return any(
        not any(
            difference.claim in each.comparison.agreed
            and each.comparison.covered > one.comparison.covered_otherwise
            for each in near
        )
        for difference in one.comparison.differences
    )


def _contradicts(one: _Weighed, deciding: _Weighed | None, label: Label) -> bool:
    """Where what differs is told: of what tells less of the same, another date is of another
    event."""
    if deciding is None:
        return False
    if one is deciding:
        return label == "contradicted"
    if label == "supported" and len(one.comparison.differences) > 1:
        return False
    return one.chances.contradicted >= SURE and _of_the_same(one, deciding)


def _of_the_same(one: _Weighed, deciding: _Weighed) -> bool:
    """Whether it tells as much of the claim, and as much of it in the same words."""
    less = deciding.comparison.words.literal_share - one.comparison.words.literal_share
    return _as_alike(one, deciding) and less <= _AS_ALIKE


def _as_alike(one: _Weighed, other: _Weighed) -> bool:
    return one.comparison.covered_otherwise >= other.comparison.covered_otherwise - _AS_ALIKE


def _confidence(weighed: Sequence[_Weighed], deciding: _Weighed | None, label: Label) -> float:
    if deciding is None:
        return min((each.chances.not_enough for each in weighed), default=0.0)
    chances = deciding.chances
    return chances.supported if label == "supported" else chances.contradicted


def _evidence(
    library: Library,
    query: Query,
    shown: Sequence[_Weighed],
    differing: Sequence[Sequence[ClaimDifference]],
) -> tuple[Evidence, ...]:
    """With marks for what is told to differ in each, and for the sentence that decides; of what
    is unsure, for words of the claim only."""
    explained = glosses(library, [each.stored for each in shown])
    asked = query.marked_stems
    found = []
    for rank, (each, told) in enumerate(zip(shown, differing, strict=True), start=1):
        hit = hit_of_group(each.group, rank)
        marks = (
            mark_checked(each.stored, each.sentence, [one.source for one in told], asked)
            if told or max(each.chances.supported, each.chances.contradicted) >= SURE
            else mark_terms(each.stored, asked)
        )
        found.append(Evidence(hit, marks, explained[rank - 1]))
    return tuple(found)


def _mismatch(text: str, stored: StoredPassage, difference: ClaimDifference, rank: int) -> Mismatch:
    first = stored.passage.span.start
    return Mismatch(
        kind=difference.kind,
        claim=QuotedSpan(difference.claim, difference.claim.of(text)),
        document=stored.path,
        source=QuotedSpan(difference.source, difference.source.of(stored.text, first)),
        passage=rank,
    )
