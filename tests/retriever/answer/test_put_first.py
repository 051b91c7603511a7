"""A passage of the period asked for goes before an undated one, which never answers."""

from __future__ import annotations

from pathlib import Path

from retriever.answer.put_first import dated_first
from retriever.query.parse import understand
from tests.retriever.opened import opened

TEXTS = {
    "rules.txt": "Where the fishing council is going to meet is told to the fishing council.\n",
    "minutes.txt": "Other matters. The fishing council is going to meet in Bergen in May 2024.\n",
}
QUESTION = "Where is the fishing council going to meet in 2024?"


def test_a_passage_of_the_period_goes_before_an_undated_one(tmp_path: Path) -> None:
    with opened(tmp_path, TEXTS) as asked:
        result = asked.search(understand(QUESTION), 10)
        by_path = {one.stored.path: one for one in result.ranked}
        undated, dated = by_path["rules.txt"], by_path["minutes.txt"]
        assert undated.candidate.dating.in_period is None
        moved = dated_first([undated, dated], result.query, was_read=result.was_read)
        assert [one.row for one in moved] == [dated.row, undated.row]
        assert moved[0].score >= moved[1].score
        alone = dated_first([undated], result.query, was_read=result.was_read)
        assert alone == (undated,)


def test_without_one_of_the_period_nothing_answers(tmp_path: Path) -> None:
    with opened(tmp_path, TEXTS) as asked:
        assert asked.ask(QUESTION).found
        assert not asked.ask("Where is the fishing council going to meet in 2021?").found
