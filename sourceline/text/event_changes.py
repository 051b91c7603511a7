"""How a text says that something was called off, did not take place, or has another day now."""

from __future__ import annotations

import re
from typing import Final

_FLAGS: Final = re.IGNORECASE
PUT_OFF: Final = re.compile(
    r"\b(?:postponed|rescheduled|re-scheduled|deferred|put\s+(?:off|back)|pushed\s+back|delayed"
    r"|brought\s+forward|moved(?=\s+(?:from|to|until|back|forward)\b)|shifted(?=\s+(?:from|to)\b)"
    r"|adjourned|перен[её]с(?:[её]н\w*|ли)|отложен\w*|отложили|сдвинут\w*)\b",
    _FLAGS,
)
"""To another day, which stands behind TO."""
TO: Final = re.compile(r"\b(?:to|until|till|for|на|до)\s+(?:the\s+)?", _FLAGS)
CALLED_OFF: Final = re.compile(
    r"\b(?:cancell?ed|call(?:ed)?\s+off|scrapped|abandoned"
    r"|отмен[её]н\w*|отменил[иао]?|сорван\w*)\b",
    _FLAGS,
)
REVOKED: Final = re.compile(
    r"\b(?:abolished|revoked|annulled|withdrawn|отозван\w*|снят\w*)\b", _FLAGS
)
"""Of a rule or a decision, not of an event."""
_WAS: Final = r"(?:was|were|is|are|has\s+been|have\s+been|had\s+been|been|be|being)"
_HELD: Final = (
    r"(?:held|organi[sz]ed|carried\s+out|conducted|convened|arranged|take\s+place|taken\s+place"
    r"|took\s+place|happen|happened|go\s+ahead|gone\s+ahead|went\s+ahead|opened|launched|done|made"
    r"|given|trained|published)"
)
NOT_HELD: Final = re.compile(
    rf"\b(?:{_WAS}|did|does|do|has|have|had|will|would|could)(?:\s+not|n['’]t)\s+"
    rf"(?:(?:be|been|yet)\s+)*{_HELD}\b"
    rf"|\bnever\s+{_HELD}\b"
    r"|\bне\s+(?:состоял\w+|проводил\w*|провел\w*|пров[её]л\w*|был\w*\s+провед\w+|проходил\w*"
    r"|прош[её]л|прошл\w+|организов\w+|открыл\w*)\b",
    _FLAGS,
)
NONE_HELD: Final = re.compile(
    rf"\b(?:no|none\s+of\s+the)\s+(?:[\w-]+\s+){{1,4}}?(?:{_WAS}|took|has|have|had|will)\b", _FLAGS
)
"""Of a question about how many: "no training took place"."""
