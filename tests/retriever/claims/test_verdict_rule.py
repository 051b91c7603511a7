"""The chances of the verdicts by comparison and model."""

from __future__ import annotations

import pytest

from retriever.claims.compare_text import compare_text
from retriever.claims.nli_model import Judgement
from retriever.claims.verdict_rule import features, rule_for, verdict_chances

_SOURCE = "The harbour fund paid 14 million euros for the pier."


@pytest.mark.parametrize("judgement", [None, Judgement(2.0, -1.0, 0.5)])
def test_chances_add_up_to_1(judgement: Judgement | None) -> None:
    comparison = compare_text("The fund paid 40 million euros for the pier.", _SOURCE)
    chances = verdict_chances(comparison, judgement)
    assert chances.supported + chances.contradicted + chances.not_enough == pytest.approx(1.0)
    weights = rule_for(judgement).supported
    assert len(features(comparison, judgement)) == len(weights) - 1


def test_a_difference_makes_a_contradiction_likelier() -> None:
    same = verdict_chances(compare_text(_SOURCE, _SOURCE), None)
    differing = verdict_chances(compare_text(_SOURCE.replace("14", "40"), _SOURCE), None)
    assert same.supported > same.contradicted
    assert differing.contradicted > differing.supported
