"""One file of a corpus made into a format that is read, by LibreOffice."""

from __future__ import annotations

from indexer.read.document_builder import unreadable
from indexer.read.source_file import SourceFile
from sourceline import libreoffice
from sourceline.errors import ConversionError, MissingProgramError

INSTALL = f"{libreoffice.INSTALL}, then build again"


def converted(source: SourceFile, suffix: str, target: str) -> bytes:
    """The file's content in the format ``target``, such as "docx"; ``suffix`` names its own.

    Raises UnreadableError where LibreOffice is not there, fails or takes too long.
    """
    try:
        return libreoffice.convert(
            source.content, suffix, target, while_waiting=lambda: source.step(0, 1)
        )
    except MissingProgramError as error:
        raise unreadable(source, f"{error}, then build again") from error
    except ConversionError as error:
        raise unreadable(source, f"{error}; save it as .{target} from its program") from error
