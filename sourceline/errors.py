"""Every error this project raises on purpose, and the exit code it ends a command with.

SourcelineError                 1
├── WrongUseError               2   the caller asked for something that cannot be
│   ├── BlankQuestionError
│   ├── OverlongQuestionError
│   ├── BlankTextError              a text to encode is blank
│   ├── EmptyPeriodError            the periods given share no day
│   └── ConflictError               another tab has removed what was to be changed
├── UnreadableError                 one file cannot be read; the build goes on (3 at its end)
│   ├── ChangingError               it is being written: its version before stays in the index
│   └── EncryptedError              it needs a password
├── UnusableIndexError          4
│   ├── NoIndexError
│   ├── WrongEncoderError
│   ├── WrongFormatError
│   └── DamagedIndexError
├── BusyError                   1   too many wait for their turn in the app: ask again
├── LockedError                 5   another writer holds the index
├── DiskFullError               1   a build needs more room; the index is as it was before
├── ModelError                  1   a packaged model is missing or not the published one
├── DamagedBriefingError        1   a file in data/ is no briefing that can be read
└── ConversionError             1   LibreOffice does not make a file of another format
    └── MissingProgramError         it, or the part that is needed, is not installed
"""

from __future__ import annotations

from typing import ClassVar


class SourcelineError(Exception):
    """Carries what happened, to what, and what to do next, in one line."""

    exit_code: ClassVar[int] = 1


class WrongUseError(SourcelineError):
    exit_code = 2


class BlankQuestionError(WrongUseError):
    pass


class OverlongQuestionError(WrongUseError):
    pass


class BlankTextError(WrongUseError):
    pass


class EmptyPeriodError(WrongUseError):
    pass


class ConflictError(WrongUseError):
    pass


class UnreadableError(SourcelineError):
    exit_code = 3


class ChangingError(UnreadableError):
    @classmethod
    def of(cls, name: str) -> ChangingError:
        return cls(f"{name} changed while it was read: build again when it is written")


class EncryptedError(UnreadableError):
    pass


class UnusableIndexError(SourcelineError):
    exit_code = 4


class NoIndexError(UnusableIndexError):
    pass


class WrongEncoderError(UnusableIndexError):
    pass


class WrongFormatError(UnusableIndexError):
    pass


class DamagedIndexError(UnusableIndexError):
    pass


class BusyError(SourcelineError):
    pass


class LockedError(SourcelineError):
    exit_code = 5


class DiskFullError(SourcelineError):
    pass


class ModelError(SourcelineError):
    pass


class DamagedBriefingError(SourcelineError):
    pass


class ConversionError(SourcelineError):
    pass


class MissingProgramError(ConversionError):
    pass
