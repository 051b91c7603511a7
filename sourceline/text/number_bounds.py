"""The words before a number that make it the end of a range: "more than 10", "up to 200"."""

from __future__ import annotations

import re
from typing import Final

_BOUNDS: Final = (
    (re.compile(r"(?:more|greater|higher|larger|over|above|exceed(?:s|ed|ing)?|свыше|более|больше)"
                r"(?:\s+than|\s+чем)?\s+\Z", re.I), "above"),
    (re.compile(r"(?:at\s+least|no\s+(?:less|fewer)\s+than|not\s+less\s+than|minimum\s+of|от"
                r"|не\s+менее|по\s+меньшей\s+мере)\s+\Z", re.I), "from"),
    (re.compile(r"(?:less|fewer|lower|under|below|менее|меньше)(?:\s+than|\s+чем)?\s+\Z", re.I),
     "below"),
    (re.compile(r"(?:at\s+most|up\s+to|no\s+more\s+than|not\s+more\s+than|maximum\s+of|до"
                r"|не\s+более|максимум)\s+\Z", re.I), "upto"),
    (re.compile(r"(?:nearly|almost|почти)\s+\Z", re.I), "almost"),
    (re.compile(r"(?:about|around|roughly|approximately|some|circa|ca\.?|около|примерно"
                r"|приблизительно|порядка)\s+\Z", re.I), "about"),
)  # fmt: skip
_LOOKED_BACK: Final = 24


def bound_before(text: str, start: int) -> tuple[str, int]:
    """The bound before a number, blank for none, and where it or else the number begins.

    It is "above", "from", "below", "upto", "almost" or "about".
    """
    window = text[max(0, start - _LOOKED_BACK) : start]
    for pattern, bound in _BOUNDS:
        found = pattern.search(window)
        if found and not window[: found.start()][-1:].isalnum():
            return bound, start - len(window) + found.start()
    return "", start
