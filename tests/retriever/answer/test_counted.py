"""Of several numbers in a sentence, the one of the thing asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from retriever.answer.counted import counting
from retriever.answer.premises.said_sentences import said_sentences
from retriever.query.parse import understand
from sourceline.records import Span
from sourceline.text.words import stem
from tests.retriever.opened import opened

TEXT = (
    "The fleet landed 1,250 tonnes from 48 trawlers, 17 of them foreign. The school took in 310 "
    "pupils, 122 of whom were girls, and lent 9 pupils 4 boats."
)


@pytest.mark.parametrize(
    ("answered", "asked", "shown"),
    [
        ("1,250", "trawlers", "48"),
        ("48", "tonnes", "1,250"),
        ("310", "girls", "122"),
        ("122", "boats", "4"),
        ("48", "trawlers", None),  # it is that already
        ("1,250", "crew", None),  # nothing counts them
        ("310", "pupils", None),  # two numbers do
        ("fleet", "trawlers", None),  # no number was read
    ],
)
def test_the_number_is_that_of_the_thing_asked_for(
    tmp_path: Path, answered: str, asked: str, shown: str | None
) -> None:
    with opened(tmp_path, {"fleet.txt": TEXT}) as retriever:
        shown_groups = retriever.search(understand("fleet school"), 5).folded(5)
        for sentence in said_sentences(shown_groups):
            at = sentence.text.find(answered)
            if at < 0:
                continue
            span = Span(at, at + len(answered)).shift(sentence.span.start)
            found = counting(sentence, stem(asked), span)
            assert (None if found is None else sentence.stored.quote(found)) == shown
            return
    pytest.fail("no sentence has the answer")
