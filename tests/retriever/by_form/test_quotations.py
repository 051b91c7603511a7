from __future__ import annotations

import pytest

from retriever.by_form.quotations import find_quotations
from sourceline.records import Span
from sourceline.text.sentences import split_sentences


def quoted(text: str) -> list[str]:
    sentences = split_sentences(text, Span(0, len(text)), "en")
    return [one.said.of(text) for one in find_quotations(text, sentences)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('"We cannot go on like this," said Dr Nes.', "We cannot go on like this"),
        ("“The quay saved us two weeks,” noted Olav Lie.", "The quay saved us two weeks"),
        ("«Мы сократили очереди вдвое», — сказала Анна Петрова.", "Мы сократили очереди вдвое"),
        ("Kari Nes said that no money would be given.", "no money would be given"),
        ("According to Olav Lie, the port is safe.", "the port is safe"),
        ("Марат Ибраев отметил, что операций стало больше.", "операций стало больше"),
    ],
)
def test_the_words_without_marks_and_speaker(text: str, said: str) -> None:
    assert quoted(text) == [said]


def test_names_in_quotation_marks_are_no_speech() -> None:
    assert quoted('The project "Safe Rivers" began in 2020.') == []
