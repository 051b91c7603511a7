"""Which passage decides, without a search."""

from __future__ import annotations

from retriever.claims.claim_decision import decide


def test_without_a_passage_nothing_is_found() -> None:
    decision = decide([])
    assert (decision.label, decision.passage, decision.disagreement) == ("not_found", None, False)
    assert decision.confidence([]) == 0.0
    assert decision.order([]) == []
