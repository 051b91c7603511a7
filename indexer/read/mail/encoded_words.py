"""Words of a message's header that are encoded in a way that the email package does not read."""

from __future__ import annotations

import re
from base64 import b64decode
from itertools import groupby
from quopri import decodestring
from typing import Final

from indexer.read.text.encoding import decode
from indexer.read.text.name_encoding import name_encoding

_ANY = r"=\?[^?\s]*\?[bBqQ]\?[^?]*\?="
_WORD = re.compile(r"=\?(?P<charset>[^?\s*]*)[^?\s]*\?(?P<form>[bBqQ])\?(?P<code>[^?]*)\?=")
_RUN = re.compile(rf"{_ANY}(?:\s*{_ANY})*")
_SAME: Final = {
    **{"x-sjis": "cp932", "shift_jis": "cp932", "shift-jis": "cp932", "windows-31j": "cp932"},
    **{"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "big5": "big5hkscs"},
    **{"ks_c_5601-1987": "cp949", "euc-kr": "cp949", "x-euc-jp": "euc_jp", "x-big5": "big5hkscs"},
    **{"x-mac-cyrillic": "mac_cyrillic", "x-mac-roman": "mac_roman", "x-koi8-r": "koi8-r"},
    **{"iso-8859-8-i": "iso-8859-8", "iso-8859-6-i": "iso-8859-6", "cp-850": "cp850"},
}
"""Names of encodings that programs write, and Python's name for the same or a wider one."""


def decoded_words(raw: str) -> str:
    """A header's value as it was sent, its bytes as lone surrogates, in plain words.

    Neighbours in one encoding are decoded together: a character may be divided between them.
    """
    parts = []
    at = 0
    for run in _RUN.finditer(raw):
        parts.append(_plain(raw[at : run.start()]))
        words = [(found["charset"].lower(), _bytes(found)) for found in _WORD.finditer(run.group())]
        for charset, group in groupby(words, key=lambda word: word[0]):
            parts.append(_decoded(b"".join(content for _, content in group), charset))
        at = run.end()
    return "".join([*parts, _plain(raw[at:])])


def parameter(raw: str, name: str) -> str:
    """A parameter of a header's value, as it was sent: the file name of an attachment."""
    found = re.search(rf"\b{name}\s*=\s*(?:\"(?P<quoted>[^\"]*)\"|(?P<bare>[^;\s]+))", raw, re.I)
    return (found["quoted"] or found["bare"] or "") if found else ""


def _bytes(word: re.Match[str]) -> bytes:
    code = word["code"].encode("ascii", "surrogateescape")
    if word["form"] in "qQ":
        return decodestring(code.replace(b"_", b" "))
    try:
        return b64decode(code + b"=" * (-len(code) % 4))
    except ValueError:
        return b""


def _plain(words: str) -> str:
    return words if words.isascii() else _decoded(words.encode("utf-8", "surrogateescape"), "")


def _decoded(content: bytes, charset: str) -> str:
    try:
        return content.decode(_SAME.get(charset, charset) or "ascii")
    except (LookupError, UnicodeDecodeError, ValueError):
        pass
    guessed = name_encoding(content)
    return content.decode(guessed, "replace") if guessed else decode(content, "").text
