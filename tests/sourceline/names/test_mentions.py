from __future__ import annotations

from sourceline.names import names_in
from sourceline.records import Span


def names(*sentences: str) -> frozenset[str]:
    text = "\n".join(sentences)
    spans, at = [], 0
    for sentence in sentences:
        spans.append(Span(at, at + len(sentence)))
        at += len(sentence) + 1
    return names_in(text, spans)


def test_capitals_inside_a_sentence_are_names() -> None:
    assert names("Yesterday the judge met Aziz Al-Karimov’s son in Osh.") == {"Aziz", "Al-Karimov"}


def test_a_first_word_is_one_only_before_a_name() -> None:
    assert names("Boats sank.") == frozenset()
    assert names("Karimov R.A. spoke.", "Aziz Umarov left.") == {"Karimov", "Aziz", "Umarov"}


def test_a_name_in_capitals_is_one_with_its_usual_writing() -> None:
    assert names("We saw KARIMOV and Karimov and NATO.") == {"Karimov", "NATO"}


def test_a_word_written_small_elsewhere_is_none() -> None:
    assert names("The bush burnt.", "We saw Bush there.") == frozenset()


def test_russian_names() -> None:
    assert names("Вчера судья видел Азиза Каримова.") == {"Азиза", "Каримова"}
