"""Messages of Outlook made for a test: compound files (MS-CFB) with the streams of MS-OXMSG."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

Folder = Mapping[str, "bytes | Folder"]
_SECTOR, _SMALL, _CUTOFF = 512, 64, 4096
_END, _FREE, _NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFF
_TEXT, _BINARY, _NUMBER, _TIME = 0x001F, 0x0102, 0x0003, 0x0040
SUBJECT, BODY, HTML, SENDER, SENDER_ADDRESS = 0x0037, 0x1000, 0x1013, 0x0C1A, 0x5D01
SENT, HEADERS, RICH_TEXT, NAME, SMTP, KIND = 0x0039, 0x007D, 0x1009, 0x3001, 0x39FE, 0x0C15
FILE_NAME, FILE_DATA, CODEPAGE = 0x3707, 0x3701, 0x3FDE

Values = Mapping[int, "str | bytes | int"]


def message(
    values: Values,
    recipients: Sequence[Values] = (),
    attachments: Sequence[Values] = (),
    inside: Sequence[Folder] = (),
    *,
    header: int = 32,
) -> Folder:
    """The streams of a message; those ``inside`` are messages attached to it."""
    parts: dict[str, bytes | Folder] = {**_streams(values, header)}
    for at, values_of_one in enumerate(recipients):
        parts[f"__recip_version1.0_#{at:08X}"] = _streams(values_of_one, 8)
    attached = [*(_streams(one, 8) for one in attachments), *map(_held, inside)]
    for at, part in enumerate(attached):
        parts[f"__attach_version1.0_#{at:08X}"] = part
    return parts


def _held(folder: Folder) -> Folder:
    return {**_streams({}, 8), "__substg1.0_3701000D": folder}


def _streams(values: Values, header: int) -> dict[str, bytes | Folder]:
    found: dict[str, bytes | Folder] = {}
    entries = b""
    for number, value in values.items():
        if isinstance(value, int):
            kind = _TIME if number == SENT else _NUMBER
            entries += struct.pack("<HHIQ", kind, number, 6, value)
            continue
        kind = _TEXT if isinstance(value, str) else _BINARY
        content = value.encode("utf-16-le") if isinstance(value, str) else value
        found[f"__substg1.0_{number:04X}{kind:04X}"] = content
        entries += struct.pack("<HHIII", kind, number, 6, len(content), 0)
    return {"__properties_version1.0": bytes(header) + entries, **found}


@dataclass
class _Entry:
    name: str
    kind: int
    content: bytes = b""
    children: list[int] = field(default_factory=list)
    start: int = _END
    size: int = 0


def compound_file(root: Folder) -> bytes:
    """The bytes of a compound file: header, contents, chains of small and whole sectors, names."""
    entries = [_Entry("Root Entry", 5)]
    _collect(root, 0, entries)
    small, sectors = b"", b""
    small_chain: list[int] = []
    chain: list[int] = []
    for entry in entries[1:]:
        entry.size = len(entry.content)
        if entry.kind == 2 and 0 < entry.size < _CUTOFF:
            entry.start = len(small_chain)
            small += _padded(entry.content, _SMALL)
            small_chain += _links(entry.start, -(-entry.size // _SMALL))
        elif entry.kind == 2 and entry.size:
            entry.start = len(chain)
            sectors += _padded(entry.content, _SECTOR)
            chain += _links(entry.start, -(-entry.size // _SECTOR))
    starts = []
    table = struct.pack(f"<{len(small_chain)}I", *small_chain)
    names_at = len(entries)
    entries[0].size = len(small)
    for content, filling in ((small, b"\0"), (table, b"\xff"), (b"\0" * 128 * names_at, b"\0")):
        starts.append(len(chain) if content else _END)
        padded = content + filling * (-len(content) % _SECTOR)
        chain += _links(len(chain), len(padded) // _SECTOR) if content else []
        sectors += padded
    entries[0].start = starts[0]
    names = _padded(b"".join(_names(entries)), _SECTOR)
    at = starts[2] * _SECTOR
    sectors = sectors[:at] + names + sectors[at + len(names) :]
    tables = 1
    while tables * 128 < len(chain) + tables:
        tables += 1
    first = len(chain)
    chain += [0xFFFFFFFD] * tables
    sectors += struct.pack(f"<{tables * 128}I", *chain, *[_FREE] * (tables * 128 - len(chain)))
    head = struct.pack(
        "<8s16sHHHHH6sIIIIIIIIII",
        *(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, b""),
        *(0, tables, starts[2], 0, _CUTOFF, starts[1], -(-len(table) // _SECTOR), _END, 0, first),
    )
    places = [first + at for at in range(1, tables)]
    return head + struct.pack("<108I", *places, *[_FREE] * (108 - len(places))) + sectors


def _collect(folder: Folder, parent: int, entries: list[_Entry]) -> None:
    for name, value in folder.items():
        number = len(entries)
        entries[parent].children.append(number)
        if isinstance(value, bytes):
            entries.append(_Entry(name, 2, value))
        else:
            entries.append(_Entry(name, 1))
            _collect(value, number, entries)


def _names(entries: list[_Entry]) -> Iterator[bytes]:
    following: dict[int, int] = {}
    for entry in entries:
        entry.children.sort(key=lambda at: (len(entries[at].name), entries[at].name.upper()))
        following |= dict(zip(entry.children, entry.children[1:], strict=False))
    for at, entry in enumerate(entries):
        name = (entry.name + "\0").encode("utf-16-le")
        yield struct.pack(
            "<64sHBBIII16sIQQIQ",
            *(name, len(name), entry.kind, 1, _NONE, following.get(at, _NONE)),
            *(entry.children[0] if entry.children else _NONE, b"", 0, 0, 0, entry.start),
            entry.size,
        )


def _links(start: int, count: int) -> list[int]:
    return [*range(start + 1, start + count), _END] if count else []


def _padded(content: bytes, size: int) -> bytes:
    return content + bytes(-len(content) % size)
