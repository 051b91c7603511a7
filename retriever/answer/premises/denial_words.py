"""How a text says that something did not take place, was called off, or has another day now."""

from __future__ import annotations

import re
from typing import Final

from sourceline.text.words import stems

_FLAGS: Final = re.IGNORECASE
PUT_OFF: Final = re.compile(
    r"\b(?:postponed|rescheduled|re-scheduled|deferred|put\s+(?:off|back)|pushed\s+back|delayed"
    r"|brought\s+forward|moved(?=\s+(?:from|to|until|back|forward)\b)|shifted(?=\s+(?:from|to)\b)"
    r"|adjourned|перен[её]с(?:[её]н\w*|ли)|отложен\w*|отложили|сдвинут\w*)\b",
    _FLAGS,
)
"""To another day, which stands behind "to"."""
TO: Final = re.compile(r"\b(?:to|until|till|for|на|до)\s+(?:the\s+)?", _FLAGS)
_WAS: Final = r"(?:was|were|is|are|has\s+been|have\s+been|had\s+been|been|be|being)"
CALLED_OFF: Final = re.compile(
    r"\b(?:cancell?ed|called\s+off|scrapped|abandoned|abolished|revoked|annulled|withdrawn"
    r"|отмен[её]н\w*|отменили|отозван\w*|снят\w*)\b",
    _FLAGS,
)
_HELD: Final = (
    r"(?:held|organi[sz]ed|carried\s+out|conducted|convened|arranged|take\s+place|taken\s+place"
    r"|happen|happened|go\s+ahead|gone\s+ahead|opened|launched|done|made|given|trained|published)"
)
NOT_HELD: Final = re.compile(
    rf"\b(?:{_WAS}|did|does|do|has|have|had|will|would|could)(?:\s+not|n['’]t)\s+"
    rf"(?:(?:be|been|yet)\s+)*{_HELD}\b"
    rf"|\bnever\s+{_HELD}\b"
    rf"|\b(?:no|none\s+of\s+the)\s+(?:[\w-]+\s+){{1,4}}?(?:{_WAS}|took|has|have|had|will)\b"
    r"|\bне\s+(?:состоял\w+|проводил\w*|провел\w*|пров[её]л\w*|был\w*\s+провед\w+|проходил\w*"
    r"|прош[её]л|прошл\w+|организов\w+|открыл\w*)\b",
    _FLAGS,
)
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
