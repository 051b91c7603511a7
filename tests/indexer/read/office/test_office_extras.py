"""What is in Office files beside running text: charts, SmartArt, comments, edges of pages."""

from __future__ import annotations

from importlib import import_module
from io import BytesIO
from typing import Any

import docx
import pptx
import pytest
import xlsxwriter
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Inches as WordInches
from PIL import Image
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from indexer.read.office.read_docx import read_docx
from indexer.read.office.read_pptx import read_pptx
from indexer.read.office.read_xlsx import read_xlsx
from indexer.read.source_file import SourceFile
from sourceline.records import Document
from tests.indexer.read.document_invariants import check, shown
from tests.indexer.read.office_packages import changed, saved

CHARTS: Any = import_module("pptx.chart.data")
"""The library has no types for it."""
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def word(content: bytes) -> Document:
    return check(read_docx(SourceFile("report.docx", content)))


def slides(content: bytes) -> Document:
    return check(read_pptx(SourceFile("talk.pptx", content)))


def book(content: bytes) -> Document:
    return check(read_xlsx(SourceFile("book.xlsx", content)))


def related(content: bytes, rels: str, kind: str, target: str, part: bytes, name: str) -> bytes:
    """The package with one more part, which ``rels`` refers to as r900."""
    relation = f'<Relationship Id="r900" Type="{RELATIONS}/{kind}" Target="{target}"/>'.encode()
    end = b"</Relationships>"
    content = changed(content, name, lambda _: part)
    return changed(
        content,
        rels,
        lambda old: (old or b"<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/"
                     b"relationships'></Relationships>").replace(end, relation + end),
    )  # fmt: skip


def a_chart(kind: Any, data: Any, title: str = "", across: str = "", measured: str = "") -> Any:
    talk = pptx.Presentation()
    slide = talk.slides.add_slide(talk.slide_layouts[6])
    size = Inches(1), Inches(1), Inches(6), Inches(4)
    chart = slide.shapes.add_chart(kind, *size, data).chart
    chart.has_title = bool(title)
    if title:
        chart.chart_title.text_frame.text = title
    for axis, words in ((("category_axis", across)), ("value_axis", measured)):
        if words:
            getattr(chart, axis).has_title = True
            getattr(chart, axis).axis_title.text_frame.text = words
    return talk


def beds() -> Any:
    data = CHARTS.CategoryChartData(number_format="#,##0")
    data.categories = ["North", "South"]
    data.add_series("2021", (1200, 340))
    data.add_series("2022", (1250, None))
    return data


def test_the_numbers_of_a_chart_are_a_table_under_its_title() -> None:
    document = slides(saved(a_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, beds(), "Hospital beds")))
    assert document.text == "Hospital beds\n\n\t2021\t2022\nNorth\t1,200\t1,250\nSouth\t340\t"
    [table] = document.tables
    assert table.caption is not None
    assert table.caption.of(document.text) == "Hospital beds"


def test_the_titles_of_axes_name_columns() -> None:
    talk = a_chart(XL_CHART_TYPE.BAR_CLUSTERED, beds(), "", "Ward", "Beds in use")
    document = slides(saved(talk))
    assert document.tables[0].column_names(document.text) == (
        "Ward", "Beds in use / 2021", "Beds in use / 2022",
    )  # fmt: skip


@pytest.mark.parametrize("kind", [XL_CHART_TYPE.PIE, XL_CHART_TYPE.LINE, XL_CHART_TYPE.DOUGHNUT])
def test_other_kinds_of_charts(kind: Any) -> None:
    data = CHARTS.CategoryChartData()
    data.categories = ["Cod", "Herring"]
    data.add_series("Share of landings", (0.7, 0.3))
    text = slides(saved(a_chart(kind, data))).text
    assert "Cod\t0.7\nHerring\t0.3" in text


def test_a_scatter_has_pairs() -> None:
    data = CHARTS.XyChartData()
    series = data.add_series("Depth and catch")
    series.add_data_point(12, 3.5)
    series.add_data_point(30, 1.25)
    text = slides(saved(a_chart(XL_CHART_TYPE.XY_SCATTER, data))).text
    assert "12\t3.5\n30\t1.25" in text


def test_bubbles_have_a_size_too() -> None:
    data = CHARTS.BubbleChartData()
    series = data.add_series("Catch")
    for point in ((12, 3.5, 400), (30, 1.25, 650)):
        series.add_data_point(*point)
    document = slides(saved(a_chart(XL_CHART_TYPE.BUBBLE, data)))
    assert "12\t3.5\t400\n30\t1.25\t650" in document.text
    assert document.tables[0].column_names(document.text)[1:] == ("Catch", "Catch (size)")


@pytest.mark.parametrize(("words", "shown"), [("flood", "5 (flood)"), ("", "5")])
def test_what_is_written_beside_a_point_stands_with_its_value(words: str, shown: str) -> None:
    data = CHARTS.CategoryChartData()
    data.categories = ["May", "June"]
    data.add_series("Level", (4, 5))
    talk = a_chart(XL_CHART_TYPE.LINE, data)
    chart = talk.slides[0].shapes[0].chart
    label = chart.plots[0].series[0].points[1].data_label.text_frame
    label.text = words
    text = slides(saved(talk)).text
    assert f"May\t4\nJune\t{shown}" in f"{text}\n"


def test_a_chart_without_values_is_counted() -> None:
    content = saved(a_chart(XL_CHART_TYPE.PIE, beds(), "Beds"))
    part = next(name for name in names(content) if name.startswith("ppt/charts/chart"))
    without = changed(content, part, lambda old: old.replace(b"c:pt ", b"c:gone ")
                      .replace(b"c:pt>", b"c:gone>"))  # fmt: skip
    document = slides(without)
    assert document.notes == ("not read, by kind: charts without values: 1",)
    broken = slides(changed(content, part, lambda old: old[:50]))
    assert any("charts without values: 1" in note or "damaged" in note for note in broken.notes)


def names(content: bytes) -> list[str]:
    from zipfile import ZipFile

    return ZipFile(BytesIO(content)).namelist()


def chart_part() -> bytes:
    from zipfile import ZipFile

    content = saved(a_chart(XL_CHART_TYPE.LINE, beds(), "Beds by year"))
    archive = ZipFile(BytesIO(content))
    return archive.read(next(one for one in archive.namelist() if "/charts/chart" in one))


def test_a_chart_in_a_word_file_stands_where_it_is_anchored() -> None:
    file = docx.Document()
    file.add_paragraph("Before the chart.")
    drawing = (
        f"<w:p {nsdecls('w', 'a', 'r', 'wp')}><w:r><w:drawing><wp:inline><a:graphic><a:graphicData>"
        '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="r900"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
    file.element.body.insert(1, parse_xml(drawing))
    file.add_paragraph("After it.")
    rels = "word/_rels/document.xml.rels"
    document = word(
        related(saved(file), rels, "chart", "charts/chart1.xml", chart_part(),
                "word/charts/chart1.xml")
    )  # fmt: skip
    assert document.text == (
        "Before the chart.\n\nBeds by year\n\n\t2021\t2022\nNorth\t1,200\t1,250\n"
        "South\t340\t\n\nAfter it."
    )


DIAGRAM = b"""<dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><dgm:ptLst>
<dgm:pt modelId="0" type="doc"/>
<dgm:pt modelId="2"><dgm:t><a:p><a:r><a:t>Deputy</a:t></a:r></a:p></dgm:t></dgm:pt>
<dgm:pt modelId="1"><dgm:t><a:p><a:r><a:t>Head of </a:t></a:r><a:r><a:t>office</a:t></a:r></a:p>
</dgm:t></dgm:pt>
<dgm:pt modelId="3"><dgm:t><a:p><a:r><a:t>Registry</a:t></a:r></a:p></dgm:t></dgm:pt>
<dgm:pt modelId="9" type="pres"><dgm:t><a:p><a:r><a:t>not shown</a:t></a:r></a:p></dgm:t></dgm:pt>
</dgm:ptLst><dgm:cxnLst><dgm:cxn srcId="1" destId="3" srcOrd="1"/>
<dgm:cxn srcId="0" destId="1" srcOrd="0"/><dgm:cxn srcId="1" destId="2" srcOrd="0"/>
<dgm:cxn type="presOf" srcId="1" destId="9" srcOrd="0"/></dgm:cxnLst></dgm:dataModel>"""


def test_smart_art_is_a_list_in_the_order_of_the_diagram() -> None:
    talk = pptx.Presentation()
    slide = talk.slides.add_slide(talk.slide_layouts[6])
    slide.shapes._spTree.append(parse_xml(
        f'<p:graphicFrame {nsdecls("a", "r")} '
        'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main">'
        '<p:nvGraphicFramePr><p:cNvPr id="9" name="d"/><p:cNvGraphicFramePr/><p:nvPr/>'
        "</p:nvGraphicFramePr><a:graphic><a:graphicData "
        'uri="http://schemas.openxmlformats.org/drawingml/2006/diagram">'
        '<dgm:relIds xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
        'r:dm="r900"/></a:graphicData></a:graphic></p:graphicFrame>'
    ))  # fmt: skip
    content = related(
        saved(talk), "ppt/slides/_rels/slide1.xml.rels", "diagramData", "../diagrams/data1.xml",
        DIAGRAM, "ppt/diagrams/data1.xml",
    )  # fmt: skip
    assert slides(content).text == "• Head of office\n– Deputy\n– Registry"


def test_comments_and_edges_of_a_word_file() -> None:
    file = docx.Document()
    paragraph = file.add_paragraph("The ferry needs a new engine.")
    file.add_comment(paragraph.runs, "Too dear this year.", author="Ada Berg")
    cell = file.add_table(2, 2).cell(0, 0).paragraphs[0]
    file.add_comment([cell.add_run("Item")], "Which one?", author="Bo")
    file.add_paragraph("It will be bought.")
    section = file.sections[0]
    section.header.paragraphs[0].text = "Harbour board, restricted"
    section.footer.paragraphs[0].text = "Page 1 of 3"
    section.footer.add_paragraph("It will be bought.")
    document = word(saved(file))
    lines = document.text.split("\n\n")
    assert lines[0] == "The ferry needs a new engine."
    assert lines[1].startswith("Comment (Ada Berg, ")
    assert lines[1].endswith("): Too dear this year.")
    assert any(line.endswith("): Which one?") for line in lines)
    assert lines[-2:] == ["It will be bought.", "Harbour board, restricted"]
    assert "Page 1" not in document.text


FOOTNOTES = """<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:footnote w:id="2"><w:p><w:r><w:t>By port:</w:t></w:r></w:p><w:tbl>
<w:tr><w:tc><w:p><w:r><w:t>Port</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Tons</w:t></w:r></w:p>
</w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>Vardo</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>12</w:t>
</w:r></w:p></w:tc></w:tr></w:tbl></w:footnote></w:footnotes>"""


def test_a_table_in_a_note_is_a_table() -> None:
    file = docx.Document()
    reference = '<w:r><w:t>Landings</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
    file.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{reference}</w:p>"))
    content = related(
        saved(file), "word/_rels/document.xml.rels", "footnotes", "footnotes.xml",
        FOOTNOTES.encode(), "word/footnotes.xml",
    )  # fmt: skip
    document = word(content)
    assert document.text == "Landings\n\n[1] By port:\n\nPort\tTons\nVardo\t12"
    assert shown(document)[1] == [["Port", "Tons"], ["Vardo", "12"]]


def test_pictures_are_counted_and_objects_too() -> None:
    picture = BytesIO()
    Image.new("RGB", (2, 2)).save(picture, "PNG")
    file = docx.Document()
    for _ in range(2):
        file.add_picture(picture, WordInches(1))
    assert "not read, by kind: pictures: 2" in word(saved(file)).notes
    talk = pptx.Presentation()
    talk.slides.add_slide(talk.slide_layouts[6]).shapes.add_picture(picture, 0, 0)
    assert "not read, by kind: pictures: 1" in slides(saved(talk)).notes


def test_comments_of_slides_of_both_kinds() -> None:
    talk = pptx.Presentation()
    slide = talk.slides.add_slide(talk.slide_layouts[5])
    slide.shapes.title.text = "Budget"
    p = "http://schemas.openxmlformats.org/presentationml/2006/main"
    authors = f'<p:cmAuthorLst xmlns:p="{p}"><p:cmAuthor id="4" name="Eva Lund"/></p:cmAuthorLst>'
    old = (f'<p:cmLst xmlns:p="{p}"><p:cm authorId="4" dt="2022-05-06T10:00:00">'
           "<p:text>Check the sum.</p:text></p:cm></p:cmLst>")  # fmt: skip
    content = related(
        saved(talk),
        "ppt/slides/_rels/slide1.xml.rels",
        "comments",
        "../comments/comment1.xml",
        old.encode(),
        "ppt/comments/comment1.xml",
    )
    content = related(content, "ppt/_rels/presentation.xml.rels", "commentAuthors",
                      "commentAuthors.xml", authors.encode(), "ppt/commentAuthors.xml")  # fmt: skip
    assert slides(content).text == "Budget\n\nComment (Eva Lund, 2022-05-06): Check the sum."
    a = "http://schemas.openxmlformats.org/drawingml/2006/main"
    new = (f'<n:cmLst xmlns:n="urn:new" xmlns:a="{a}"><n:cm authorId="4" created="2023-01-02T1:1">'
           "<n:replyLst><n:reply authorId=\"5\"><n:txBody><a:p><a:r><a:t>Done.</a:t></a:r></a:p>"
           "</n:txBody></n:reply></n:replyLst><n:txBody><a:p><a:r><a:t>Why so </a:t></a:r><a:r>"
           "<a:t>late?</a:t></a:r></a:p></n:txBody></n:cm></n:cmLst>")  # fmt: skip
    content = changed(content, "ppt/comments/comment1.xml", lambda _: new.encode())
    assert slides(content).text == (
        "Budget\n\nComment (Eva Lund, 2023-01-02): Why so late?\n\nComment: Done."
    )


def test_words_at_the_edge_of_slides_come_once() -> None:
    talk = pptx.Presentation()
    for _ in range(2):
        slide = talk.slides.add_slide(talk.slide_layouts[6])
        for kind, words, at in (("ftr", "Telecom office, draft", 11), ("sldNum", "7", 12)):
            slide.shapes._spTree.append(parse_xml(
                f'<p:sp {nsdecls("a")} xmlns:p="http://schemas.openxmlformats.org/presentationml/'
                f'2006/main"><p:nvSpPr><p:cNvPr id="{at}" name="x"/><p:cNvSpPr/><p:nvPr>'
                f'<p:ph type="{kind}" sz="quarter" idx="{at}"/></p:nvPr></p:nvSpPr><p:spPr/>'
                f"<p:txBody><a:bodyPr/><a:p><a:r><a:t>{words}</a:t></a:r></a:p></p:txBody></p:sp>"
            ))  # fmt: skip
    assert slides(saved(talk)).text.strip() == "Telecom office, draft"


def workbook(fill: Any) -> bytes:
    packed = BytesIO()
    made = xlsxwriter.Workbook(packed, {"in_memory": True})
    fill(made, made.add_worksheet("Masts"))
    made.close()
    return packed.getvalue()


def test_a_sheet_with_a_chart_a_text_box_a_comment_and_a_page_header() -> None:
    def fill(made: Any, sheet: Any) -> None:
        for at, row in enumerate([["Region", "Masts"], ["Coast", 40], ["Hills", 22]]):
            sheet.write_row(at, 0, row)
        chart = made.add_chart({"type": "column"})
        chart.add_series({
            "name": "Masts built", "categories": ["Masts", 1, 0, 2, 0],
            "values": ["Masts", 1, 1, 2, 1],
            "categories_data": ["Coast", "Hills"], "values_data": [40, 22],
        })  # fmt: skip
        chart.set_title({"name": "Masts by region"})
        sheet.insert_chart("D2", chart)
        sheet.insert_textbox("D20", "Counted by the field teams.")
        sheet.write_comment("B2", "Two are still off.", {"author": "Ola"})
        sheet.set_header('&L&"Arial,Bold"Telecom && Post&RPage &P')

    document = book(workbook(fill))
    assert document.text == (
        "Masts\n\nRegion\tMasts\nCoast\t40\nHills\t22\n\nMasts by region\n\n\tMasts built\n"
        "Coast\t40\nHills\t22\n\nCounted by the field teams.\n\n"
        "Comment on B2 (Ola): Two are still off.\n\nTelecom & Post Page"
    )
    assert [len(table.rows) for table in document.tables] == [2, 2]


def test_a_sheet_that_is_a_chart() -> None:
    def fill(made: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, [3, 4])
        chart = made.add_chart({"type": "bar"})
        chart.add_series({"name": "Pupils", "values": ["Masts", 0, 0, 0, 1],
                          "values_data": [3, 4]})  # fmt: skip
        made.add_chartsheet("Picture").set_chart(chart)

    assert "Pupils" in book(workbook(fill)).text
