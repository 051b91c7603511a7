"""Markup: not a character lost, nothing interpreted, elements nested as HTML demands."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st
from streamlit.string_util import clean_text

from screens.shared.markup import Layer, LayerKind, as_label, escape, render
from sourceline.records import Span

HOSTILE = "<script>alert(1)</script> & \"quotes\" 'x' $x^2$ :red[no] **b** <img src=x onerror=y>"
OFFSET = 1_000

kinds = st.sampled_from(get_args(LayerKind))
texts = st.one_of(st.text(max_size=80), st.text("<>&\"' \n\ta;#", max_size=80))


@st.composite
def texts_with_layers(draw: st.DrawFn) -> tuple[str, list[Layer]]:
    text = draw(texts)
    bounds = st.integers(OFFSET - 5, OFFSET + len(text) + 5)
    layers = []
    for _ in range(draw(st.integers(0, 8))):
        start, end = sorted((draw(bounds), draw(bounds)))
        anchor = draw(st.sampled_from([None, "a", '"']))
        meaning = draw(st.one_of(st.none(), texts))
        layers.append(Layer(Span(start, end), draw(kinds), anchor, meaning=meaning))
    return text, layers


class _Reader(HTMLParser):
    """What a browser would see: the words, and for every character the marks around it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.around: list[list[str]] = []
        self.labels: list[str] = []
        self.open: list[tuple[str, str]] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.add(tag)
        self.attributes |= set(given)
        self.open.append((tag, given["class"] or ""))
        if "aria-label" in given:
            self.labels.append(given["aria-label"] or "")

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1][0] == tag, "elements must close in the order they opened"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.text += data
        self.around += [[kind for _, kind in self.open]] * len(data)


def _read(markup: str) -> _Reader:
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    assert not reader.open
    return reader


@given(texts_with_layers())
def test_stripping_tags_and_unescaping_gives_the_text_back(
    case: tuple[str, list[Layer]],
) -> None:
    text, layers = case
    stripped = re.sub(r"<[^>]*>", "", render(text, layers, offset=OFFSET))
    assert html.unescape(stripped).replace("\x00", "") == text.replace("\x00", "")


@given(texts_with_layers())
def test_every_character_stands_in_exactly_the_layers_that_hold_it(
    case: tuple[str, list[Layer]],
) -> None:
    text, layers = case
    seen = _read(render(text, layers, offset=OFFSET))
    assert seen.text == text
    for position, around in enumerate(seen.around, start=OFFSET):
        holding = [layer.kind for layer in layers if layer.span.start <= position < layer.span.end]
        assert sorted(around) == sorted(holding)
        assert len(around) < 2 or around == sorted(around, key=get_args(LayerKind).index)
    assert seen.tags <= {"mark", "span", "h2", "abbr"}
    assert seen.attributes <= {"class", "id", "tabindex", "aria-label", "data-page", "title"}


@given(texts_with_layers())
def test_streamlit_changes_nothing_in_what_it_is_given(case: tuple[str, list[Layer]]) -> None:
    text, layers = case
    markup = f"<p>{render(text, layers, offset=OFFSET)}</p>"
    assert clean_text(markup) == markup


def test_a_term_inside_an_answer_inside_a_sentence() -> None:
    text = "The INL section funded it."
    layers = [
        Layer(Span(16, 22), "term"),
        Layer(Span(4, 15), "answer"),
        Layer(Span(0, 26), "sentence"),
    ]
    assert render(text, layers) == (
        '<mark class="sentence" aria-label="Evidence: The INL section funded it.">The '
        '<mark class="answer" aria-label="Answer: INL section">INL section</mark> '
        '<span class="term">funded</span> it.</mark>'
    )


def test_an_acronym_says_what_it_stands_for_and_hostile_words_stay_words() -> None:
    markup = render("the LWB", [Layer(Span(4, 7), "acronym", meaning=HOSTILE)])
    seen = _read(markup)
    assert seen.text == "the LWB"
    assert seen.tags == {"abbr"}
    assert f'title="{escape(HOSTILE)}" tabindex="0"' in markup


def test_layers_that_cross_are_drawn_in_pieces_whose_labels_say_each_word_once() -> None:
    layers = [
        Layer(Span(0, 6), "sentence"),
        Layer(Span(4, 10), "answer", anchor="here"),
    ]
    markup = render("0123456789", layers)
    assert _read(markup).labels == ["Evidence: 012345", "Answer: 45", "Answer, continued: 6789"]
    assert markup.count('id="here"') == 1
    assert markup.index('id="here"') < markup.index("continued")


def test_hostile_text_stays_text_even_in_a_label() -> None:
    seen = _read(render(HOSTILE, [Layer(Span(0, len(HOSTILE)), "sentence")]))
    assert seen.text == HOSTILE
    assert seen.tags == {"mark"}
    assert seen.labels == [f"Evidence: {HOSTILE}"]


def test_a_lone_surrogate_can_be_sent_to_a_browser() -> None:
    assert escape("a\udcffb") == "a\ufffdb"
    as_label("a\udcffb").encode()


@given(st.text(max_size=60))
def test_a_label_escapes_all_ascii_punctuation_and_loses_nothing_else(text: str) -> None:
    label = as_label(text)
    assert re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", label) == " ".join(text.split())
    bare = re.sub(r"\\[!-/:-@\[-`{-~]", "", label)
    assert not re.search(r"[!-/:-@\[-`{-~]", bare)
