"""A pasted text checked: its claims, evidence for each, comparison, verdict."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext

from retriever.claims.assess_passages import PassageAssessment, assess_passages
from retriever.claims.claim_decision import SURE, ClaimDecision, decide
from retriever.claims.compare.differences import ClaimDifference
from retriever.claims.details.disagreement import may_disagree
from retriever.claims.details.same_meaning import Encode
from retriever.claims.extract.sentence import Sentence, read_sentence
from retriever.claims.nli_model import LANGUAGE, ClaimModel
from retriever.claims.split_claims import split_claims
from retriever.claims.verdicts import CheckedClaim, Mismatch, QuotedSpan, Verdict
from retriever.claims.weigh_details import weigh_details
from retriever.evidence.acronym_glosses import glosses
from retriever.evidence.highlight import mark_checked, mark_terms
from retriever.evidence.hits import hit_of_group
from retriever.pipeline import SearchResult, index_summary
from retriever.query.query import Query
from retriever.results import Evidence, Highlight, Question
from sourceline.errors import BlankQuestionError
from sourceline.index.library import Library
from sourceline.records import Span
from sourceline.settings import CHECK, SEARCH
from sourceline.take_turn import TakeTurn
from sourceline.text.language import detect_language

Search = Callable[[Question], SearchResult]
STEPS = 2
"""Of a claim, each of which takes a turn: its evidence is found, and compared with it."""
Done = list[tuple[CheckedClaim, bool]]
"""The claims of a text checked so far, in its order; each with whether the search knows its
language too little to go by meaning."""
_Shown = Sequence[tuple[PassageAssessment, Sequence[ClaimDifference]]]
"""Passages in order of rank, each with the differences to show."""


def check(
    text: str,
    search: Search,
    library: Library,
    model: ClaimModel | None,
    turn: TakeTurn = nullcontext,
    encode: Encode | None = None,
    done: Done | None = None,
) -> Verdict:
    """Takes a ``turn`` for each step: STEPS of them for a claim.

    Each claim is added to ``done`` once it is checked: a check that is stopped goes on after them.

    Raises BlankQuestionError for a text without a word.
    """
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
    done = [] if done is None else done
    for span in spans[len(done) :]:
        done.append(_check_claim(text, span, search, library, model, turn, encode))
    return Verdict(
        text=text,
        claims=tuple(claim for claim, _ in done),
        set_aside=aside,
        index=index_summary(library),
        weak_meaning=any(weak for _, weak in done),
        unchecked=Span(end, len(text)) if text[end:].strip() else None,
    )


def _check_claim(
    text: str,
    span: Span,
    search: Search,
    library: Library,
    model: ClaimModel | None,
    turn: TakeTurn,
    encode: Encode | None,
) -> tuple[CheckedClaim, bool]:
    """And whether the search knows its language too little to go by meaning."""
    asked = span.of(text)[: SEARCH.question_characters]
    # Periods are ignored: a wrong date must find the right event.
    with turn():
        result = search(Question(asked, asked, None))
    with turn():
        claim = read_sentence(text, span)
        assessed = assess_passages(claim, asked, result.folded(CHECK.compared), model)
        read = encode if detect_language(asked) == LANGUAGE else None
        weighed = weigh_details(claim, decide(assessed), assessed, read)
    decision = weighed.decision
    shown = [
        (each, each.comparison.differences if _shows_differences(claim, decision, each) else ())
        for each in decision.order(assessed)[: CHECK.passages]
    ]
    mismatches = tuple(_mismatches(text, shown))
    checked = CheckedClaim(
        span,
        span.of(text),
        decision.label,
        decision.confidence(assessed),
        _evidence(library, result.query, shown),
        mismatches,
        decision.disagreement and bool(mismatches),
        tuple(QuotedSpan(span, span.of(text)) for span in weighed.unsupported),
    )
    return checked, result.query.weak_meaning


def _shows_differences(claim: Sentence, decision: ClaimDecision, one: PassageAssessment) -> bool:
    if not decision.contradicted_by(one):
        return False
    deciding = decision.passage
    return deciding is None or one is deciding or may_disagree(claim, one, deciding)


def _evidence(library: Library, query: Query, shown: _Shown) -> tuple[Evidence, ...]:
    explained = glosses(library, [each.stored for each, _ in shown])
    return tuple(
        Evidence(hit_of_group(each.group, rank), _marks(query, each, differences), acronyms)
        for rank, ((each, differences), acronyms) in enumerate(
            zip(shown, explained, strict=True), start=1
        )
    )


def _marks(
    query: Query, one: PassageAssessment, differences: Sequence[ClaimDifference]
) -> tuple[Highlight, ...]:
    """The sentence that decides and what differs in it; of an unsure passage only words of the
    claim."""
    if not differences and max(one.chances.supported, one.chances.contradicted) < SURE:
        return mark_terms(one.stored, query.marked_stems)
    spans = [each.source for each in differences]
    return mark_checked(one.stored, one.sentence, spans, query.marked_stems)


def _mismatches(text: str, shown: _Shown) -> Iterator[Mismatch]:
    for rank, (each, differences) in enumerate(shown, start=1):
        for difference in differences:
            yield Mismatch(
                kind=difference.kind,
                claim=QuotedSpan(difference.claim, difference.claim.of(text)),
                document=each.stored.path,
                source=QuotedSpan(difference.source, each.stored.quote(difference.source)),
                passage=rank,
            )
