"""Who holds which post: "Deputy Director Ms. A", "Mr. B, head of the office".

A deputy director is no director: the words that stand before a post change it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from retriever.claims.cities import countries_of
from retriever.claims.facts import Sentence
from retriever.claims.names import Name, is_continent, names_body, nation_of, same_name, same_words
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
"""The person behind a post: "Chairman Mr. B", "head of the office, Ms. C", "director of the
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
_SEAT: Final = re.compile(r"\s+(?:of|for|to|at|in)\s+(?:the\s+)?", re.I)
_ARTICLE: Final = re.compile(r"(?:the|a|an)\s+", re.I)
_BACK: Final = 90
_KINDS: Final = """
minister ambassador consul president governor mayor rector dean treasurer prosecutor commissioner
chancellor premier attache attaché министр президент
"""
_OF_ONE_KIND: Final = frozenset(_KINDS.split())
_SAME: Final = {"chairman": "chair", "chairwoman": "chair", "chairperson": "chair"}


@dataclass(frozen=True, slots=True)
class Post:
    """``span`` is the post with its rank ("Deputy EAG Chairman"), ``holder`` the person's name,
    ``of`` the names of what it is a post of."""

    span: Span
    post: str
    rank: frozenset[str]
    holder: Span
    name: str
    of: tuple[Name, ...]


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
            tuple(_seat(sentence, Span(start, end), Span(*person.span("person")))),
        )


def _seat(sentence: Sentence, post: Span, holder: Span) -> Iterator[Name]:
    """ "EAG Chairman", "Director of the Centre in Almaty, Mr. B": what stands in the post, or up
    to its holder; of a holder before it, what follows an "of"."""
    end = holder.start
    if holder.start < post.start:
        seat = _SEAT.match(sentence.text, post.end)
        end = seat.end() + 1 if seat else post.end
    for name in sentence.names:
        if name.span.overlaps(Span(post.start, end)) and not name.span.overlaps(holder):
            yield name


def _is_person(said: str) -> bool:
    """No place ("In Norway, the minister"), no acronym and no body."""
    last = said.split()[-1]
    place = nation_of(said) or nation_of(last) or countries_of(last) or is_continent(last)
    return not (said.isupper() or place or names_body(said))


def _after_article(text: str, start: int) -> int:
    article = _ARTICLE.match(text, start)
    return article.end() if article else start


def misplaced(claim: Sentence, source: Sentence) -> list[tuple[Span, Span]]:
    """Spans of the claim and of the source that differ in who holds a post of which rank.

    Where the source gives the post to another person, both names; where it gives the person the
    post in another rank, or one of another kind (an ambassador is no consul), both posts.
    """
    told = find_posts(source)
    differing = []
    for own in find_posts(claim):
        others = [
            other for other in told if other.post == own.post and _same_seat(own, other, source)
        ]
        theirs = [other for other in others if same_words(own.name, other.name)]
        if any(_same_rank(own, other) for other in theirs):
            continue
        holders = [other for other in others if other not in theirs and own.rank == other.rank]
        differing += [(own.holder, other.holder) for other in holders[:1]]
        differing += [(own.span, other.span) for other in theirs[:1]]
        if not others and own.post in _OF_ONE_KIND:
            differing += [(own.span, other.span) for other in _other_kind(own, told)]
    return differing


def _other_kind(claim: Post, told: Sequence[Post]) -> list[Post]:
    """The person's one post, where it is no other word for the claim's: people hold several."""
    held = [post for post in told if same_words(claim.name, post.name)]
    kinds = _OF_ONE_KIND - {claim.post}
    return [post for post in held if len(held) == 1 and post.post in kinds]


def _same_seat(claim: Post, told: Post, source: Sentence) -> bool:
    """Where both tell of what they are: one names all that the other names. "Director of the
    Centre" is of whom the sentence names."""
    own, other = ([n for n in post.of if not n.is_description] for post in (claim, told))
    if told.of and not other:
        other = list(source.names)
    return _all_in(own, other) or _all_in(other, own)


def _all_in(ones: Sequence[Name], others: Sequence[Name]) -> bool:
    return all(any(same_name(one, other) for other in others) for one in ones)


def _same_rank(claim: Post, source: Post) -> bool:
    """A "deputy" may be a "first deputy", no deputy is none."""
    return claim.rank == source.rank or bool(claim.rank and claim.rank < source.rank)
