"""A claim beside evidence that is given, without a search: for fitting and measuring."""

from __future__ import annotations

from retriever.claims.compare.comparison import Comparison, compare
from retriever.claims.compare.differences import Context
from retriever.claims.extract.sentence import read_sentence
from sourceline.records import Span
from sourceline.text.language import detect_language
from sourceline.text.sentences import split_sentences


def compare_text(claim: str, evidence: str, title: str = "") -> Comparison:
    """How the likest sentence of the evidence compares, the others and the title around it."""
    bounds = split_sentences(evidence, Span(0, len(evidence)), detect_language(evidence))
    asked = read_sentence(claim)
    own = [read_sentence(evidence, span) for span in bounds] or [read_sentence(evidence)]
    about = (read_sentence(title),) if title else ()
    compared = [
        compare(asked, each, Context((*about, *(other for other in own if other is not each))))
        for each in own
    ]
    return max(compared, key=lambda each: each.likeness)
