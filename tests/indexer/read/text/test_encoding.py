"""Encodings are told apart where nothing marks them, and a guess is noted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.read.text.encoding import decode
from sourceline.errors import UnreadableError
from sourceline.settings import ReadSettings

SENTENCES = (
    "Встреча прошла вчера.",
    "Ёлки стоят у дома",
    "Он сказал: «Приду в 5».",
    "Семинар в Бишкеке",
    "ПРОТОКОЛ ЗАСЕДАНИЯ КОМИССИИ № 5",
    "Договор подписан 10 марта 2021 года в городе Ташкенте обеими сторонами.",
    "Компания UNODC и CARICC провели обучение",
)
RUSSIAN = (("cp1251", "Windows-1251"), ("koi8-r", "KOI8-R"), ("cp866", "CP866"))


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize(("encoding", "shown"), RUSSIAN)
def test_short_russian_in_old_encodings(sentence: str, encoding: str, shown: str) -> None:
    if encoding != "cp1251":
        sentence = sentence.replace("«", '"').replace("»", '"').replace("№", "N")
    decoded = decode(sentence.encode(encoding), "x.txt")
    assert decoded.text == sentence
    assert decoded.notes == (f"read as {shown}: the file does not say its encoding",)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("sentence", [*SENTENCES, "Plain English.", "Слово", "It’s “fine” – café"])
def test_wide_encodings_without_a_mark(sentence: str, encoding: str) -> None:
    decoded = decode(sentence.encode(encoding), "x.txt")
    assert decoded.text == sentence
    assert encoding.upper() in decoded.notes[0]


@pytest.mark.parametrize(
    "sentence",
    [
        "caf\xe9 au lait",
        "Où est la bibliothèque à côté du café ?",
        "Die Straße ist schön, über den Dächern.",
        "It’s a “fine” – naïve – menu…",
        "¿El niño comió una manzana en España?",
    ],
)
def test_western_letters(sentence: str) -> None:
    decoded = decode(sentence.encode("cp1252"), "x.txt")
    assert decoded.text == sentence
    assert "read as Windows-1252" in decoded.notes[0]


def test_a_line_drawn_table_of_dos() -> None:
    text = "┌──────┬─────┐\r\n│ Город│ Год │\r\n│ Ош   │ 2019│\r\n└──────┴─────┘\r\n"
    assert decode(text.encode("cp866"), "x.txt").text == text


def test_what_a_format_declares_comes_first() -> None:
    content = "Ёж".encode("cp1251")
    assert decode(content, "x", declared="windows-1251") == decode("Ёж".encode(), "x")
    assert decode("Ёж".encode(), "x", declared="no-such-charset").text == "Ёж"
    assert decode("Ёж".encode(), "x", declared="ascii").text == "Ёж"
    assert decode("été".encode("cp1252"), "x", declared="iso-8859-1") == decode("été".encode(), "")
    assert decode("日本".encode("iso-2022-jp"), "x", declared="iso-2022-jp").text == "日本"
    assert decode("Ёж".encode(), "x", declared="rot13").text == "Ёж"


def test_utf8_is_not_guessed_and_not_noted() -> None:
    assert decode("Ёж и café".encode(), "x").notes == ()
    assert decode(b"plain", "x").notes == ()


def test_utf8_with_a_wrong_byte_is_refused_not_turned_into_other_letters() -> None:
    content = "Длинный русский текст, в котором испорчен один байт".encode()
    with pytest.raises(UnreadableError, match="not valid UTF-8 at byte 30"):
        decode(content[:30] + b"\xff" + content[30:], "x.txt")


@pytest.mark.parametrize("wrong", [b"\xff", b"\xd1f", b"\xe2\x82"])
def test_a_stray_byte_of_declared_utf8_costs_itself_and_is_told(wrong: bytes) -> None:
    line = "Длинный русский текст, в котором испорчен один байт. " * 3
    half = line.encode()
    decoded = decode(half + wrong + b" " + half, "x.eml", declared="UTF-8")
    assert decoded.text.startswith(line + "\ufffd")
    assert decoded.text.endswith(" " + line)
    assert decoded.notes == ("damaged characters, shown as \ufffd: 1",)


def test_many_stray_bytes_of_declared_utf8_are_refused() -> None:
    with pytest.raises(UnreadableError, match="not valid UTF-8"):
        decode("слово".encode() + b"\xff" + "слово".encode(), "x.eml", declared="utf-8")


def test_too_much_text_is_refused() -> None:
    with pytest.raises(UnreadableError, match="more than the 5 that are taken in"):
        decode(b"123456", "x.txt", ReadSettings(characters=5))


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(content: bytes) -> None:
    try:
        text = decode(content, "x.txt").text
    except UnreadableError:
        return
    assert "\0" not in text
    text.encode()


@pytest.mark.parametrize(
    "content", [b"\xff\xff\xff", b"caf\xe9 \xff\xfe\xfa", b"\xc3\x28 abc", b"Rain \x80\x81 \xfe."]
)
def test_stray_bytes_are_no_text_of_some_code_page(content: bytes) -> None:
    with pytest.raises(UnreadableError, match="not valid UTF-8"):
        decode(content, "stray.txt")


def test_single_letters_of_central_europe_are_read() -> None:
    text = "Zażółć gęślą jaźń, powiedział minister. Łódź i Kraków są duże. " * 3
    assert decode(text.encode("cp1250"), "a.txt").notes
