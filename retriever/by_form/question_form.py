"""Which form a question has, and what it asks about: a person, a post, a term, words said."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from retriever.by_form.descriptions import post_of_verb
from retriever.by_form.named_post import named_post
from retriever.by_form.persons import name_words
from retriever.by_form.post_words import POST
from sourceline.text.words import FUNCTION_WORDS

_LEAD: Final = (
    r"^\W*(?:(?:and|so|but|please|а|и|ну)\W+)*"
    r"(?:(?:(?:can|could|would)\s+you\s+(?:please\s+)?|please\s+)?(?:tell|remind)\s+(?:me|us)\s+"
    r"|(?:do\s+you\s+know|i\s+(?:want|would\s+like|need)\s+to\s+know)\s+"
    r"|(?:скажите?|подскажите?)(?:\s+пожалуйста)?\W+)?"
)
_WHO_IS: Final = re.compile(
    _LEAD + r"(?:who(?:\s+(?:is|was|are|were)|['’]s)|кто\s+так(?:ой|ая|ие)"
    r"|кто(?:\s+это)?(?=\s+[А-ЯЁ]))\s+(?P<who>.+?)\W*$",
    re.IGNORECASE,
)
_WHO_IS_BEHIND: Final = re.compile(_LEAD + r"who\s+(?P<who>.+?)\s+(?:is|was)\W*$", re.IGNORECASE)
_POST_OF: Final = re.compile(
    _LEAD + r"(?:what(?:\s+(?:is|was)|['’]s)\s+(?P<possessor>.+?)['’]s?\s+|what(?:\s+(?:is|was)"
    r"|['’]s)\s+the\s+)"
    r"(?P<noun>(?:job|post|position|title|role|function|rank|job\s+title|official\s+title)s?)"
    r"(?:\s+(?:of|held\s+by)\s+(?P<who>.+?))?\W*$"
    r"|" + _LEAD + r"(?:what|which)\s+(?:job|post|position|title|role|function)\s+(?:does|did"
    r"|has)\s+(?P<holder>.+?)"
    r"(?:\s+(?:hold|have|held|occupy))?\W*$"
    r"|" + _LEAD + r"(?:кем\s+(?:работает|является)|какую\s+должность\s+занимает"
    r"|какая\s+должность\s+у)\s+(?P<ru>.+?)\W*$",
    re.IGNORECASE,
)
_WHO_DOES: Final = re.compile(
    _LEAD + r"(?:who|кто)\s+(?:(?:currently|now|сейчас)\s+)?(?P<verb>heads|leads|chairs|directs"
    r"|manages|runs|commands|coordinates"
    r"|supervises|возглавляет|руководит)\s+(?P<what>.+?)\W*$",
    re.IGNORECASE,
)
_WHO_HOLDS: Final = re.compile(
    _LEAD + r"(?:who\s+(?:(?:is|was|are|were)(?:\s+(?:currently|now|the\s+current))?|serves?\s+as"
    r"|served\s+as|works?\s+as|holds"
    r"(?:\s+the\s+(?:post|position|office)\s+of)?|(?:was|has\s+been)\s+(?:appointed|elected|named)(?:\s+as)?|became)"
    r"|who['’]s|name\s+(?=the\b)|what\s+is\s+the\s+name\s+of|как\s+зовут|кто(?:\s+(?:является|сейчас))?)\s+"
    r"(?P<what>.+?)\W*$",
    re.IGNORECASE,
)
_SAID: Final = re.compile(
    _LEAD + r"what\s+(?:did|does|has|had)\s+(?P<who>.+?)\s+"
    r"(?:say|says|said|tell\s+\w+|state|stated?|comment|note|explain|declare|think|write|warn|announce|remark)"
    r"(?:\s+(?:about|on|regarding|concerning|of)\s+(?P<topic>.+?))?\W*$"
    r"|"
    + _LEAD
    + r"what\s+(?:is|was|were|are)\s+(?P<whose>.+?)['’]s?\s+(?:comments?|words|statement"
    r"|remarks?|opinion|view|quote)"
    r"(?:\s+(?:about|on|regarding)\s+(?P<its>.+?))?\W*$"
    r"|" + _LEAD + r"(?:quote|cite)\s+(?P<quoted>.+?)(?:\s+(?:about|on)\s+(?P<on>.+?))?\W*$"
    r"|" + _LEAD + r"что\s+(?:сказал[аи]?|говорит|заявил[аи]?|отметил[аи]?|сообщил[аи]?"
    r"|подчеркнул[аи]?)\s+(?P<ru>.+?)"
    r"(?:\s+(?:об?|про|насч[её]т|относительно)\s+(?P<ru_topic>.+?))?\W*$",
    re.IGNORECASE,
)
_TERM: Final = re.compile(
    _LEAD + r"(?:what(?:\s+(?:is|are|was)|['’]s)\s+(?:meant\s+by\s+|the\s+(?:meaning|definition"
    r"|long\s+form|full\s+name)\s+of\s+)?"
    r"|define\s+|what\s+does\s+|how\s+is\s+|что\s+так(?:ое|ая|ой|ие)\s+|что\s+(?:значит|означает)\s+"
    r"|как\s+расшифровывается\s+|расшифруй\w*\s+)(?P<term>.+?)"
    r"(?:\s+(?:stand(?:s)?\s+for|mean|means|short\s+for|defined|abbreviate[sd]?))?\W*$",
    re.IGNORECASE,
)
_STANDS: Final = re.compile(
    r"\b(?:stand|stands|mean|means|meant|short\s+for|defined?|meaning|definition|long\s+form"
    r"|full\s+name"
    r"|означает|значит|расшифр\w+)\b",
    re.IGNORECASE,
)
_ARTICLE: Final = re.compile(r"^(?:the|a|an|this|that)\s+", re.IGNORECASE)
_ABOUT: Final = re.compile(
    r"\b(?:responsible|in charge|able|allowed|involved|invited|present|going|to)\b", re.IGNORECASE
)
_MOST_NAME_WORDS: Final = 5
_MOST_TERM_WORDS: Final = 6
_VERBS_NOT_POSTS: Final = re.compile(r"^(?:not|being|been|\w+(?:ed|ing))\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class AskedPost:
    """The post asked for, its ranks, and the words that say of what; ``by_verb`` for "who heads",
    where any post of one who heads will do."""

    post: str
    ranks: frozenset[str]
    rest: str
    phrase: str
    by_verb: bool


@dataclass(frozen=True, slots=True)
class AskedWords:
    """Whose words are asked for, and what about, if anything."""

    speaker: str
    topic: str


def asked_person(text: str) -> str | None:
    """The name in "who is Claire Dubois", "what is the post of …"; None where no name may be."""
    for form in (_POST_OF, _WHO_IS, _WHO_IS_BEHIND):
        found = form.match(text)
        if found is None:
            continue
        who = next(
            (words for name, words in found.groupdict().items() if words and name != "noun"), ""
        )
        words = name_words(_ARTICLE.sub("", who))
        plain = any(word.casefold() in FUNCTION_WORDS or POST.fullmatch(word) for word in words[1:])
        if not 0 < len(words) <= _MOST_NAME_WORDS or plain or _ARTICLE.match(who) or "," in who:
            continue
        bare = [word for word in words if not POST.fullmatch(word)]
        if bare and not any(word.casefold() in FUNCTION_WORDS for word in bare):
            return " ".join(bare)
    return None


def asked_post(text: str) -> AskedPost | None:
    """The post in "who is the German ambassador", "who heads the programme"."""
    by_verb = _WHO_DOES.match(text)
    if by_verb is not None:
        post = post_of_verb(by_verb["verb"])
        rest = _ARTICLE.sub("", by_verb["what"])
        return (
            None
            if post is None
            else AskedPost(post, frozenset(), rest, by_verb["what"], by_verb=True)
        )
    found = _WHO_HOLDS.match(text)
    if found is None:
        return None
    phrase = _ARTICLE.sub("", found["what"])
    named = named_post(phrase)
    if named is None or _VERBS_NOT_POSTS.match(phrase) or _ABOUT.search(phrase[: named.span.start]):
        return None
    rest = phrase[: named.span.start] + " " + phrase[named.span.end :]
    return AskedPost(named.post, named.ranks, rest, phrase, by_verb=False)


def asked_words(text: str) -> AskedWords | None:
    """The speaker and the topic in "what did the director say about the budget"."""
    found = _SAID.match(text)
    if found is None:
        return None
    said = found.groupdict()
    speaker = said["who"] or said["whose"] or said["quoted"] or said["ru"]
    topic = said["topic"] or said["its"] or said["on"] or said["ru_topic"] or ""
    return AskedWords(_ARTICLE.sub("", speaker.strip()), topic) if speaker else None


def asked_term(text: str) -> str | None:
    """The term in "what is CARICC", "what does BOCA stand for", "что такое …"."""
    found = _TERM.match(text)
    if found is None:
        return None
    term = found["term"].strip(" \"“”«»'")
    opens_do = re.match(r"(?i)^\W*what\s+does|^\W*how\s+is", text) is not None
    if opens_do and _STANDS.search(text) is None:
        return None
    words = re.findall(r"\w[\w’'/&.-]*", _ARTICLE.sub("", term))
    if not 0 < len(words) <= _MOST_TERM_WORDS or re.search(
        r"(?i)\b(?:of|about|for|in|at|by)\b.*\b(?:is|was|do|does)\b|\b(?:is|was)\b", term
    ):
        return None
    return term
