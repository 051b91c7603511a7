"""Words of contrary meaning."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from retriever.claims.compare.antonyms import ANTONYMS


@given(st.sampled_from(sorted(ANTONYMS)))
def test_an_antonym_is_mutual_and_never_of_itself(word: str) -> None:
    assert word not in ANTONYMS[word]
    assert all(word in ANTONYMS[other] for other in ANTONYMS[word])
