"""Whether a year is part of a title, or of a cohort's or a company's name, and so dates nothing.

"The film 2012", “Spirit of 1848”, "the 1812 Overture", "the Class of 1999", "1984 Ltd". What only
knowledge of the world shows ("1984 Rivers", a band) is not tried: "the 2019 Conference", "the
Revolution of 1848" look the same, and are dated. So is a whole date in a title (“December 1963”).
"""

from __future__ import annotations

import re
from typing import Final

from sourceline.dates.words.languages import YEARS, any_pattern
from sourceline.records import Span

_LOOK: Final = 64
_WORK_BEFORE: Final = re.compile(
    rf"{any_pattern(words.work_before_pattern for words in YEARS)}\s+\Z", re.IGNORECASE
)
"""A work and its title side by side; "the film (2012)", "a 2012 film" say when it was made."""
_COHORT: Final = re.compile(
    rf"\b{any_pattern(words.cohort_before_pattern for words in YEARS)}\s+\Z", re.IGNORECASE
)
_TITLE_AFTER: Final = re.compile(
    rf"\s{any_pattern(words.title_after_pattern for words in YEARS)}\b"
)
_PAIRS: Final = {"“": "”", "«": "»", "„": "“”", '"': '"', "‘": "’"}
_OPENING: Final = re.compile(r'(?:(?<=[\s(])|\A)(?P<sign>["“«„‘])(?=\S|\Z)[^"“”«»„\n.!?]*\Z')
_AFTER_WORD: Final = re.compile(r"[^\W\d_],?\s+\Z")
_WORD: Final = re.compile(r"[^\W\d_]+")
_SHORT: Final = 3


def in_title(text: str, span: Span) -> bool:
    """For a year on its own: not after a word that says that it dates, as "in" does."""
    before = text[max(0, span.start - _LOOK) : span.start]
    after = text[span.end : span.end + _LOOK]
    return (
        _WORK_BEFORE.search(before) is not None
        or _COHORT.search(before) is not None
        or _TITLE_AFTER.match(after) is not None
        or _is_quoted_title(before, after)
    )


def _is_quoted_title(before: str, after: str) -> bool:
    """Quotation marks around a year alone, or around words that all have capitals."""
    opening = _OPENING.search(before)
    if opening is None:
        return False
    closing = re.match(rf"[^\n.!?\"“”«»]{{0,{_LOOK}}}?[{_PAIRS[opening['sign']]}]", after)
    if closing is None:
        return False
    words = _WORD.findall(before[opening.end("sign") :] + after[: closing.end()])
    if not words:
        # Straight marks around a number alone may as well be those of a table's cell.
        introduced = _AFTER_WORD.search(before[: opening.start("sign")]) is not None
        return opening["sign"] != '"' or introduced
    return words[0][0].isupper() and all(w[0].isupper() or len(w) <= _SHORT for w in words)
