"""Who holds which post: "Deputy Director Ms. A", "Mr. B, head of the office".

A deputy director is no director: the words before a post change it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from retriever.claims.extract.cities import countries_of
from retriever.claims.extract.sentence_names import Name, is_continent, names_body, nation_of
from sourceline.records import Span

_RANKS: Final = (
    r"deputy|vice|acting|assistant|associate|honorary|interim|co|sub"
    r"|заместител\w+|исполняющ\w+\s+обязанности"
)
_POSTS: Final = (
    r"chair(?:man|woman|person)?|director|minister|head|president|secretary"
    r"|ambassador|coordinator|representative|commander|chief|governor|mayor|rector|dean|speaker"
    r"|treasurer|manager|prosecutor|commissioner|rapporteur|premier|chancellor|attach[eé]|adviser"
    r"|advisor|officer|consul|председател\w+|директор\w*|министр\w*|глав\w{1,2}|президент\w*"
    r"|начальник\w*|руководител\w+"
)
_CAPITAL: Final = r"(?-i:[A-ZА-ЯЁ][\w'’-]*)"
_POST: Final = re.compile(
    rf"\b(?P<rank>(?:(?:{_RANKS})[\s-]+)*)(?P<within>(?:{_CAPITAL}\s+){{0,3}}?)"
    rf"(?P<post>{_POSTS})\b(?P<behind>[\s-]general\b)?"
    r"(?:\s+extraordinary(?:\s+and\s+plenipotentiary)?\b)?",
    re.IGNORECASE,
)
_INITIAL: Final = r"(?-i:[A-ZА-ЯЁ])\.\s?"
_PERSON: Final = (
    r"(?!(?:Mr|Mrs|Ms|Dr|Prof|General|Major|Colonel|Police|Lieutenant|Captain)\b)"
    rf"(?:{_INITIAL}){{0,3}}{_CAPITAL}(?:\s{_CAPITAL}){{0,2}}(?:\s(?:{_INITIAL}){{1,2}})?"
)
_HONORIFIC: Final = (
    r"(?:(?:Mr|Mrs|Ms|Dr|Prof|H\.\s?E|Gen|Col|Г-н|Г-жа)\.?\s+"
    r"|(?:Police\s+)?(?:(?:Major|Lieutenant|Brigadier|Colonel)[\s-])?"
    r"(?:General|Colonel|Major|Captain|Lieutenant)"
    r"\s+(?:of\s+(?:the\s+)?\w+\s+)?)"
)
_OF: Final = r"(?:\s+(?:of|for|to|at|in)\s+(?:the\s+)?[\w'’ -]{2,60}?)"
_IS: Final = r"\s+(?:is|was|has\s+been|remains)\s+"
_BEHIND: Final = re.compile(
    rf"(?:\s+{_HONORIFIC}*|{_OF}?(?:(?:\s*[,–—(]\s*|{_IS}){_HONORIFIC}*|\s+{_HONORIFIC}+)"
    rf"|{_OF}\s+(?={_INITIAL}))(?P<person>{_PERSON})",
    re.IGNORECASE,
)
"""The person after a post: "Chairman Mr. B", "head of the office, Ms. C", "director of the
Centre is Ms. D", "director of the Centre E. Fox"."""
_NO_MODIFIER: Final = r"an?|and|or|the|with|by|to|of|for|in|on|at|from|as|who|was|were|is"
_BEFORE: Final = re.compile(
    rf"(?P<person>{_PERSON})(?:\s*[,(–—]\s*|\s+(?:(?:as|is|was|became|has\s+been|were|remains"
    r"|serves\s+as|(?:was|is|has\s+been|were)\s+(?:re-?)?(?:elected|appointed|named|chosen|selected"
    r"|nominated)(?:\s+as)?)\s+))(?:(?:the|a|an|its|their|new|current)\s+)*"
    rf"(?:(?!(?:{_NO_MODIFIER})\b)(?-i:[a-z][\w-]+)\s+){{0,2}}\Z",
    re.IGNORECASE,
)
"""The person before a post: "Ms. C, head of", "B was elected chairman", "D is the regional
director"."""
_OF_BODY: Final = re.compile(r"\s+(?:of|for|to|at|in)\s+(?:the\s+)?", re.I)
_ARTICLE: Final = re.compile(r"(?:the|a|an)\s+", re.I)
_LOOKED_BACK: Final = 90
"""Characters."""
_SAME_POST: Final = {"chairman": "chair", "chairwoman": "chair", "chairperson": "chair"}


@dataclass(frozen=True, slots=True)
class Post:
    """``span`` is the post with its rank ("Deputy EAG Chairman"), ``holder`` and ``name`` are the
    person's name, ``of`` the names of what it is a post of."""

    span: Span
    post: str
    rank: frozenset[str]
    holder: Span
    name: str
    of: tuple[Name, ...]


def find_posts(text: str, within: Span, names: Sequence[Name]) -> tuple[Post, ...]:
    """Each post of a named holder in a sentence with these names, in order."""
    return tuple(_posts(text, within, names))


def _posts(text: str, within: Span, names: Sequence[Name]) -> Iterator[Post]:
    for found in _POST.finditer(text, within.start, within.end):
        whole = Span(*found.span())
        holder = _holder(text, within, whole)
        if holder is None:
            continue
        title, place = found["post"].casefold(), _place_of_body(text, whole, holder)
        yield Post(
            Span(_after_article(text, whole.start), whole.end),
            _SAME_POST.get(title, title),
            _rank(found),
            holder,
            holder.of(text),
            tuple(n for n in names if n.span.overlaps(place) and not n.span.overlaps(holder)),
        )


def _holder(text: str, within: Span, post: Span) -> Span | None:
    """The name of the person behind a post, or before it."""
    begin = max(within.start, post.start - _LOOKED_BACK)
    person = _BEHIND.match(text, post.end, within.end) or _BEFORE.search(text, begin, post.start)
    if person is None or not _may_be_person(person["person"]):
        return None
    return Span(*person.span("person"))


def _may_be_person(words: str) -> bool:
    """No place ("In Norway, the minister"), no acronym and no body."""
    last = words.split()[-1]
    place = nation_of(words) or nation_of(last) or countries_of(last) or is_continent(last)
    return not (words.isupper() or place or names_body(words))


def _rank(found: re.Match[str]) -> frozenset[str]:
    before = found.group()[: found.start("post") - found.start()]
    rank = re.findall(rf"\b(?:{_RANKS})\b", before, re.I)
    rank += ["general"] if found["behind"] else []
    return frozenset(word.casefold() for word in rank)


def _place_of_body(text: str, post: Span, holder: Span) -> Span:
    """Where the names are of what it is a post of: "EAG Chairman", "Director of the Centre in
    Almaty, Mr. B". In the post, or up to its holder; of a holder before it, behind an "of"."""
    if holder.start > post.start:
        return Span(post.start, holder.start)
    of = _OF_BODY.match(text, post.end)
    return Span(post.start, of.end() + 1 if of else post.end)


def _after_article(text: str, start: int) -> int:
    article = _ARTICLE.match(text, start)
    return article.end() if article else start
