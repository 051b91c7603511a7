"""One identifier, and the normal forms under which its spellings meet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from sourceline.records import Span

IdentifierKind = Literal[
    "annex",
    "appendix",
    "schedule",
    "article",
    "paragraph",
    "section",
    "chapter",
    "clause",
    "rule",
    "part",
    "table",
    "figure",
    "number",
    "code",
    "account",
    "phone",
    "e-mail",
    "address",
    "version",
]
"""A "number" is one of a letter, resolution, case, contract; a "code" has letters and digits."""

_ROMAN: Final = re.compile(r"(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_VALUES: Final = {"I": 1, "V": 5, "X": 10, "L": 50}
_LATIN: Final = str.maketrans("АВЕКМНОРСТУХ", "ABEKMHOPCTYX")


@dataclass(frozen=True, slots=True)
class Identifier:
    """Where a text names something by a number or code; ``normal`` is equal for all spellings.

    Parts of documents and short numbers have their kind in it ("annex 4", "article 15(2)",
    "version 2.1", "school 12"); codes, accounts, phones and long numbers are the value alone.
    """

    span: Span
    kind: IdentifierKind
    normal: str


def is_within(inner: str, outer: str) -> bool:
    """Whether one normal form is the other or a part of it: article 15(2)(a) of article 15(2)."""
    return inner == outer or inner.startswith((f"{outer}(", f"{outer}."))


def numeral(text: str) -> str | None:
    """A Roman or Arabic number, or a letter, in normal form; None where it is no numeral."""
    folded = text.upper().strip(".")
    if folded[:1].isdigit():
        return folded.casefold().replace(" ", "")
    if folded and _ROMAN.fullmatch(folded):
        return str(_roman(folded))
    return folded.casefold() if len(folded) == 1 else None


def joined(text: str) -> str:
    """Letters and digits alone, Cyrillic ones that look Latin as Latin: for codes and accounts."""
    return "".join(sign for sign in text.upper().translate(_LATIN) if sign.isalnum()).casefold()


def grouped(text: str) -> str:
    """The groups of a number with "/" between, whatever divides them: "14/2-317" is 14/2/317."""
    groups: list[str] = re.findall(r"[^\W_]+", text.upper().translate(_LATIN))
    return "/".join(groups).casefold()


def _roman(text: str) -> int:
    values = [_VALUES[sign] for sign in text]
    following = [*values[1:], 0]
    return sum(-one if one < after else one for one, after in zip(values, following, strict=True))
