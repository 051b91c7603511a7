"""The Source screen: the whole text with its marks, what has changed since a link was made."""

from __future__ import annotations

import html
import re
from pathlib import Path

from streamlit.testing.v1 import AppTest

from screens.app_state.workplace import Workplace
from screens.shared.link_marks import LinkMark
from screens.shared.links import SourceLink
from screens.source.text_window import STEP
from sourceline.index.index_records import DocumentEntry
from sourceline.records import Document, Section, Span
from tests.screens.app_runs import markup, opened, shown
from tests.screens.samples import entry


def _source_screen(params: dict[str, list[str]]) -> AppTest:
    def script() -> None:
        from screens.app_state.shared_workplace import the_workplace
        from screens.source import source_page as source

        source.show(the_workplace())

    return opened(AppTest.from_function(script, default_timeout=30), params)


def test_a_source_shows_all_of_its_text_with_the_mark(hostile_workplace: Workplace) -> None:
    text = (hostile_workplace.corpus / "bridge.txt").read_text(encoding="utf-8")
    start = text.index("The European")
    words = "The European Investment Bank"
    mark = LinkMark.of("sentence", [Span(start, start + len(words))], words)
    test = _source_screen(SourceLink("bridge.txt", (mark,)).params())
    article = re.search(r'<article class="source".*?>(.*)</article>', markup(test))
    assert article is not None
    assert html.unescape(re.sub(r"<[^>]*>", "", article[1])) == text
    assert f'id="mark-1" tabindex="-1" aria-label="Evidence: {words}">{words}</mark>' in article[1]
    assert '<h2 class="heading">New bridge opened over the Drina</h2>' in article[1]
    assert f"“{words}” — " in test.code[0].value


def test_a_changed_source_is_said_and_nothing_wrong_is_marked(hostile_workplace: Workplace) -> None:
    stale = LinkMark.of("sentence", [Span(0, 10)], "other text")
    test = _source_screen(SourceLink("bridge.txt", (stale,)).params())
    assert "changed since the link was made" in test.warning[0].value
    assert "<mark" not in markup(test)


def test_a_missing_document_is_said(hostile_workplace: Workplace) -> None:
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
    test = opened(test, SourceLink("long.txt", (mark,)).params())
    sizes = [len(shown(test))]
    assert ">Line 70000</mark>" in markup(test)
    for side in ("above", "below"):
        test = test.button(key=f"more_{side}").click().run()
        sizes.append(len(shown(test)))
        assert ">Line 70000</mark>" in markup(test)
    assert STEP - 5_000 < sizes[0] < STEP + 5_000
    assert sizes[0] + STEP - 5_000 < sizes[1] < sizes[2] - STEP + 5_000


def test_choosing_a_document_writes_the_address(hostile_workplace: Workplace) -> None:
    test = _source_screen({})
    test.selectbox(key="source_document").set_value("school.txt").run()
    assert dict(test.query_params) == {"document": "school.txt"}
    assert "Village school repaired" in shown(test)
