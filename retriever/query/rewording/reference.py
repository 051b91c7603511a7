"""Words that take up what was said before: "it", "they", "there", "this course", "its"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final, Literal

from retriever.query.rewording.russian_words import nouns_of
from retriever.query.rewording.topic_phrase import (
    head_noun,
    noun_phrases,
    statement_topic,
    things_asked,
    topic_phrase,
)
from sourceline.records import Span
from sourceline.text.language import detect_language
from sourceline.text.words import content_stems

Sort = Literal["thing", "things", "person", "place", "own", "their own", "person's own", "named"]

_NO_NOUN: Final = (
    "year|month|week|time|period|day|season|century|decade|quarter|morning|moment|way|case|sense"
    "|is|was|are|were|has|have|be|been|the|in|of|it|he|she|they|we|you|i|there|this|that|a|an|did|does"
    "|do|will|would|can|could|happen\\w*|take|mean|cost|done|held|report|document|study|paper|article"
    "|text|letter|e-?mail|website|site|book|on|at|for|from|by|with|to|and|or|file|page|table|section|chapter|annex|note"
)
"""Words behind "this" that name no thing asked about before: times, verbs, the text itself."""
_SORTS: Final[tuple[tuple[Sort, str], ...]] = (
    ("named", r"(?:this|these|those|the\s+same|the\s+said"
              r"|(?:(?<=\bin\s)|(?<=\bat\s)|(?<=\bof\s)|(?<=\bfor\s)|(?<=\bfrom\s)|(?<=\bon\s)|(?<=\babout\s)|(?<=\bby\s)"
              r"|(?<=\bwith\s)|(?<=\bdid\s)|(?<=\bwas\s)|(?<=\bis\s))that|that(?=\s+[a-z-]+\W*$))\s+"
              rf"(?!(?:{_NO_NOUN})\b)(?P<noun>(?-i:[a-z])[\w-]+)"
              r"(?!\s+(?:who|that|which|whose|whom|where|when|with|from|of)\b)"),
    ("thing", r"it"
              r"|this(?=\W*$|\s+(?:is|was|has|did|does|happen\w*|take\w*|mean\w*|cost\w*|done|held))"
              r"|that(?=\W*$|\s+(?:happen\w*|take\s+place|mean\w*|cost\w*|done|held))"),
    ("things", r"they|them"),
    ("person", r"he|she|him|her(?=\W*$|\s+(?:in|on|at|for|from|to|by|with|as|and|or)\b)"),
    ("place", r"there"),
    ("own", r"its"),
    ("their own", r"their"),
    ("person's own", r"his|her"),
)  # fmt: skip
_REFERENCE: Final = re.compile(
    r"\b(?:" + "|".join(f"(?P<_{at}>{words})" for at, (_, words) in enumerate(_SORTS)) + r")\b",
    re.IGNORECASE,
)
_EMPTY_IT: Final = re.compile(
    r"\bit\s+(?:is|was|['’]s)?\s*(?:true|possible|known|said|that|clear|right|correct|necessary)\b"
    r"|\b(?:is|was)\s+it\s+(?:true|possible|known|said|that|correct|right|necessary)\b"
    r"|\bwhat\s+time\s+is\s+it\b|\b(?:made|makes?|making|found|finds?|is|was)\s+it\s+[\w-]+\s+(?:for|to|that)\b"
    r"|\bit\s+(?:takes?|took|means?|meant)\b.*?\bto\b",
    re.IGNORECASE,
)
_EMPTY_THERE: Final = re.compile(
    r"\b(?:is|are|was|were|be|been|will|do|does|did|can|could)\s+there\b|\bthere\s+(?:is|are|was|were|will|has|have|be)\b",
    re.IGNORECASE,
)
_NEW_CLAUSE: Final = re.compile(
    r"[,;:—]|\b(?:when|while|after|before|that|which|who|because|if|although|since|and|but)\b",
    re.IGNORECASE,
)
_OPENS_BY_ASKING: Final = re.compile(
    r"^\W*(?:(?:and|but|so|then|also|or)\s+)*"
    r"(?:(?:in|on|at|by|from|for|to|with|of|under|until|since|during)\s+)?"
    r"(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|do|does|did|has|have|had|can|could|will"
    r"|would|should|may|might|must|tell|list|name|give|show|explain|describe|it|they|he|she|there|its|their)\b",
    re.IGNORECASE,
)
_PLURAL: Final = re.compile(r"\b[a-z]{3,}s\b")
_CAPITAL: Final = re.compile(r"(?<=[\s\"“«])[^\W\d_a-zа-яё][\w’'-]+")
_ARTICLE: Final = re.compile(r"\b(?:the|an?)\s+\w+", re.IGNORECASE)
_RUSSIAN: Final = re.compile(
    r"\b(?P<word>он|она|оно|они|его|её|ее|их|ему|ей|им|ими|н[её]м|ней|него|неё|нее|них|нему|ним|ними"
    r"|там|туда|оттуда|это|этого|этому|этом|"
    r"(?:эт(?:от|а|ого|ой|ому|у|им|ом|и|их|ими|о)|т(?:от|ого|ой|ому|у|ом|ех)(?:\s+же)?)\s+"
    r"(?!год|месяц|врем|раз|же|сезон|век|период|день|дня|недел|доклад|отч|документ|стать|исследован)(?P<noun>[а-яё]{3,}))\b",
    re.IGNORECASE,
)
_RUSSIAN_GENDERS: Final = {
    "masc neut": ("он", "оно", "его", "ему", "нём", "нем", "него", "нему", "ним"),
    "femn": ("она", "её", "ее", "ей", "ней", "неё", "нее"),
    "plur": ("они", "их", "им", "ими", "них", "ними"),
}
_RUSSIAN_PREPOSITION: Final = re.compile(
    r"\b(?:в|во|на|о|об|из|от|для|по|с|со|к|у|при|за|над|под)\s+$", re.IGNORECASE
)
_PERSON: Final = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Dr|Prof|Professor|Major|Colonel|General|Captain|Minister|Ambassador|President"
    r"|Director)\.?\s+)(?:[^\W\d_a-zа-яё][\w.’'-]*\s*)+(?<!\s)"
    r"|[^\W\d_a-zа-яё][a-zа-яё’'-]+\s+[^\W\d_a-zа-яё][a-zа-яё’'-]+"
)
"""Somebody, by a title or two names."""
_OWN: Final = re.compile(
    r"\s+(?P<what>(?:[^\W\d_][\w-]*\s+){0,2}?[^\W\d_][\w-]*)(?=\W*$|\s+(?:is|are|was|were|has|have|had|did|do"
    r"|does|will|in|on|at|for|from|to|by|of|with|and|or)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Reference:
    """A word at ``span`` that takes up what was said before; ``noun`` where it names it again."""

    span: Span
    sort: Sort
    noun: str | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """What can be taken up: one thing, several things, a person, a place."""

    thing: str
    things: str
    person: str | None = None
    place: str | None = None

    @classmethod
    def of_question(cls, text: str, answer: str | None) -> Topic:
        """``answer`` are the words that answered it, where some did."""
        asks_who = re.match(r"^\W*(?:who|whom|whose|кто|кого|кому|кем)\b", text, re.IGNORECASE)
        asks_where = re.match(r"^\W*(?:where|где|куда)\b", text, re.IGNORECASE)
        is_who = re.match(r"^\W*who\s+(?:is|was)\s+(?P<name>[^,?]+)", text, re.IGNORECASE)
        person = answer if asks_who else None
        if is_who and topic_phrase(text) == is_who["name"].strip():
            person = is_who["name"].strip()
        return cls(topic_phrase(text), things_asked(text), person, answer if asks_where else None)

    def in_short(self) -> Topic:
        """The same by its nouns alone: "the course"."""
        return replace(self, thing=_short(self.thing), things=_short(self.things))

    @classmethod
    def of_statement(cls, text: str) -> Topic:
        said = statement_topic(text)
        named = _PERSON.search(text)
        return cls(said, said, named.group() if named else None)


def _short(phrase: str) -> str:
    head = head_noun(phrase)
    return f"the {head}" if head and not phrase[:1].isupper() else phrase


def find_reference(question: str) -> Reference | None:
    """The first word that takes up something which the question itself does not name."""
    if detect_language(question) == "ru":
        return _russian(question)
    for found in _REFERENCE.finditer(question):
        sort = _SORTS[_index(found)][0]
        if _says_nothing(question, found, sort) or _is_named_here(question, found, sort):
            continue
        return Reference(Span(*found.span()), sort, found["noun"])
    return None


def resolved(question: str, reference: Reference, topic: Topic) -> str:
    """The question with the words that are meant in the place of the reference."""
    before, after = question[: reference.span.start], question[reference.span.end :]
    if detect_language(question) == "ru":
        meant = topic.place if reference.sort == "place" and topic.place else topic.thing
        rest = " ".join(f"{_RUSSIAN_PREPOSITION.sub('', before)}{after}".split())
        return appended(rest, meant)
    meant = _meant(reference, topic)
    if reference.sort == "place":
        return f"{before}{_at_place(meant)}{after}"
    if reference.sort in ("own", "their own", "person's own"):
        own = _OWN.match(after)
        if own:
            return f"{before}the {own['what']} of {meant}{after[own.end() :]}"
        return f"{before}{meant}’s{after}"
    if reference.noun is not None and head_noun(meant) != reference.noun.casefold():
        return appended(f"{before}the {reference.noun}{after}", meant)
    return f"{before}{meant}{after}"


def appended(question: str, topic: str) -> str:
    """The question with what it is about behind it, in brackets."""
    body = question.rstrip(" ?!.…")
    article = re.match(r"(?:The|An?)\s", topic)
    return f"{body} ({topic[0].lower() + topic[1:] if article else topic})?"


def shares_head(question: str, topic: Topic) -> Span | None:
    """Where the question names the topic by its noun alone: "the workshop" on something."""
    head = head_noun(topic.thing)
    if not head or topic.thing.casefold() == f"the {head}":
        return None
    for phrase in noun_phrases(question):
        bare = re.fullmatch(rf"(?:the|this|that)\s+{re.escape(head)}", phrase, re.IGNORECASE)
        if bare:
            start = question.index(phrase)
            return Span(start, start + len(phrase))
    return None


def _index(found: re.Match[str]) -> int:
    names = [name for name, value in found.groupdict().items() if value and name.startswith("_")]
    return int(names[0][1:])


def _says_nothing(question: str, found: re.Match[str], sort: Sort) -> bool:
    """Words that only fill a place: "is it true that", "there are"."""
    if sort == "thing":
        return any(_covers(empty, found) for empty in _EMPTY_IT.finditer(question))
    if sort == "place":
        return any(_covers(empty, found) for empty in _EMPTY_THERE.finditer(question))
    if sort == "named":  # "that" as a conjunction: "said that officers were trained"
        word = found.group().split()[0].casefold()
        opens = question[: found.start()].strip(" ,")
        return word == "that" and bool(
            re.search(r"\b(?:say|said|true|claim\w*|report\w*|know|show\w*|state\w*)$", opens)
        )
    return False


def _covers(empty: re.Match[str], found: re.Match[str]) -> bool:
    return empty.start() <= found.start() and found.end() <= empty.end()


def _is_named_here(question: str, found: re.Match[str], sort: Sort) -> bool:
    """Whether the question itself names what is taken up.

    An object cannot mean the subject of its own clause ("what did the minister say about it"),
    a possessive can ("why did Japan withdraw its funding").
    """
    before = question[: found.start()]
    if _in_later_clause(before) or not _OPENS_BY_ASKING.match(question):
        return True
    if sort in ("own", "their own", "person's own"):
        several = sort == "their own" and _PLURAL.search(before)
        return bool(several or _CAPITAL.search(before) or _ARTICLE.search(before))
    return False


def _in_later_clause(before: str) -> bool:
    """Whether a clause with words of its own comes before the one that these words are in."""
    bounds = list(_NEW_CLAUSE.finditer(before, 1))
    return bool(bounds) and len(content_stems(before[: bounds[-1].start()])) > 1


def _meant(reference: Reference, topic: Topic) -> str:
    if reference.sort in ("things", "their own"):
        return topic.things
    if reference.sort in ("person", "person's own"):
        return topic.person or topic.thing
    if reference.sort == "place":
        return topic.place or topic.thing
    return re.sub(r"^(?:an?|the)\s+", "the ", topic.thing, flags=re.IGNORECASE)


def _at_place(place: str) -> str:
    return place if re.match(r"(?:in|at|on|near)\b", place, re.IGNORECASE) else f"in {place}"


def _russian(question: str) -> Reference | None:
    for found in _RUSSIAN.finditer(question):
        before, word = question[: found.start()], found["word"].casefold()
        if _in_later_clause(before) or (word == "этом" and before.casefold().endswith("при ")):
            continue
        if found["noun"] is None and _agrees_before(before, word):
            continue
        sort: Sort = "place" if word in ("там", "туда", "оттуда") else "thing"
        return Reference(Span(*found.span()), sort, found["noun"])
    return None


def _agrees_before(before: str, pronoun: str) -> bool:
    """Whether a noun before the pronoun may be meant; the subject is not by "его", "её", "их"."""
    gender = next((key for key, forms in _RUSSIAN_GENDERS.items() if pronoun in forms), None)
    return gender is not None and any(
        noun.gender in gender.split()
        and not (noun.case == "nomn" and pronoun in ("его", "её", "ее", "их"))
        for noun in nouns_of(before)
    )
