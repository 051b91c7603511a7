"""What a follow-up takes of the answer before: "the second one", "how much of that"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from retriever.query.rewording.reference import appended
from retriever.query.rewording.topic_phrase import head_noun

_ORDINALS: Final = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    "tenth",
)
_LAST: Final = ("last", "latter", "final")
_FORMER: Final = "former"
_ORDINAL: Final = re.compile(
    rf"\bthe\s+(?P<which>{'|'.join((*_ORDINALS, *_LAST, _FORMER))})"
    r"(?:\s+(?P<noun>one|of\s+(?:them|these|those)|[a-z-]+)(?=\W|$)|(?=\W*$|,))",
    re.IGNORECASE,
)
_SET_APART: Final = re.compile(r"^\W*(?P<one>.+?)\s*[,:–—-]\s*(?P<rest>\S.*)$")
_PRONOUN: Final = re.compile(r"\b(?:it|this|that|they|them|there|its)\b", re.IGNORECASE)
_PORTION: Final = re.compile(
    r"\b(?P<ask>how\s+much)\s+of\s+(?:that|this|it)(?:\s+(?:sum|money|amount|total))?(?=\W|$)",
    re.IGNORECASE,
)
_OPENING_SHARE: Final = re.compile(
    r"^\W*(?:(?:and|but)\s+)?(?:of|from|out\s+of|among)\s+(?:these|those|them|which)\s*,?\s+"
    r"(?P<ask>how\s+(?:many|much)|which|who)\s+",
    re.IGNORECASE,
)
_OF_THOSE: Final = re.compile(
    r"\b(?P<ask>how\s+many|which|who|what\s+\w+|any|some|most|all|none|one|half)\s+(?:of|among|from)\s+"
    r"(?:those|these)(?=\s+(?:is|are|was|were|has|have|had|do|does|did|will|would|can|could|came|come"
    r"|went|took|gave|got|in|at|from|by|on|with)\b|\W*$)",
    re.IGNORECASE,
)
_WHICH_ONE: Final = re.compile(r"\bwhich\s+ones?\s+(?=[a-z])", re.IGNORECASE)
_WHEN_WAS_THAT: Final = re.compile(
    r"^(?P<word>when|where|why|how)\s+(?:was|is|did|has)\s+(?:that|this|it)"
    r"(?:\s+(?:happen(?:ed)?|take\s+place|held))?\W*$",
    re.IGNORECASE,
)


def one_meant(question: str, things: Sequence[str], noun: str) -> str | None:
    """The question with one of the ``things`` listed before in the place of "the second one".

    ``noun`` is what they are, in singular or plural. None where the question takes up none of
    them by its number, or where there are not so many.
    """
    found = _ORDINAL.search(question)
    if found is None or len(things) < 2 or not _is_noun_of(found["noun"], noun):
        return None
    at = _position(found["which"].casefold(), len(things))
    if at is None:
        return None
    thing = " ".join(things[at].split()).strip(" .;,")
    apart = _SET_APART.match(question)
    if apart is not None and _ORDINAL.fullmatch(apart["one"].strip()):
        rest, pronoun = apart["rest"], _PRONOUN.search(apart["rest"])
        if pronoun is None:
            return appended(rest, thing)
        return f"{rest[: pronoun.start()]}{thing}{rest[pronoun.end() :]}"
    return f"{question[: found.start()]}{thing}{question[found.end() :]}"


def takes_one(question: str) -> bool:
    """Whether it names one of several by its number and "one": the others were asked before."""
    found = _ORDINAL.search(question)
    return found is not None and (found["noun"] or "").casefold() == "one"


def with_pronouns(question: str) -> str:
    """ "How many of those were …", "which one gave …" with "them" for what was asked before."""
    opening = _OPENING_SHARE.match(question)
    if opening is not None:
        return f"{opening['ask']} of them {question[opening.end() :]}"
    plain = _OF_THOSE.sub(lambda found: f"{found['ask']} of them", question)
    return _WHICH_ONE.sub("which of them ", plain)


def portion_of(question: str, topic: str) -> str | None:
    """ "How much of that came from Germany?": the sum asked about before is no thing to name, so
    the question is put to what it was about; None where no part is asked for."""
    if not topic or not is_portion(question):
        return None
    return appended(_PORTION.sub(lambda found: found["ask"], question), topic)


def is_portion(question: str) -> bool:
    """Whether it asks how much of a sum asked about before."""
    return _PORTION.search(question) is not None


def asked_word(question: str) -> str | None:
    """The asking word of "when was that?", which says nothing else."""
    found = _WHEN_WAS_THAT.match(question)
    return None if found is None else found["word"]


def _is_noun_of(said: str | None, noun: str) -> bool:
    if said is None or said.casefold() == "one" or said.casefold().startswith("of "):
        return True
    own, other = said.casefold(), head_noun(noun)
    return bool(other) and (own == other or own.rstrip("s") == other.rstrip("s"))


def _position(which: str, count: int) -> int | None:
    if which in _LAST:
        return count - 1
    at = 0 if which == _FORMER else _ORDINALS.index(which)
    return at if at < count else None
