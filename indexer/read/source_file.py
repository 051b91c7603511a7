"""What a reader of a format is given, and how it reports its progress."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sourceline.settings import READ, ReadSettings

ReportStep = Callable[[int, int], None]
"""Called with pages done and pages in all; a reader silent for too long is stopped."""


def no_step(_done: int, _total: int) -> None:
    pass


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file's content, or one member's of an archive or a message.

    ``relative`` is the path of its document: ``report.pdf``, ``archive.zip!/report.pdf``.
    """

    relative: str
    content: bytes
    settings: ReadSettings = READ
    step: ReportStep = no_step


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside another; ``name`` is its path there, with ``/``."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class RefusedMember:
    """A file inside another that is not unpacked, and why."""

    name: str
    reason: str
