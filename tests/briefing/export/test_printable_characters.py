"""Characters that files cannot hold are shown by others, and this is said."""

from __future__ import annotations

import io

import docx
from hypothesis import given
from hypothesis import strategies as st

from briefing.export.edition import ALTERED
from briefing.export.markdown import to_markdown
from briefing.export.word import to_word
from sourceline.text.printable_characters import printable
from tests.briefing.export.samples import SPLIT
from tests.briefing.samples import edition, entry


def test_control_characters_are_shown_by_their_pictures_and_this_is_said() -> None:
    made = edition([entry("a", "bell \x07 and null \x00")])
    document = docx.Document(io.BytesIO(to_word(made)))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "bell ␇ and null ␀" in text
    assert ALTERED in text
    assert "bell ␇ and null ␀" in to_markdown(made)
    plain = docx.Document(io.BytesIO(to_word(edition([entry("a", "plain")]))))
    assert ALTERED not in "\n".join(paragraph.text for paragraph in plain.paragraphs)


@given(st.text(st.characters()))
def test_what_is_printable_keeps_its_length_and_its_line_ends(text: str) -> None:
    assert len(printable(text)) == len(text)
    assert printable(printable(text)) == printable(text)
    assert SPLIT.findall(printable(text)) == SPLIT.findall(text)
