"""The post that a phrase names: "Deputy Chief Engineer of the Head Office" is an engineer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from retriever.by_form.post_words import POST, post_class, ranks_in
from sourceline.records import Span

_OF_WORD: Final = re.compile(r"\b(?:of|for|at|in|and|or|by)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NamedPost:
    """The post of a phrase, what makes it another one, and where it stands."""

    post: str
    ranks: frozenset[str]
    span: Span


def named_post(phrase: str) -> NamedPost | None:
    """The last of the words for posts that stand together, before any "of": the engineer of
    "Deputy Chief Engineer of the Head Office"; "deputy" itself where no other follows."""
    first = POST.search(phrase)
    if first is None:
        return None
    chosen = first
    for further in POST.finditer(phrase, first.end()):
        between = phrase[chosen.end() : further.start()]
        if not re.fullmatch(r"[\s-]+(?:[\w-]+\s){0,2}|\sto\sthe\s", between) or _OF_WORD.search(
            between
        ):
            break
        chosen = further
        if post_class(chosen.group()) not in ("head", "deputy"):
            break
    ranks = ranks_in(phrase[: chosen.start()])
    if post_class(chosen.group()) == "deputy":
        ranks |= {"deputy"}
    return NamedPost(post_class(chosen.group()), ranks, Span(*chosen.span()))
