"""What a question asks for, by its asking words, English and Russian: the kind, one or several."""

from __future__ import annotations

import re
from typing import Final, Literal

AnswerKind = Literal["who", "when", "where", "how many"]


def any_of(words: str) -> str:
    """A pattern for any of these, parted by white space, each a pattern itself."""
    return "(?:" + "|".join(words.split()) + ")"


_WHICH: Final = "(?:what|which)"
_WHICH_RU: Final = r"(?:как(?:ой|ая|ое|ие|ого|ую|ому|ом|им|их)|котор(?:ый|ая|ое|ые|ого|ую|ом))"
_TIMES: Final = any_of("years? dates? days? months? century centuries decades? weekdays?")
_TIMES_RU: Final = any_of("год[уа]? году числ[оа] дат[ауы] день дня месяц[еа]? век[еа]? веку")
_PLACES: Final = any_of("city cities towns? villages? country countries places? provinces?")
_PLACES_RU: Final = any_of("город[еау]? стран[еыу] мест[ео] области област[ьи] район[еа]?")
_PORTIONS: Final = any_of("percentage percent proportion fraction")
_PORTIONS_RU: Final = any_of("процент дол[яю]")

_ASKS: Final[tuple[tuple[AnswerKind | None, str], ...]] = (
    ("when", rf"{_WHICH}\s+(?:\w+\s+)?{_TIMES}|{_WHICH_RU}\s+{_TIMES_RU}|when|когда"),
    ("where", rf"{_WHICH}\s+{_PLACES}|{_WHICH_RU}\s+{_PLACES_RU}|where|где|куда|откуда"),
    ("how many", rf"how\s+many|сколько|{_WHICH}\s+{_PORTIONS}|{_WHICH_RU}\s+{_PORTIONS_RU}"),
    ("how many", r"how\s+(?:tall|high|deep|wide)"),
    ("who", "who|whom|whose|кто|кого|кому|кем|чей|чья|чь[её]|чьи"),
    (None, rf"{_WHICH}|why|how|что|чего|чему|чем|почему|зачем|как|{_WHICH_RU}"),
)
_ASKED: Final = re.compile(
    r"\b(?:" + "|".join(f"(?P<_{at}>{pattern})" for at, (_, pattern) in enumerate(_ASKS)) + r")\b",
    re.IGNORECASE,
)
_OPENS_CLAUSE: Final = re.compile(
    r"(?:when|where)(?!\W*$|,|\s+(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would"
    r"|should|may|might|must|in|on|at|else|exactly|and|or)\b)",
    re.IGNORECASE,
)
"""In a question of its own the verb comes next: "When did the war begin?"."""
_TWO: Final = re.compile(r"(?:when|where|когда|где)\s+(?:and|or|и|или)\b", re.IGNORECASE)


def asked_kind(question: str) -> AnswerKind | None:
    """The kind asked for; None for "what", "why", "how", for two kinds, and where none is asked.

    "How much" asks for no number: "hardly any" answers it as well. The first asking word decides,
    unless it only opens a clause before the question itself: "When the war began, who led the
    country?", "The town where he lived has how many schools?".
    """
    for found in _ASKED.finditer(question):
        if _TWO.match(question, found.start()):
            return None
        if not _is_clause(question, found):
            return _ASKS[int(str(found.lastgroup)[1:])][0]
    return None


def _is_clause(question: str, asking: re.Match[str]) -> bool:
    """In Russian the order of words does not show it: a comma and another asking word do."""
    if _OPENS_CLAUSE.match(question, asking.start()):
        return True
    if asking.group().casefold() not in ("когда", "где", "как"):
        return False
    later = _ASKED.search(question, asking.end())
    return later is not None and "," in question[asking.end() : later.start()]


_NOT_PLURAL: Final = frozenset(["is", "was", "has", "does", "this", "its", "as", "us"])
_PLURAL: Final = r"(?:\w+s|people|men|women|children)"
_OPENING: Final = r"(?:(?:other|two|three|four|five|\d+|main|major|of\s+the)\s+)?"
_SEVERAL: Final = re.compile(
    rf"\b{_WHICH}\s+{_OPENING}(?P<a>{_PLURAL})\b"
    rf"|\b{_WHICH}\s+\w+\s+(?P<b>{_PLURAL})\s+(?:are|were|have|had|do|did|can|could|will|would)\b"
    rf"|\bname\s+(?!an?\b|one\b)(?:\w+\s+){{0,3}}?(?P<c>{_PLURAL})\b"
    r"|\b(?:who|what|which)\s+(?:are|were)\b|\b(?:between|among)\s+(?:what|which|whom?)\b"
    r"|^\W*(?:list|перечисли\w*)\b|\b(?:какие|каких|каким|какими|которые)\b|\bкто\s+были\b",
    re.IGNORECASE,
)


def asks_several(question: str) -> bool:
    """Whether the words ask for more than one thing: "which countries", "who were", "list …"."""
    for found in _SEVERAL.finditer(question):
        noun = found["a"] or found["b"] or found["c"]
        if noun is None or not (noun.casefold() in _NOT_PLURAL or noun.endswith(("ss", "us"))):
            return True
    return False
