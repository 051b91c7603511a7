"""Names in a row, and which rows are lists."""

from __future__ import annotations

from retriever.claims.extract.enumerations import name_lists
from retriever.claims.extract.sentence import read_sentence


def test_a_list_ends_in_and_or_is_of_three_states() -> None:
    (found,) = name_lists(read_sentence("They came from Chile, Peru and the Republic of Korea."))
    assert len(found.names) == 3
    assert name_lists(read_sentence("They came from Chile, Peru.")) == ()
    assert name_lists(read_sentence("Chile, Ann Lee, Bolivia came.")) == ()
    assert name_lists(read_sentence("They came from Chile, Peru and others.")) == ()
