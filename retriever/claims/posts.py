"""Who holds which post: "Deputy Director Ms. A", "Mr. B, head of the office".

A deputy director is no director: the words that stand before a post change it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from retriever.claims.facts import Sentence
from retriever.claims.names import nation_of, same_words
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
    rf"(?P<post>{_POSTS})\b(?P<behind>[\s-]general\b)?",
    re.IGNORECASE,
)
_INITIAL: Final = r"(?-i:[A-ZА-ЯЁ])\.\s?"
_PERSON: Final = (
    rf"(?:{_INITIAL}){{0,3}}{_CAPITAL}(?:\s{_CAPITAL}){{0,2}}(?:\s(?:{_INITIAL}){{1,2}})?"
)
_HONORIFIC: Final = r"(?:(?:Mr|Mrs|Ms|Dr|Prof|H\.\s?E|Gen|Col|Г-н|Г-жа)\.?\s+)"
_OF: Final = r"(?:\s+(?:of|for)\s+(?:the\s+)?[\w'’ -]{2,60}?)?"
_BEHIND: Final = re.compile(
    rf"(?:\s+(?:{_HONORIFIC})?|{_OF}(?:\s*[,–—(]\s*(?:{_HONORIFIC})?|\s+{_HONORIFIC}))"
    rf"(?P<person>{_PERSON})",
    re.IGNORECASE,
)
"""The person behind a post: "Chairman Mr. B", "head of the office, Ms. C"."""
_BEFORE: Final = re.compile(
    rf"(?P<person>{_PERSON})(?:\s*[,(–—]\s*|\s+(?:(?:as|is|was|became|has\s+been|were|remains"
    r"|serves\s+as|(?:was|is|has\s+been|were)\s+(?:re-?)?(?:elected|appointed|named|chosen|selected"
    r"|nominated)(?:\s+as)?)\s+))(?:(?:the|a|an|its|their|new|current)\s+)*\Z",
    re.IGNORECASE,
)
"""The person before a post: "Ms. C, head of", "B was elected chairman"."""
_ARTICLE: Final = re.compile(r"(?:the|a|an)\s+", re.I)
_BACK: Final = 90
_SAME: Final = {"chairman": "chair", "chairwoman": "chair", "chairperson": "chair"}


@dataclass(frozen=True, slots=True)
class Post:
    """``span`` is the post with its rank ("Deputy EAG Chairman"), ``holder`` the person's name."""

    span: Span
    post: str
    rank: frozenset[str]
    holder: Span
    name: str


def find_posts(sentence: Sentence) -> tuple[Post, ...]:
    """Each post of a named holder, in order."""
    return tuple(_posts(sentence))


def _posts(sentence: Sentence) -> Iterator[Post]:
    text, span = sentence.text, sentence.span
    for found in _POST.finditer(text, span.start, span.end):
        start, end = found.span()
        before = _BEFORE.search(text, max(span.start, start - _BACK), start)
        person = _BEHIND.match(text, end, span.end) or before
        if person is None or not _is_person(person["person"]):
            continue
        post = found["post"].casefold()
        rank = re.findall(rf"\b(?:{_RANKS})\b", text[start : found.start("post")], re.I)
        rank += ["general"] if found["behind"] else []
        yield Post(
            Span(_after_article(text, start), end),
            _SAME.get(post, post),
            frozenset(word.casefold() for word in rank),
            Span(*person.span("person")),
            person["person"],
        )


def _is_person(said: str) -> bool:
    """No country ("In Norway, the minister") and no acronym."""
    return not (said.isupper() or nation_of(said) or nation_of(said.split()[-1]))


def _after_article(text: str, start: int) -> int:
    article = _ARTICLE.match(text, start)
    return article.end() if article else start


def misplaced(claim: Sentence, source: Sentence) -> list[tuple[Span, Span]]:
    """Spans of the claim and of the source that differ in who holds a post of which rank.

    Where the source gives the post to another person, both names; where it gives the person the
    post in another rank, both posts.
    """
    told = find_posts(source)
    differing = []
    for own in find_posts(claim):
        others = [other for other in told if other.post == own.post]
        theirs = [other for other in others if same_words(own.name, other.name)]
        if any(_same_rank(own, other) for other in theirs):
            continue
        holders = [other for other in others if other not in theirs and own.rank == other.rank]
        differing += [(own.holder, other.holder) for other in holders[:1]]
        differing += [(own.span, other.span) for other in theirs[:1]]
    return differing


def _same_rank(claim: Post, source: Post) -> bool:
    """A "deputy" may be a "first deputy", no deputy is none."""
    return claim.rank == source.rank or bool(claim.rank and claim.rank < source.rank)
