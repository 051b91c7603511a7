"""Messages: their header, their body, what is attached."""

from __future__ import annotations

import base64
import quopri
from datetime import date
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.read.mail.read_eml import members_of_message, read_eml
from indexer.read.source_file import Member, RefusedMember, SourceFile
from sourceline.errors import UnreadableError
from sourceline.records import Document
from sourceline.settings import ReadSettings
from tests.indexer.read.document_invariants import check, shown


def read(message: EmailMessage | bytes) -> Document:
    content = message if isinstance(message, bytes) else message.as_bytes()
    return check(read_eml(SourceFile("mail.eml", content)))


def members(
    message: EmailMessage | bytes, settings: ReadSettings | None = None
) -> dict[str, bytes]:
    content = message if isinstance(message, bytes) else message.as_bytes()
    found = members_of_message(SourceFile("mail.eml", content, settings or ReadSettings()))
    return {one.name: one.content for one in found if isinstance(one, Member)}


def a_message(body: str = "Dear Bob,\n\nthe mill is open.\n") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Ann Miller <ann@example.org>"
    message["To"] = "bob@example.org"
    message["Date"] = "Wed, 10 Mar 2021 23:30:00 +0600"
    message["Subject"] = "Мельница открыта"
    message.set_content(body)
    return message


def test_header_and_body() -> None:
    document = read(a_message())
    assert document.text == (
        "From: Ann Miller <ann@example.org>\nTo: bob@example.org\n"
        "Date: Wed, 10 Mar 2021 23:30:00 +0600\nSubject: Мельница открыта\n\n"
        "Dear Bob,\n\nthe mill is open."
    )
    assert document.title == "Мельница открыта"
    assert document.metadata_day == date(2021, 3, 10)
    assert (document.kind, document.headings) == ("eml", None)


def test_the_plain_body_is_preferred_unless_it_is_a_stand_in() -> None:
    page = "<html><body><h2>The mill</h2><p>It is open again.</p></body></html>"
    both = a_message("The whole text in plain words. " * 10)
    both.add_alternative(page, subtype="html")
    assert "The whole text" in read(both).text
    stub = a_message("Use HTML.")
    stub.add_alternative(page, subtype="html")
    document = read(stub)
    assert document.text.endswith("The mill\n\nIt is open again.")
    assert shown(document)[0] == ["The mill"]


def test_attachments_are_members() -> None:
    message = a_message()
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="отчёт.pdf")
    message.add_attachment(b"one", maintype="text", subtype="plain", filename="../a.txt")
    message.add_attachment(b"two", maintype="text", subtype="plain", filename="a.txt")
    message.add_attachment(a_message("Forwarded."))
    found = members(message)
    assert list(found) == ["отчёт.pdf", "a.txt", "a (2).txt", "Мельница открыта.eml"]
    assert found["отчёт.pdf"] == b"%PDF"
    assert "Forwarded." in read(found["Мельница открыта.eml"]).text
    assert "Forwarded." not in read(message).text
    assert list(members(message, ReadSettings(members=1))) == ["отчёт.pdf"]
    assert list(members(message, ReadSettings(unpacked_bytes=4))) == ["отчёт.pdf"]
    assert members(a_message()) == {}


def test_pictures_inside_the_body_are_not_attached() -> None:
    message = a_message("x")
    message.add_alternative("<p>See <img src='cid:1'></p>", subtype="html")
    parts = message.get_payload()
    assert isinstance(parts, list)
    page = parts[1]
    assert isinstance(page, EmailMessage)
    page.add_related(b"GIF89a", maintype="image", subtype="gif", cid="<1>", filename="logo.gif")
    assert members(message) == {}


@pytest.mark.parametrize("encoding", ["koi8-r", "cp1251"])
def test_letters_without_an_encoding(encoding: str) -> None:
    raw = "From: Анна <a@b.c>\nSubject: Мельница снова открыта\n\nПриходите завтра утром.\n"
    document = read(raw.encode(encoding))
    assert "Subject: Мельница снова открыта\n\nПриходите завтра утром." in document.text
    assert "read as" in document.notes[0]
    said = "Subject: x\nContent-Type: text/plain; charset=no-such\n\nПриходите завтра утром.\n"
    assert "Приходите завтра утром." in read(said.encode(encoding)).text


def test_a_saved_page_in_one_file() -> None:
    page = (
        b"From: <Saved by Blink>\nSubject: The mill\nMIME-Version: 1.0\n"
        b'Content-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html\n'
        b"Content-Location: http://example.org/\n\n<h1>The mill</h1><p>Open again.</p>\n--b\n"
        b"Content-Type: text/css\nContent-Location: http://example.org/a.css\n\np {}\n--b--\n"
    )
    assert read(page).text.endswith("The mill\n\nOpen again.")
    assert members(page) == {}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n\n",
        b"Subject: =?utf-8?B?/////?=\nFrom: <\nDate: tomorrow\n\nx",
        b"Content-Type: multipart/mixed; boundary=b\n\n--b\nnot closed",
        b"Content-Type: multipart/mixed\n\nno boundary",
        b"Content-Transfer-Encoding: base64\n\n!!!not base64!!!",
        b"Content-Type: message/rfc822\n\nSubject: inner\n\nx",
        b"From: a@b.c\nTo: " + b"x@y.z, " * 20_000 + b"\n\nx",
        b"Content-Disposition: attachment; filename*=utf-8''%FF%FE\n\nx",
    ],
)
def test_broken_messages_are_read_as_far_as_they_go(content: bytes) -> None:
    read(content)
    members(content)


def test_messages_without_end_inside_each_other() -> None:
    nest = b"".join(
        f'Content-Type: multipart/mixed; boundary="{n}"\n\n--{n}\n'.encode() for n in range(3000)
    )
    with pytest.raises(UnreadableError, match=r"^mail\.eml is nested too deeply"):
        read(nest)


def test_what_is_refused_is_named() -> None:
    message = a_message()
    message.add_attachment(b"12345", maintype="text", subtype="plain", filename="a.txt")
    source = SourceFile("mail.eml", message.as_bytes(), ReadSettings(unpacked_bytes=3))
    assert list(members_of_message(source)) == [
        RefusedMember("a.txt", "it has more than the 3 bytes that are taken in")
    ]


@given(
    st.binary(max_size=300), st.sampled_from([b"", b"Subject: x\n", b"Content-Type: text/html\n"])
)
def test_any_bytes(content: bytes, head: bytes) -> None:
    try:
        read(head + content)
        members(head + content)
    except UnreadableError:
        pass


TIP = "From: zy.example\r\nSubject: {}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{}\r\n"


def forwarded(inner: bytes, encoding: str, head: str = "") -> bytes:
    coded = {"base64": base64.encodebytes, "quoted-printable": quopri.encodestring}
    packed = coded[encoding](inner) if encoding in coded else inner
    return (
        b"From: a@b.example\nSubject: Fwd\nMIME-Version: 1.0\n"
        b'Content-Type: multipart/mixed; boundary="x"\n\n--x\nContent-Type: text/plain\n\n'
        b"see below\n--x\nContent-Type: message/rfc822\n"
        + f"Content-Transfer-Encoding: {encoding}\n{head}\n".encode()
        + packed
        + b"\n--x--\n"
    )


@pytest.mark.parametrize("encoding", ["base64", "BASE64", "quoted-printable", "8bit", "7bit"])
@pytest.mark.parametrize(
    ("subject", "body"),
    [
        ("Tip", "It came from the shop keeper Zamira."),
        ("Мельница", "Рассказала Замира = хозяйка."),
        ("Quota", "Cod: 40 tons\n" * 40),
    ],
)
def test_a_message_inside_is_read_however_it_is_encoded(
    subject: str, body: str, encoding: str
) -> None:
    inner = TIP.format(subject, body).encode()
    (name, content), *more = members(forwarded(inner, encoding.lower())).items()
    assert not more
    assert name == f"{subject}.eml"
    document = read(content)
    assert document.title == subject
    assert body.strip() in document.text


def test_a_message_inside_a_message_inside_a_message() -> None:
    core = TIP.format("Core", "The licence is FX-20931.").encode()
    middle = forwarded(core, "base64")
    (content,) = members(forwarded(middle, "base64")).values()
    (innermost,) = members(content).values()
    assert "The licence is FX-20931." in read(innermost).text


def word(text: str, charset: str, said: str = "") -> bytes:
    return b"=?%s?B?%s?=" % ((said or charset).encode(), base64.b64encode(text.encode(charset)))


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (word("港の管理", "cp932", "x-sjis"), "港の管理"),
        (word("医院规定", "gbk", "gb2312"), "医院规定"),
        (word("안녕하세요", "cp949", "ks_c_5601-1987"), "안녕하세요"),
        (word("تقرير المصايد", "cp1256", "windows-1256"), "تقرير المصايد"),
        (word("Отчёт", "mac_cyrillic", "x-mac-cyrillic"), "Отчёт"),
        (b"=?unknown-8bit?Q?=CF=F0=E8=E2=E5=F2?=", "Привет"),
        (b"=?utf-8*ru?Q?=D0=9E_=D0=BA?=", "О к"),
        (b"=?utf-8?B?5riv4w==?=\n =?utf-8?B?ga4=?=", "港の"),
        (b"Re: =?x-sjis?B?jWA=?= 2 =?x-sjis?B?jWA=?= end", "Re: 港 2 港 end"),
        ("Протокол заседания".encode("cp866"), "Протокол заседания"),
        ("病院の規則と港".encode("cp932"), "病院の規則と港"),
        (b"Plain =?words?= here", "Plain =?words?= here"),
    ],
)
def test_subjects_and_names_in_any_encoding(raw: bytes, words: str) -> None:
    assert read(b"Subject: " + raw + b"\n\nx").title == words
    attached = b'--x\nContent-Type: application/pdf\nContent-Disposition: attachment; filename="'
    message = (
        b'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="x"\n\n'
        + attached
        + raw
        + b'.pdf"\n\n%PDF\n--x--\n'
    )
    assert list(members(message)) == [f"{words}.pdf"]
