"""A claim compared with evidence that is given, without a search: for fitting and measuring."""

from __future__ import annotations

from retriever.claims.compare.comparison import Comparison, compare_each
from retriever.claims.extract.sentence import read_sentence
from sourceline.records import Span
from sourceline.text.language import detect_language
from sourceline.text.sentences import split_sentences


def compare_text(claim: str, evidence: str, title: str = "") -> Comparison:
    """The comparison with the most similar sentence of the evidence."""
    bounds = split_sentences(evidence, Span(0, len(evidence)), detect_language(evidence))
    sentences = [read_sentence(evidence, span) for span in bounds] or [read_sentence(evidence)]
    about = [read_sentence(title)] if title else []
    compared = compare_each(read_sentence(claim), sentences, about)
    return max(compared, key=lambda each: each.similarity)
