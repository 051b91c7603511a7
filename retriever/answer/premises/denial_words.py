"""How a text denies something, and how a question speaks of it."""

from __future__ import annotations

import re
from typing import Final

from sourceline.text.event_changes import CALLED_OFF, NONE_HELD, NOT_HELD, REVOKED
from sourceline.text.words import stems

_FLAGS: Final = re.IGNORECASE
DID_NOT_TAKE_PLACE: Final = (CALLED_OFF, REVOKED, NOT_HELD, NONE_HELD)
DENIED: Final = re.compile(
    r"\b(?:not|never|cannot|neither|nor|nobody|none|no(?!\.?\s*\d|\s+(?:less|fewer|more)\b))\b"
    r"|\b\w+n['’]t\b|\b(?:refused|declined|failed)\s+to\b|\binstead\s+of\b|\brather\s+than\b"
    r"|\b(?:не|нет|ни|никогда|вместо)\b",
    _FLAGS,
)
"""Any denial at all."""
ASKS_OF_DENIAL: Final = re.compile(
    r"\b(?:not|no|never|without|cancel\w*|called\s+off|postpon\w*|reschedul\w*|put\s+off|delay\w*"
    r"|originally|initially|instead|не|нет|отмен\w*|перен[её]с\w*|отлож\w*|первоначально)\b"
    r"|\b\w+n['’]t\b",
    _FLAGS,
)
"""In a question that speaks of the change itself, or of the first plan."""
HAPPENING: Final = frozenset(
    stems(
        """hold held take took taken place happen occur planned schedule organise organize conduct
        carry arrange go now current still new date open start begin began begun train visit attend
        participate состояться проходить пройти проводить провести состоится план сейчас теперь"""
    )
)
"""Stems that ask for an event as such: a text that denies or moves it need not bear them."""
