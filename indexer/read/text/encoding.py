"""Bytes to text: the declared encoding, else UTF-8, else the most likely one, which is noted."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from charset_normalizer import from_bytes

from indexer.read.file_bytes import printable_name
from indexer.read.text.cyrillic_encodings import most_likely_cyrillic
from sourceline.errors import UnreadableError
from sourceline.settings import READ, ReadSettings

_MARKED = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
_WIDE_BYTES = 8
"""With fewer, and no NUL, it may be a text with a stray control character."""
_SEVEN_BITS = ("utf-16", "utf-32", "utf-7", "iso2022", "hz")
_RARE = 100
"""Characters for one that is damaged, at the least, in a text that is read all the same."""
_SAMPLE = 1 << 17
"""Bytes from which an encoding is guessed."""
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\v\f\r\x1a\x1b")
_WESTERN = frozenset("àâäáãåæçéèêëíìîïñóòôöõøœßúùûüÿ")
_WESTERN_SIGNS = frozenset("‘’“”–—…•«»€£¥§©®°±·¿¡ªº¼½¾²³´\u00a0\u00ad™„‚‹›†‡‰µ×÷")
_NAMES = {
    "cp1251": "Windows-1251",
    "koi8-r": "KOI8-R",
    "cp866": "CP866",
    "cp1252": "Windows-1252",
    "latin-1": "Latin-1",
}

_ALPHABETS = frozenset(("CYRILLIC", "LATIN", "GREEK", "ARABIC", "HEBREW", "CJK", "HANGUL"))
_HIGH_WORD = re.compile(r"[^\W\d_\x00-\x7f]{2}")
_HIGH_IN_WORD = re.compile(r"[A-Za-z][^\W\d_\x00-\x7f]|[^\W\d_\x00-\x7f][A-Za-z]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """``notes`` say which encoding was guessed, where one was."""

    text: str
    notes: tuple[str, ...] = ()


def decode(
    content: bytes, relative: str, settings: ReadSettings = READ, declared: str | None = None
) -> Decoded:
    """The text without its byte-order mark. ``declared`` is the encoding that the format names.

    Raises UnreadableError where it is not text, naming the first byte that does not fit.
    """
    name = printable_name(relative)
    decoded = (
        _marked_or_utf8(content, name, declared)
        or _damaged_utf8(content, declared)
        or _guess(content, name)
    )
    if "\0" in decoded.text:
        raise UnreadableError(
            f"{name} holds a NUL character at {decoded.text.index(chr(0))}; "
            "remove it and save as UTF-8"
        )
    if len(decoded.text) > settings.characters:
        raise UnreadableError(
            f"{name} has {len(decoded.text)} characters, more than the {settings.characters} "
            "that are taken in; split it into smaller files"
        )
    return decoded


def _marked_or_utf8(content: bytes, name: str, declared: str | None) -> Decoded | None:
    marked = [encoding for mark, encoding in _MARKED if content.startswith(mark)]
    said = [] if marked or not declared else _codecs_of(declared)
    is_wide = not marked and any(byte in _CONTROLS for byte in content[:_SAMPLE])
    problem = None
    for encoding in marked or said or ([] if is_wide else ["utf-8"]):
        try:
            return Decoded(content.decode(encoding))
        except UnicodeError as error:
            problem = problem or error
    if marked and isinstance(problem, UnicodeDecodeError):
        raise _invalid(problem, name)
    return None


def _damaged_utf8(content: bytes, declared: str | None) -> Decoded | None:
    """Of what says that it is UTF-8 and nearly is: a stray byte does not cost the rest."""
    if not declared or "utf-8" not in _codecs_of(declared)[-1:]:
        return None
    text = content.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    if not _is_broken_utf8(content) or wrong * _RARE > len(text):
        return None
    return Decoded(text, (f"damaged characters, shown as \ufffd: {wrong}",))


def _codecs_of(declared: str) -> list[str]:
    """The codecs to try. Pages that declare Latin-1 mean Windows-1252 (WHATWG, Encoding).

    Valid UTF-8 is read as such, whatever is declared, unless that allows no bytes above ASCII.
    """
    try:
        encoding = codecs.lookup(declared.strip().strip("\"'")).name
        "".encode(encoding)
    except (LookupError, ValueError):
        return []
    if encoding.startswith(_SEVEN_BITS):
        return [encoding]
    return ["utf-8", "cp1252", "latin-1"] if encoding == "iso8859-1" else ["utf-8", encoding]


def _guess(content: bytes, name: str) -> Decoded:
    for encoding in _candidate_encodings(content, name):
        try:
            text = content.decode(encoding)
        except (UnicodeError, LookupError):
            continue
        if encoding == "utf-8":
            return Decoded(text)
        shown = _NAMES.get(encoding, encoding.upper())
        return Decoded(text, (f"read as {shown}: the file does not say its encoding",))
    if not _is_binary(content[:_SAMPLE]):
        try:
            content.decode("utf-8")
        except UnicodeDecodeError as error:
            raise _invalid(error, name) from error
    raise UnreadableError(f"{name} is binary and no text; remove it, or save its text as UTF-8")


def _is_binary(sample: bytes) -> bool:
    return sum(byte in _CONTROLS for byte in sample) * 100 > len(sample)


def _invalid(error: UnicodeDecodeError, name: str) -> UnreadableError:
    return UnreadableError(
        f"{name} is not valid {error.encoding.upper()} at byte {error.start} "
        f"({error.reason}); open it in an editor, choose its true encoding, and save it as UTF-8"
    )


def _candidate_encodings(content: bytes, name: str) -> Iterator[str]:
    """Encodings to try, most likely first; none where the bytes are not text in any."""
    sample = content[:_SAMPLE]
    if any(byte in _CONTROLS for byte in sample):
        if b"\0" in sample or len(content) >= _WIDE_BYTES:
            yield from (encoding for encoding in _WIDE if _is_european(content, encoding))
        if b"\0" in content:
            raise UnreadableError(
                f"{name} holds a NUL byte at {content.index(0)}, so it is binary and no text; "
                "remove it, or save its text as UTF-8"
            )
        yield "utf-8"
        if _is_binary(sample):
            return
    if _is_broken_utf8(sample):
        return
    cyrillic = most_likely_cyrillic(sample)
    if cyrillic and _has_words(sample, cyrillic):
        yield cyrillic
    if _is_western(sample):
        yield from ("cp1252", "latin-1")
        return
    best = from_bytes(sample).best()
    guessed = best is not None and best.encoding not in ("utf_8", "ascii")
    if best is not None and guessed and _has_words(sample, best.encoding):
        yield best.encoding


def _is_european(content: bytes, encoding: str) -> bool:
    """Whether nearly all of it is letters and signs of European languages."""
    unit = 4 if encoding.startswith("utf-32") else 2
    if not content or len(content) % unit:
        return False
    try:
        text = content[:_SAMPLE].decode(encoding)
    except UnicodeDecodeError:
        return False
    plain = sum(
        char in "\t\n\r\f" or " " <= char < "\u0530" or "\u2000" <= char < "\u2200" for char in text
    )
    return plain * 50 >= len(text) * 49


def _is_broken_utf8(sample: bytes) -> bool:
    """Mostly UTF-8: a guess would change all of its letters because of one wrong byte."""
    text = sample.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    right = sum(char > "\x7f" for char in text) - wrong
    return right > 2 * wrong


def _has_words(sample: bytes, encoding: str) -> bool:
    """Whether the characters outside ASCII are mostly letters, of one alphabet, in words.

    Stray bytes are not text, whatever a code page maps them to; drawn lines do not count.
    """
    text = sample.decode(encoding, "replace")
    high = [char for char in text if char > "\x7f" and not "\u2500" <= char <= "\u259f"]
    named = [unicodedata.name(char, "?") for char in high if char.isalpha()]
    letters = [name.split()[0] for name in named if " FORM" not in name]
    if len(letters) * 3 < len(high) * 2 or len({*letters}) != 1 or letters[0] not in _ALPHABETS:
        return False
    word = _HIGH_IN_WORD if letters[0] == "LATIN" else _HIGH_WORD
    return word.search(text) is not None


def _is_western(sample: bytes) -> bool:
    text = sample.decode("cp1252", "replace").lower()
    high = [char for char in text if char > "\x7f"]
    if not all(char in _WESTERN or char in _WESTERN_SIGNS for char in high):
        return False
    return not _WESTERN.intersection(high) or _HIGH_IN_WORD.search(text) is not None
