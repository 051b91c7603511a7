"""Word files, made with python-docx and, where it cannot, by changing their XML."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.read.office.read_docx import read_docx
from indexer.read.source_file import SourceFile
from sourceline.errors import EncryptedError, UnreadableError
from sourceline.records import Document
from sourceline.settings import ReadSettings
from tests.indexer.read.document_invariants import check, shown
from tests.indexer.read.office_packages import changed, saved

MAIN = "word/document.xml"


def read(file: Any, settings: ReadSettings | None = None) -> Document:
    content = file if isinstance(file, bytes) else saved(file)
    return check(read_docx(SourceFile("report.docx", content, settings or ReadSettings())))


def add(file: Any, xml: str) -> None:
    """A block before the last, which is the section's settings."""
    file.element.body.insert(len(file.element.body) - 1, parse_xml(xml))


def paragraph(inside: str, settings: str = "") -> str:
    return f"<w:p {nsdecls('w')}><w:pPr>{settings}</w:pPr>{inside}</w:p>"


def test_headings_paragraphs_and_lists() -> None:
    file = docx.Document()
    file.add_heading("Annual report", 0)
    file.add_heading("Water  supply", 1)
    file.add_paragraph("First line\nsecond\tline.")
    file.add_paragraph("pipes", style="List Bullet")
    file.add_paragraph("pumps", style="List Bullet")
    file.add_paragraph("dig", style="List Number")
    file.add_paragraph("lay", style="List Number")
    file.add_paragraph("")
    file.add_heading("Costs", 2)
    file.add_paragraph("Low.")
    document = read(file)
    assert document.text == (
        "Annual report\n\nWater supply\n\nFirst line\nsecond line.\n\n• pipes\n• pumps\n1. dig\n"
        "2. lay\n\nCosts\n\nLow."
    )
    assert shown(document)[0] == ["Annual report", "Water supply", "Costs"]
    assert (document.title, document.kind, document.language) == ("Annual report", "docx", "en")


def test_headings_by_localised_style_and_by_outline_level() -> None:
    file = docx.Document()
    style = file.styles.add_style("Заголовок 1", 1)
    file.add_paragraph("Общие положения", style="Заголовок 1")
    file.styles.add_style("Свой", 1).base_style = style
    file.add_paragraph("Права сторон", style="Свой")
    add(file, paragraph("<w:r><w:t>Прочее</w:t></w:r>", '<w:outlineLvl w:val="2"/>'))
    add(file, paragraph("<w:r><w:t>Просто текст</w:t></w:r>", '<w:outlineLvl w:val="9"/>'))
    document = read(file)
    assert shown(document)[0] == ["Общие положения", "Права сторон", "Прочее"]
    assert document.language == "ru"


def test_without_marked_headings_they_are_left_to_be_told_by_shape() -> None:
    file = docx.Document()
    file.add_paragraph("A line like a title")
    file.add_paragraph("Some text, and more of it.")
    assert read(file).headings is None
    assert read(file).title == "A line like a title"


NUMBERING = """<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
<w:lvl w:ilvl="2"><w:numFmt w:val="russianLower"/><w:lvlText w:val="%3)"/></w:lvl>
</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="8"><w:abstractNumId w:val="0"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>"""


def test_numbers_are_those_that_are_shown() -> None:
    file = docx.Document()
    for words, number, depth in (
        ("a", 7, 0), ("b", 7, 1), ("c", 7, 1), ("d", 7, 2), ("e", 7, 2), ("f", 7, 0), ("g", 7, 1),
        ("h", 8, 0), ("i", 9, 0), ("j", 0, 0),
    ):  # fmt: skip
        properties = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
        add(file, paragraph(f"<w:r><w:t>{words}</w:t></w:r>", properties))
    content = changed(saved(file), "word/numbering.xml", lambda _: NUMBERING.encode())
    assert read(content).text == (
        "III. a\nIII.1 b\nIII.2 c\nа) d\nб) e\nIV. f\nIV.1 g\nI. h\n\ni\n\nj"
    )


def test_tables_row_by_row() -> None:
    file = docx.Document()
    file.add_paragraph("Table 1. Wells", style="Caption")
    table = file.add_table(4, 3)
    for at, words in enumerate(
        ["Place", "Year", "Depth", "Osh", "2019", "40\nm", "Naryn", "2020", "", "", "", ""]
    ):
        table.cell(at // 3, at % 3).text = words
    document = read(file)
    assert document.text == "Table 1. Wells\n\nPlace\tYear\tDepth\nOsh\t2019\t40 m\nNaryn\t2020\t"
    [found] = document.tables
    assert found.caption is not None
    assert found.caption.of(document.text) == "Table 1. Wells"
    assert [cell.of(document.text) for cell in found.header] == ["Place", "Year", "Depth"]
    assert len(found.rows) == 2


def test_a_cell_over_several_rows_counts_for_each_and_columns_stay_in_line() -> None:
    file = docx.Document()
    table = file.add_table(3, 3)
    for at, words in enumerate("abcdefghi"):
        table.cell(at // 3, at % 3).text = words
    table.cell(0, 0).merge(table.cell(0, 1))
    table.cell(1, 2).merge(table.cell(2, 2))
    document = read(file)
    assert document.text == "a b\t\tc\nd\te\tf i\ng\th\tf i"


def test_a_table_around_text_is_text_and_nested_tables_are_in_order() -> None:
    file = docx.Document()
    outer = file.add_table(1, 2)
    outer.cell(0, 0).text = "Left side."
    inner = outer.cell(0, 1).add_table(2, 2)
    for at, words in enumerate(["Name", "Year", "Ann", "1990"]):
        inner.cell(at // 2, at % 2).text = words
    outer.cell(0, 1).add_paragraph("After it.")
    document = read(file)
    assert document.text == "Left side.\n\nName\tYear\nAnn\t1990\n\nAfter it."
    assert shown(document)[1] == [["Name", "Year"], ["Ann", "1990"]]


def test_insertions_stay_deletions_go() -> None:
    file = docx.Document()
    add(file, paragraph(
        "<w:r><w:t>In </w:t></w:r><w:del><w:r><w:delText>2020</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>2021</w:t></w:r></w:ins><w:moveFrom><w:r><w:t> gone</w:t></w:r>"
        '</w:moveFrom><w:r><w:rPr><w:vanish/></w:rPr><w:t> hidden</w:t></w:r>'
        "<w:hyperlink><w:r><w:t> it rained</w:t></w:r></w:hyperlink>"
        "<w:sdt><w:sdtContent><w:r><w:t> a lot</w:t></w:r></w:sdtContent></w:sdt>"
        "<w:r><w:fldChar/><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>.</w:t></w:r>"
    ))  # fmt: skip
    assert read(file).text == "In 2021 it rained a lot."


FOOTNOTES = """<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:t>----</w:t></w:r></w:p></w:footnote>
<w:footnote w:id="2">
<w:p><w:r><w:footnoteRef/><w:t> Source: the mill.</w:t></w:r></w:p></w:footnote>
</w:footnotes>"""


def test_footnotes_stand_after_the_paragraph_that_refers_to_them() -> None:
    file = docx.Document()
    note = '<w:r><w:t>Flour</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
    add(file, paragraph(note + "<w:r><w:t> is dear.</w:t></w:r>"))
    file.add_paragraph("Next.")
    content = changed(saved(file), "word/footnotes.xml", lambda _: FOOTNOTES.encode())
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    content = changed(
        content,
        "word/_rels/document.xml.rels",
        lambda old: old.replace(
            b"</Relationships>",
            f'<Relationship Id="rF" Type="{kind}" Target="footnotes.xml"/>'.encode()
            + b"</Relationships>",
        ),
    )
    assert read(content).text == "Flour is dear.\n\n[1] Source: the mill.\n\nNext."


def test_text_boxes_and_headers_once_and_contents_not_as_content() -> None:
    file = docx.Document()
    file.sections[0].header.paragraphs[0].text = "Confidential"
    file.styles.add_style("toc 1", 1)
    file.add_paragraph("Chapter one ...... 3", style="toc 1")
    box = "<w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent>"
    add(file, paragraph(
        "<w:r><w:t>Beside it</w:t></w:r><w:r>"
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    ))  # fmt: skip
    document = read(file)
    assert document.text == "Chapter one ...... 3\n\nBeside it\n\nIn a box\n\nConfidential"
    assert [span.of(document.text) for span in document.furniture] == ["Chapter one ...... 3"]


@pytest.mark.parametrize(
    ("title", "shown_title"),
    [
        ("The mill of 1887", "The mill of 1887"),
        ("Word Document", "Flour"),
        ("Microsoft Word - mill.doc", "Flour"),
        ("Документ Microsoft Word", "Flour"),
        ("template", "Flour"),
        ("", "Flour"),
    ],
)
def test_the_title_is_one_that_someone_gave(title: str, shown_title: str) -> None:
    file = docx.Document()
    file.add_heading("Flour", 1)
    file.core_properties.title = title
    assert read(file).title == shown_title


def test_the_day_is_that_of_creation_unless_it_is_a_templates() -> None:
    file = docx.Document()
    file.add_paragraph("Text.")
    assert read(file).metadata_day is None
    file.core_properties.modified = datetime(2021, 3, 12, tzinfo=UTC)
    assert read(file).metadata_day == date(2021, 3, 12)
    file.core_properties.created = datetime(2021, 3, 10, tzinfo=UTC)
    assert read(file).metadata_day == date(2021, 3, 10)
    file.core_properties.created = datetime(1980, 1, 1, tzinfo=UTC)
    file.core_properties.modified = datetime(2999, 1, 1, tzinfo=UTC)
    assert read(file).metadata_day is None


def test_an_empty_file_is_a_document_with_a_note() -> None:
    document = read(docx.Document())
    assert document.notes == ("empty: no text to search",)
    assert document.title == "report"


def refused(content: bytes, settings: ReadSettings | None = None) -> str:
    with pytest.raises(UnreadableError) as caught:
        read(content, settings)
    message = str(caught.value)
    assert message.startswith("report.docx ")
    assert "\n" not in message
    return message


def a_page() -> bytes:
    file = docx.Document()
    file.add_paragraph("Text.")
    return saved(file)


def test_external_entities_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("the secret")
    outside = f'<!DOCTYPE d [<!ENTITY x SYSTEM "{(tmp_path / "secret").as_uri()}">]>'.encode()

    def with_entity(old: bytes) -> bytes:
        head, rest = old.split(b"?>", 1)
        return head + b"?>" + outside + rest.replace(b"Text.", b"Text.&x;")

    assert read(changed(a_page(), MAIN, with_entity)).text == "Text."


def test_entities_that_expand_without_end() -> None:
    laughs = b'<!DOCTYPE d [<!ENTITY a0 "ha">' + b"".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">'.encode() for n in range(1, 12)
    )

    def with_entity(old: bytes) -> bytes:
        head, rest = old.split(b"?>", 1)
        return head + b"?>" + laughs + b"]>" + rest.replace(b"Text.", b"Text.&a11;")

    try:
        assert read(changed(a_page(), MAIN, with_entity)).text == "Text."
    except UnreadableError as error:
        assert "damaged" in str(error)


def test_damaged_files_are_refused_with_a_remedy() -> None:
    content = a_page()
    assert "cut off or damaged" in refused(content[: len(content) // 2])
    assert "cut off or damaged" in refused(b"PK\x03\x04")
    assert "is damaged" in refused(changed(content, MAIN, lambda old: old[:-30]))
    assert "holds no Word document" in refused(changed(content, "_rels/.rels", lambda _: (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
    )))  # fmt: skip
    deep = b"<w:sdt><w:sdtContent>" * 1000 + b"</w:sdtContent></w:sdt>" * 1000
    nested = changed(content, MAIN, lambda old: old.replace(b"<w:body>", b"<w:body>" + deep))
    assert "report.docx" in refused(nested)


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = changed(a_page(), "word/media/zeros", lambda _: bytes(10_000_000))
    message = refused(bomb, ReadSettings(unpacked_bytes=5_000_000))
    assert "more than the 5000000" in message
    assert "characters of text" in refused(a_page(), ReadSettings(characters=3))


def test_an_encrypted_package_says_so() -> None:
    locked = bytearray(a_page())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.index(mark) + at] |= 1
    with pytest.raises(EncryptedError, match=r"^report\.docx is encrypted; .* without a password"):
        read(bytes(locked))


def test_a_macro_file_is_read_like_any_other() -> None:
    content = changed(
        a_page(),
        "[Content_Types].xml",
        lambda old: old.replace(
            b"vnd.openxmlformats-officedocument.wordprocessingml.document.main",
            b"vnd.ms-word.document.macroEnabled.main",
        ),
    )
    assert read(content).text == "Text."


words = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=20)


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["Heading 1", "List Bullet", "Normal", "Title"]), words)
        | st.lists(st.lists(words, min_size=2, max_size=2), min_size=1, max_size=3),
        max_size=6,
    )
)
def test_any_file_keeps_what_holds_of_documents(parts: list[Any]) -> None:
    file = docx.Document()
    for part in parts:
        if isinstance(part, tuple):
            file.add_paragraph(part[1], style=part[0])
            continue
        table = file.add_table(len(part), 2)
        for at, row in enumerate(part):
            for column, cell in enumerate(row):
                table.cell(at, column).text = cell
    read(file)
