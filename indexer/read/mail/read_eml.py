"""E-mail messages: sender, recipients, date, subject and body; attachments are members."""

from __future__ import annotations

import email
import re
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from email import policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import PurePosixPath
from quopri import decodestring
from typing import Any

from indexer.read.document_builder import DocumentBuilder, one_line
from indexer.read.mail.encoded_words import decoded_words, parameter
from indexer.read.office.office_package import reporting_damage
from indexer.read.source_file import Member, RefusedMember, SourceFile
from indexer.read.text.encoding import decode
from indexer.read.web.read_html import add_html, decode_html
from indexer.structure.plausible_day import is_plausible_day
from sourceline.records import Document

_PROGRAM = "a mail program"
_SHOWN = ("From", "To", "Cc", "Date", "Subject")
_STUB = 200
"""Characters: a shorter plain body is a placeholder where there is an HTML one too."""
_FAR_MORE = 4


def read_eml(source: SourceFile) -> Document:
    with reporting_damage(source, _PROGRAM):
        message = _parsed(source)
        builder = DocumentBuilder(source)
        lines = [(name, _header(message, name)) for name in _SHOWN]
        builder.paragraph("\n".join(f"{name}: {words}" for name, words in lines if words))
        headings = _add_body(builder, message)
        return builder.document(
            "eml",
            title=_header(message, "Subject"),
            day=_day(_header(message, "Date")),
            headings_known=headings > 0,
        )


def members_of_message(source: SourceFile) -> Iterator[Member | RefusedMember]:
    """Attachments, also messages; pictures shown inside the body are not attachments."""
    with reporting_damage(source, _PROGRAM):
        message = _parsed(source)
        attached = list(_attached(message))
    left = source.settings.unpacked_bytes
    names: set[str] = set()
    for at, part in enumerate(attached):
        name = _free_name(_file_name(part, at + 1), names)
        if at == source.settings.members:
            yield RefusedMember(name, f"only {at} attachments are read; there are {len(attached)}")
            return
        content = _content(part)
        if content is None:
            yield RefusedMember(name, "it cannot be decoded; save it from the message by itself")
        elif len(content) > left:
            yield RefusedMember(name, f"it has more than the {left} bytes that are taken in")
        else:
            left -= len(content)
            yield Member(name, content)


def _parsed(source: SourceFile) -> EmailMessage:
    content = source.content.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    return email.message_from_bytes(content, policy=policy.default)


def _header(message: EmailMessage, name: str) -> str:
    """The header's words; the encoding of bytes without a declared one is guessed."""
    try:
        words = one_line(str(message.get(name) or ""))
    except Exception:  # the package raises IndexError and others on headers that break the rules
        words = "\ufffd"
    if "\ufffd" not in words and "=?" not in words:
        return words
    return one_line(decoded_words(_raw_header(message, name)))


def _raw_header(message: Any, name: str) -> str:
    """The header's value as it was sent, bytes beyond ASCII as lone surrogates."""
    found = (str(raw) for other, raw in message.raw_items() if other.lower() == name.lower())
    return next(found, "")


def _day(words: str) -> date | None:
    try:
        day = parsedate_to_datetime(words).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return day if is_plausible_day(day) else None


def _add_body(builder: DocumentBuilder, message: EmailMessage) -> int:
    """Add the plain body, or the HTML one where only that has the words; return its headings."""
    plain, formatted = _body(message, "plain"), _body(message, "html")
    text = _text(builder, plain) if plain is not None else ""
    stub = len(text.strip()) < _STUB
    if formatted is not None and stub:
        content = formatted.get_payload(decode=True) or b""
        if isinstance(content, bytes) and len(content) > _FAR_MORE * len(text.strip()):
            source = replace(builder.source, content=content)
            decoded = decode_html(source, formatted.get_content_charset())
            builder.notes += decoded.notes
            return add_html(builder, decoded.text).headings
    builder.verbatim(text)
    return 0


def _body(message: EmailMessage, kind: str) -> Any | None:
    """The first part of that type that is not an attachment."""
    for part in _parts(message):
        if part.get_content_type() == f"text/{kind}" and not _is_attached(part):
            return part
    return None


def _text(builder: DocumentBuilder, part: Any) -> str:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    source = builder.source
    decoded = decode(content, source.relative, source.settings, part.get_content_charset())
    builder.notes += decoded.notes
    return decoded.text


def _parts(message: Any, *, pictures: bool = True) -> Iterator[Any]:
    """All parts, without those of messages inside it and pictures shown inside a body."""
    if message.get_content_maintype() == "multipart" and message.is_multipart():
        own = message.get_content_subtype() == "related"
        for part in message.get_payload():
            yield from _parts(part, pictures=not own)
    elif pictures or message.get_content_maintype() != "image":
        yield message


def _attached(message: EmailMessage) -> Iterator[Any]:
    for part in _parts(message):
        if part is not message and (_is_attached(part) or part.get_content_type() == _MESSAGE):
            yield part


_MESSAGE = "message/rfc822"


def _is_attached(part: Any) -> bool:
    """Declared as attached, or named; not a picture or a style that the body refers to."""
    if _disposition(part) == "attachment":
        return True
    shown_inside = part.get("Content-ID") or part.get("Content-Location")
    return bool(part.get_filename()) and not shown_inside


def _disposition(part: Any) -> str:
    try:
        return str(part.get_content_disposition() or "")
    except Exception:  # as for any header
        return ""


def _file_name(part: Any, number: int) -> str:
    said = _said_name(part).replace("\\", "/").rstrip("/").rpartition("/")[2]
    if said in ("", ".", ".."):
        inner = _inner_message(part) if part.get_content_type() == _MESSAGE else None
        parsed = email.message_from_bytes(inner, policy=policy.default) if inner else None
        subject = _header(parsed, "Subject") if parsed else ""
        said = subject.replace("/", "-")[:80].strip(". ") or f"attachment {number}"
    is_message = part.get_content_type() == _MESSAGE
    return f"{said}.eml" if is_message and not said.lower().endswith(".eml") else said


def _said_name(part: Any) -> str:
    """The name that a part declares; one in an undeclared or unknown encoding is guessed."""
    try:
        said = str(part.get_filename() or "")
    except Exception:  # as for any header
        said = "\ufffd"
    if "\ufffd" not in said and "=?" not in said and said.isprintable():
        return one_line(said)
    raw = parameter(_raw_header(part, "Content-Disposition"), "filename")
    raw = raw or parameter(_raw_header(part, "Content-Type"), "name")
    return one_line(decoded_words(raw) if raw else said)


def _inner_message(part: Any) -> bytes | None:
    """A message inside another; some programs encode it, which the package does not undo."""
    inner = part.get_payload()
    if not isinstance(inner, list) or not inner:
        return None
    content = bytes(inner[0].as_bytes())
    encoding = str(part.get("Content-Transfer-Encoding") or "").strip().lower()
    if encoding == "base64":
        plain = re.sub(rb"[^A-Za-z0-9+/]", b"", content)
        return b64decode(plain + b"=" * (-len(plain) % 4)) or content
    return decodestring(content.lstrip()) if encoding == "quoted-printable" else content


def _free_name(name: str, taken: set[str]) -> str:
    """The name, with a number where another attachment has the same."""
    path, number, found = PurePosixPath(name), 1, name
    while found in taken:
        number += 1
        found = f"{path.stem} ({number}){path.suffix}"
    taken.add(found)
    return found


def _content(part: Any) -> bytes | None:
    try:
        if part.get_content_type() == _MESSAGE:
            return _inner_message(part)
        content = part.get_payload(decode=True)
    except Exception:  # messages that break the rules raise many things
        return None
    return content if isinstance(content, bytes) else None
