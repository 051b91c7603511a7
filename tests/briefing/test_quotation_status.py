"""Looking quotations up again: in texts that changed, and in a real library that did."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from briefing.items import Briefing, Entry, Quotation, SentenceBefore, runs_and_words
from briefing.quotation_status import (
    BEFORE_CHANGED,
    FLAGS,
    QuotationStatus,
    look_up,
    status_counts,
    status_in,
)
from indexer.build import build
from sourceline.index.library import Library
from sourceline.records import Span
from tests.hashing_encoder import HashingEncoder


def quoted(text: str, *spans: tuple[int, int], document: str = "a.txt") -> Quotation:
    runs = tuple(Span(start, end) for start, end in spans)
    words = "".join(run.of(text) for run in runs)
    return Quotation(document, "0" * 64, "t", runs, words)


def test_words_that_are_where_they_were_hold() -> None:
    text = "one two three"
    assert status_in(text, quoted(text, (4, 7))) == QuotationStatus("holds", (Span(4, 7),))


def test_words_that_moved_are_found_nearest_to_their_old_place() -> None:
    assert status_in("two one two two", quoted("one two", (4, 7))) == QuotationStatus(
        "moved", (Span(0, 3),)
    )
    assert status_in("x one two", quoted("one two", (4, 7))) == QuotationStatus(
        "moved", (Span(6, 9),)
    )


def test_words_around_furniture_are_found_where_it_moved_or_went() -> None:
    before = "first line\nPage 5\nsecond line"
    runs, words = runs_and_words(before, Span(6, 29), [Span(11, 18)])
    quotation = Quotation("a.txt", "0" * 64, "t", runs, words)
    shifted = status_in(f"x {before}", quotation)
    assert shifted.runs == (Span(8, 13), Span(20, 31))
    joined = status_in("first line\nsecond line", quotation)
    assert joined == QuotationStatus("moved", (Span(6, 22),))
    after = "first line\nsecond PAGE line"
    apart = status_in(after, quotation, [Span(18, 23)])
    assert apart == QuotationStatus("moved", (Span(6, 18), Span(23, 27)))


def test_a_sentence_before_that_changed_is_said_and_one_that_moved_is_not() -> None:
    text = "A race was run. It ended."
    before = SentenceBefore((Span(0, 15),), text[:15])
    quotation = replace(quoted(text, (16, 25)), before=before)
    assert status_in(text, quotation).flag is None
    moved = status_in(f"Here. {text}", quotation)
    assert (moved.kind, moved.has_before) == ("moved", True)
    assert status_in("A game was run. It ended.", quotation).flag == BEFORE_CHANGED
    gone = status_in("A game was run.", quotation)
    assert (gone.kind, gone.flag) == ("changed", FLAGS["changed"])


def test_one_changed_letter_is_a_change() -> None:
    assert status_in("one Two", quoted("one two", (4, 7))) == QuotationStatus("changed")


@given(st.text(min_size=1), st.text(), st.text())
def test_whatever_is_called_found_slices_to_the_words(words: str, before: str, after: str) -> None:
    quotation = quoted(words, (0, len(words)))
    text = f"{before}{words}{after}"
    found = status_in(text, quotation)
    assert found.kind in ("holds", "moved")
    assert "".join(run.of(text) for run in found.runs) == words


def test_a_library_that_changed(small_corpus: Path, tmp_path: Path) -> None:
    texts = {path.name: path.read_bytes().decode() for path in small_corpus.iterdir()}
    wanted = {
        "holds": ("notes.md", "Bees need water"),
        "moved": ("school.txt", "Norway funded the repair."),
        "changed": ("school.txt", "a new roof"),
        "gone": ("bridge.txt", "240 metres long"),
    }
    entries = []
    for kind, (name, words) in wanted.items():
        start = texts[name].index(words)
        entries.append(Entry(kind, quoted(texts[name], (start, start + len(words)), document=name)))
    briefing = Briefing("0" * 16, "n", tuple(entries))
    encoder = HashingEncoder()
    build(small_corpus, tmp_path / "index", encoder=encoder)
    library = Library.open(tmp_path / "index")
    assert {found.kind for found in look_up(briefing, library).values()} == {"holds"}
    library.close()
    changed = texts["school.txt"].replace("a new roof", "an old roof")
    (small_corpus / "school.txt").write_text(changed, encoding="utf-8")
    (small_corpus / "bridge.txt").unlink()
    build(small_corpus, tmp_path / "index", encoder=encoder)
    library = Library.open(tmp_path / "index")
    found = look_up(briefing, library)
    assert {name: status.kind for name, status in found.items()} == {k: k for k in wanted}
    where = found["moved"].runs[0]
    assert where.of(library.document("school.txt").text) == "Norway funded the repair."
    library.close()
    assert status_counts(found) == (
        "1 in the sources word for word, 1 moved, 1 changed in the source, 1 without their source"
    )
