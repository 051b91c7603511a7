"""The Check screen: every claim with its verdict, the differing words marked in both texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from briefing.store import BriefingStore
from retriever.claims.verdicts import SetAside
from screens.app_state import shared_workplace
from screens.app_state.workplace import Workplace
from screens.check.verdict_markup import set_aside_list
from sourceline.records import Span
from tests.hashing_encoder import HashingEncoder
from tests.overlap_reader import OverlapReader

PIER = "The harbour fund paid 14 million euros for the pier."
HOSTILE = "<script>alert(1)</script> cost 14 million euros"


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workplace]:
    monkeypatch.setenv("SOURCELINE_DATA", str(tmp_path / "data"))
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "pier.txt").write_text(f"The new pier\n\n{PIER} {HOSTILE}.\n", encoding="utf-8")
    shared = Workplace(
        corpus,
        tmp_path / "index",
        encoder=HashingEncoder(),
        reader=OverlapReader(),
        check_seconds=0,
    )
    shared.rebuild()
    shared.build.join(60)
    monkeypatch.setattr(shared_workplace, "_shared", lambda *_: shared)
    yield shared
    shared.build.join(60)


def _checked(text: str) -> AppTest:
    def script() -> None:
        import streamlit as st

        from screens.app_state.shared_workplace import the_workplace
        from screens.ask import ask_page as ask
        from screens.check import check_page as check
        from screens.library import library_page as library
        from screens.shared.app_pages import Pages
        from screens.source import source_page as source

        def nothing() -> None:
            assert ask and library

        workplace = the_workplace()
        pages = Pages(
            ask=st.Page(nothing, title="Ask", url_path="ask"),
            check=st.Page(
                lambda: check.show(workplace.retriever(), pages),
                title="Check",
                url_path="check",
                default=True,
            ),
            table=st.Page(nothing, title="Table", url_path="table"),
            source=st.Page(lambda: source.show(workplace), title="Source", url_path="source"),
            briefing=st.Page(nothing, title="Briefing", url_path="briefing"),
            library=st.Page(nothing, title="Library", url_path="library"),
        )
        st.navigation([pages.check, pages.ask, pages.source, pages.library]).run()

    test = AppTest.from_function(script, default_timeout=60).run()
    test.text_area[0].set_value(text)
    test.button[0].click().run()
    assert not test.exception
    return test


def _bodies(test: AppTest) -> list[str]:
    return [element.proto.body for element in test.get("html")]


def _markup(test: AppTest) -> str:
    return "".join(_bodies(test))


def test_the_number_that_differs_is_marked_in_the_text_and_in_the_source(
    workplace: Workplace,
) -> None:
    markup = _markup(_checked("The harbour fund paid 40 million euros for the pier."))
    marked = re.findall(r"<mark[^>]*answer[^>]*>([^<]+)", markup)
    assert "40 million euros" in marked
    assert "14 million euros" in marked
    assert "Contradicted" in markup
    assert "in passage 1" in markup  # told in words too


def test_the_passage_beside_a_claim_is_added_to_the_briefing_with_one_click(
    workplace: Workplace, tmp_path: Path
) -> None:
    test = _checked(f"{PIER} The harbour fund paid 40 million euros for the pier.")
    assert test.button(key="add_1_1").label == "Add passage 1 of claim 1 to the briefing"
    test.button(key="add_1_1").click().run()
    assert not test.exception
    for number in (1, 2):  # both claims stand beside the same passage
        what = f"In the briefing: passage 1 of claim {number}"
        assert test.button(key=f"add_{number}_1").label == what
    store = BriefingStore(tmp_path / "data" / "briefings")
    (entry,) = store.load(store.briefings()[0][0].id).entries
    text = workplace.retriever().library.document(entry.quotation.document).text
    assert PIER in entry.quotation.words
    assert "".join(run.of(text) for run in entry.quotation.runs) == entry.quotation.words


def test_each_claim_has_its_verdict_and_a_question_is_set_aside(workplace: Workplace) -> None:
    shown = _markup(_checked(f"{PIER} Why was it so dear?"))
    assert shown.count('<article class="claim') == 1
    assert "Supported" in shown
    assert "Why was it so dear?" in shown and "a question" in shown


def test_further_passages_that_differ_are_folded_away(workplace: Workplace) -> None:
    """One decides and is shown; what another one says instead is told where it is looked into."""
    other = "The harbour fund paid 15 million euros for the pier."
    (workplace.corpus / "later.txt").write_text(f"Costs\n\n{other}\n", encoding="utf-8")
    workplace.rebuild()
    workplace.build.join(60)
    test = _checked("The harbour fund paid 40 million euros for the pier.")
    (folded,) = test.expander
    assert folded.label == "1 more passage that differs"
    inside = "".join(element.proto.body for element in folded.get("html"))
    claim = next(body for body in _bodies(test) if 'class="claim' in body)
    assert "in passage 2" in inside
    assert "in passage 2" not in claim and "in passage 1" in claim
    assert claim.count("<mark") == 1


def test_nothing_pasted_is_interpreted(workplace: Workplace) -> None:
    markup = _markup(_checked(f"{HOSTILE}."))
    assert "<script>alert" not in markup
    assert "&lt;script&gt;" in markup
    aside = SetAside(Span(0, 9), "<b>Why?</b>", "question")
    assert "<b>" not in set_aside_list([aside])


def test_signs_without_a_word_are_refused_in_words(workplace: Workplace) -> None:
    assert "no word to check" in _checked("?!").error[0].value
