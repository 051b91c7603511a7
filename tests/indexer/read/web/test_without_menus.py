"""Pages of which trafilatura leaves out more than menus."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from indexer.read.source_file import SourceFile
from indexer.read.web.html_words import text_of
from indexer.read.web.read_html import read_html
from indexer.read.web.without_menus import share_kept, without_menus
from tests.indexer.read.document_invariants import check

MENU = "".join(f'<li><a href="/{at}">Chapter {at} of the manual</a></li>' for at in range(9))
ITEMS = "".join(
    f"<li>The office of district {at} keeps a register of wells, see <a href='/w'>there</a>.</li>"
    for at in range(12)
)
AROUND = {
    "nav": "<nav>{}</nav>",
    "role": '<div role="navigation">{}</div>',
    "class": '<div class="sphinxsidebar left">{}</div>',
    "links": "<ul>{}</ul>",
    "footer": "<footer>{}</footer>",
}


def manual(menu: str) -> str:
    parts = "".join(
        f"<h3>{at}. Duties</h3><ul><li>{word} wells are counted</li>"
        f"<li>{word} wells are mended</li></ul><p>Rationale</p>"
        f"<dl><dt>{word}</dt><dd>said of wells that are {word} at all</dd></dl>"
        for at, word in enumerate(("old", "new", "deep", "dry"), 1)
    )
    return f"<html><body>{menu}<h2>Wells</h2><ul>{ITEMS}</ul>{parts}</body></html>"


@pytest.mark.parametrize("around", AROUND.values(), ids=AROUND)
def test_a_manual_keeps_its_headings_lists_and_terms(around: str) -> None:
    page = manual(around.format(MENU))
    document = check(read_html(SourceFile("page.html", page.encode())))
    headings = [span.of(document.text) for span in document.headings or ()]
    assert headings == ["Wells", *(f"{at}. Duties" for at in range(1, 5))]
    for words in ("deep wells are mended", "said of wells that are dry at all", "of district 11"):
        assert words in document.text
    assert "Chapter 3" not in document.text


@pytest.mark.parametrize("around", AROUND.values(), ids=AROUND)
def test_menus_go_and_all_else_stays(around: str) -> None:
    page = html.document_fromstring(manual(around.format(MENU)))
    body = page.find(".//body")
    kept = text_of(without_menus(body)).split()
    assert kept == text_of(html.document_fromstring(manual("")).find(".//body")).split()
    assert "Chapter" in text_of(body)  # the page itself is as it was


def test_a_page_of_nothing_but_links_is_read_whole() -> None:
    page = f"<html><body><h1>Contents</h1><ul>{MENU * 4}</ul></body></html>"
    text = read_html(SourceFile("page.html", page.encode())).text
    assert text.count("Chapter 3 of the manual") == 4


_TAGS = st.sampled_from(["p", "div", "ul", "li", "nav", "span", "table", "section"])


@given(st.recursive(
    st.sampled_from(["word", '<a href="/x">link</a>', ""]),
    lambda inner: st.tuples(_TAGS, st.lists(inner, max_size=4)).map(
        lambda one: f"<{one[0]}>{' '.join(one[1])}</{one[0]}>"
    ),
    max_leaves=30,
))  # fmt: skip
def test_nothing_is_added_and_text_outside_blocks_stays(inside: str) -> None:
    body = html.document_fromstring(f"<body><p>first</p>{inside}<p>last</p></body>").find(".//body")
    kept = without_menus(body)
    assert share_kept(body, kept) == 1
    words = text_of(kept).split()
    assert (words[0], words[-1]) == ("first", "last")
