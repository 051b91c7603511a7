"""A question that asks for all things of a kind: which kind, and what narrows it down."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from retriever.listings.kinds import (
    GENERIC,
    OCCASIONS,
    Kind,
    asks_funding,
    gives_money,
    is_body,
    kind_of,
    members_of,
    names_people,
)
from retriever.query.russian_nations import nation_in
from retriever.results import Question
from sourceline.text.language import detect_language
from sourceline.text.words import FUNCTION_WORDS, stem, stems

_POLITE: Final = (
    r"\W*(?:(?:please|kindly|could\s+you|can\s+you|would\s+you|i\s+(?:need|want|would\s+like)"
    r"(?:\s+to\s+(?:know|see))?|we\s+need|do\s+you\s+know|пожалуйста|мне\s+нужен|мне\s+нужны|нужен"
    r"|не\s+могли\s+бы\s+вы)[\s,]+)*"
)
_ALL: Final = (
    r"(?:(?:all(?:\s+of)?|every|the|any|names?\s+of|some|each|these|those|different|various|other"
    r"|main|following|are|were|two|three|four|five|все|всех|мне|названия|имена)\s+)*"
)
_LIST: Final = re.compile(
    rf"^{_POLITE}(?:(?:an?\s+|the\s+)?(?:full\s+|complete\s+)?(?:list|overview)\s+of\s+"
    r"|(?:list|enumerate|name|itemi[sz]e)\s+(?:out\s+|me\s+)?"
    r"(?!an?\b|one\b|of\b)|(?:(?:give|show|get|find|make|provide|tell|send)\s+(?:me\s+|us\s+)?)?"
    r"(?:an?|the)\s+(?:full\s+|complete\s+)?(?:list|overview)\s+of\s+"
    r"|(?:give|show|find|get|tell)\s+(?:me\s+|us\s+)?(?:about\s+)?(?=all\s)"
    r"|(?:перечисли(?:те)?|назови(?:те)?|покажи(?:те)?|укажи(?:те)?|приведи(?:те)?|дай(?:те)?"
    r"|составь(?:те)?)\s+(?:мне\s+)?(?:список\s+)?|(?:полный\s+)?(?:список|перечень)\s+)"
    rf"{_ALL}(?:(?:which|what)\s+)?",
    re.IGNORECASE,
)
_WHICH: Final = re.compile(
    r"(?:^|[\s,])(?:(?:which|what)(?:\s+(?:are|were)\s+(?:all\s+)?(?:the|its|our)|\s+of\s+the)?"
    rf"|какие|каких|каким|какими|какими)\s+{_ALL}",
    re.IGNORECASE,
)
_COUNT: Final = re.compile(
    r"(?:^|[\s,])(?:how\s+many|(?:what\s+is\s+)?the\s+number\s+of|number\s+of|сколько)\s+"
    rf"{_ALL}",
    re.IGNORECASE,
)
_TIMES: Final = re.compile(
    r"^\W*(?:how\s+(?:often|many\s+times)\s+(?:has|have|had|was|were|is|are|did|does|do)"
    r"|сколько\s+раз|как\s+часто)\s+",
    re.IGNORECASE,
)
_BARE: Final = re.compile(rf"^{_POLITE}{_ALL}", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_MOST_BEFORE_HEAD: Final = 3
_IRREGULAR: Final = frozenset(["people", "men", "women", "children", "criteria", "media", "data"])
_NO_PLURAL: Final = frozenset(
    [
        *("is", "was", "has", "does", "this", "its", "as", "us", "news", "press", "always"),
        *("times", "measles", "mumps", "rabies", "diabetes", "politics", "economics", "physics"),
        *("athletics", "customs", "headquarters", "series"),
    ]
)
_STOPS: Final = FUNCTION_WORDS | frozenset(
    ["took", "take", "that", "mentioned", "held", "funded", "per", "within", "against", "after"]
)
_RU_ADJECTIVE: Final = re.compile(r"(?:ые|ие|ых|их|ым|им|ыми|ими|ое|ая)\Z")
_MANY_RU: Final = re.compile(r"(?:ы|и|ия)\Z")
_RU_PLURAL: Final = re.compile(r"(?:ы|и|а|я|ов|ев|ей|ий|ам|ям|ами|ями|ах|ях|к|н|р|т|л|д|в|щ|ц)\Z")
_ADJECTIVE: Final = re.compile(r"(?:ing|ic|ive|ous|ern|ese|ful|less|ible)\Z|\A[^\W\d_a-z]")
_FOLLOWS_NOUN: Final = re.compile(
    r"\W*\Z|\W+(?:are|were|was|is|have|had|has|do|did|does|can|could|will|would|took|take|got|get"
    r"|went|gave|\w+ed|in|at|of|on|for|to|from|by|with|that|which|who|between|during|and|or)\b",
    re.IGNORECASE,
)
_AND: Final = re.compile(r",?\s+(?:and|or|и|или)\s+(?:all\s+|все\s+)?", re.IGNORECASE)
_JOINS: Final = re.compile(r"and|or|и|или", re.IGNORECASE)
_BY: Final = re.compile(r"\bby\b")
_EACH: Final = re.compile(r"\b(?:every|each|кажд\w+)\s+\Z", re.IGNORECASE)
_NAME_LIKE: Final = re.compile(r"^[^\W\d_a-zа-яё]|\d")


@dataclass(frozen=True, slots=True)
class ListRequest:
    """All of ``kind`` that what follows holds for.

    ``head`` is the stem of the noun and ``members`` those that say the same; ``rest`` the words
    that narrow it down, ``names`` those of them that every item must have; ``by_word`` whether the
    words say outright that a list is asked for; ``counts`` whether its length is.
    """

    head: str
    kind: Kind
    members: frozenset[str]
    rest: str
    names: frozenset[str]
    funding: bool
    by_word: bool
    counts: bool
    people: bool = False
    times: bool = False
    """Whether it is asked how often something was done: ``head`` is the verb."""

    @property
    def names_only(self) -> bool:
        """Whether a sentence in which the noun stands is no item by itself: organisations, and
        people where no list is asked for outright, are items by their names."""
        return is_body(self.head) or (self.people and not self.by_word)

    @property
    def is_occasion(self) -> bool:
        return self.times or self.head in OCCASIONS


def list_request(question: Question) -> ListRequest | None:
    """None where the words ask for one thing, or for a thing of no kind."""
    text = question.content
    if times := _times_request(text):
        return times
    for pattern, by_word, counts in ((_LIST, True, False), (_COUNT, False, True)):
        if found := pattern.search(text):
            return _request(text, found.end(), before=text[: found.start()], by_word=by_word,
                            counts=counts)  # fmt: skip
    if found := _WHICH.search(text):
        return _request(text, found.end(), before=text[: found.start()], by_word=False,
                        counts=False)  # fmt: skip
    found = _BARE.match(text)
    bare = None if found is None else _request(text, found.end(), before="", by_word=True,
                                               counts=False)  # fmt: skip
    narrowed = bare is not None and (question.period is not None or bare.rest.strip())
    return bare if bare is not None and narrowed and _is_topic(bare, text) else None


def _is_topic(request: ListRequest, text: str) -> bool:
    """ "Trainings in 2021", "workshops funded by Canada": a plural that opens the words, no verb
    of its own."""
    first = _WORD.search(text)
    if first is None or not request.is_occasion or "?" in text:
        return False
    if stem(first.group()) in stems("all все"):
        return True
    # A Russian noun in the singular opens a sentence or a topic: "Встреча прошла вчера".
    is_many = detect_language(text) == "en" or _MANY_RU.search(first.group().casefold())
    return stem(first.group()) == request.head and bool(is_many)


def _request(text: str, at: int, *, before: str, by_word: bool, counts: bool) -> ListRequest | None:
    noun = _head(text, at)
    if noun is None:
        return None
    head, modifiers, end = noun
    noun_words = text[at:end]
    members = members_of(head)
    while (more := _AND.match(text, end)) and (also := _head(text, more.end())) and not also[1]:
        members, end = members | members_of(also[0]), also[2]
    rest = " ".join([before, *modifiers, text[end:]]).strip(" ?.!,")
    people = names_people(noun_words)
    return _narrowed(head, members, rest, by_word=by_word, counts=counts, people=people)


def _times_request(text: str) -> ListRequest | None:
    """ "How often was the Ebro fined?": all fines of the Ebro, by the verb, which comes last."""
    found = _TIMES.search(text)
    own = [] if found is None else list(_WORD.finditer(text, found.end()))
    if not own or own[-1].group().casefold() in FUNCTION_WORDS:
        return None
    head = stem(own[-1].group())
    rest = text[own[0].start() : own[-1].start()]
    request = _narrowed(head, members_of(head), rest, by_word=False, counts=True, people=False)
    return replace(request, times=True)


def _narrowed(
    head: str, members: frozenset[str], rest: str, *, by_word: bool, counts: bool, people: bool
) -> ListRequest:
    own = [word.group() for word in _WORD.finditer(rest)]
    narrowing = [
        word
        for word in own
        if word.casefold() not in FUNCTION_WORDS and stem(word) not in GENERIC | members
    ]
    names = frozenset(
        each
        for word in narrowing
        for each in stems(word)
        if _NAME_LIKE.search(word) or nation_in((each,)) is not None
    )
    kind = kind_of(head)
    funding = any(asks_funding(stem(word)) for word in narrowing)
    if kind == "country" or is_body(head):
        funding = funding or any(gives_money(stem(word)) for word in narrowing)
    if funding and (kind == "country" or is_body(head)) and not _BY.search(rest):
        kind = "donor"
    return ListRequest(
        head=head,
        kind=kind,
        members=members,
        rest=" ".join(narrowing),
        names=names,
        funding=funding,
        by_word=by_word,
        counts=counts,
        people=people,
    )


def _head(text: str, at: int) -> tuple[str, list[str], int] | None:
    """The stem of the noun in the plural, the words before it, and where it ends."""
    is_russian = detect_language(text) == "ru"
    if _EACH.search(text[:at]) and (one := _WORD.match(text, at)):
        return stem(one.group()), [], one.end()
    before: list[str] = []
    found = None
    for word in _WORD.finditer(text, at):
        said = word.group()
        is_plural = _is_russian_noun(said) if is_russian else _is_english_plural(said)
        if found is not None and (before or not is_plural or is_russian):
            break
        if is_plural:
            if found is not None:
                before.append(found.group())
            found = word
            if is_russian:
                break
        elif before and _JOINS.fullmatch(said):
            continue  # "measles and rubella campaigns"
        elif said.casefold() in _STOPS or len(before) >= _MOST_BEFORE_HEAD:
            return None
        else:
            before.append(said)
    if found is None or (before and not is_russian and not _is_noun(text, before, found.end())):
        return None
    return stem(found.group()), before, found.end()


def _is_noun(text: str, before: Sequence[str], end: int) -> bool:
    """Whether a word in s that follows others is their noun: "which fishing vessels", "which border
    posts were"; not "which hospital gives help"."""
    if any(word.casefold().endswith("ed") for word in before[1:]):
        return False
    return bool(_ADJECTIVE.search(before[-1]) or _FOLLOWS_NOUN.match(text, end))


def _is_english_plural(word: str) -> bool:
    folded = word.casefold()
    if folded in _IRREGULAR:
        return True
    return (
        len(folded) > 3
        and folded.endswith("s")
        and not folded.endswith(("ss", "us", "is", "'s", "’s"))
        and folded not in _NO_PLURAL | FUNCTION_WORDS
    )


def _is_russian_noun(word: str) -> bool:
    folded = word.casefold()
    return (
        folded not in FUNCTION_WORDS
        and not _RU_ADJECTIVE.search(folded)
        and bool(_RU_PLURAL.search(folded))
    )
