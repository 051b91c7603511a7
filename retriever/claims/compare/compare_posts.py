"""Who holds which post by a claim, compared with who does by a source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from retriever.claims.compare.differences import ClaimDifference
from retriever.claims.compare.name_identity import same_name, same_words
from retriever.claims.extract.posts import Post
from retriever.claims.extract.sentence import Sentence
from retriever.claims.extract.sentence_names import Name
from sourceline.records import Span

_SPECIFIC: Final = """
minister ambassador consul president governor mayor rector dean treasurer prosecutor commissioner
chancellor premier attache attaché министр президент
"""
_SPECIFIC_POSTS: Final = frozenset(_SPECIFIC.split())
"""Of which none is another word for another."""


def all_holders_named(claim: Sentence, source: Sentence) -> bool:
    """Whether the source's sentence names each who holds a post by the claim: a person in the next
    sentence may hold another."""
    names = [*(name.text for name in source.names), *(post.name for post in source.posts)]
    return all(any(same_words(post.name, name) for name in names) for post in claim.posts)


def compare_posts(claim: Sentence, source: Sentence) -> list[ClaimDifference]:
    """What differs in who holds a post of which rank.

    Where the source gives the post to another person, both names; where it gives the person the
    post in another rank, or one of another kind (an ambassador is no consul), both posts.
    """
    return [
        ClaimDifference("name", *spans)
        for own in claim.posts
        for spans in _differing_spans(own, source)
    ]


def _differing_spans(own: Post, source: Sentence) -> Iterator[tuple[Span, Span]]:
    same_post = [
        other for other in source.posts if other.post == own.post and _same_body(own, other, source)
    ]
    held = [other for other in same_post if same_words(own.name, other.name)]
    if any(_same_rank(own, other) for other in held):
        return
    by_others = [other for other in same_post if other not in held and own.rank == other.rank]
    yield from ((own.holder, other.holder) for other in by_others[:1])
    yield from ((own.span, other.span) for other in held[:1])
    if not same_post:
        yield from ((own.span, other.span) for other in _other_post(own, source.posts))


def _other_post(own: Post, posts: Sequence[Post]) -> list[Post]:
    """The person's one post, where it is no other word for the claim's: people hold several."""
    held = [post for post in posts if same_words(own.name, post.name)]
    if own.post not in _SPECIFIC_POSTS or len(held) != 1:
        return []
    return [post for post in held if post.post in _SPECIFIC_POSTS - {own.post}]


def _same_body(own: Post, other: Post, source: Sentence) -> bool:
    """Where both say of what they are: one names all that the other names. "Director of the
    Centre" is of a body that the sentence names."""
    ours, theirs = ([n for n in post.of if not n.is_description] for post in (own, other))
    if other.of and not theirs:
        theirs = list(source.names)
    return _all_in(ours, theirs) or _all_in(theirs, ours)


def _all_in(names: Sequence[Name], others: Sequence[Name]) -> bool:
    return all(any(same_name(name, other) for other in others) for name in names)


def _same_rank(claim: Post, source: Post) -> bool:
    """A "deputy" may be a "first deputy", but not one without a rank."""
    return claim.rank == source.rank or bool(claim.rank and claim.rank < source.rank)
