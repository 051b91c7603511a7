"""The number that counts what "how many" asks for, where the sentence counts other things too.

"It has trained 3,450 officers, 412 of them women": of the women it is 412.
"""

from __future__ import annotations

import re
from typing import Final

from retriever.answer.premises.said_sentences import SaidSentence
from sourceline.records import Span
from sourceline.text.words import stem

_COUNTED: Final = re.compile(
    r"(?<![\w.,-])(?P<number>\d{1,3}(?:[,\s]\d{3})+|\d+)\s+"
    r"(?:of\s+(?:them|whom|which)\s+(?:(?:were|are)\s+)?|из\s+них\s+)?(?P<noun>[^\W\d_]+)"
)


def counting(sentence: SaidSentence, asked: str, answered: Span) -> Span | None:
    """The one number right before the thing asked for (a stem), where what answers is another
    number of the sentence; else None."""
    found = [
        Span(*match.span("number")).shift(sentence.span.start)
        for match in _COUNTED.finditer(sentence.text)
        if stem(match["noun"]) == asked
    ]
    if len(found) != 1 or found[0].overlaps(answered):
        return None
    return found[0] if any(sign.isdigit() for sign in sentence.stored.quote(answered)) else None
