"""Markdown: the text as it is, its headings exact."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from indexer.read.text.read_markdown import find_headings
from tests.indexer.read_document import read_document

MARKDOWN = """\
---
title: 'The bee guide'
---

# Keeping bees #

See [the guide](https://example.org).

## About C#
```
# no heading in code
```
Two lines\r
of one heading
===

- # no heading in a list

> # nor in a quotation

#

   ### `Code` and *marks*
Text
---
"""


def test_markdown_headings_are_exact(folder: Path) -> None:
    path = folder / "guide.md"
    path.write_bytes(MARKDOWN.encode())
    document = read_document(path, "guide.md")
    assert document.text == MARKDOWN
    assert document.headings is not None
    assert [heading.of(MARKDOWN) for heading in document.headings] == [
        "Keeping bees",
        "About C#",
        "Two lines\r\nof one heading",
        "`Code` and *marks*",
        "Text",
    ]
    assert document.title == "The bee guide"


@given(
    st.lists(st.sampled_from(["# a", "b", "===", "---", "", "* c", "```", "> d", " #", "## e ##"]))
)
def test_markdown_headings_are_lines_without_their_marks(lines: list[str]) -> None:
    text = "\n".join(lines)
    last = 0
    for heading in find_headings(text):
        words = heading.of(text)
        assert words == words.strip()
        assert words
        assert not words.startswith("#")
        assert heading.start >= last
        last = heading.end


def test_a_markdown_title_is_its_first_heading_or_its_name(folder: Path) -> None:
    (folder / "plain.md").write_text("No heading here.")
    assert read_document(folder / "plain.md", "plain.md").title == "plain"
    (folder / "headed.md").write_text("Text\n\n## Second level\n")
    assert read_document(folder / "headed.md", "headed.md").title == "Second level"
