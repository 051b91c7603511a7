""" "(Tell me) when the centre was opened" as the question that it reports."""

from __future__ import annotations

import re
from typing import Final

from retriever.query.rewording.verb_forms import base_form

_WORD: Final = (
    r"(?:(?:in|on|at|by|from|for|to|with|of|under|until|since|в|на|по|с|из|от|для|о|об|до)\s+)?"
    r"(?:who|whom|whose|what|which|when|where|why|how"
    r"|кто|кого|кому|кем|что|чего|чему|чем|ч[её]м|чей|чья|чьи|когда|где|куда|откуда|сколько|почему"
    r"|зачем|как(?:ой|ая|ое|ие|ого|ую|ому|ом|им|их|ими)?|котор\w+)\b"
)
_ASKS: Final = re.compile(rf"{_WORD}", re.IGNORECASE)
_AUXILIARY: Final = r"(?:is|are|was|were|has|have|had|will|would|can|could|should|did|does|do)"
_INDIRECT: Final = re.compile(
    r"^(?P<ask>(?:(?:in|on|at|by|from|for|to|with)\s+)?(?:when|where|why|how|what|who|whom|which\s+\w+"
    r"|what\s+(?!the\b|an?\b|this|that|our|their|his|her|its|it\b|they|he\b|she)[a-z]+"
    r"|how\s+(?:much|many|long|often|far)(?:\s+(?!the\b|an?\b|this|that|our|their|his|her|its|it\b|they|he\b|she)[a-z]+)?)(?:\s+exactly)?)\s+"
    r"(?P<subject>(?:the|a|an|this|that|these|those|our|their|his|her|its|it|they|he|she|[A-Z][\w’'-]*)\b[^,;?]*?)\s+"
    rf"(?P<verb>{_AUXILIARY})\b(?P<rest>[^,;?]*)(?P<tail>.*)$"
)
_SUBJECT: Final = (
    r"(?P<subject>(?:the|a|an|this|that|these|those|our|their|his|her|its|it|they|he|she|[A-Z][\w’'-]*)\b"
    r"[^,;?]*?)\s+(?P<verb>[a-z]+)(?P<rest>(?:\s(?!by\b).*)?)$"
)
_ASKED_OF: Final = re.compile(rf"{_INDIRECT.pattern.split('(?P<subject>')[0]}(?={_SUBJECT})")
_STATED: Final = re.compile(rf"^(?={_SUBJECT})")
_WHETHER: Final = re.compile(r"^(?:whether|if|that)\s+(?:or\s+not\s+)?", re.IGNORECASE)
_YES_NO: Final = re.compile(
    rf"^(?P<subject>[^,;?]+?)\s+(?P<verb>{_AUXILIARY})\b(?P<rest>.*)$", re.IGNORECASE
)
_THING: Final = re.compile(r"^(?:the|an?|all|our|its|their)\s+(?P<noun>[\w-]+)", re.IGNORECASE)
_ABOUT: Final = re.compile(
    r"^(?:more\s+|something\s+|anything\s+)?(?:about|on|regarding|concerning)\s+", re.IGNORECASE
)
_ORDER: Final = re.compile(
    r"\b(?:tell|inform|show|give|find|provide|know|learn|have|get|see|list|determine|establish|identify"
    r"|specify|indicate|advise|remind|report|state|confirm|check)\b",
    re.IGNORECASE,
)
_LIST: Final = re.compile(
    r"^(?:list|name|enumerate|describe|summari[sz]e|count|перечисл\w+|назв\w+|назов\w+)\b",
    re.IGNORECASE,
)


def direct(rest: str, formula: str) -> str | None:
    """What follows a request formula as a question of its own; None where it asks nothing."""
    if _ASKS.match(rest):
        return _turned(rest)
    if _LIST.match(rest):
        return rest
    if about := _ABOUT.match(rest):
        return f"tell me about {rest[about.end() :]}"
    if whether := _WHETHER.match(rest):
        return _yes_no(rest[whether.end() :])
    thing = _THING.match(rest)
    if thing is not None and _ORDER.search(formula) and "possible" not in formula.casefold():
        noun = thing["noun"].casefold()
        plural = noun.endswith("s") and not noun.endswith("ss")
        return f"What {'are' if plural else 'is'} {_marked(rest)}"
    return None


def _turned(rest: str) -> str:
    """The verb before the subject, as a question has it."""
    found = _INDIRECT.match(rest)
    if found is None:
        return _with_did(_ASKED_OF.match(rest)) or _marked(rest)
    if found["rest"].strip().casefold().startswith(("by whom",)):
        return _marked(rest)
    own = found["ask"].casefold().split()[0]
    if own in ("who",) and found["rest"].strip(" ?.!"):
        return _marked(rest)
    body = f"{found['ask']} {found['verb']} {found['subject']}{found['rest']}{found['tail']}"
    return _marked(body)


def _yes_no(statement: str) -> str | None:
    found = _YES_NO.match(statement)
    if found is None:
        return _with_did(_STATED.match(statement)) or _marked(f"whether {statement}")
    return _marked(f"{found['verb']} {found['subject']}{found['rest']}")


def _with_did(found: re.Match[str] | None) -> str | None:
    """ "Where the workshop took place" as "where did the workshop take place"; only of the past."""
    if found is None:
        return None
    words = found.string[found.start("subject") :].rstrip(" ?!.…").split()
    for at, word in enumerate(words[1:], start=1):
        base = base_form(word) if at > 1 or words[0].istitle() else None
        if base is not None and words[at + 1 : at + 2] != ["by"]:
            ask = found.groupdict().get("ask")
            return _marked(
                " ".join([*([ask] if ask else []), "did", *words[:at], base, *words[at + 1 :]])
            )
    return None


def _marked(text: str) -> str:
    """With a question mark behind the first sentence, whatever stood there."""
    return f"{text.strip().rstrip('?!.… ')}?"
