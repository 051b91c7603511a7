"""What is named by a number or a code: annexes, articles, letters, accounts, plates, phones.

``find_identifiers`` gives them in text order. Two spellings of one identifier have one normal form:
with or without spaces, dots and hyphens, in Roman or Arabic numerals.
"""

from __future__ import annotations

from sourceline.identifiers.find_identifiers import find_identifiers
from sourceline.identifiers.identifier import Identifier, IdentifierKind, is_within

__all__ = ["Identifier", "IdentifierKind", "find_identifiers", "is_within"]
