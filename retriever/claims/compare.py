"""A claim laid beside one sentence of a source: what agrees, what differs, what is missing.

Something differs only where the sentences otherwise tell the same and both wordings fill the same
role; what the source does not speak of is missing, which contradicts nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from retriever.claims.denials import denied
from retriever.claims.facts import Sentence, in_year
from retriever.claims.lists import name_lists
from retriever.claims.names import Name, is_acronym_of, same_name
from retriever.claims.numbers import Number, agree
from retriever.claims.posts import misplaced
from retriever.claims.results import FactKind
from retriever.claims.roles import counted, counts_the_same, role_of, same_role
from retriever.claims.turned import turned
from retriever.claims.words import Word, says
from retriever.thesaurus import RINGS
from retriever.thesaurus import says as says_term
from sourceline.records import DateMention, Interval, Span
from sourceline.words import stems

ALIKE: Final[Mapping[FactKind, float]] = {"number": 0.5, "date": 0.6, "name": 0.65, "place": 0.65}
"""Share of what a claim says besides what differs that the source must say too, for a fact to be
compared; chosen by hand on the training part of fool_me_twice and sufficient_facts."""
_ALIKE_SUBJECT: Final = 0.8
"""For a name with no preposition before it, since another may well do the same; and for a place in
another role."""
_SHARE: Final = 0.5
"""Of the claim's plain words in the very sentence, for a name or date to be compared."""
_ALIKE_FOR_NEGATION: Final = 0.7
_GRAINS: Final = (0, 27, 31, 366)
"""Days: a date of more is a month, some months or a year, several years."""
_DAYS: Final = frozenset(stems("day день дня дней"))
_LONGEST: Final = 21
"""Days that are counted; a longer time is a month."""
_CONTINENTS: Final = frozenset(
    ["africa", "america", "antarctica", "asia", "australia", "europe", "earth", "world", "eu"]
)
_IN_CONTEXT: Final = 0.6
"""What a word is worth that stands near the sentence, not in it."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Words in the claim, and those in the source in their place. Each counts in its own text."""

    kind: FactKind
    claim: Span
    source: Span


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a sentence: title, heading, its neighbours; and the days it tells of."""

    sentences: tuple[Sentence, ...] = ()
    days: tuple[Interval, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """``share`` and ``near`` are the shares of the claim's plain words said in the sentence, and
    in it or its context; ``told`` that of words and facts together, a word of the context counting
    less, and ``alike`` the same without the facts that differ. The counts are of the claim's
    facts, and ``agreed`` are the words of those that the source says too."""

    share: float
    near: float
    told: float
    alike: float
    agreed: frozenset[Span]
    missing: int
    differences: tuple[Difference, ...]
    lacks: bool
    """Whether a number, date or place of the claim is neither said nor contradicted."""

    @property
    def agreeing(self) -> int:
        return len(self.agreed)

    @property
    def facts(self) -> int:
        return self.agreeing + self.missing + len(self.differences)

    @property
    def likeness(self) -> float:
        """One figure to choose the best of several sentences by."""
        facts = (self.agreeing + 0.75 * len(self.differences)) / self.facts if self.facts else 0.0
        return self.share + 0.5 * self.near + facts


NO_CONTEXT: Final = Context()


def compare(claim: Sentence, source: Sentence, context: Context = NO_CONTEXT) -> Comparison:
    """Dates of the claim that name no year ("on 12 March") are taken to be in the source's."""
    claim = _in_year_of(claim, source)
    plain = _unrepeated(claim.plain)
    said = _said(claim, source)
    in_sentence = [word for word in plain if word.span in said]
    around = [word for sentence in context.sentences for word in sentence.words]
    in_context = [word for word in plain if word.span not in said and says(around, word)]
    share = len(in_sentence) / len(plain) if plain else 1.0
    near = (len(in_sentence) + len(in_context)) / len(plain) if plain else 1.0
    facts = dict(_facts(claim, source, context))
    agreed = frozenset(span for span, state in facts.items() if state is True)
    weight = len(in_sentence) + _IN_CONTEXT * len(in_context) + len(agreed)
    differing = [state for state in facts.values() if isinstance(state, Difference)]
    alike = weight / max(1, len(plain) + len(facts) - len(differing))
    found = [each for each in differing if weight and _stands(claim, source, each, alike, share)]
    missing = sum(state is None for state in facts.values()) + len(differing) - len(found)
    if share >= _SHARE:
        found += [Difference("name", *spans) for spans in misplaced(claim, source)]
    if share >= _ALIKE_FOR_NEGATION and len(in_sentence) + len(agreed) > 1:
        found += [Difference("negation", *spans) for spans in denied(claim, source)]
        found += [Difference("name", *spans) for spans in turned(claim, source)]
    told = weight / max(1, len(plain) + len(facts))
    settled = [*agreed, *(each.claim for each in found)]
    exact = [date.span for date in claim.dates] + [number.span for number in claim.numbers]
    exact += [name.span for name in claim.names if name.is_place]
    lacks = any(not any(fact.overlaps(span) for span in settled) for fact in exact)
    return Comparison(share, near, told, alike, agreed, missing, tuple(found), lacks)


def _in_year_of(claim: Sentence, source: Sentence) -> Sentence:
    for mention in source.dates:
        day = mention.interval.last or mention.interval.first
        if day is not None:
            return in_year(claim, day.year)
    return claim


def _stands(
    claim: Sentence, source: Sentence, difference: Difference, alike: float, share: float
) -> bool:
    """Whether the sentences tell enough of the same for the difference to be one."""
    if difference.kind == "number":
        return alike >= ALIKE["number"]
    own, other = role_of(claim, difference.claim), role_of(source, difference.source)
    if difference.kind == "place" and not same_role(own, other):
        return min(share, alike) >= _ALIKE_SUBJECT
    subject = difference.kind == "name" and not own.preposition
    return share >= _SHARE and alike >= (_ALIKE_SUBJECT if subject else ALIKE[difference.kind])


def _unrepeated(words: Sequence[Word]) -> list[Word]:
    return list({word.stem: word for word in words}.values())


def _said(claim: Sentence, source: Sentence) -> set[Span]:
    """The claim's words that the source says, as such, by a synonym or phrase, or by an acronym."""
    found = {word.span for word in claim.words if says(source.words, word)}
    own, other = [w.stem for w in claim.words], [w.stem for w in source.words]
    for ring in RINGS:
        mine = [term for term in ring if says_term(own, term)]
        if mine and any(says_term(other, term) for term in ring):
            stems = {stem for term in mine for stem in term}
            found |= {word.span for word in claim.words if word.stem in stems}
    for short in source.names:
        found |= set(_spelled_out(short.text, claim))
    return found


def _spelled_out(short: str, claim: Sentence) -> Iterator[Span]:
    """Words in a row whose initials are the acronym."""
    width = sum(sign.isalpha() for sign in short)
    words = claim.words
    for part in short.split("/"):
        for at in range(len(words) - width + 1):
            row = words[at : at + max(width, 2)]
            said = claim.text[row[0].span.start : row[-1].span.end]
            if is_acronym_of(part, said):
                yield from (word.span for word in row)


def _facts(
    claim: Sentence, source: Sentence, context: Context
) -> Iterator[tuple[Span, Difference | bool | None]]:
    """For each fact of the claim: True where it agrees, the difference, or None where missing."""
    for mention in claim.dates:
        yield mention.span, _date(claim, mention, source, context)
    for number in claim.numbers:
        yield number.span, _number(claim, number, source, context)
    for name in claim.names:
        yield name.span, _name(claim, name, source, context)


def _date(
    claim: Sentence, mention: DateMention, source: Sentence, context: Context
) -> Difference | bool | None:
    if any(_bears_out(mention.interval, other.interval) for other in source.dates):
        return True
    # A sentence with days of its own is not dated by those around it.
    around = [each.interval for each in _dates(context)] + list(context.days)
    if not source.dates:
        return True if any(_bears_out(mention.interval, days) for days in around) else None
    free = [
        other
        for other in source.dates
        if not any(_same_days(own.interval, other.interval) for own in claim.dates)
    ]
    if not free:
        return None
    if any(_same_days(mention.interval, days) for days in around):
        return None
    own = role_of(claim, mention.span)
    alone = _only_of_its_grain(mention, claim) and len(free) == 1
    nearest = [
        each
        for each in free
        if (alone and _only_of_its_grain(each, source))
        or same_role(own, role_of(source, each.span))
    ]
    if not nearest:
        return None
    return Difference("date", mention.span, nearest[0].span)


def _only_of_its_grain(mention: DateMention, sentence: Sentence) -> bool:
    """Whether no other date of the sentence is as fine: a day, a month, a year or several."""
    grain = _grain(mention)
    return sum(_grain(other) == grain for other in sentence.dates) == 1


def _grain(mention: DateMention) -> int:
    return sum(_days(mention.interval) > bound for bound in _GRAINS)


def _days(interval: Interval) -> int:
    """None of one that is open to a side."""
    first, last = interval.first, interval.last
    return 0 if first is None or last is None else (last - first).days + 1


def _dates(context: Context) -> list[DateMention]:
    return [mention for sentence in context.sentences for mention in sentence.dates]


def _bears_out(claim: Interval, source: Interval) -> bool:
    """Whether the source says as much: "in 2021" is no "in May 2021"; of days in a row any may be
    named."""
    if not _same_days(claim, source):
        return False
    shared = claim.intersection(source)
    return shared == source or claim.is_open or source.is_open or _days(source) <= _GRAINS[1]


def _same_days(one: Interval, other: Interval) -> bool:
    """Whether one lies inside the other ("in 2021" and "on 3 May 2021"), or meets open days."""
    shared = one.intersection(other)
    if shared is None:
        return False
    return shared in (one, other) or one.is_open or other.is_open


def _number(
    claim: Sentence, number: Number, source: Sentence, context: Context
) -> Difference | bool | None:
    same = [other for other in source.numbers if counts_the_same(claim, number, source, other)]
    if any(agree(number, other) for other in same):
        return True
    told = [other for other in source.numbers if other.unit == number.unit]
    if any(number.value == other.value and agree(number, other) for other in told):
        return True
    taken = [other for other in same if not any(agree(own, other) for own in claim.numbers)]
    if taken:
        return Difference("number", number.span, taken[0].span)
    if found := _listed(claim, number, source) or _lasted(claim, number, source):
        return found
    for sentence in context.sentences:
        for other in sentence.numbers:
            if counts_the_same(claim, number, sentence, other) and agree(number, other):
                return True
    return None


def _listed(claim: Sentence, number: Number, source: Sentence) -> Difference | bool:
    """A count beside the names that the source lists: "three countries" and "A, B and C"."""
    of = counted(claim, number)
    lists = name_lists(source)
    if number.unit or not of or not lists:
        return False
    if any(number.low <= len(each.names) <= number.high for each in lists):
        return True
    sure = [each for each in lists if each.is_of(of)]
    return Difference("number", number.span, sure[0].span) if len(sure) == 1 else False


def _lasted(claim: Sentence, number: Number, source: Sentence) -> Difference | bool:
    """A count of days beside those that the source names: "a four-day meeting", "16-19 May"."""
    if not any(word.stem in _DAYS for word in counted(claim, number)):
        return False
    lengths = [(each, _days(each.interval)) for each in source.dates]
    lengths = [(each, days) for each, days in lengths if 1 < days <= _LONGEST]
    if any(number.low <= days <= number.high for _, days in lengths):
        return True
    return Difference("number", number.span, lengths[0][0].span) if len(lengths) == 1 else False


def _name(
    claim: Sentence, name: Name, source: Sentence, context: Context
) -> Difference | bool | None:
    if any(same_name(name, other) for other in source.names) or _spelled(name, source):
        return True
    in_context = any(
        any(same_name(name, other) for other in sentence.names) or _spelled(name, sentence)
        for sentence in context.sentences
    )
    own = role_of(claim, name.span)
    others = [
        other
        for other in source.names
        if _comparable(name, other) and same_role(own, role_of(source, other.span))
    ]
    if in_context:
        return True
    if not others and name.is_place:
        others = _only_places(claim, name, source)
    if not others:
        return None
    return Difference(name.sort, name.span, others[0].span)


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
    """Countries with countries: Granada does not contradict Spain, nor Spain Europe; nor does
    "the Centre" anything."""
    if name.is_description or other.is_description:
        return False
    if {name.text.casefold(), other.text.casefold()} & _CONTINENTS:
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
