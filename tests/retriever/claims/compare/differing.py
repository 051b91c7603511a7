"""What differs between two sentences, as plain values."""

from __future__ import annotations

from retriever.claims.compare.comparison import compare_sentences
from retriever.claims.extract.sentence import read_sentence


def differences(claim: str, source: str) -> list[tuple[str, str, str]]:
    """The kind, the words of the claim and those of the source."""
    found = compare_sentences(read_sentence(claim), read_sentence(source)).differences
    return [(each.kind, each.claim.of(claim), each.source.of(source)) for each in found]
