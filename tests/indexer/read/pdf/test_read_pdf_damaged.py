"""Files that are broken, hostile or locked: read as far as they go, or refused by name."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption

from indexer.read.pdf.read_pdf import read_pdf
from indexer.read.source_file import SourceFile
from sourceline.errors import EncryptedError, UnreadableError
from sourceline.settings import ReadSettings
from tests.indexer.read.pdf.drawn_pdfs import PROSE, lines, paper, read

PLAIN = paper(*[lines(*PROSE)] * 3)


def objects(*bodies: bytes) -> bytes:
    """A PDF of these objects, numbered from 1, the first its root."""
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(bodies) + 1
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, table)
        + b"trailer\n<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF" % (count, len(out))
    )


def with_box(box: str) -> bytes:
    return re.sub(rb"/MediaBox \[[^\]]*\]", f"/MediaBox [ {box} ]".encode(), PLAIN)


def test_a_password_is_asked_for() -> None:
    content = paper(lines(*PROSE), encrypt=StandardEncryption("secret"))
    with pytest.raises(EncryptedError, match=r"folder/paper\.pdf .* password"):
        read(content)


def test_an_empty_password_opens() -> None:
    content = paper(lines(*PROSE), encrypt=StandardEncryption("", ownerPassword="owner"))
    assert PROSE[0] in read(content).text


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4\njunk", PLAIN[: len(PLAIN) // 2]])
def test_no_pdf_is_refused_by_name(content: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"folder/paper\.pdf cannot be read as PDF"):
        read(content)


@pytest.mark.parametrize(
    "content",
    [
        PLAIN[: PLAIN.rindex(b"startxref")] + b"startxref\n7\n%%EOF",
        re.sub(rb"(?m)^\d{10} 00000 n", b"0000000123 00000 n", PLAIN),
        PLAIN.replace(b"/Count 3", b"/Count 1000000000"),
        PLAIN.replace(b"/Count 3", b"/Count -7"),
        with_box("0 0 0 0"),
        with_box("0 0 200000 200000"),
    ],
)
def test_what_pdfium_mends_is_read(content: bytes) -> None:
    document = read(content)
    assert len(document.pages) == 3
    assert document.text.count(PROSE[0]) == 3


def test_a_claim_of_more_pages_is_noted() -> None:
    document = read(PLAIN.replace(b"/Count 3", b"/Count 2000"))
    assert len(document.pages) == 3
    assert document.notes == ("it claims 2000 pages but has 3",)


def test_a_page_that_fails_leaves_the_others() -> None:
    broken = re.sub(rb"/Kids \[ \d+ 0 R", b"/Kids [ 999 0 R", PLAIN)
    document = read(broken)
    assert [page.status for page in document.pages] == ["failed", "text", "text"]
    assert "cannot be loaded" in document.pages[0].reason


def test_pages_beyond_the_limit_are_not_read() -> None:
    document = read_pdf(SourceFile("a.pdf", PLAIN, settings=ReadSettings(pages=2)))
    assert len(document.pages) == 2
    assert "only the first 2 of its 3 pages" in document.notes[0]


def test_more_text_than_is_taken_in_is_refused() -> None:
    with pytest.raises(UnreadableError, match=r"a\.pdf has \d+ characters"):
        read_pdf(SourceFile("a.pdf", PLAIN, settings=ReadSettings(characters=100)))


@pytest.mark.parametrize("entries", [1, 5_000])
def test_outlines_without_end(entries: int) -> None:
    """A bookmark that is its own child and neighbour; and each the child of the one before."""
    words = b"BT /F 12 Tf 50 700 Td (Heading words) Tj ET"
    bookmark = b"<</Title(Heading words)/Dest[3 0 R/Fit]/First %d 0 R/Next %d 0 R>>"
    children = [7 if entries == 1 else 8 + at for at in range(entries)]
    document = read(
        objects(
            b"<</Type/Catalog/Pages 2 0 R/Outlines 5 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
            b"/Resources<</Font<</F 6 0 R>>>>>>",
            b"<</Length %d>>stream\n%s\nendstream" % (len(words), words),
            b"<</Type/Outlines/First 7 0 R>>",
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            *(bookmark % (child, child) for child in children),
        )
    )
    assert document.text == "Heading words\n\n"


def test_a_blank_page_says_so() -> None:
    document = read(paper(lines(), lines(*PROSE)))
    assert (document.pages[0].status, document.pages[0].reason) == ("empty", "blank page")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, len(PLAIN) - 1), st.integers(0, 255)), max_size=30))
def test_any_damage_is_read_or_refused(changes: list[tuple[int, int]]) -> None:
    content = bytearray(PLAIN)
    for at, value in changes:
        content[at] = value
    try:
        read(bytes(content))
    except UnreadableError as error:
        assert "folder/paper.pdf" in str(error)
