"""A text checked against small documents: verdicts, evidence, exact words on both sides."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from retriever import Retriever
from retriever.claims.check import STEPS, Done
from retriever.claims.verdicts import Verdict
from sourceline.errors import BlankQuestionError
from sourceline.settings import CHECK
from tests.retriever.opened import opened

pytestmark = pytest.mark.models

TEXTS = {
    "pier.txt": "The new pier\n\nOn 4 June 2019 the mayor of Dunmore opened the new pier. "
    "The harbour fund paid 14 million euros for it. "
    "The pier was built by Hagen Marine in three years.\n",
    "school.txt": "The school\n\nIn 2015 the school in Ardglass taught 240 pupils. "
    "The council did not close the school.\n",
    "ferry.txt": "The ferry\n\nThe ferry to Ardglass carried 900 passengers in May 2020. "
    "The captain of the ferry was Ruth Colman.\n",
    "ferry_again.txt": "Ferry news\n\nThe ferry to Ardglass carried 700 passengers in May 2020, "
    "the office said.\n",
}


@pytest.fixture(scope="module")
def retriever(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    with opened(tmp_path_factory.mktemp("claims"), TEXTS) as found:
        yield found


@pytest.mark.parametrize(
    ("claim", "label"),
    [
        ("The harbour fund paid 14 million euros for the pier.", "supported"),
        ("The harbour fund paid €14,000,000 for the pier.", "supported"),
        ("The pier was built by Hagen Marine.", "supported"),
        ("The harbour fund paid 40 million euros for the pier.", "contradicted"),
        ("The mayor of Dunmore opened the new pier in 2017.", "contradicted"),
        ("The council closed the school.", "contradicted"),
        ("The school in Ardglass taught two hundred pupils.", "contradicted"),
        ("A volcano erupted near the capital of Peru.", "not_found"),
    ],
)
def test_verdicts(retriever: Retriever, claim: str, label: str) -> None:
    assert retriever.check(claim).label == label


def test_a_mismatch_is_exact_words_of_both_texts(retriever: Retriever) -> None:
    text = "Some news. The harbour fund paid 40 million euros for the pier."
    verdict = retriever.check(text)
    (mismatch,) = verdict.claims[-1].mismatches
    assert mismatch.claim.span.of(text) == mismatch.claim.text == "40 million euros"
    document = retriever.library.document(mismatch.document)
    assert mismatch.document == "pier.txt"
    assert mismatch.source.span.of(document.text) == mismatch.source.text == "14 million euros"
    passage = verdict.claims[-1].evidence[mismatch.passage - 1].hit.place
    assert passage.document == "pier.txt"
    assert passage.passage.span.contains(mismatch.source.span)


def test_what_differs_is_marked_and_nothing_else(retriever: Retriever) -> None:
    unsure = False
    for text in (
        "The harbour fund paid 40 million euros for the pier.",
        "Hagen Marine needed four years for the pier.",
        "The captain of the ferry to Ardglass was Ada Lund.",
        "The ferry to Ardglass carried 900 passengers in May 2020.",
        "The ferry to Ardglass carried 800 passengers in June 2020.",
        "The mayor of Dunmore opened the old pier in 2017.",
    ):
        (claim,) = retriever.check(text).claims
        unsure |= bool(claim.mismatches) and claim.confidence < 0.5
        for rank, evidence in enumerate(claim.evidence, start=1):
            expected = {m.source.span for m in claim.mismatches if m.passage == rank}
            assert {mark.span for mark in evidence.highlights if mark.kind == "answer"} == expected
    assert unsure


def test_of_two_facts_the_wrong_one_is_marked(retriever: Retriever) -> None:
    verdict = retriever.check("The ferry to Ardglass carried 900 passengers in May 2011.")
    assert verdict.label == "contradicted"
    kinds = {each.kind for each in verdict.claims[0].mismatches if each.document == "ferry.txt"}
    assert kinds == {"date"}


def test_where_sources_differ_both_are_evidence(retriever: Retriever) -> None:
    verdict = retriever.check("The ferry to Ardglass carried 900 passengers in May 2020.")
    (claim,) = verdict.claims
    assert claim.label == "supported"
    assert claim.disagreement
    assert {"ferry.txt", "ferry_again.txt"} <= {e.hit.place.document for e in claim.evidence}
    assert [(each.claim.text, each.source.text) for each in claim.mismatches] == [("900", "700")]


def test_what_has_no_number_supports_none(retriever: Retriever) -> None:
    verdict = retriever.check("The pier was built by Hagen Marine with 70 workers.")
    assert verdict.label == "not_found"


def test_of_another_year_another_number_is_no_contradiction(tmp_path: Path) -> None:
    texts = {
        "fair19.txt": "The fair\n\nThe autumn fair of 2019 in Dunmore drew 400 visitors.\n",
        "fair20.txt": "The fair\n\nThe autumn fair of 2020 in Dunmore drew 250 visitors.\n",
    }
    with opened(tmp_path, texts) as fairs:
        verdict = fairs.check("The autumn fair of 2020 in Dunmore drew 250 visitors.")
    (claim,) = verdict.claims
    assert claim.label == "supported"
    assert claim.evidence[0].hit.place.document == "fair20.txt"


def test_the_whole_is_as_good_as_its_worst_claim(retriever: Retriever) -> None:
    right, wrong = (
        "The pier was built by Hagen Marine.",
        "The harbour fund paid 40 million euros for the pier.",
    )
    verdict = retriever.check(f"{right} {wrong}")
    assert [claim.label for claim in verdict.claims] == ["supported", "contradicted"]
    assert verdict.label == "contradicted"
    assert verdict.decisive == verdict.claims[1]


def test_every_offset_slices(retriever: Retriever) -> None:
    text = "# News\n\nThe council closed the school. Why? The ferry carried 9 passengers."
    _slices(retriever, retriever.check(text), text)


def _slices(retriever: Retriever, verdict: Verdict, text: str) -> None:
    for claim in verdict.claims:
        assert claim.text == claim.span.of(text)
        for evidence in claim.evidence:
            place = evidence.hit.place
            whole = retriever.library.document(place.document).text
            assert place.passage.span.of(whole) == place.text
            for mark in evidence.highlights:
                assert mark.span.of(whole) == mark.text
        for mismatch in claim.mismatches:
            assert claim.span.contains(mismatch.claim.span)
            whole = retriever.library.document(mismatch.document).text
            assert mismatch.source.span.of(whole) == mismatch.source.text
    for aside in verdict.set_aside:
        assert aside.text == aside.span.of(text)


def test_a_text_of_fifty_pages_is_checked_in_part_and_says_so(
    retriever: Retriever, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("retriever.claims.check.CHECK", type(CHECK)(characters=150, claims=2))
    text = "The pier was built by Hagen Marine. " * 5_000
    verdict = retriever.check(text)
    assert len(verdict.claims) == 2
    assert verdict.unchecked is not None
    assert verdict.unchecked.start == verdict.claims[-1].span.end + 1
    assert verdict.unchecked.end == len(text)


def test_a_check_that_is_stopped_goes_on_after_what_is_checked(retriever: Retriever) -> None:
    text = (
        "The pier was built by Hagen Marine. The council closed the school. "
        "The harbour fund paid 40 million euros for the pier."
    )
    done: Done = []
    turns = 0

    @contextmanager
    def turn() -> Iterator[None]:
        nonlocal turns
        turns += 1
        if turns == 2 * STEPS:
            raise InterruptedError
        yield

    with pytest.raises(InterruptedError):
        retriever.check(text, turn=turn, done=done)
    assert [claim.label for claim, _ in done] == ["supported"]
    assert retriever.check(text, turn=turn, done=done) == retriever.check(text)
    assert turns == 2 * STEPS + 2 * STEPS
    assert len(done) == 3


@pytest.mark.parametrize("text", ["", " \n", "…?!"])
def test_a_text_without_a_word_is_refused(retriever: Retriever, text: str) -> None:
    with pytest.raises(BlankQuestionError, match="no word to check"):
        retriever.check(text)


def test_one_word_states_nothing(retriever: Retriever) -> None:
    verdict = retriever.check("Pier")
    assert verdict.claims == ()
    assert verdict.label == "not_found"
    assert [each.reason for each in verdict.set_aside] == ["no statement"]


def test_a_claim_in_another_language_is_answered_and_warned_of(retriever: Retriever) -> None:
    verdict = retriever.check("Портовый фонд заплатил 40 миллионов евро за причал.")
    assert verdict.label in ("not_found", "contradicted")
    assert len(verdict.claims) == 1


@pytest.mark.parametrize("nasty", ["\x00\x07 the pier cost 3 euros", "a\ud800b is 3 c.", "5" * 400])
def test_odd_characters_do_no_harm(retriever: Retriever, nasty: str) -> None:
    _slices(retriever, retriever.check(nasty), nasty)
