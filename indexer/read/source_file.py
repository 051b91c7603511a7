"""What a reader of a format is given, and how it says how far it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sourceline.settings import READ, ReadSettings

ReportStep = Callable[[int, int], None]
"""Called with pages done and pages in all; whoever is silent for too long is taken to hang."""


def no_step(_done: int, _total: int) -> None:
    pass


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file's content, or one member's of an archive or a message.

    ``relative`` is the document's path to be: ``report.pdf``, ``archive.zip!/report.pdf``.
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
    """A file inside another that is not taken out, and why."""

    name: str
    reason: str
