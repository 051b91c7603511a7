"""Outlook messages, made into ordinary ones and read as these; attachments are members."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from email import policy
from email.message import EmailMessage
from email.parser import HeaderParser
from email.utils import format_datetime
from io import BytesIO

from olefile import OleFileIO
from oxmsg.domain import constants
from oxmsg.properties import Properties
from oxmsg.storage import Storage

from indexer.read.document_builder import one_line
from indexer.read.file_bytes import digest
from indexer.read.mail.read_eml import members_of_message, read_eml
from indexer.read.office.office_package import reporting_damage
from indexer.read.source_file import Member, RefusedMember, SourceFile
from sourceline.records import Document

_PROGRAM = "Outlook"
_TOP, _INSIDE, _PART = 32, 24, 8
"""Bytes before the properties of a message, of one inside another, and of a part of one."""
_MESSAGE_INSIDE = "__substg1.0_3701000D"
_RECIPIENT_KIND = 0x0C15
_KINDS = {1: "To", 2: "Cc"}
_DISPLAY_NAME, _ADDRESS, _SMTP_ADDRESS = 0x3001, 0x3003, 0x39FE
_SHORT_NAME = 0x3704
_RICH_TEXT = 0x1009
_DEPTH = 8
_ONLY_RICH_TEXT = (
    "its words are in Outlook's rich text alone, which is not read: save it as .eml or .html"
)


def read_msg(source: SourceFile) -> Document:
    with reporting_damage(source, _PROGRAM):
        storage = _storage(source)
        message = _message(storage, _TOP, 0)
        properties = Properties(storage, _TOP)
        plain = properties.str_prop_value(constants.PID_BODY) or _page(properties)
        rich = properties.binary_prop_value(_RICH_TEXT) is not None and not plain
    document = read_eml(replace(source, content=message.as_bytes()))
    notes = (*document.notes, _ONLY_RICH_TEXT) if rich else document.notes
    return replace(document, kind="msg", sha256=digest(source.content), notes=notes)


def members_of_msg(source: SourceFile) -> Iterator[Member | RefusedMember]:
    with reporting_damage(source, _PROGRAM):
        content = _message(_storage(source), _TOP, 0).as_bytes()
    yield from members_of_message(replace(source, content=content))


def _storage(source: SourceFile) -> Storage:
    with OleFileIO(BytesIO(source.content)) as opened:
        return Storage.from_ole(opened)


def _message(storage: Storage, header: int, depth: int) -> EmailMessage:
    properties = Properties(storage, header)
    message = EmailMessage(policy=policy.SMTP)
    for name, words in _header_lines(storage, properties):
        if words := one_line(words):
            with suppress(ValueError, IndexError):  # the package refuses what breaks the rules
                message[name] = words
    body = properties.str_prop_value(constants.PID_BODY)
    page = _page(properties)
    if body:
        message.set_content(body.encode("utf-8", "replace").decode())
    if page:
        add = message.add_alternative if body else message.set_content
        add(page.encode("utf-8", "replace").decode(), subtype="html")
    for part in storage.iter_attachment_storages():
        _attach(message, part, depth)
    return message


def _header_lines(storage: Storage, properties: Properties) -> Iterator[tuple[str, str]]:
    """What the message says it was sent with, else what Outlook keeps of it."""
    said = HeaderParser().parsestr(
        properties.str_prop_value(constants.PID_TRANSPORT_MESSAGE_HEADERS) or ""
    )
    name = properties.str_prop_value(constants.PID_SENDER_NAME)
    address = properties.str_prop_value(constants.PID_SENDER_SMTP_ADDRESS)
    address = address or properties.str_prop_value(constants.PID_SENDER_EMAIL_ADDRESS)
    yield "From", said["From"] or _person(name, address)
    recipients = _recipients(storage)
    for kind in _KINDS.values():
        yield kind, said[kind] or ", ".join(recipients[kind])
    sent = properties.date_prop_value(constants.PID_CLIENT_SUBMIT_TIME)
    yield "Date", said["Date"] or (format_datetime(sent) if sent else "")
    yield "Subject", properties.str_prop_value(constants.PID_SUBJECT) or said["Subject"] or ""


def _recipients(storage: Storage) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {kind: [] for kind in _KINDS.values()}
    for part in storage.iter_recipient_storages():
        properties = Properties(part, _PART)
        kind = _KINDS.get(properties.int_prop_value(_RECIPIENT_KIND) or 1)
        address = properties.str_prop_value(_SMTP_ADDRESS) or properties.str_prop_value(_ADDRESS)
        person = _person(properties.str_prop_value(_DISPLAY_NAME), address)
        if kind and person:
            found[kind].append(person)
    return found


def _person(name: str | None, address: str | None) -> str:
    """A name with its address; Outlook's own kind of address ("/O=...") says nothing."""
    name, address = one_line(name or ""), one_line(address or "")
    if "@" not in address or address == name:
        return name
    return f"{name} <{address}>" if name else address


def _page(properties: Properties) -> str | None:
    content = properties.binary_prop_value(constants.PID_HTML)
    if content is None:
        return properties.str_prop_value(constants.PID_BODY_HTML)
    return content.decode(properties.body_encoding, "replace")


def _attach(message: EmailMessage, part: Storage, depth: int) -> None:
    properties = Properties(part, _PART)
    name = properties.str_prop_value(constants.PID_ATTACH_LONG_FILENAME)
    name = one_line(name or properties.str_prop_value(_SHORT_NAME) or "")
    inside = next((one for one in part.storages if one.name == _MESSAGE_INSIDE), None)
    if inside is not None and depth < _DEPTH:
        with suppress(struct.error, KeyError):
            message.add_attachment(_message(inside, _INSIDE, depth + 1))
        return
    content = properties.binary_prop_value(constants.PID_ATTACH_DATA_BINARY)
    if content is not None:
        message.add_attachment(
            content, maintype="application", subtype="octet-stream", filename=name or None
        )
