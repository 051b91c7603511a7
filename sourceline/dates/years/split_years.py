"""Years that end in the calendar year after the one they begin in: "the 2003-04 season"."""

from __future__ import annotations

import re
from typing import Final

from sourceline.dates.words.languages import YEARS, any_pattern

_LOOK: Final = 32
_SEASON_BEFORE: Final = re.compile(
    rf"\b{any_pattern(words.season_before_pattern for words in YEARS)}\s+\Z", re.IGNORECASE
)
_SEASON_AFTER: Final = re.compile(
    rf"\s+{any_pattern(words.season_after_pattern for words in YEARS)}\b", re.IGNORECASE
)


def is_of_a_season(text: str, start: int, end: int) -> bool:
    """Whether words next to two years ("2003-04") say so; if not, the hyphen joins two years."""
    before = _SEASON_BEFORE.search(text, max(0, start - _LOOK), start)
    return before is not None or _SEASON_AFTER.match(text, end) is not None
