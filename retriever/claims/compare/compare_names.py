"""A name of a claim compared with those of a source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from retriever.claims.compare.differences import ClaimDifference, FactState, SentenceContext
from retriever.claims.compare.name_identity import acronym_expansions, same_name
from retriever.claims.compare.roles import role_of, same_role
from retriever.claims.extract.enumerations import name_lists
from retriever.claims.extract.sentence import Sentence
from retriever.claims.extract.sentence_names import Name, is_continent


def compare_name(
    claim: Sentence, name: Name, source: Sentence, context: SentenceContext
) -> FactState:
    if _is_named(name, source):
        return "agrees"
    listed = [each for row in name_lists(claim) if name in row.names for each in row.names]
    others = _names_in_its_role(claim, name, source, listed)
    naming = [sentence for sentence in context.sentences if _is_named(name, sentence)]
    if naming:
        if not others or not (name.is_place or _is_agent(claim, name)):
            return "agrees"
        in_text = [sentence for sentence in naming if sentence.text == source.text]
        if name.is_place and any(_may_say(claim, sentence) for sentence in in_text or naming):
            return "missing"
    others = list(_other_of_list(name, listed, source)) or others
    if not others and name.is_place:
        others = _only_other_place(claim, name, source)
    if not others:
        return "missing"
    # A city takes the place of a city rather than of a country.
    first = min(others, key=lambda other: bool(other.nation) != bool(name.nation))
    return ClaimDifference(name.sort, name.span, first.span)


def _is_named(name: Name, sentence: Sentence) -> bool:
    return (
        any(same_name(name, other) for other in sentence.names)
        or _has_its_words(name, sentence)
        or any(acronym_expansions(name.text, sentence.text, sentence.words))
    )


def _has_its_words(name: Name, sentence: Sentence) -> bool:
    """Whether the words of the name are in the sentence, in small letters or another form."""
    parts = [part for part in name.text.casefold().split() if len(part) > 2]
    content = sentence.content_words
    present = {word.stem for word in content}
    present |= {word.span.of(sentence.text).casefold() for word in content}
    return bool(parts) and present.issuperset(parts)


def _names_in_its_role(
    claim: Sentence, name: Name, source: Sentence, listed: Sequence[Name]
) -> list[Name]:
    """Comparable names of the source in the role of this one, without those of the claim's list."""
    role = role_of(claim, name.span)
    return [
        other
        for other in source.names
        if _comparable(name, other)
        and not any(same_name(own, other) for own in listed)
        and not _opens_brackets(other, source)
        and same_role(role, role_of(source, other.span))
    ]


def _is_agent(claim: Sentence, name: Name) -> bool:
    """ "Led by Ms. A": another who led it is meant instead, though the text names her elsewhere."""
    return role_of(claim, name.span).preposition == "by"


def _may_say(claim: Sentence, sentence: Sentence) -> bool:
    """Whether it has half of the claim's words: else it names the place for another event."""
    stems = {word.stem for word in claim.words_outside_facts}
    return 2 * len(stems & {word.stem for word in sentence.words}) >= len(stems)


def _opens_brackets(name: Name, sentence: Sentence) -> bool:
    """After what it stands for, as an acronym does."""
    return sentence.text[: name.span.start].endswith("(")


def _other_of_list(name: Name, listed: Sequence[Name], source: Sentence) -> Iterator[Name]:
    """The one name of a list that the claim's list of as many has not, where it has the others."""
    for row in name_lists(source):
        ours, theirs = _unshared(listed, row.names)
        if ours == [name] and len(theirs) == 1 and _comparable(name, theirs[0]):
            yield theirs[0]


def _only_other_place(claim: Sentence, name: Name, source: Sentence) -> list[Name]:
    """The one place of the source that the claim does not name, where the claim names but one that
    the source does not: whatever its role, it takes the place of the other."""
    ours, theirs = _unshared(
        [n for n in claim.names if n.is_place], [n for n in source.names if n.is_place]
    )
    return theirs if len(ours) == len(theirs) == 1 and _comparable(name, theirs[0]) else []


def _unshared(claim: Sequence[Name], source: Sequence[Name]) -> tuple[list[Name], list[Name]]:
    """The claim's names that the source has not, and the source's that the claim has not."""
    return (
        [name for name in claim if not any(same_name(name, other) for other in source)],
        [other for other in source if not any(same_name(name, other) for name in claim)],
    )


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
