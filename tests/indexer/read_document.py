"""Documents of files, for tests that look at one."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer.read import read_file
from sourceline.errors import UnreadableError
from sourceline.records import Document
from sourceline.settings import READ, ReadSettings


def read_document(path: Path, relative: str, settings: ReadSettings = READ) -> Document:
    """The one document of a file that is no archive."""
    (document,) = read_file(path, relative, settings).documents
    return document


def refused(folder: Path, content: bytes, settings: ReadSettings = READ) -> str:
    """The message, on one line and with the name, that a file of these bytes is refused with."""
    path = folder / "bad.txt"
    path.write_bytes(content)
    with pytest.raises(UnreadableError) as caught:
        read_document(path, "bad.txt", settings)
    message = str(caught.value)
    assert "bad.txt" in message
    assert "\n" not in message
    return message
