"""Who paid, by the words of a sentence: "funded by Japan", "Canada gave", "при поддержке ЕС"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from retriever.listings.kinds import is_occasion
from sourceline.records import Span
from sourceline.text.words import stems

CAPITAL: Final = r"[A-ZÀ-ÖØ-ÞА-ЯЁ]"
_WORD: Final = rf"(?:(?:{CAPITAL}\.){{2,}}|(?:St|Mt|Dr|Mr|Ms)\.|{CAPITAL}[\w’'&-]*)"
_SMALL: Final = (
    r"(?:city|town|local|national|regional|state|provincial|federal|municipal|private|public"
    r"|central)"
)
_BODY: Final = (
    r"(?:council|ministry|government|foundation|fund|bank|municipality|authority|company|union"
    r"|association|university|trust|charity|agency|region|parish|club)"
)
NAME: Final = (
    rf"{_WORD}(?:\s+(?:(?:of|for|on|and|the|de|la|von|van|по|и|для)\s+){{0,3}}{_WORD})*"
    r"(?:\s+\([^()\n]{1,20}\))?"
)
"""A name, as its capitals show it; "A and B" too: see apart()."""
RU_GENITIVE: Final = (
    rf"{CAPITAL}[\w-]*(?:\s+«[^»\n]{{1,60}}»|\s+(?:(?:и|по|для)\s+)?(?:{CAPITAL}[\w-]*|[а-яё]+(?:ого|ей|ой|ых|их|ии|ции"
    r"|ства|тва|юза|нда|нка)\b)){0,4}"
)
_NAMED: Final = rf"(?:{NAME}|(?:{_SMALL}\s+)?{_BODY}\b(?:\s+of\s+{NAME})?)"
_AGENT: Final = rf"(?:the\s+|an?\s+)?(?P<who>{_NAMED}(?:\s*(?:,|,?\s+and)\s+(?:the\s+)?{_NAMED})*)"
_PASSIVE: Final = (
    r"(?:(?:co-?)?funded|financed|sponsored|paid(?:\s+for)?|supported|subsidi[sz]ed|possible"
    r"|donated|underwritten|covered|bankrolled|met|provided)"
)
_MONEY: Final = r"(?:support|funding|contributions?|assistance|help|grants?|donations?|money|funds)"
_GAVE: Final = (
    r"(?:(?:has|had|have|will|would|also|again|generously|fully|partly|jointly|then)\s+){0,3}"
    r"(?:(?:co-?)?fund(?:s|ed)?|financ(?:es?|ed)|sponsor(?:s|ed)?|pa(?:ys?|id)\s+(?:for|the)"
    r"|subsidi[sz]ed?|donated?|contributed?|granted?|pledged?|gave|gives?|set\s+aside|allocated?"
    r"|bankroll(?:s|ed)?|covered\s+(?:the|all)|confirmed\s+(?=[A-Z$€£\d]))"
)
_ASIDE: Final = r"(?:\s*,[^,.;]{3,90},|\s+\([^()]{1,40}\))?"
_PATTERNS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?i:\b{_PASSIVE}\s+(?:\w+\s+){{0,3}}?by\s+)(?-i:{_AGENT})",
        rf"(?i:\b{_MONEY}\s+(?:of|from|by)\s+)(?-i:{_AGENT})",
        r"(?i:\b(?:at\s+the\s+expense\s+of|thanks\s+to|paid\s+out\s+of|on\s+behalf\s+of)\s+)"
        rf"(?-i:{_AGENT})",
        rf"{_AGENT}{_ASIDE}\s+{_GAVE}\b",
        r"(?i:(?:финансировал[аио]?|профинансировал[аио]?|оплатил[аио]?|спонсировал[аио]?"
        rf"|финансирует|выделил[аио]?)\s+)(?P<who>{RU_GENITIVE})",
        rf"(?P<who>{RU_GENITIVE})\s+(?i:(?:также\s+)?(?:про)?финансировал[аио]?|оплатил[аио]?"
        r"|выделил[аио]?|спонсировал[аио]?)\b",
        r"(?i:при\s+(?:\w+\s+)?(?:поддержке|содействии|помощи)\s+(?:со\s+стороны\s+)?"
        rf"|за\s+сч[её]т\s+(?:средств\s+)?|на\s+средства\s+)(?P<who>{RU_GENITIVE})",
        rf"(?i:(?:финансируется|профинансирован\w*|оплачен\w*)\s+)(?P<who>{RU_GENITIVE})",
    )
)
_AMOUNT: Final = re.compile(
    rf"(?:,|\band)\s+(?:the\s+)?(?P<who>{NAME})\s+(?=(?:US\$|[A-Z]{{3}}\s|[$€£])\s?\d)"
)
""" "Denmark gave EUR 180,000 and Norway EUR 310,000": the verb is said once."""
_DENIED: Final = re.compile(
    r"\b(?:not|never|no)\b|n['’]t\b|\bне\b|\bwithout\b|\bwithdr\w+", re.IGNORECASE
)
_JOIN: Final = re.compile(r"\s*(?:,|;|\band\b|\bas\s+well\s+as\b|\bи\b|\bа\s+также\b)\s*")
_PRONOUN: Final = re.compile(
    r"(?:It|He|She|They|This|That|The|These|Those|We|Our|Its|In|On|At|From|Он|Она|Они|Это|В|На)\b"
)
_LEADING: Final = re.compile(r"(?:the|The)\s+")


def funders(text: str) -> list[Span]:
    """The words for each who paid, in order; none where the sentence denies it."""
    found: dict[Span, None] = {}
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if _DENIED.search(text[max(0, match.start() - 25) : match.end() + 12]):
                continue
            for span in apart(text, Span(*match.span("who"))):
                said = span.of(text)
                if not _PRONOUN.fullmatch(said) and not any(map(is_occasion, stems(said))):
                    found[span] = None
    for match in _AMOUNT.finditer(text) if found else ():
        found.update(dict.fromkeys(apart(text, Span(*match.span("who")))))
    return sorted(_longest(found))


def _longest(found: dict[Span, None]) -> list[Span]:
    return [one for one in found if not any(one != two and two.contains(one) for two in found)]


def apart(text: str, span: Span) -> Iterator[Span]:
    """The names of an enumeration, each without its article; a name with "and" in it is one
    where only one of its halves has a capital ("Food and Agriculture Organization" is parted by
    nothing, "Japan and Norway" is)."""
    at = span.start
    bounds = [*_JOIN.finditer(text, span.start, span.end)]
    for bound in [*bounds, None]:
        end = span.end if bound is None else bound.start()
        if bound is not None and _is_inside(text, span, bound):
            continue
        piece = _trimmed(text, at, end)
        if piece is not None:
            yield piece
        at = span.end if bound is None else bound.end()


_OF_A_BODY: Final = re.compile(
    r"\b(?:Ministry|Department|Office|Bureau|Organi[sz]ation|Agency|Institute|Fund|Bank|Programme"
    r"|Committee|Commission|Council|Centre|Center|Service)\s+(?:of|for|on)\s+(?:(?!\band\b)[^,;])*\Z"
    r"|\b(?:Food|Drugs?|Law|Science|Trade|Health|Education|Water|Arts?|Research|Sea)\s*\Z"
)


def _is_inside(text: str, whole: Span, bound: re.Match[str]) -> bool:
    """Whether an "and" belongs to one name: "Ministry of Health and Sports"."""
    if bound.group().strip() in (",", ";"):
        return False
    return bool(_OF_A_BODY.search(text[whole.start : bound.start()]))


def _trimmed(text: str, start: int, end: int) -> Span | None:
    said = text[start:end]
    lead = len(said) - len(said.lstrip())
    article = _LEADING.match(said.lstrip())
    start += lead + (article.end() if article else 0)
    stripped = text[start:end].rstrip(" \n\t.,;:")
    return Span(start, start + len(stripped)) if stripped else None
