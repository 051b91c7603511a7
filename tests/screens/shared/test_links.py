"""Links: what is written is read back; what cannot be understood is left out, with a note."""

from __future__ import annotations

from datetime import date
from typing import get_args
from urllib.parse import parse_qs, urlencode

from hypothesis import given
from hypothesis import strategies as st

from screens.shared.link_marks import LinkMark
from screens.shared.links import (
    MOST_SHOWN,
    AskLink,
    SourceLink,
    keep_known,
    read_ask,
    read_source,
    to_source,
)
from sourceline.records import FileType, Span
from tests.screens.samples import evidence, highlight

names = st.text(min_size=1, max_size=20)
days = st.none() | st.dates()


def _through_an_address(params: dict[str, list[str]]) -> dict[str, list[str]]:
    return parse_qs(urlencode(params, doseq=True), keep_blank_values=True)


@st.composite
def ask_links(draw: st.DrawFn) -> AskLink:
    since, until = draw(days), draw(days)
    if since is not None and until is not None:
        since, until = min(since, until), max(since, until)
    documents = tuple(draw(st.lists(names, max_size=3, unique=True)))
    folders = tuple(draw(st.lists(names.filter(_is_folder), max_size=3, unique=True)))
    kinds = tuple(kind for kind in get_args(FileType) if draw(st.booleans()))
    count = draw(st.integers(1, MOST_SHOWN))
    after, exactly = draw(st.text()), draw(st.booleans())
    return AskLink(draw(st.text()), since, until, documents, count, folders, kinds, after, exactly)


def _is_folder(name: str) -> bool:
    return name == name.strip("/")


@st.composite
def marks(draw: st.DrawFn) -> LinkMark:
    bounds = draw(st.lists(st.integers(0, 10**9), min_size=2, max_size=6, unique=True))
    bounds = sorted(bounds)[: len(bounds) // 2 * 2]
    runs = [Span(bounds[i], bounds[i + 1]) for i in range(0, len(bounds), 2)]
    return LinkMark.of(draw(st.sampled_from(["sentence", "answer"])), runs, draw(st.text()))


@given(ask_links())
def test_a_question_and_its_filters_survive_an_address(link: AskLink) -> None:
    assert read_ask(_through_an_address(link.params())) == (link, ())


@given(names, st.lists(marks(), max_size=4))
def test_a_place_in_a_source_survives_an_address(
    document: str, given_marks: list[LinkMark]
) -> None:
    link, notes = read_source(
        _through_an_address(SourceLink(document, tuple(given_marks)).params())
    )
    assert not notes
    assert link.document == document
    assert sorted(map(str, link.marks)) == sorted(map(str, given_marks))
    assert [mark.runs[0].start for mark in link.marks] == sorted(
        mark.runs[0].start for mark in given_marks
    )


@given(
    st.dictionaries(
        st.sampled_from(
            ["q", "since", "until", "document", "k", "folder", "kind", "sentence", "other"]
        ),
        st.lists(st.text(max_size=30), max_size=3),
    )
)
def test_no_address_whatever_breaks_a_page(params: dict[str, list[str]]) -> None:
    read_ask(params)
    read_source(params)


def test_each_ignored_part_is_named_once() -> None:
    link, notes = read_ask(
        {"q": ["who"], "since": ["2021-13-40"], "k": ["0"], "until": ["2021-12-31"]}
    )
    assert link == AskLink("who", until=date(2021, 12, 31))
    assert len(notes) == 2
    assert "'2021-13-40'" in notes[0]
    assert "'0'" in notes[1]


def test_a_period_that_runs_backwards_is_ignored() -> None:
    link, notes = read_ask({"since": ["2022-01-01"], "until": ["2021-01-01"]})
    assert (link.since, link.until) == (None, None)
    assert "backwards" in notes[0]


def test_documents_that_are_not_there_are_ignored() -> None:
    asked = AskLink("who", documents=("a.txt", "<b>.txt"), folders=("in", "out"))
    link, notes = keep_known(asked, {"a.txt"}, {"in"})
    assert (link.documents, link.folders) == (("a.txt",), ("in",))
    assert "document named '<b>.txt'" in notes[0]
    assert "folder named 'out'" in notes[1]


def test_folders_and_kinds_are_read_tolerantly() -> None:
    link, notes = read_ask({"folder": ["/in/", "", "in"], "kind": ["pdf", "exe", "docx"]})
    assert (link.folders, link.kinds) == (("in",), ("pdf", "docx"))
    assert len(notes) == 1
    assert "'exe'" in notes[0]


def test_a_mark_holds_only_where_its_words_stand() -> None:
    text = "It was paid by the embassy in March."
    mark = LinkMark.of("sentence", [Span(0, 6), Span(15, 26)], "It wasthe embassy")
    assert mark.holds(text)
    assert not mark.holds("X" + text)
    assert not mark.holds(text.replace("embassy", "Embassy"))
    assert not mark.holds("")


def test_bad_marks_are_named() -> None:
    for value in ("5-3-0123456789ab", "3-5", "3-5-XYZ", "٣-٥-0123456789ab", "3-5-0123456789ab "):
        link, notes = read_source({"document": ["a.txt"], "sentence": [value]})
        assert link.marks == ()
        assert value in notes[0].replace("\\'", "'")


def test_a_passage_opens_with_its_evidence_marked() -> None:
    found = evidence(
        "One here. Two there.", [highlight("sentence", 10, 20), highlight("term", 10, 13)]
    )
    link = to_source(found)
    assert [(mark.kind, mark.runs) for mark in link.marks] == [("sentence", (Span(110, 120),))]
    assert all(mark.holds(" " * 100 + "One here. Two there.") for mark in link.marks)


def test_a_quotation_in_several_runs_is_one_mark() -> None:
    found = evidence(
        "One |x| two.",
        [highlight("sentence", 0, 4, group=1), highlight("sentence", 8, 12, group=1)],
    )
    (mark,) = to_source(found).marks
    assert mark.runs == (Span(100, 104), Span(108, 112))
    assert mark.holds(" " * 100 + "One |x| two.")


def test_a_passage_without_marks_is_shown_whole() -> None:
    (mark,) = to_source(evidence("One here.", [])).marks
    assert mark.runs == (Span(100, 109),)
