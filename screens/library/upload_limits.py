"""The limits on uploads: said before anybody uploads in vain, and checked when a file comes."""

from __future__ import annotations

from screens.shared.markup import escape
from sourceline.errors import WrongUseError
from sourceline.settings import READ, ReadSettings

MEGABYTE = 1024 * 1024


def limits_in_words(settings: ReadSettings) -> str:
    """What is read at most, as HTML."""
    facts = [
        f"{settings.file_bytes // MEGABYTE:,} MB a file",
        f"{settings.pages:,} pages a document",
        f"{settings.rows:,} rows a table",
        f"{settings.image_pixels // 1_000_000:,} million pixels a picture",
        f"{settings.members:,} files and {settings.unpacked_bytes // MEGABYTE:,} MB in an "
        f"archive, archives {settings.nesting} deep",
    ]
    return (
        f'<p class="limits">At most: {escape("; ".join(facts))}. Pages and rows beyond are left '
        "out, and the document says so.</p>"
    )


def check_size(name: str, content: bytes) -> None:
    """Raises WrongUseError for a file over the size limit."""
    if len(content) > READ.file_bytes:
        raise WrongUseError(
            f"{name} has {len(content) / MEGABYTE:.0f} MB, the limit is "
            f"{READ.file_bytes // MEGABYTE} MB: split it and drop the parts"
        )
