"""Web pages: main text, headings, lists and tables, and pages made to break a reader."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.read.source_file import SourceFile
from indexer.read.web.read_html import read_html
from sourceline.errors import UnreadableError
from sourceline.records import Document
from sourceline.settings import ReadSettings
from tests.indexer.read.document_invariants import check, shown

LONG = "The mill by the river has ground the flour of the whole valley since it was built. "

PAGE = f"""<!DOCTYPE html><html><head><title>Mill | The Valley Paper</title>
<meta property="article:published_time" content="2021-03-10T08:00:00Z">
<script>var secret = "not text";</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<article><h1>The mill reopens</h1><p>{LONG}</p>
<h2>Figures</h2><p>{LONG} A line<br>broken in two.</p>
<table><caption>Table 1. Grain</caption><tr><th>Year</th><th>Tons</th><th>Note</th></tr>
<tr><td>2019</td><td>40</td><td>a
b</td></tr><tr><td>2020</td><td></td><td>c</td></tr></table>
<ul><li>wheat</li><li>rye<ul><li>old rye</li></ul></li></ul><ol><li>sow</li><li>reap</li></ol>
<p>{LONG}</p></article><footer><a href="/c">Contact us</a> Copyright 2021</footer></body></html>"""


def read(content: str | bytes, settings: ReadSettings | None = None) -> Document:
    content = content if isinstance(content, bytes) else content.encode()
    return check(read_html(SourceFile("page.html", content, settings or ReadSettings())))


def test_the_main_text_block_by_block() -> None:
    document = read(PAGE)
    words = LONG.strip()
    assert document.text == (
        f"The mill reopens\n\n{words}\n\nFigures\n\n{words} A line\nbroken in two.\n\n"
        "Table 1. Grain\n\nYear\tTons\tNote\n2019\t40\ta b\n2020\t\tc\n\n"
        "• wheat\n• rye\n• old rye\n1. sow\n2. reap\n\n" + words
    )
    assert shown(document) == (
        ["The mill reopens", "Figures"],
        [["Year", "Tons", "Note"], ["2019", "40", "a b"], ["2020", "", "c"]],
    )
    caption = document.tables[0].caption
    assert caption is not None
    assert caption.of(document.text) == "Table 1. Grain"
    assert document.title == "The mill reopens"
    assert document.metadata_day == date(2021, 3, 10)
    assert document.kind == "html"


def test_where_trafilatura_finds_nothing_all_text_is_read() -> None:
    document = read("<h2>Report</h2><ul><li>one</ul><table><tr><td>a<td>b<tr><td>1<td>2</table>")
    assert document.text == "Report\n\n• one\n\na\tb\n1\t2"
    assert read("plain words").text == "plain words"
    assert read("<p>Hello, all.").title == "page"


def test_spanning_cells_keep_the_columns_in_line() -> None:
    document = read(
        "<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d<tr><td>e<td>f<td>g</table>"
    )
    assert document.text == "a\tb\t\n\tc\td\ne\tf\tg"


@pytest.mark.parametrize(
    ("meta", "encoding"),
    [
        ('<meta charset="windows-1251">', "cp1251"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">', "koi8-r"),
        ('<?xml version="1.0" encoding="cp866"?>', "cp866"),
        ('<meta charset="utf-16">', "utf-8"),
        ('<meta charset="windows-1251">', "utf-8"),
        ("", "cp1251"),
        ("", "utf-16"),
    ],
)
def test_encodings(meta: str, encoding: str) -> None:
    page = f"{meta}<html><body><p>Мельница работает с 1887 года.</p></body></html>"
    document = read(page.encode(encoding))
    assert document.text == "Мельница работает с 1887 года."
    assert bool(document.notes) == (not meta and encoding == "cp1251")


def test_the_day_is_not_guessed_from_words() -> None:
    assert read(f"<p>{LONG} On 3 May 2019 it burnt.</p>").metadata_day is None
    assert read("<table><tr><td>Day<td>Tons<tr><td>2021-03-10<td>4</table>").metadata_day is None
    marked = f'<p><time datetime="2021-03-10">Wednesday</time></p><p>{LONG}</p>'
    dated = f'<div class="date">10 March 2021</div><p>{LONG}</p>'
    assert read(dated).metadata_day == date(2021, 3, 10)
    assert read(marked.replace("<p><time", '<p class="by"><time')).metadata_day == date(2021, 3, 10)


def test_raised_references_are_left_out_and_powers_stay() -> None:
    page = '<p>Flour<sup><a href="#1">[1]</a></sup> fills 3 m<sup>3</sup>.</p>'
    assert read(page).text == "Flour fills 3 m3."


@pytest.mark.parametrize(
    "page",
    [
        "<html><body>" + "<div>" * 100_000 + "deep",
        "<ul><li>a" * 100_000,
        "<p>" * 100_000,
        "<b>" * 100_000 + "x",
        "<a><table>" * 50_000 + "word",
        "<table><tr><td>" * 30_000,
        "<p>word text. <i>a" * 100_000,
    ],
    ids=lambda page: page[:20],
)
def test_a_hundred_thousand_tags(page: str) -> None:
    document = read(page)
    assert document.text or document.notes


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p></p>\x1f", ""),
        ("<p>a</p>\x1fb", "a\n\nb"),
        ("<p>one\x01two&#2; three&#x1f;four\ufffe</p>\x08tail\uffff", "onetwo three four\n\ntail"),
        ("<p>a<b>b</b>\x0e\x1cc<pre>d\x0ce</pre>", "ab c\n\nd\ne"),
        ('<p title="a\x01b" ti\x02tle="c" class="d&#3;">words</p>', "words"),
        ("<a\x04b>words</a\x04b> more", "words more"),
        ("<!-- \x01 -->\x02<p>words<!-- \x03 -->\x04</p>\x05<?x \x06?><p>", "words"),
        ('<p>3<sup><a href="#1">1</a></sup>\x1f</p>\x01', "3"),
        ("<table><caption>Of\x01 it</caption>\x02<tr><td>a<td>b\x03</table>\x04", "Of it\n\na\tb"),
        ("<h1>A\x01 head</h1>\x02<script>\x03</script><ul>\x04<li>a\x05</ul>\x06", "A head\n\n• a"),
    ],
)
def test_control_characters_cost_nothing_else(page: str, text: str) -> None:
    assert read(page).text == text


def test_a_page_with_control_characters_keeps_its_main_text_and_day() -> None:
    spoilt = (
        PAGE.replace("<p>", '<p>\x01<!-- \x02 --><i ti\x03tle="&#4;">')
        .replace("</p>", "</i></p>\x1f")
        .replace("2021-03-10T", "2021-03-10\x05T")
    )
    assert read(spoilt).text == read(PAGE).text
    assert read(spoilt).metadata_day == date(2021, 3, 10)
    for number in (*range(1, 32), 0xFFFE, 0xFFFF):
        assert read(f"<p>a</p>{chr(number)}<p {chr(number)}>b").text == "a\n\nb"


def test_nothing_and_too_much() -> None:
    for page in ("", "<html></html>", "<!-- only a comment -->", "<script>x</script>"):
        assert read(page).notes == ("empty: no text to search",)
    with pytest.raises(UnreadableError, match="more than the 10 "):
        read("<p>" + "x" * 20, ReadSettings(characters=10))
    with pytest.raises(UnreadableError, match=r"page\.html holds a NUL"):
        read(b"<p>a\0b")
    assert read('<table><tr><td colspan="999999999">a<td rowspan="-3">b</table>').text == "a\tb"


tags = st.sampled_from(
    ["p", "div", "h1", "h3", "ul", "li", "table", "tr", "td", "th", "br", "b", "caption", "pre"]
)
pieces = st.one_of(
    tags.map("<{}>".format),
    tags.map("</{}>".format),
    st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20),
    st.just(LONG),
)


@settings(max_examples=100, deadline=None)
@given(st.lists(pieces, max_size=30).map("".join))
def test_any_page_keeps_what_holds_of_documents(page: str) -> None:
    read(page)


BODY = f"<p>{LONG}</p><p>{LONG}</p><p>{LONG}</p>"


@pytest.mark.parametrize("around", ["", BODY])
@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("<ul><li>10:00 to 20:00</li></ul>", "10:00 to 20:00"),
        ("<ol><li>Dr. Obi</li><li>Nurse Lund</li></ol>", "Dr. Obi; Nurse Lund"),
        (
            "Cod<ul><li>salted</li><li>dried<ul><li>whole</li></ul></li></ul>",
            "Cod salted; dried whole",
        ),
        ("<div><p>700 MHz</p><p>paired</p></div>", "700 MHz paired"),
        ("<p><b>4</b> of <a href='/x'>12</a></p>", "4 of 12"),
        ("<blockquote>as agreed</blockquote>", "as agreed"),
        ("one<br>two", "one two"),
    ],
)
def test_what_is_in_a_cell_is_its_words(around: str, cell: str, words: str) -> None:
    page = f"{around}<table><tr><th>Day</th><th>What</th></tr><tr><td>Monday</td><td>{cell}</td>"
    document = read(f"<html><body>{page}</tr><tr><td>Tuesday</td><td>-</td></tr></table></body>")
    assert shown(document)[1] == [["Day", "What"], ["Monday", words], ["Tuesday", "-"]]


@pytest.mark.parametrize("around", ["", BODY])
@pytest.mark.parametrize(
    "hidden",
    [
        "<template><p>Secret words.</p></template>",
        "<div hidden><p>Secret words.</p></div>",
        "<p style='color:red; display: none'>Secret words.</p>",
        "<p>See <span style='visibility:hidden'>Secret words.</span> it.</p>",
        "<dialog><p>Secret words.</p></dialog>",
        "<table><tr><td>a<td>b<tr hidden><td>Secret words.<td>c</table>",
    ],
)
def test_what_is_never_displayed_is_left_out(around: str, hidden: str) -> None:
    text = read(f"<html><body><p>Shown before.</p>{around}{hidden}<p>Shown after it.</p>").text
    assert "Secret" not in text
    assert "Shown after it." in text


@pytest.mark.parametrize(
    "page",
    [
        f"<body><div style='display:none'>{BODY}</div><p>Loading</p>",
        f"<body style='visibility:hidden'>{BODY}",
        f"<body><p>{LONG}<div hidden='until-found'><p>{LONG}</div>",
        f"<body><details><summary>More</summary>{BODY}</details>",
    ],
)
def test_what_a_script_or_a_click_shows_is_read(page: str) -> None:
    assert LONG.strip() in read(page).text


@pytest.mark.parametrize("around", ["", BODY])
def test_a_page_held_inside_the_page_is_read(around: str) -> None:
    inner = "&lt;h2&gt;Quota&lt;/h2&gt;&lt;p&gt;The quota of cod is 40 tons.&lt;/p&gt;"
    text = read(f"<html><body>{around}<iframe srcdoc='{inner}'></iframe><p>After it.</p>").text
    assert "The quota of cod is 40 tons." in text
    assert text.index("quota of cod") < text.index("After it.")


def test_pages_inside_pages_without_end() -> None:
    page = "<p>Core.</p>"
    for _ in range(6):
        escaped = page.replace("&", "&amp;").replace('"', "&quot;")
        page = f'<p>One more.</p><iframe srcdoc="{escaped}"></iframe>'
    assert read(page).text.count("One more.") == 4


def test_a_table_that_a_script_fills_is_named() -> None:
    head = "<table><thead><tr><th>Port</th><th>Tons</th></tr></thead><tbody></tbody></table>"
    notes = read(f"<body>{BODY}{head}<script>fill()</script>").notes
    assert any("filled by a script" in note for note in notes)
    assert read(f"<body>{BODY}{head}").notes == ()
    filled = head.replace("<tbody>", "<tbody><tr><td>Sfax</td><td>4</td></tr>")
    assert read(f"<body>{BODY}{filled}<script>fill()</script>").notes == ()
