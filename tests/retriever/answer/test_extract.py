"""Which of the words that a reader proposes are shown as the answer."""

from __future__ import annotations

from retriever.answer.extract import answer_spans, least_further
from retriever.reading.reader import Reading, ScoredSpan
from sourceline.index.index_records import StoredPassage
from sourceline.records import CopiedRun, Passage, SearchText, Span

START = 50
EVEN = (0.5, 0.5)
"""Neither sentence holds more of the question than the other."""
TEXT = "In May 2019 the school got a roof. Norway, Japan and the Bank of Korea paid for it."


def stored(furniture: tuple[int, int] | None = None) -> StoredPassage:
    """Begins at character 50; furniture, an offset in TEXT, is no search text."""
    whole = (0, len(TEXT))
    parts = [(0, furniture[0]), (furniture[1], len(TEXT))] if furniture else [whole]
    runs, said = [], ""
    for start, end in parts:
        runs.append(CopiedRun(len(said), Span(START + start, START + end)))
        said += TEXT[start:end]
    passage = Passage(
        id="p",
        document_id="d",
        span=Span(START, START + len(TEXT)),
        section=0,
        sentences=(Span(START, START + 34), Span(START + 35, START + len(TEXT))),
        dates=(),
        search_text=SearchText(said, tuple(runs)),
    )
    return StoredPassage(0, passage, TEXT, "d.txt", "", "", None, None, None, None, (), 0)


def answers(question: str, *proposed: tuple[str, float]) -> list[str]:
    spans = tuple(
        ScoredSpan(TEXT.index(words), TEXT.index(words) + len(words), score)
        for words, score in proposed
    )
    found = answer_spans(stored(), Reading(proposed[0][1], spans), EVEN, question)
    return [TEXT[span.start - START : span.end - START] for span in found]


def test_the_best_words_of_the_kind_asked_for() -> None:
    assert answers("Who paid?", ("May 2019", 5), ("Norway", 3)) == ["Norway"]
    assert answers("When was it repaired?", ("Norway", 5), ("May 2019", 3)) == ["May 2019"]
    assert answers("What is told?", ("May 2019", 5), ("Norway", 3)) == ["May 2019"]


def test_none_where_no_words_are_of_the_kind_or_the_reader_prefers_none() -> None:
    assert answers("How many schools got a roof?", ("Norway", 5), ("the school", 3)) == []
    assert answers("Who paid?", ("May 2019", 5), ("Norway", -0.1)) == []


def test_several_only_where_several_are_asked_for() -> None:
    proposed = (("the school", 5.0), ("a roof", 4.0), ("Norway", 1.0))
    assert answers("What is told?", *proposed) == ["the school"]
    assert answers("Which things are told?", *proposed) == ["the school", "a roof"]


def test_a_list_is_whole_where_several_are_asked_for() -> None:
    assert answers("Which countries paid?", ("Japan", 5), ("Norway", 4)) == [
        "Norway, Japan and the Bank of Korea"
    ]
    assert answers("Which country paid?", ("Japan", 5)) == ["Japan"]


def test_no_span_grows_over_what_is_no_text_of_the_passage() -> None:
    comma = TEXT.index(", Japan")
    at = TEXT.index("Japan") - 1
    passage = stored(furniture=(comma, at))
    reading = Reading(5, (ScoredSpan(at, at + 5, 5),))
    (span,) = answer_spans(passage, reading, EVEN, "Which countries paid?")
    assert "Norway" not in TEXT[span.start - START : span.end - START]


def further(question: str, score: float, first: float) -> list[str]:
    """The words shown of a passage below one that the reader gives the relevance ``first``."""
    at = TEXT.index("Norway")
    reading = Reading(score, (ScoredSpan(at, at + 6, score),))
    spans = answer_spans(
        stored(), reading, EVEN, question, least_further(Reading(first, ()), question)
    )
    return [TEXT[span.start - START : span.end - START] for span in spans]


def test_words_below_answer_only_where_the_reader_is_sure_of_them() -> None:
    assert further("Who paid?", 4.0, first=5.0) == ["Norway"]
    assert further("Who paid?", 4.0, first=-1.0) == ["Norway"], "the first is not the measure alone"
    assert further("Who paid?", 2.5, first=2.0) == [], "as good as the first, and still weak"
    assert further("Who paid?", 4.0, first=9.0) == [], "sure, but far below the first"


def test_words_below_are_weighed_as_those_beside_where_several_are_asked_for() -> None:
    assert further("Which countries paid?", 1.0, first=3.0) == [
        "Norway, Japan and the Bank of Korea"
    ]
    assert further("Which countries paid?", 1.0, first=6.0) == []
    assert further("Which countries paid?", -1.0, first=1.0) == []
