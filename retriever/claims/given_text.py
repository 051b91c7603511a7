"""A claim compared with evidence that is given, without a search: for fitting and measuring."""

from __future__ import annotations

from retriever.claims.compare.comparison import Comparison, compare_sentences
from retriever.claims.compare.differences import SentenceContext
from retriever.claims.extract.sentence import read_sentence
from sourceline.records import Span
from sourceline.text.language import detect_language
from sourceline.text.sentences import split_sentences


def compare_text(claim: str, evidence: str, title: str = "") -> Comparison:
    """How the most similar sentence of the evidence compares, the others and the title being its
    context."""
    bounds = split_sentences(evidence, Span(0, len(evidence)), detect_language(evidence))
    asked = read_sentence(claim)
    sentences = [read_sentence(evidence, span) for span in bounds] or [read_sentence(evidence)]
    about = (read_sentence(title),) if title else ()
    compared = [
        compare_sentences(
            asked, own, SentenceContext((*about, *(each for each in sentences if each is not own)))
        )
        for own in sentences
    ]
    return max(compared, key=lambda each: each.similarity)
