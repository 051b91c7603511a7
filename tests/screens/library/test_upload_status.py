"""A dropped file is told to be in the library only when the library has that very file."""

from __future__ import annotations

from dataclasses import replace

from screens.library.upload_queue import queue_list
from screens.library.upload_status import (
    EMPTY_LIBRARY,
    DroppedFile,
    LibraryState,
    status_of,
    summary,
)
from sourceline.index.index_records import FileState, LeftOut
from sourceline.records import Page, Span
from tests.screens.samples import entry

DROPPED = DroppedFile("in/a.pdf", 10, 5, "f" * 64)
STATE = FileState("in/a.pdf", 10, 5, "f" * 64)
IN = LibraryState({"in/a.pdf": STATE}, (), (entry("in/a.pdf"),))


def test_a_new_file_waits_then_is_read_then_is_in() -> None:
    assert status_of(DROPPED, EMPTY_LIBRARY, building=False).stage == "waiting"
    assert status_of(DROPPED, EMPTY_LIBRARY, building=True).stage == "reading"
    done = status_of(DROPPED, IN, building=True)
    assert (done.stage, done.document, done.finished) == ("in", "in/a.pdf", True)


def test_the_file_of_that_name_from_before_does_not_count() -> None:
    newer = replace(DROPPED, mtime_ns=6, sha256="0" * 64)
    assert status_of(newer, IN, building=False).stage == "waiting"


def test_the_same_words_at_another_time_count() -> None:
    assert status_of(replace(DROPPED, mtime_ns=6), IN, building=False).stage == "in"


def test_what_could_not_be_read_says_why() -> None:
    out = LeftOut("in/a.pdf", "failed", "in/a.pdf needs a password; save it without", "encrypted")
    failed = status_of(DROPPED, LibraryState({"in/a.pdf": STATE}, (out,), ()), building=False)
    assert (failed.stage, failed.note) == ("failed", "needs a password; save it without")


def test_an_archive_is_in_in_part_where_a_member_failed() -> None:
    zipped = DroppedFile("a.zip", 10, 5, "f" * 64)
    out = LeftOut("a.zip!/b.pdf", "failed", "a.zip!/b.pdf is broken", file="a.zip")
    other = LeftOut("a.zip.pdf", "failed", "a.zip.pdf is broken")
    entries = (entry("a.zip!/c.txt", file="a.zip"), entry("a.zip!/d.txt", file="a.zip"))
    known = LibraryState({"a.zip": replace(STATE, path="a.zip")}, (out, other), entries)
    part = status_of(zipped, known, building=False)
    assert (part.stage, part.note, part.document) == ("in part", "b.pdf: is broken", "")


def test_pages_that_could_not_be_read_are_counted() -> None:
    pages = (Page(1, Span(0, 3)), Page(2, Span(3, 3), "garbled", "no letters"))
    known = replace(IN, entries=(entry("in/a.pdf", pages=pages),))
    part = status_of(DROPPED, known, building=False)
    assert (part.stage, part.note) == ("in part", "1 of 2 pages could not be read")


def test_the_list_counts_and_escapes() -> None:
    hostile = DroppedFile("<img src=x>.txt", refused="<b>too large</b>")
    every = [status_of(each, IN, building=False) for each in (DROPPED, hostile)]
    assert summary(every) == "1 of 2 files are in the library, 1 could not be taken in"
    shown = queue_list(every)
    assert "<img" not in shown
    assert "&lt;b&gt;too large" in shown
    assert 'href="source?document=in%2Fa.pdf"' in shown
