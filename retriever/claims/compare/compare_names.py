"""A name of a claim beside those of a source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from retriever.claims.compare.differences import Context, Difference
from retriever.claims.compare.name_identity import same_name, spelled_out
from retriever.claims.compare.roles import role_of, same_role
from retriever.claims.extract.enumerations import name_lists
from retriever.claims.extract.sentence import Sentence
from retriever.claims.extract.sentence_names import Name, is_continent


def compare_name(
    claim: Sentence, name: Name, source: Sentence, context: Context
) -> Difference | bool | None:
    """True where the source has it too, the name in its role, None where there is none."""
    if _named(name, source):
        return True
    own = role_of(claim, name.span)
    beside = [each for row in name_lists(claim) if name in row.names for each in row.names]
    others = [
        other
        for other in source.names
        if _comparable(name, other)
        and not any(same_name(mine, other) for mine in beside)
        and not _in_brackets(other, source)
        and same_role(own, role_of(source, other.span))
    ]
    if any(_named(name, sentence) for sentence in context.sentences):
        return None if others and name.is_place else True
    others = list(_swapped(name, beside, source)) or others
    if not others and name.is_place:
        others = _only_places(claim, name, source)
    if not others:
        return None
    # A city stands in a city's place rather than in a country's.
    first = min(others, key=lambda other: bool(other.nation) != bool(name.nation))
    return Difference(name.sort, name.span, first.span)


def _named(name: Name, sentence: Sentence) -> bool:
    return (
        any(same_name(name, other) for other in sentence.names)
        or _spelled(name, sentence)
        or any(spelled_out(name.text, sentence.text, sentence.words))
    )


def _in_brackets(name: Name, sentence: Sentence) -> bool:
    """Beside what it stands for, as an acronym does."""
    return sentence.text[: name.span.start].endswith("(")


def _swapped(name: Name, beside: Sequence[Name], source: Sentence) -> Iterator[Name]:
    """The one name of a list that the claim's list of as many has not, where it has the others."""
    for row in name_lists(source):
        lacking = [n for n in beside if not any(same_name(n, other) for other in row.names)]
        free = [n for n in row.names if not any(same_name(own, n) for own in beside)]
        if lacking == [name] and len(free) == 1 and _comparable(name, free[0]):
            yield free[0]


def _only_places(claim: Sentence, name: Name, source: Sentence) -> list[Name]:
    """The one place of the source that the claim does not name, where the claim names but one
    that the source does not: whatever its role, it stands in the other's stead."""
    ours = [n for n in claim.names if n.is_place]
    theirs = [n for n in source.names if n.is_place]
    lacking = [n for n in ours if not any(same_name(n, other) for other in theirs)]
    free = [n for n in theirs if not any(same_name(own, n) for own in ours)]
    alone = len(lacking) == len(free) == 1
    return [each for each in free if alone and _comparable(name, each)]


def _comparable(name: Name, other: Name) -> bool:
    """Countries with countries: Granada does not contradict Spain, nor Spain Europe or
    "Western Europe"; nor does "the Centre" anything."""
    if name.is_description or other.is_description:
        return False
    if (name.is_person and other.is_body) or (name.is_body and other.is_person):
        return False
    if is_continent(name.text) or is_continent(other.text):
        return False
    if name.countries and other.nation:  # what is in the country may be in the city
        return other.nation not in name.countries
    if name.nation and other.countries:
        return True
    if name.countries or other.countries:
        return name.sort == other.sort == "place"
    return bool(name.nation) == bool(other.nation)


def _spelled(name: Name, sentence: Sentence) -> bool:
    """Whether the words of the name stand there, small or in another form."""
    own = [word for word in sentence.words if word.is_content]
    parts = [part for part in name.text.casefold().split() if len(part) > 2]
    stems = {word.stem for word in own}
    return bool(parts) and all(
        part in stems
        or any(sentence.text[w.span.start : w.span.end].casefold() == part for w in own)
        for part in parts
    )
