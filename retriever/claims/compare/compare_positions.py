"""Who holds which post in a claim, beside who does in a source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from retriever.claims.compare.differences import Difference
from retriever.claims.compare.name_identity import same_name, same_words
from retriever.claims.extract.positions import Post
from retriever.claims.extract.sentence import Sentence
from retriever.claims.extract.sentence_names import Name
from sourceline.records import Span

_KINDS: Final = """
minister ambassador consul president governor mayor rector dean treasurer prosecutor commissioner
chancellor premier attache attaché министр президент
"""
_OF_ONE_KIND: Final = frozenset(_KINDS.split())


def names_holders(claim: Sentence, source: Sentence) -> bool:
    """Whether the source's sentence names each who holds a post by the claim: who stands in the
    next sentence may hold another."""
    told = [*(name.text for name in source.names), *(post.name for post in source.posts)]
    return all(any(same_words(post.name, name) for name in told) for post in claim.posts)


def compare_posts(claim: Sentence, source: Sentence) -> list[Difference]:
    """What differs in who holds a post of which rank.

    Where the source gives the post to another person, both names; where it gives the person the
    post in another rank, or one of another kind (an ambassador is no consul), both posts.
    """
    differing: list[tuple[Span, Span]] = []
    for own in claim.posts:
        others = [
            other
            for other in source.posts
            if other.post == own.post and _same_seat(own, other, source)
        ]
        theirs = [other for other in others if same_words(own.name, other.name)]
        if any(_same_rank(own, other) for other in theirs):
            continue
        holders = [other for other in others if other not in theirs and own.rank == other.rank]
        differing += [(own.holder, other.holder) for other in holders[:1]]
        differing += [(own.span, other.span) for other in theirs[:1]]
        if not others and own.post in _OF_ONE_KIND:
            differing += [(own.span, other.span) for other in _other_kind(own, source.posts)]
    return [Difference("name", *spans) for spans in differing]


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
