"""Each screen, run by Streamlit's AppTest over a small library: what it shows, what it says."""

from __future__ import annotations

import html
import re
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from indexer.build import BuildReport, Progress
from screens.app_state import shared_workplace
from screens.app_state.workplace import Workplace
from screens.shared.link_marks import LinkMark
from screens.shared.links import SourceLink
from screens.source.text_window import STEP
from sourceline.index.index_records import DocumentEntry
from sourceline.records import Document, Section, Span
from tests.conftest import ROOT
from tests.hashing_encoder import HashingEncoder
from tests.overlap_reader import OverlapReader
from tests.screens.samples import entry

HOSTILE = "<img src=x onerror=alert(1)> $x$ :red[y].txt"


@pytest.fixture
def workplace(
    small_corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Workplace]:
    """The workplace that every session of a test shares, its index built."""
    (small_corpus / HOSTILE).write_text("A hostile name & <b>bold</b> words.\n", encoding="utf-8")
    shared = Workplace(
        small_corpus,
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


def _ask_screen(**params: str | list[str]) -> AppTest:
    return _run(AppTest.from_file(str(ROOT / "app.py"), default_timeout=30), params)


def _source_screen(params: dict[str, list[str]]) -> AppTest:
    def script() -> None:
        from screens.app_state.shared_workplace import the_workplace
        from screens.source import source_page as source

        source.show(the_workplace())

    return _run(AppTest.from_function(script, default_timeout=30), params)


def _library_screen() -> AppTest:
    def script() -> None:
        from screens.app_state.shared_workplace import the_workplace
        from screens.library import library_page as library

        library.show(the_workplace())

    return _run(AppTest.from_function(script, default_timeout=30), {})


def _run(test: AppTest, params: Mapping[str, str | list[str]]) -> AppTest:
    for name, value in params.items():
        test.query_params[name] = value
    test.run()
    assert not test.exception
    return test


def _markup(test: AppTest) -> str:
    return "".join(element.proto.body for element in test.get("html"))


def _shown(test: AppTest) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", _markup(test)))


def test_an_empty_box_invites_with_topics_from_the_library(workplace: Workplace) -> None:
    test = _ask_screen()
    assert "4 documents" in _shown(test)
    example = next(button for button in test.button if "bridge" in button.label)
    test = example.click().run()
    assert test.text_input(key="question").value == "New bridge opened over the Drina"
    assert test.query_params["q"] == test.text_input(key="question").value
    assert "bridge" in _shown(test)


def test_a_question_goes_into_the_address_and_its_passages_onto_the_page(
    workplace: Workplace,
) -> None:
    test = _ask_screen()
    test.text_input(key="question").set_value("who paid for the bridge").run()
    assert test.query_params["q"] == "who paid for the bridge"
    assert '<article class="card" aria-label="Passage 1">' in _markup(test)
    answer = workplace.retriever().ask("who paid for the bridge")
    for evidence in answer.evidence:
        assert evidence.hit.place.text in _shown(test)


def test_while_files_are_taken_in_an_answer_says_that_it_may_change(workplace: Workplace) -> None:
    finish, really_build = threading.Event(), workplace.build.build

    def build_slowly(note: Callable[[Progress], None]) -> BuildReport:
        finish.wait(60)
        return really_build(note)

    workplace.build.build = build_slowly
    for name in ("mill.txt", "school.txt"):
        (workplace.corpus / name).write_text("The mill was sold to a baker.\n")
    test = _ask_screen(q="who bought the mill")
    assert "2 documents are not read yet: the answer may change." in _shown(test)
    finish.set()
    workplace.build.join(60)
    assert "not read yet" not in _shown(test.run())


def test_a_link_fills_box_and_filters(workplace: Workplace) -> None:
    test = _ask_screen(
        q="who funded the repair", since="2021-01-01", document=["school.txt"], k="2"
    )
    assert test.text_input(key="question").value == "who funded the repair"
    assert test.multiselect(key="documents").value == ["school.txt"]
    assert str(test.date_input(key="since").value) == "2021-01-01"
    assert test.number_input(key="passages").value == 2
    assert "bridge.txt" not in _shown(test)
    clear = next(button for button in test.button if button.label == "Clear filters")
    test = clear.click().run()
    assert dict(test.query_params) == {"q": "who funded the repair"}


def test_what_a_link_gets_wrong_is_said_and_ignored(workplace: Workplace) -> None:
    test = _ask_screen(q="bridge", since="soon", k="9999", document=["gone.txt"])
    notes = [warning.value.replace("\\", "") for warning in test.warning]
    assert [re.search(r"'(.*?)'", note)[1] for note in notes] == ["soon", "9999", "gone.txt"]  # type: ignore[index]
    assert "Passage 1" in _markup(test)


@pytest.mark.parametrize("question", ["   ", "why " * 1_000])
def test_a_question_that_cannot_be_asked_is_refused_in_words(
    workplace: Workplace, question: str
) -> None:
    test = _ask_screen()
    test.text_input(key="question").set_value(question).run()
    assert not test.exception
    assert len(test.error) == 1
    assert "Passage 1" not in _markup(test)
    assert len(str(test.query_params.get("q", ""))) < 100


def test_a_source_shows_all_of_its_text_with_the_mark(workplace: Workplace) -> None:
    text = (workplace.corpus / "bridge.txt").read_text(encoding="utf-8")
    start = text.index("The European")
    words = "The European Investment Bank"
    mark = LinkMark.of("sentence", [Span(start, start + len(words))], words)
    test = _source_screen(SourceLink("bridge.txt", (mark,)).params())
    article = re.search(r'<article class="source".*?>(.*)</article>', _markup(test))
    assert article is not None
    assert html.unescape(re.sub(r"<[^>]*>", "", article[1])) == text
    assert f'id="mark-1" tabindex="-1" aria-label="Evidence: {words}">{words}</mark>' in article[1]
    assert '<h2 class="heading">New bridge opened over the Drina</h2>' in article[1]
    assert f"“{words}” — " in test.code[0].value


def test_a_changed_source_is_said_and_nothing_wrong_is_marked(workplace: Workplace) -> None:
    stale = LinkMark.of("sentence", [Span(0, 10)], "other text")
    test = _source_screen(SourceLink("bridge.txt", (stale,)).params())
    assert "changed since the link was made" in test.warning[0].value
    assert "<mark" not in _markup(test)


def test_a_missing_document_is_said(workplace: Workplace) -> None:
    test = _source_screen({"document": ["<b>gone</b>.txt"]})
    assert "<b>gone</b>.txt" in test.error[0].value.replace("\\", "")


def test_a_long_document_is_shown_in_parts_around_the_mark(tmp_path: Path) -> None:
    text = "".join(f"Line {number} of a very long document.\n" for number in range(100_000))
    start = text.index("Line 70000 ")
    mark = LinkMark.of("sentence", [Span(start, start + 10)], "Line 70000")
    document = Document("d", "long.txt", "0" * 64, "Long", text, "en")
    headings = tuple(Span(at, at + 4) for at in range(0, len(text), 1_000))

    class Library:
        def documents(self) -> list[DocumentEntry]:
            return [entry("long.txt")]

        def document(self, _: str) -> Document:
            return document

        def sections(self, _: str) -> tuple[Section, ...]:
            return tuple(Section(heading, heading, None) for heading in headings)

        def furniture(self, _: str) -> tuple[Span, ...]:
            return ()

    class Place:
        corpus = tmp_path
        library = Library()

        def retriever(self) -> Place:
            return self

    def script(workplace: object) -> None:
        from screens.source import source_page as source

        source.show(workplace)  # type: ignore[arg-type]

    test = AppTest.from_function(script, kwargs={"workplace": Place()}, default_timeout=30)
    test = _run(test, SourceLink("long.txt", (mark,)).params())
    sizes = [len(_shown(test))]
    assert ">Line 70000</mark>" in _markup(test)
    for side in ("above", "below"):
        test = test.button(key=f"more_{side}").click().run()
        sizes.append(len(_shown(test)))
        assert ">Line 70000</mark>" in _markup(test)
    assert STEP - 5_000 < sizes[0] < STEP + 5_000
    assert sizes[0] + STEP - 5_000 < sizes[1] < sizes[2] - STEP + 5_000


def test_choosing_a_document_writes_the_address(workplace: Workplace) -> None:
    test = _source_screen({})
    test.selectbox(key="source_document").set_value("school.txt").run()
    assert dict(test.query_params) == {"document": "school.txt"}
    assert "Village school repaired" in _shown(test)


def test_the_library_lists_what_is_in_and_what_is_not(workplace: Workplace) -> None:
    (workplace.corpus / "tool.exe").write_bytes(b"MZ\x90\x00")
    workplace.rebuild()
    workplace.build.join(60)
    test = _library_screen()
    shown = _shown(test)
    for name in ("bridge.txt", "school.txt", "notes.md", HOSTILE, "tool.exe"):
        assert name in shown
    assert workplace.retriever().library.generation in shown
    assert "<img" not in _markup(test)
    assert "Skipped" in [header.value for header in test.header]


def test_without_an_index_the_page_says_what_goes_on(
    small_corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = Workplace(
        small_corpus, tmp_path / "index", encoder=HashingEncoder(), reader=OverlapReader()
    )
    finish, really_build = threading.Event(), shared.build.build

    def build_slowly(note: Callable[[Progress], None]) -> BuildReport:
        note(Progress("encoding", 30, 120, 15.0, 6.0))
        finish.wait(60)
        return really_build(note)

    shared.build.build = build_slowly
    monkeypatch.setattr(shared_workplace, "_shared", lambda *_: shared)
    test = _ask_screen()
    assert test.title[0].value == "Reading your documents"
    test.run()
    shown = test.get("progress")[0].proto
    assert (shown.value, shown.text.replace("\\", "")) == (
        45,
        "Encoding: 30 of 120 · 15 per second · about 6 s left",
    )
    finish.set()
    shared.build.join(60)
    assert "3 documents" in _shown(test.run())


def test_a_failed_build_can_be_tried_again_from_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = Workplace(
        tmp_path / "none", tmp_path / "index", encoder=HashingEncoder(), reader=OverlapReader()
    )
    shared.keep_current()
    shared.build.join(60)
    monkeypatch.setattr(shared_workplace, "_shared", lambda *_: shared)
    test = _ask_screen()
    assert "none" in test.error[0].value
    (tmp_path / "none").mkdir()
    test.button(key="retry_build").click().run()
    shared.build.join(60)
    assert shared.generation()


def test_a_damaged_index_can_be_rebuilt_from_the_page(
    workplace: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder,) = (workplace.index / "generations").iterdir()
    (folder / "records.sqlite").write_bytes(b"no database")
    fresh = Workplace(
        workplace.corpus, workplace.index, encoder=HashingEncoder(), reader=OverlapReader()
    )
    monkeypatch.setattr(shared_workplace, "_shared", lambda *_: fresh)
    test = _ask_screen()
    assert "damaged" in test.error[0].value
    rebuild = next(button for button in test.button if "Rebuild" in button.label)
    rebuild.click().run()
    fresh.build.join(60)
    assert len(fresh.retriever().library.documents()) == 4
