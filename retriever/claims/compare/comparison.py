"""A claim laid beside one sentence of a source: what agrees, what differs, what is missing.

Something differs only where the sentences otherwise tell the same and both wordings fill the same
role; what the source does not speak of is missing, which contradicts nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from retriever.claims.compare.agent_patient import turned
from retriever.claims.compare.antonyms import opposed
from retriever.claims.compare.compare_dates import compare_date
from retriever.claims.compare.compare_names import compare_name
from retriever.claims.compare.compare_numbers import compare_number
from retriever.claims.compare.compare_positions import compare_posts, names_holders
from retriever.claims.compare.differences import NO_CONTEXT, Context, Difference
from retriever.claims.compare.name_identity import spelled_out
from retriever.claims.compare.negation import denied
from retriever.claims.compare.roles import role_of, same_role
from retriever.claims.extract.numbers import ORDINAL
from retriever.claims.extract.sentence import Sentence, in_year
from retriever.claims.extract.sentence_words import Word, says
from retriever.claims.verdicts import FactKind
from retriever.query.thesaurus import RINGS
from retriever.query.thesaurus import says as says_term
from sourceline.records import Span
from sourceline.text.words import stems

ALIKE: Final[Mapping[FactKind, float]] = {"number": 0.5, "date": 0.6, "name": 0.65, "place": 0.65}
"""Share of what a claim says besides what differs that the source must say too, for a fact to be
compared; chosen by hand on the training part of fool_me_twice and sufficient_facts."""
_ALIKE_SUBJECT: Final = 0.8
"""For a name with no preposition before it, since another may well do the same; and for a place in
another role."""
_SHARE: Final = 0.5
"""Of the claim's plain words in the very sentence, for a name or date to be compared."""
_ALIKE_FOR_NEGATION: Final = 0.7
_ONLY: Final = frozenset(stems("only sole solely лишь только единственный"))
_IN_CONTEXT: Final = 0.6
"""What a word is worth that stands near the sentence, not in it."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """``share``, ``literal`` and ``near`` are the shares of the claim's plain words said in the
    sentence, in it by the same word, and in it or its context; ``told`` that of words and facts
    together, a word of the context counting less, and ``alike`` the same without the facts that
    differ. The counts are of the claim's facts, and ``agreed`` are the words of those that the
    source says too."""

    share: float
    literal: float
    near: float
    told: float
    alike: float
    agreed: frozenset[Span]
    missing: int
    differences: tuple[Difference, ...]
    lacks: bool
    """Whether a number, date, place or holder of a post of the claim, or each of its names, is
    neither said nor contradicted; or the claim denies something and the source nothing."""

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
    told_stems = {word.stem for word in source.words}
    # In nothing but synonyms another event is told as well.
    literal = sum(word.stem in told_stems for word in plain) / len(plain) if plain else 1.0
    anchored = agreed or literal
    undated = any(facts[date.span] is None for date in claim.dates)
    found = [
        each
        for each in differing
        if anchored and not undated and _stands(claim, source, each, alike, share)
    ]
    many = len(in_sentence) + len(agreed) > 1
    contrary = _contrary(claim, source) if many and share >= _ALIKE_FOR_NEGATION else []
    if found and _of_others(claim, source, found, contrary):
        found, contrary = [], []
    posts = compare_posts(claim, source) if share >= _SHARE else []
    lacking = [span for span, state in facts.items() if state is None]
    missing = sum(not any(span.overlaps(each.claim) for each in posts) for span in lacking)
    missing += len(differing) - len(found)
    found += [*posts, *contrary]
    told = weight / max(1, len(plain) + len(facts))
    lacks = _lacks(claim, source, [*agreed, *(each.claim for each in found)])
    return Comparison(share, literal, near, told, alike, agreed, missing, tuple(found), lacks)


def _contrary(claim: Sentence, source: Sentence) -> list[Difference]:
    """What differs by no fact: a "not", an opposite, who did it to whom."""
    found = [Difference("negation", *spans) for spans in denied(claim, source)]
    return found + [Difference("name", *spans) for spans in turned(claim, source)]


def _of_others(
    claim: Sentence,
    source: Sentence,
    found: Sequence[Difference],
    contrary: Sequence[Difference],
) -> bool:
    """Whether both are true, each of something else: "did not meet in Rome" and "met in Paris",
    "the 2nd fair was in Rome" and "the 3rd fair was in Paris"."""
    if bool(claim.negations) != bool(source.negations) and (contrary or claim.negations):
        return True
    ordinals = [number.span for number in claim.numbers if number.unit == ORDINAL]
    return len(found) > 1 and any(each.claim in ordinals for each in found)


def _lacks(claim: Sentence, source: Sentence, settled: Sequence[Span]) -> bool:
    """See Comparison."""
    exact = [date.span for date in claim.dates] + [number.span for number in claim.numbers]
    exact += [name.span for name in claim.names if name.is_place]
    exact += [name.span for post in claim.posts for name in post.of if not name.is_description]
    if not names_holders(claim, source):
        return True
    if any(not any(fact.overlaps(span) for span in settled) for fact in exact):
        return True
    if claim.names and not any(name.span in settled for name in claim.names):
        return True
    denial = len(claim.negations) % 2  # "not without" denies nothing
    return bool(denial) and not _denies(source, claim)


def _denies(source: Sentence, claim: Sentence) -> bool:
    """By a "not" or an "only", or a word of the contrary sense."""
    only = any(word.stem in _ONLY for word in source.words)
    return only or bool(source.negations) or any(opposed(claim.words, source.words))


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
        for row in spelled_out(short.text, claim.text, claim.words):
            found |= {word.span for word in row}
    return found


def _facts(
    claim: Sentence, source: Sentence, context: Context
) -> Iterator[tuple[Span, Difference | bool | None]]:
    """For each fact of the claim: True where it agrees, the difference, or None where missing."""
    for mention in claim.dates:
        yield mention.span, compare_date(claim, mention, source, context)
    for number in claim.numbers:
        yield number.span, compare_number(claim, number, source, context)
    holders = [post.holder for post in claim.posts]
    for name in claim.names:
        state = compare_name(claim, name, source, context)
        if isinstance(state, Difference) and any(name.span.overlaps(one) for one in holders):
            state = None  # by the post alone: see compare_posts
        yield name.span, state
