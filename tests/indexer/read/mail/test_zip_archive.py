"""ZIP archives, well made and made to do harm."""

from __future__ import annotations

import stat
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.read.mail.zip_archive import members_of_archive
from indexer.read.source_file import Member, RefusedMember, SourceFile
from sourceline.errors import UnreadableError
from sourceline.settings import ReadSettings
from tests.indexer.read.office_packages import zipped


def taken(
    content: bytes, settings: ReadSettings | None = None
) -> tuple[dict[str, bytes], dict[str, str]]:
    source = SourceFile("papers.zip", content, settings or ReadSettings())
    found = list(members_of_archive(source))
    return (
        {one.name: one.content for one in found if isinstance(one, Member)},
        {one.name: one.reason for one in found if isinstance(one, RefusedMember)},
    )


def test_files_are_taken_out_and_what_systems_add_is_not() -> None:
    members = {
        "a.txt": b"A",
        "folder/b.txt": b"B",
        "folder/": b"",
        "__MACOSX/._a.txt": b"x",
        ".hidden/c.txt": b"x",
        "folder/.DS_Store": b"x",
        "folder/~$b.docx": b"x",
        "Thumbs.db": b"x",
        "windows\\path.txt": b"W",
    }
    assert taken(zipped(members)) == (
        {"a.txt": b"A", "folder/b.txt": b"B", "windows/path.txt": b"W"},
        {},
    )
    assert taken(zipped({})) == ({}, {})


@pytest.mark.parametrize(
    "name",
    ["../out.txt", "a/../../out.txt", "/etc/passwd", "C:\\windows\\x.txt", "c:x.txt", "..\\x.txt"],
)
def test_names_that_lead_out_are_refused(name: str) -> None:
    found, refused = taken(zipped({name: b"x", "fine.txt": b"y"}))
    assert found == {"fine.txt": b"y"}
    assert list(refused.values()) == ["its name leads out of the archive; rename it"]


def renamed(old: bytes, new: bytes) -> bytes:
    """Three files, the name of the middle one replaced in the central directory only."""
    content = zipped({"a.txt": b"A", old.decode(): b"x", "b.txt": b"B"})
    at = content.rindex(old)
    start, end = at - 46, content.index(b"PK\x05\x06")
    directory = bytearray(content[:at] + new + content[at + len(old) :])
    directory[start + 28 : start + 30] = len(new).to_bytes(2, "little")
    end += len(new) - len(old)
    size = int.from_bytes(directory[end + 12 : end + 16], "little") + len(new) - len(old)
    directory[end + 12 : end + 16] = size.to_bytes(4, "little")
    return bytes(directory)


@pytest.mark.parametrize("name", [b"", b"\0", b"\0hidden.txt"])
def test_a_member_without_a_name_is_refused_alone(name: bytes) -> None:
    found, refused = taken(renamed(b"nameless", name))
    assert found == {"a.txt": b"A", "b.txt": b"B"}
    assert refused == {"": "it has no name; pack the archive anew"}


@pytest.mark.parametrize("name", [b"/", b"///", b"\\", b"\\\\", b"/\0x"])
def test_a_name_of_only_slashes_is_a_folder(name: bytes) -> None:
    assert taken(renamed(b"nameless", name)) == ({"a.txt": b"A", "b.txt": b"B"}, {})


def special(name: str, mode: int) -> bytes:
    stream = BytesIO()
    info = ZipInfo(name)
    info.external_attr = mode << 16
    with ZipFile(stream, "w") as archive:
        archive.writestr(info, b"/etc/passwd")
    return stream.getvalue()


def test_links_devices_and_locked_files_are_refused() -> None:
    assert "a link" in taken(special("link.txt", stat.S_IFLNK | 0o777))[1]["link.txt"]
    assert "no regular file" in taken(special("pipe", stat.S_IFIFO | 0o644))[1]["pipe"]
    locked = bytearray(zipped({"locked.txt": b"x"}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.index(mark) + at] |= 1
    assert "password" in taken(bytes(locked))[1]["locked.txt"]


def test_two_files_of_one_name() -> None:
    stream = BytesIO()
    with ZipFile(stream, "w") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("a.txt", b"one")
        archive.writestr("a.txt", b"two")
    found, refused = taken(stream.getvalue())
    assert found == {"a.txt": b"one"}
    assert "another file of this name" in refused["a.txt"]


def test_bombs_end_at_the_limit() -> None:
    bomb = zipped({"zeros": bytes(50_000_000), "after.txt": b"fine"})
    assert len(bomb) < 100_000
    found, refused = taken(bomb, ReadSettings(unpacked_bytes=1_000_000))
    assert found == {"after.txt": b"fine"}
    assert "more than the 1000000 bytes" in refused["zeros"]
    # the directory claims ten bytes; no more come out, and they fail their checksum
    lying = bomb.replace((50_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    found, refused = taken(lying, ReadSettings(unpacked_bytes=1_000_000))
    assert "zeros" in refused
    many = zipped({f"{n}.txt": bytes(1000) for n in range(10)})
    found, refused = taken(many, ReadSettings(unpacked_bytes=3500))
    assert len(found) == 3
    assert len(refused) == 7


def test_only_so_many_files() -> None:
    many = zipped({f"{n}.txt": b"x" for n in range(10)})
    found, refused = taken(many, ReadSettings(members=4))
    assert len(found) == 4
    assert "only 4 files" in refused["4.txt"]
    assert "it has 10" in refused["4.txt"]


@pytest.mark.parametrize("encoding", ["cp866", "utf-8", "cp1251"])
@pytest.mark.parametrize("name", ["Протокол заседания.txt", "Отчёт за 2021/Приложение 1.txt"])
def test_cyrillic_names(encoding: str, name: str) -> None:
    stand_in = "".join(chr(ord("a") + at % 26) for at in range(len(name.encode(encoding))))
    content = zipped({stand_in: b"x"}).replace(stand_in.encode(), name.encode(encoding))
    assert taken(content)[0] == {name: b"x"}


@pytest.mark.parametrize(
    ("encoding", "names"),
    [
        ("cp932", ["港の管理.txt", "議事録/第3回.txt"]),
        ("cp932", ["カルテ一覧.txt"]),
        ("cp932", ["予算の表.txt", "ソ連との協定.txt"]),  # second bytes that are backslashes
        ("gbk", ["医院规定.txt", "会议纪要/附件1.txt"]),
        ("gbk", ["通信管理局.txt"]),
        ("big5", ["漁業報告.txt", "醫院規定.txt"]),
        ("cp866", ["Отчёт.txt", "Приложение/Письмо.txt"]),
        ("cp437", ["résumé.txt", "Über uns.txt"]),
    ],
)
def test_names_in_the_encoding_of_a_country(encoding: str, names: list[str]) -> None:
    content = zipped({f"{at}" * len(name.encode(encoding)): b"x" for at, name in enumerate(names)})
    for at, name in enumerate(names):
        raw = name.encode(encoding)
        content = content.replace(f"{at}".encode() * len(raw), raw)
    assert list(taken(content)[0]) == names


def test_archives_in_archives_are_members_like_others() -> None:
    inner = zipped({"a.txt": b"A"})
    assert taken(zipped({"inner.zip": inner}))[0] == {"inner.zip": inner}


def test_damaged_archives() -> None:
    content = zipped({"a.txt": b"A" * 100, "b.txt": b"B"})
    with pytest.raises(UnreadableError, match=r"^papers\.zip is no whole ZIP archive"):
        taken(content[:60])
    stored = BytesIO()
    with ZipFile(stored, "w") as archive:
        archive.writestr("a.txt", b"A" * 100)
        archive.writestr("b.txt", b"B", ZIP_DEFLATED)
    found, refused = taken(stored.getvalue().replace(b"A" * 100, b"X" * 100))
    assert found == {"b.txt": b"B"}
    assert "damaged" in refused["a.txt"]


@given(st.binary(max_size=300), st.integers(0, 200), st.integers(0, 255))
def test_any_bytes(noise: bytes, at: int, byte: int) -> None:
    spoilt = bytearray(zipped({"a.txt": b"text", "b/c.txt": b"more"}))
    spoilt[at] = byte
    for content in (noise, b"PK\x03\x04" + noise, bytes(spoilt)):
        try:
            taken(content)
        except UnreadableError:
            continue
