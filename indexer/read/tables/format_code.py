"""The format code of a spreadsheet cell, such as ``#,##0.00;[Red](#,##0.00)``, taken apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(
    r"""(?P<quoted>"[^"]*"?)|\\(?P<escaped>.)|_(?P<space>.)|(?P<fill>\*.)
    |\[\$(?P<currency>[^\]-]*)(?:-(?P<locale>[0-9A-Fa-f]+))?[^\]]*\]
    |\[(?P<condition>[<>=]{1,2}-?[\d.]+)\]|\[(?P<elapsed>h+|m+|s+)\]|(?P<bracket>\[[^\]]*\])
    |(?P<general>General)|(?P<exponent>[eE][+-](?=[0#?]))|(?P<half>AM/PM|A/P)
    |(?P<date>y+|m+|d+|h+|s+)|(?P<digit>[0#?])|(?P<sign>[.,%/@;])|(?P<literal>.)""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"([<>=]{1,2})(-?[\d.]+)")


@dataclass(frozen=True, slots=True)
class Token:
    """``kind`` is "text", "digit", "date", "elapsed", "half", "exponent", "general" or the sign
    itself: ``. , % / @``."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class PlainNumber:
    """The most common kind: ``#,##0.00`` with words before and after it, a percentage or not."""

    before: str
    grouped: bool
    places: int
    percent: bool
    after: str

    @staticmethod
    def of(tokens: tuple[Token, ...]) -> PlainNumber | None:
        """None for any other kind of number."""
        shape = "".join(_SHAPES.get(token.kind, "x") if token.kind != "digit" else token.text
                        for token in tokens)  # fmt: skip
        found = _PLAIN.fullmatch(shape)
        if found is None:
            return None
        texts = [token.text for token in tokens]
        return PlainNumber(
            "".join(texts[: found.start("whole")]),
            "," in found["whole"],
            len(found["rest"] or ""),
            "%" in shape,
            "".join(texts[found.end("number") :]),
        )


_SHAPES = {"text": "t", "%": "%", ".": ".", ",": ","}
_PLAIN = re.compile(r"t*(?P<number>(?P<whole>#,##0|0)(?:\.(?P<rest>0+))?)(?:t|(?P<percent>%))*")


@dataclass(frozen=True, slots=True)
class Section:
    """One of the parts between semicolons; ``condition`` such as (">=", 1000.0)."""

    tokens: tuple[Token, ...]
    condition: tuple[str, float] | None = None
    locale: int = 0
    kinds: frozenset[str] = frozenset()
    number: PlainNumber | None = None

    def has(self, kind: str) -> bool:
        return kind in self.kinds


@lru_cache(1024)
def sections_of(code: str) -> tuple[Section, ...]:
    """One for each part of the code, four at most."""
    parts: list[list[re.Match[str]]] = [[]]
    for found in _TOKEN.finditer(code):
        if found["sign"] == ";":
            parts.append([])
        else:
            parts[-1].append(found)
    return tuple(_section(part) for part in parts[:4])


def _section(found: list[re.Match[str]]) -> Section:
    tokens: list[Token] = []
    condition, locale = None, 0
    for one in found:
        if one["condition"] and (said := _CONDITION.fullmatch(one["condition"])):
            condition = said[1], float(said[2])
        elif one["locale"]:
            locale = int(one["locale"], 16) & 0xFFFF
        if token := _token(one):
            tokens.append(token)
    kinds = frozenset(token.kind for token in tokens)
    number = PlainNumber.of(tuple(tokens)) if sum(t.kind == "%" for t in tokens) < 2 else None
    return Section(tuple(tokens), condition, locale, kinds, number)


def _token(found: re.Match[str]) -> Token | None:
    """None for what shows nothing: colours, conditions, space that is filled."""
    kind = found.lastgroup or ""
    text = found[kind] or ""
    match kind:
        case "quoted":
            return Token("text", text.strip('"'))
        case "space":
            return Token("text", " ")
        case "escaped" | "literal":
            return Token("text", text)
        case "currency" | "locale":
            return Token("text", found["currency"] or "")
        case "fill" | "bracket" | "condition":
            return None
        case "sign":
            return Token(text, text)
    return Token(kind, text.lower())
