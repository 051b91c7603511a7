"""Messages of Outlook: header, body, what is attached."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.read import read_file
from indexer.read.file_type import kind_of
from indexer.read.mail.read_msg import members_of_msg, read_msg
from indexer.read.source_file import Member, SourceFile
from sourceline.errors import UnreadableError
from sourceline.records import Document
from tests.indexer.read.document_invariants import check, shown
from tests.indexer.read.mail import outlook_files as outlook

SENT = 132_598_400_000_000_000  # 10 March 2021, in tenths of microseconds since 1601
DATE = "Date: Wed, 10 Mar 2021 08:53:20 +0000"
QUOTA: outlook.Values = {
    outlook.SUBJECT: "Quota for cod",
    outlook.BODY: "Dear colleagues,\r\n\r\nthe quota is 40 tons.\r\n",
    outlook.SENDER: "Signe Lund",
    outlook.SENDER_ADDRESS: "lund@fish.example",
    outlook.SENT: SENT,
}
TO: list[outlook.Values] = [
    {outlook.NAME: "Port office", outlook.SMTP: "port@fish.example", outlook.KIND: 1},
    {outlook.NAME: "Omar Haddad", outlook.KIND: 2},
]
FORMATTED: outlook.Values = {
    outlook.SUBJECT: "Приём в больнице",
    outlook.HTML: "<h2>Приём</h2><p>Доктор принимает в среду.</p>".encode("cp1251"),
    outlook.CODEPAGE: 1251,
    outlook.HEADERS: "From: Anna <a@h.example>\r\nTo: b@h.example\r\n"
    "Date: Wed, 10 Mar 2021 23:30:00 +0600\r\n\r\n",
}


def source(folder: outlook.Folder) -> SourceFile:
    return SourceFile("mail.msg", outlook.compound_file(folder))


def read(folder: outlook.Folder) -> Document:
    return check(read_msg(source(folder)))


def members(folder: outlook.Folder) -> dict[str, bytes]:
    return {
        one.name: one.content for one in members_of_msg(source(folder)) if isinstance(one, Member)
    }


def test_header_and_body() -> None:
    document = read(outlook.message(QUOTA, TO))
    assert document.text.splitlines() == [
        "From: Signe Lund <lund@fish.example>",
        "To: Port office <port@fish.example>",
        'Cc: "Omar Haddad"',
        DATE,
        "Subject: Quota for cod",
        "",
        "Dear colleagues,",
        "",
        "the quota is 40 tons.",
    ]
    assert (document.kind, document.title) == ("msg", "Quota for cod")
    assert document.metadata_day == date(2021, 3, 10)


def test_a_formatted_body_in_another_encoding() -> None:
    document = read(outlook.message(FORMATTED))
    assert document.text.startswith("From: Anna <a@h.example>\nTo: b@h.example\n")
    assert document.text.endswith("Приём\n\nДоктор принимает в среду.")
    assert shown(document)[0] == ["Приём"]


def test_attachments_are_members_and_so_are_messages_inside() -> None:
    long = bytes(range(256)) * 40
    inner = outlook.message(
        QUOTA, TO, [{outlook.FILE_NAME: "deep.txt", outlook.FILE_DATA: b"d"}], header=24
    )
    folder = outlook.message(
        FORMATTED,
        attachments=[
            {outlook.FILE_NAME: "отчёт.pdf", outlook.FILE_DATA: long},
            {outlook.FILE_NAME: "a.txt", outlook.FILE_DATA: b"short"},
        ],
        inside=[inner],
    )
    found = members(folder)
    assert list(found) == ["отчёт.pdf", "a.txt", "Quota for cod.eml"]
    assert found["отчёт.pdf"] == long
    assert b"the quota is 40 tons." in found["Quota for cod.eml"]


def test_a_file_of_a_folder_is_read_with_its_members(tmp_path: Path) -> None:
    inner = outlook.message(QUOTA, header=24)
    attached: list[outlook.Values] = [
        {outlook.FILE_NAME: "list.txt", outlook.FILE_DATA: b"Port: Sfax."}
    ]
    message = outlook.message(FORMATTED, attachments=attached, inside=[inner])
    content = outlook.compound_file(message)
    (tmp_path / "a.msg").write_bytes(content)
    assert kind_of("a", content) == "msg"
    documents = read_file(tmp_path / "a.msg", "a.msg").documents
    assert [(one.path, one.kind) for one in documents] == [
        ("a.msg", "msg"),
        ("a.msg!/list.txt", "text"),
        ("a.msg!/Quota for cod.eml", "eml"),
    ]


def test_words_in_rich_text_alone_are_named_as_unread() -> None:
    document = read(outlook.message({outlook.SUBJECT: "Plan", outlook.RICH_TEXT: b"LZFu"}))
    assert any("rich text" in note for note in document.notes)
    assert not any("rich text" in note for note in read(outlook.message(QUOTA)).notes)


def test_header_lines_that_break_the_rules_cost_themselves_alone() -> None:
    values = {**QUOTA, outlook.SUBJECT: "a\r\nBcc: x\0y", outlook.SENDER: '"<>,;'}
    assert "the quota is 40 tons." in read(outlook.message(values)).text


@given(st.integers(0, 6000), st.binary(min_size=1, max_size=40))
def test_damaged_files_are_read_or_named(at: int, junk: bytes) -> None:
    whole = outlook.compound_file(outlook.message(QUOTA, TO))
    damaged = SourceFile("a.msg", whole[:at] + junk + whole[at + len(junk) :])
    try:
        check(read_msg(damaged))
        list(members_of_msg(damaged))
    except UnreadableError as error:
        assert str(error).startswith("a.msg ")


@pytest.mark.parametrize("length", [8, 512, 600, 2000])
def test_files_that_are_cut_off_are_named(length: int) -> None:
    content = outlook.compound_file(outlook.message(QUOTA))[:length]
    with pytest.raises(UnreadableError, match=r"^a\.msg "):
        read_msg(SourceFile("a.msg", content))
