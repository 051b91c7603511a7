"""A folder of files made to break a reader, each by a name that says how, and good ones beside."""

from __future__ import annotations

import struct
import zlib
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from reportlab.lib.pdfencrypt import StandardEncryption

from tests.indexer.read.office_packages import changed, saved, zipped
from tests.indexer.read.pdf.drawn_pdfs import PROSE, lines, paper

LONG_NAME = "ю" * 125 + ".html"
"""255 bytes in UTF-8, the most that a file system takes."""


@cache
def good() -> dict[str, bytes]:
    """Files that must go in, whatever lies beside them."""
    return {
        "good.txt": "\n".join(PROSE).encode(),
        "good.pdf": paper(lines(*PROSE)),
        "good.docx": _word(),
        LONG_NAME: f"<html><body><p>{' '.join(PROSE)}</p></body></html>".encode(),
        "inside.zip": zipped({"good.txt": "\n".join(PROSE).encode(), "bad.docx": b"PK\x03\x04"}),
    }


@cache
def refused() -> dict[str, bytes]:
    """Files of which nothing can be read."""
    return {
        "locked.pdf": paper(lines(*PROSE), encrypt=StandardEncryption("secret")),
        "cut.pdf": paper(lines(*PROSE))[:600],
        "noise.pdf": b"%PDF-1.7\n" + bytes(range(256)) * 40,
        "huge.png": png(30_000, 30_000),
        "bomb.docx": bomb_in_docx(),
        "bomb.zip": bomb(),
        "laughs.docx": laughing_docx(),
        "cut.docx": _word()[:900],
        "cut.xlsx": b"PK\x03\x04" + b"\x00" * 200,
        "fake.png": b"\x89PNG\r\n\x1a\n" + b"\x00" * 100,
    }


@cache
def strange() -> dict[str, bytes]:
    """Files that may be read or refused, but never hang the build or crash it."""
    return {
        "fake.pptx": zipped({"hello.txt": b"no presentation"}),
        "empty.pdf": b"",
        "claims.pdf": pages_claimed(10**9),
        "blank.pdf": paper(*[lambda canvas: None] * 5_000),
        "turns.pdf": looping_pages(),
        "up.zip": zipped({"../../escaped.txt": b"outside", "/etc/rooted.txt": b"outside"}),
        "nested.zip": nested_zip(12),
        "entity.docx": outside_entity_docx(),
        "deep.html": b"<html><body>" + b"<div>" * 100_000 + b"deep down</body></html>",
        "deep-table.html": b"<table><tr><td>" * 20_000 + b"cell",
        "line.csv": b"abc,def;" * (5_000_000 // 8),
        "quote.csv": b'a,b\n1,"' + b"never closed " * 20_000,
        "page.pdf.txt": paper(lines(*PROSE)),
        "page.docx": b"<html><body><p>A page saved with the wrong name.</p></body></html>",
        "table.xls.csv": zipped({"a": b"b"}),
        "text.pdf": b"Only text in here, by a wrong name.\n" * 20,
        "nul.txt": b"\x00" * 10_000,
        "mail.eml": b"Content-Type: multipart/mixed; boundary=x\n\n" + b"--x\n\n" * 20_000,
    }


def write(folder: Path, files: dict[str, bytes]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)


def png(width: int, height: int) -> bytes:
    """A black picture: little in the file, all of its pixels in memory."""
    packer = zlib.compressobj(9)
    row = b"\x00" * (1 + width // 8)
    data = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", data) + _chunk(b"IEND")


def _chunk(kind: bytes, data: bytes = b"") -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def pages_claimed(count: int) -> bytes:
    """A PDF of one page whose tree says that there are more."""
    return paper(lines(*PROSE)).replace(b"/Count 1 ", b"/Count %d " % count)


def looping_pages() -> bytes:
    """A page tree whose child is its own parent."""
    content = paper(lines(*PROSE))
    start = content.index(b"/Kids [ ") + len(b"/Kids [ ")
    parent = content.rindex(b" 0 obj", 0, content.index(b"/Kids"))
    number = content[content.rindex(b"\n", 0, parent) + 1 : parent]
    return content[:start] + number + content[content.index(b" ", start) :]


def bomb() -> bytes:
    """More than the limit, of one letter, in few bytes."""
    packed = BytesIO()
    with (
        ZipFile(packed, "w", ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("bomb.txt", "w", force_zip64=True) as member,
    ):
        for _ in range(520):
            member.write(b"a" * 2**20)
    return packed.getvalue()


def bomb_in_docx() -> bytes:
    filler = b"<w:p><w:r><w:t>" + b"a" * 2**20 + b"</w:t></w:r></w:p>"
    return changed(
        _word(),
        "word/document.xml",
        lambda xml: xml.replace(b"<w:body>", b"<w:body>" + filler * 510),
    )


def nested_zip(depth: int) -> bytes:
    content = zipped({"deepest.txt": b"The deepest text of all."})
    for level in range(depth):
        content = zipped({f"level{level}.zip": content, f"note{level}.txt": b"A note beside it."})
    return content


def laughing_docx() -> bytes:
    """Entities that stand for ten of the one before: a thousand million words."""
    names = [f"<!ENTITY l{at} '{f'&l{at - 1};' * 10}'>" for at in range(1, 10)]
    kinds = f"<!DOCTYPE w [<!ENTITY l0 'laugh'>{''.join(names)}]>".encode()
    return _with_entity(kinds, b"&l9;")


def outside_entity_docx() -> bytes:
    return _with_entity(b"<!DOCTYPE w [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>", b"&x;")


def _with_entity(kinds: bytes, entity: bytes) -> bytes:
    def change(xml: bytes) -> bytes:
        head, rest = xml.split(b"?>", 1)
        return head + b"?>" + kinds + rest.replace(b"commission", entity + b" commission", 1)

    return changed(_word(), "word/document.xml", change)


def _word() -> bytes:
    written = docx.Document()
    for line in PROSE:
        written.add_paragraph(line)
    return saved(written)
