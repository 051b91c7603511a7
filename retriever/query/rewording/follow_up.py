"""A question that continues the one before: found, and made one that stands by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from retriever.query.parse import is_interrogative
from retriever.query.rewording.answers_meant import (
    asked_word,
    is_portion,
    one_meant,
    portion_of,
    takes_one,
    with_pronouns,
)
from retriever.query.rewording.earlier import Earlier
from retriever.query.rewording.other_name import stands_in, with_another_name
from retriever.query.rewording.other_period import (
    at_another_time,
    is_shift,
    is_time,
    that_time,
    time_wording,
)
from retriever.query.rewording.reference import (
    Topic,
    appended,
    find_reference,
    resolved,
    shares_head,
)
from retriever.query.rewording.topic_phrase import head_noun, noun_phrases, things_asked
from sourceline.dates.question_period import find_period
from sourceline.text.words import content_stems, stems

Sort = Literal["time", "name", "asking word", "reference", "bare"]

_LEAD: Final = re.compile(
    r"^\W*(?:(?:and|but|or|so|then|also|ok|okay|а|и|но|ну)[\s,]+)*"
    r"(?P<about>(?:what|how)\s+about|what\s+of|as\s+for|same\s+for|(?:а\s+)?(?:как|что)\s+(?:насч[её]т|с|со|о|об|про))?\s*",
    re.IGNORECASE,
)
_OPENS: Final = re.compile(
    r"^\W*(?:and|but|or|so|then|also|а|и|но)\b|^\W*(?:what|how)\s+about\b|^\W*(?:what\s+of|as\s+for|same\s+for)\b"
    r"|^\W*(?:как|что)\s+(?:насч[её]т|с|со)\b",
    re.IGNORECASE,
)
_LONE_WORD: Final = re.compile(
    r"^\W*(?P<word>(?:(?:by|for|with|to|from|in|on|at|с|для|от|из)\s+)?(?:who|whom|whose|when|where|why|how|how\s+many|how\s+much"
    r"|how\s+long|which\s+ones?|what\s+for|since\s+when|until\s+when|which\s+\w+|what\s+(?:date|time|year|place|city|day)"
    r"|кто|кем|кому|кого|когда|где|куда|откуда|почему|зачем|как|сколько|чем))(?:\s+exactly|\s+именно)?\W*$",
    re.IGNORECASE,
)
_OLD_WORD: Final = re.compile(
    r"^\W*(?:when|where|why|how(?:\s+(?:many|much|long))?|когда|где|почему|зачем)"
    r"(?=\s+(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|[а-яё]))",
    re.IGNORECASE,
)
_WHO_DID: Final = re.compile(
    r"^\W*who\s+(?!(?:is|was|are|were|will|has|had|have|did|does|do|would|can|could)\b)(?P<what>\w.*)$",
    re.IGNORECASE,
)
_ADVERB: Final = re.compile(r"(?:when|where|why|how|когда|где|почему|зачем)", re.IGNORECASE)
_WHEN: Final = re.compile(
    r"\b(?:when|what\s+(?:year|date|day)|which\s+year|когда|как\w+\s+году)\b", re.IGNORECASE
)
_IDENTITY: Final = re.compile(
    r"^\W*(?:who|what)(?:\s+(?:is|are|was|were)|['’]s)\s+(?!the\b|its\b)|^\W*(?:кто|что)\s+так\w+\b"
    r"|^\W*(?:define|who\s+are)\b",
    re.IGNORECASE,
)
_ASKS: Final = re.compile(
    r"\b(?:who|whom|whose|what|which|when|where|why|how)\b|\b(?:кто|что|когда|где|сколько|почему|как\w{0,3}|зачем|чем|кем|кого|кому)\b",
    re.IGNORECASE,
)
_SPECIFIC: Final = re.compile(r"\d|[\"“«@]|(?<=\s)[^\W\d_a-zа-яё]\w+|\b[^\W\d_a-zа-яё]{2,}\b")
_EMPTY_LIST: Final = """
take took taken part place hold held happen happened occur lead led pay paid fund funded finance
organise organised organize organized attend attended participate participated begin began begun
start started end ended finish open opened long many much other else also too exactly people
провести провёл проводить проходить состояться участвовать начать закончить
"""
_EMPTY: Final = frozenset(stem for word in _EMPTY_LIST.split() for stem in stems(word))
_RELATIONAL_LIST: Final = """
cost price budget amount sum date venue place location number total result results outcome
purpose aim reason topic subject name leader head director trainer trainers speaker speakers
participants donor donors sponsor organiser organizer host duration length size value deadline
conclusion conclusions title author agenda findings recommendations target goal capacity
address chair chairman rate share percentage
"""
_RELATIONAL: Final = frozenset(_RELATIONAL_LIST.split())
_LONGEST = 300
"""Characters; what is longer says itself what it is about."""
_MOST_BARE = 2
_MOST_NAMED = 6


@dataclass(frozen=True, slots=True)
class Continued:
    """A follow-up as a question of its own; ``near`` where its answer may stand with the last.

    ``short`` is what to ask there: the passages that answered the last are about its topic.
    """

    text: str
    sort: Sort
    short: str = ""

    @property
    def near(self) -> bool:
        return self.sort in ("reference", "bare", "asking word")


def needs_another(question: str, today: date) -> bool:
    """Whether it surely continues some question before, whatever that was."""
    if len(question) > _LONGEST:
        return False
    question = with_pronouns(question)
    rest = _rest(question)
    opens = _OPENS.match(question) is not None
    if is_shift(rest) or takes_one(rest) or asked_word(rest) or is_portion(rest):
        return True
    if opens and (is_time(rest, today) or _is_fragment(rest)):
        return True
    lone = _LONE_WORD.match(rest)
    if lone is not None:
        return True
    return find_reference(question) is not None


def continue_question(question: str, earlier: Earlier, today: date) -> Continued | None:
    """The question made to stand by itself; None where it does so as it is."""
    if len(question) > _LONGEST:
        return None
    question = with_pronouns(question)
    rest = _rest(question)
    opens = _OPENS.match(question) is not None
    if is_time(rest, today) and (
        opens or is_shift(rest) or not rest[:1].isalnum() or _is_phrase(rest)
    ):
        moved = at_another_time(earlier.text, rest, today)
        return None if moved is None else Continued(moved, "time")
    own_time = time_wording(rest, today) is not None
    about_what = find_period(earlier.text, today).content if own_time else earlier.text
    topic = Topic.of_question(about_what or earlier.text, earlier.answer)
    one = one_meant(rest, earlier.things, things_asked(earlier.text))
    if one is not None:
        return Continued(one, "reference", one)
    part = portion_of(rest, topic.thing)
    if part is not None:
        return Continued(_in_its_time(part, rest, earlier.text, today), "reference", part)
    word = asked_word(rest)
    if word is not None:
        return Continued(_asked_of_event(word, earlier.text, topic), "reference")
    if _LONE_WORD.match(rest):
        anew = _asked_anew(rest, earlier.text, topic)
        return Continued(anew, "asking word", anew)
    if opens and _is_fragment(rest):
        return Continued(_of_another(rest, earlier.text, today), "name")
    asked = that_time(rest if opens else question, earlier.text, today)
    reference = find_reference(asked)
    if reference is not None:
        taken = resolved(asked, reference, topic)
        whole = _in_its_time(taken, asked, earlier.text, today)
        return Continued(whole, "reference", resolved(asked, reference, topic.in_short()))
    if asked != (rest if opens else question):
        return Continued(_about(asked, topic) or asked, "reference", asked)
    about = _about(asked, topic)
    return None if about is None else Continued(about, "bare", question)


def continue_statement(question: str, facts: str) -> str | None:
    """The same where statements came before, not a question; None where it stands by itself."""
    topic = Topic.of_statement(facts)
    if not topic.thing:
        return None
    reference = find_reference(question)
    if reference is not None:
        return resolved(question, reference, topic)
    return _about(question, topic)


def _rest(question: str) -> str:
    """Without "and", "what about"."""
    lead = _LEAD.match(question)
    return question[lead.end() :] if lead else question


def _is_phrase(rest: str) -> bool:
    """ "In 2019?", not "2019" or "August 2021", which ask for all that happened then."""
    return re.match(
        r"^(?:in|during|for|since|after|before|until|в|за|с|после|до|на)\b", rest, re.IGNORECASE
    ) is not None and rest.rstrip().endswith("?")


def _is_fragment(rest: str) -> bool:
    """A few words without a verb to ask by: a name, a group, a place."""
    plain = rest.strip(" ?!.…,")
    return (
        bool(plain)
        and len(plain.split()) <= _MOST_NAMED
        and not _ASKS.search(plain)
        and not is_interrogative(plain)
        and find_reference(plain) is None
    )


def _of_another(rest: str, text: str, today: date) -> str:
    """Another name, and perhaps another time besides: "and Norway in 2020?"."""
    asked = find_period(rest, today)
    if asked.interval is None and stands_in(rest) and _WHEN.search(text):
        # The time of the one thing says nothing of when the other was.
        text = find_period(text, today).content or text
    if asked.interval is None:
        return with_another_name(text, rest, today)
    moved = at_another_time(text, asked.wording, today)
    return with_another_name(moved or text, asked.content, today)


def _asked_anew(rest: str, text: str, topic: Topic) -> str:
    """The question before with another asking word: "and where?"."""
    word = rest.strip(" ?!.…,")
    old = _OLD_WORD.match(text)
    if old is not None and _ADVERB.fullmatch(word):
        return f"{word[:1].upper()}{word[1:]}{text[old.end() :]}"
    return appended(word[:1].upper() + word[1:], topic.thing)


def _asked_of_event(word: str, text: str, topic: Topic) -> str:
    """ "When was that?" of what was done: with the verb of a question for who or which did it."""
    did = _WHO_DID.match(text)
    if did is None or _OLD_WORD.match(text):
        return _asked_anew(word, text, topic)
    return appended(word[:1].upper() + word[1:], did["what"].strip(" ?!.…"))


def _about(question: str, topic: Topic) -> str | None:
    """A question too short to stand by itself, with the topic; None where it does."""
    if not topic.thing or not is_interrogative(question):
        return None
    shared = shares_head(question, topic)
    if shared is not None:
        return f"{question[: shared.start]}{topic.thing}{question[shared.end :]}"
    if _SPECIFIC.search(question) or _IDENTITY.match(question):
        return None
    if any(head_noun(phrase) not in _RELATIONAL for phrase in noun_phrases(question)):
        return None
    said = [stem for stem in content_stems(question) if stem not in _EMPTY]
    if len(said) > _MOST_BARE or set(said) & set(stems(topic.thing)):
        return None
    return appended(question, topic.thing)


def _in_its_time(taken: str, question: str, text: str, today: date) -> str:
    """With the time of the question before, where neither names one and none is asked for."""
    wording = time_wording(text, today)
    if wording is None or _WHEN.search(question) or time_wording(taken, today) is not None:
        return taken
    body = taken.rstrip(" ?!.…")
    return f"{body} {wording}?"
