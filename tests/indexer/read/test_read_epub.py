"""Electronic books: chapters in their order, facts, and what is damaged, locked or too large."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.read import find_files, read_file
from indexer.read.books.read_epub import read_epub
from indexer.read.file_type import kind_of
from indexer.read.source_file import SourceFile
from sourceline.errors import EncryptedError, UnreadableError
from sourceline.records import Document
from sourceline.settings import ReadSettings
from tests.indexer.read.document_invariants import check

CONTAINER = '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
CHAPTERS = {
    "one%20a.xhtml": "<h1>The wells</h1><p>Every village has a well.</p>",
    "two.xhtml": "<p>The wells were counted in May 2021.</p><ul><li>north</li><li>south</li></ul>",
    "three.xhtml": "<h2>Figures</h2><table><tr><th>Year</th><th>Wells</th></tr>"
    "<tr><td>2020</td><td>14</td></tr><tr><td>2021</td><td>17</td></tr></table>",
}
FACTS = "<dc:title>On Wells</dc:title><dc:date>2021-06-30T10:00:00Z</dc:date>"


def book(
    chapters: dict[str, str] | None = None,
    *,
    facts: str = FACTS,
    order: list[str] | None = None,
    without: str = "",
    more: dict[str, str] | None = None,
    typed_first: bool = True,
) -> bytes:
    """An EPUB 3 with a table of contents that names its chapters "Part 1", "Part 2", …"""
    chapters = CHAPTERS if chapters is None else chapters
    names = list(chapters)
    items = "".join(
        f'<item id="c{at}" href="{name}" media-type="application/xhtml+xml"/>'
        for at, name in enumerate(names)
    )
    spine = "".join(f'<itemref idref="c{names.index(name)}"/>' for name in order or names)
    links = "".join(f'<li><a href="{n}">Part {i}</a></li>' for i, n in enumerate(names, 1))
    parts = {
        "META-INF/container.xml": CONTAINER,
        "OEBPS/book.opf": '<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
        f"{facts}</metadata><manifest>{items}"
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        f'</manifest><spine>{spine}<itemref idref="nav"/></spine></package>',
        "OEBPS/nav.xhtml": f"<html><body><nav><ol>{links}</ol></nav></body></html>",
        **{
            f"OEBPS/{name.replace('%20', ' ')}": f"<html><body>{words}</body></html>"
            for name, words in chapters.items()
        },
        **(more or {}),
    }
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        if typed_first:
            archive.writestr("mimetype", "application/epub+zip", ZIP_STORED)
        for name, content in parts.items():
            if name != without:
                archive.writestr(name, content)
        if not typed_first:
            archive.writestr("mimetype", "application/epub+zip", ZIP_DEFLATED)
    return packed.getvalue()


def read(content: bytes, settings: ReadSettings | None = None) -> Document:
    return check(read_epub(SourceFile("book.epub", content, settings or ReadSettings())))


def headings(document: Document) -> list[str]:
    return [span.of(document.text) for span in document.headings or ()]


def test_chapters_in_order_with_their_headings_or_names() -> None:
    document = read(book())
    assert document.text == (
        "The wells\n\nEvery village has a well.\n\nPart 2\n\n"
        "The wells were counted in May 2021.\n\n• north\n• south\n\n"
        "Figures\n\nYear\tWells\n2020\t14\n2021\t17"
    )
    assert headings(document) == ["The wells", "Part 2", "Figures"]
    assert document.tables[0].column_names(document.text) == ("Year", "Wells")
    assert (document.kind, document.title) == ("epub", "On Wells")
    assert document.metadata_day == date(2021, 6, 30)


def test_the_spine_decides_the_order_not_the_archive() -> None:
    document = read(book(order=["three.xhtml", "one%20a.xhtml", "three.xhtml"]))
    assert headings(document) == ["Figures", "The wells"]


@pytest.mark.parametrize(
    ("said", "text", "language"),
    [
        ("fr-FR", "Un texte court.", "fr"),
        ("es", "Un texto breve.", "es"),
        ("en", "Колодцы были посчитаны в мае.", "ru"),
        ("ru", "A short text.", "en"),
        ("", "A short text.", "en"),
    ],
)
def test_the_language_is_the_one_said_unless_its_letters_are_others(
    said: str, text: str, language: str
) -> None:
    facts = f"<dc:language>{said}</dc:language>"
    assert read(book({"a.xhtml": f"<p>{text}</p>"}, facts=facts)).language == language


@pytest.mark.parametrize("day", ["2021", "30 June", "0001-01-01", ""])
def test_a_date_that_is_no_day_is_none(day: str) -> None:
    assert read(book(facts=f"<dc:date>{day}</dc:date>")).metadata_day is None


def test_a_chapter_that_is_missing_is_named() -> None:
    document = read(book(without="OEBPS/two.xhtml"))
    assert headings(document) == ["The wells", "Figures"]
    assert document.notes == ("chapters that are missing: 1 (OEBPS/two.xhtml)",)


@pytest.mark.parametrize("without", ["OEBPS/book.opf", "META-INF/container.xml"])
def test_a_book_without_its_list_is_refused(without: str) -> None:
    with pytest.raises(UnreadableError, match="no whole e-book"):
        read(book(without=without))


def test_a_lock_on_chapters_is_named_one_on_fonts_is_not() -> None:
    def locks(name: str) -> dict[str, str]:
        return {
            "META-INF/encryption.xml": "<encryption><EncryptedData><CipherData>"
            f'<CipherReference URI="{name}"/></CipherData></EncryptedData></encryption>'
        }

    with pytest.raises(EncryptedError, match=r"book\.epub is locked by its shop"):
        read(book(more=locks("OEBPS/two.xhtml")))
    assert len(headings(read(book(more=locks("OEBPS/fonts/serif.otf"))))) == 3


def test_limits_hold() -> None:
    with pytest.raises(UnreadableError, match="more than the 100 that are taken in"):
        read(book(), ReadSettings(unpacked_bytes=100))
    with pytest.raises(UnreadableError, match="more than the 20 that are taken in"):
        read(book(), ReadSettings(characters=20))


@pytest.mark.parametrize("typed_first", [True, False])
def test_it_is_found_and_told_by_its_content(tmp_path: Path, typed_first: bool) -> None:
    words = "<p>" + "Wells are deep. " * 9_000 + "</p>"
    long = book({"a.xhtml": words}, typed_first=typed_first)
    (tmp_path / "book.epub").write_bytes(long)
    (tmp_path / "cut.epub").write_bytes(long[:-200])
    found = find_files(tmp_path)
    assert [file.relative for file in found.files] == ["book.epub", "cut.epub"]
    (document,) = read_file(tmp_path / "book.epub", "book.epub").documents
    assert (document.kind, kind_of("book.zip", long)) == ("epub", "epub")
    with pytest.raises(UnreadableError, match=r"cut\.epub is cut off or damaged"):
        read_file(tmp_path / "cut.epub", "cut.epub")


@given(st.binary(max_size=60), st.integers(0, 2_000))
def test_damage_costs_the_book_alone(wrong: bytes, at: int) -> None:
    content = bytearray(book())
    content[at : at + len(wrong)] = wrong
    try:
        read(bytes(content))
    except UnreadableError as error:
        assert "book.epub" in str(error)
