"""What was called off did not take place; what was put off took place on no day before."""

from __future__ import annotations

import pytest

from retriever.claims.compare.event_status import status_differences
from retriever.claims.extract.sentence import read_sentence


def _differing(claim: str, source: str) -> list[tuple[str, str, str]]:
    found = status_differences(read_sentence(claim), read_sentence(source))
    return [(each.kind, each.claim.of(claim), each.source.of(source)) for each in found]


@pytest.mark.parametrize(
    ("claim", "source", "differing"),
    [
        (
            "The regatta took place in May.",
            "The regatta planned for May was cancelled because of the storm.",
            [("negation", "took place", "cancelled")],
        ),
        (
            "The hearing was held on 4 May 2021.",
            "The hearing of 4 May 2021 has been postponed to 9 June 2021.",
            [("date", "on 4 May 2021", "9 June 2021")],
        ),
        (
            "Слёт спасателей состоялся в мае.",
            "Слёт спасателей, намеченный на май, был отменён.",
            [("negation", "состоялся", "отменён")],
        ),
        ("The hearing was held on 9 June 2021.", "It was moved from 4 May to 9 June 2021.", []),
        ("The regatta was cancelled.", "The regatta was cancelled because of the storm.", []),
        ("The regatta was planned for May.", "The regatta planned for May was called off.", []),
        ("The regatta took place in May.", "The regatta took place in May.", []),
    ],
)
def test_cancelled_and_postponed(
    claim: str, source: str, differing: list[tuple[str, str, str]]
) -> None:
    found = _differing(claim, source)
    assert [kind for kind, _, _ in found] == [kind for kind, _, _ in differing]
    for (_, own, other), (_, expected_own, expected_other) in zip(found, differing, strict=True):
        assert own in expected_own or expected_own in own
        assert other in expected_other or expected_other in other
