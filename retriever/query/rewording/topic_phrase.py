"""What a question or a sentence is about: the words that "it" in the next question means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from retriever.query.rewording.russian_words import part_of_speech
from retriever.query.word_forms import IRREGULAR_VERBS, PARTICIPLES, PAST_ONLY
from sourceline.records import Span
from sourceline.text.language import detect_language
from sourceline.text.words import FUNCTION_WORDS

_TOKEN: Final = re.compile(r"[^\W_]+(?:[.'’/&-][^\W_]+)*|[^\w\s]")
_DETERMINERS_LIST: Final = """
the a an this these those our all every each some any no both last next first
"""
_DETERMINERS: Final = frozenset(_DETERMINERS_LIST.split())
_AUXILIARIES_LIST: Final = """
is are was were be been being am do does did has have had will would shall should can could
may might must
"""
_AUXILIARIES: Final = frozenset(_AUXILIARIES_LIST.split())
_SUPPORT: Final = frozenset(["do", "does", "did"])
_CLAUSE_LIST: Final = """
that which who whom whose what when where why how while because if although though unless
whether it they he she we you i them him there then so
"""
_CLAUSE: Final = frozenset(_CLAUSE_LIST.split())
_PREPOSITIONS_LIST: Final = """
of in on at for from with to by under between during about into onto over near within and or
against since until through per as without after before
"""
_PREPOSITIONS: Final = frozenset(_PREPOSITIONS_LIST.split())
_AFTER_PARTICIPLE_LIST: Final = """
by in on at for from with to under between during of about near within as after
"""
_AFTER_PARTICIPLE: Final = frozenset(_AFTER_PARTICIPLE_LIST.split())
_TIME_NOUNS_LIST: Final = """
year years month months week day days time end beginning start spring summer autumn winter
period date half quarter moment same
"""
_TIME_NOUNS: Final = frozenset(_TIME_NOUNS_LIST.split())
_BASE_VERBS_LIST: Final = """
open close start train house employ receive happen serve provide include cover support visit
sign join raise approve adopt publish report conclude recommend decide plan change increase last
end finish arrive cost contribute fund finance donate pay hand attend participate organise
organize host conduct launch establish create complete agree arrest seize reduce decline
purchase appoint elect announce introduce expect need want use call apply produce collect
issue award grant pledge allocate transfer deliver install move replace resign retire die live
work stay contain involve mean measure weigh operate
"""
_BASE_VERBS: Final = IRREGULAR_VERBS | frozenset(_BASE_VERBS_LIST.split())
_ASKED: Final = re.compile(
    r"^\W*(?:(?:in|on|at|by|from|for|to|with|of|under)\s+)?"
    r"(?:how\s+(?:many|much|long|often|far|old|big|large)|what|which|who|whom|whose|when|where|why"
    r"|how)\b",
    re.IGNORECASE,
)
_ASKED_RUSSIAN: Final = re.compile(
    r"^(?:кто|кого|кому|кем|что|чего|чему|чем|ч[её]м|чей|чья|чьи|когда|где|куда|откуда|сколько|почему"
    r"|зачем|как|как(?:ой|ая|ое|ие|ого|ую|ому|ом|им|их|ими)|котор\w+|ли)$",
    re.IGNORECASE,
)
_VAGUE: Final = re.compile(r"\s*\b(?:somewhere|sometime|где-то|когда-то)\b", re.IGNORECASE)


def topic_phrase(text: str) -> str:
    """The words that say what is asked or told about; blank where there are none."""
    plain = _VAGUE.sub("", text).strip(" ?!.…;,")
    if detect_language(plain) == "ru":
        return _russian(plain)
    phrases = [phrase for phrase in noun_phrases(plain) if not _is_time(phrase)]
    if phrases:
        return max(reversed(phrases), key=_content)
    return _rest(plain)


def noun_phrases(text: str) -> list[str]:
    """Those of an English text that begin with an article or the like, or else with a name."""
    tokens = [Span(*found.span()) for found in _TOKEN.finditer(text)]
    phrases = list(_phrases(text, tokens, _opens_with_article))
    return phrases or list(_phrases(text, tokens, _opens_with_name))


def head_noun(phrase: str) -> str:
    """The noun that the phrase is about, in small letters: "course" of "the course in Osh"."""
    head = ""
    for at, found in enumerate(_TOKEN.finditer(phrase)):
        word = found.group().casefold()
        if at and (word in _PREPOSITIONS or word in _CLAUSE or _is_participle(word)):
            break
        if word not in _DETERMINERS:
            head = word
    return head


def _phrases(text: str, tokens: Sequence[Span], opens: object) -> Iterator[str]:
    at = 0
    while at < len(tokens):
        if not callable(opens) or not opens(text, tokens, at):
            at += 1
            continue
        end = _end(text, tokens, at)
        if end > at:
            yield _trimmed(text[tokens[at].start : tokens[end - 1].end])
        at = max(end, at + 1)


def _opens_with_article(text: str, tokens: Sequence[Span], at: int) -> bool:
    return tokens[at].of(text).casefold() in _DETERMINERS and at + 1 < len(tokens)


def _opens_with_name(text: str, tokens: Sequence[Span], at: int) -> bool:
    word = tokens[at].of(text)
    is_asking = word.casefold() in FUNCTION_WORDS and not word.isupper()
    return word[0].isupper() and not is_asking and (at > 0 or word.isupper())


def _end(text: str, tokens: Sequence[Span], start: int) -> int:
    """The token behind the last one of the phrase."""
    supported = start > 0 and tokens[start - 1].of(text).casefold() in _SUPPORT
    end = start + 1
    while end < len(tokens):
        word = tokens[end].of(text)
        small = word.casefold()
        follows = tokens[end + 1].of(text).casefold() if end + 1 < len(tokens) else ""
        before = tokens[end - 1].of(text).casefold()
        if not word[0].isalnum() or small in _AUXILIARIES or small in _CLAUSE:
            break
        opened = before not in _DETERMINERS and before not in _PREPOSITIONS
        if opened and (_is_verb(small, follows) or (supported and small in _BASE_VERBS)):
            break
        end += 1
    return end


def _is_verb(word: str, follows: str) -> bool:
    """A finite verb behind a noun: "the centre opened"; not "the course organised in Osh"."""
    if word in PAST_ONLY:
        return True
    return _is_participle(word) and follows not in _AFTER_PARTICIPLE


def _is_participle(word: str) -> bool:
    return word in PARTICIPLES or (len(word) > 4 and word.endswith("ed"))


def _trimmed(phrase: str) -> str:
    """Without the prepositions that a cut has left at its end."""
    words = phrase.split()
    while words and words[-1].casefold() in _PREPOSITIONS | _DETERMINERS:
        words.pop()
    return " ".join(words)


def _is_time(phrase: str) -> bool:
    return head_noun(phrase) in _TIME_NOUNS or not _content(phrase)


def _content(phrase: str) -> int:
    return sum(word.casefold() not in FUNCTION_WORDS for word in phrase.split())


def _rest(text: str) -> str:
    """What is left of a question without its asking words, auxiliaries and pronouns."""
    body = _ASKED.sub("", text)
    words = [word for word in body.split() if word.casefold().strip(",") not in _AUXILIARIES]
    kept = [word for word in words if word.casefold().strip(",") not in _CLAUSE]
    return _trimmed(" ".join(kept).strip(" ,"))


def _russian(text: str) -> str:
    """The same of a Russian one: without asking words, verbs and pronouns."""
    kept = [
        word
        for word in text.split()
        if not _ASKED_RUSSIAN.match(word.strip(",.:;"))
        and part_of_speech(word.strip(",.:;«»")) not in ("VERB", "INFN", "NPRO", "PRCL", "CONJ")
    ]
    return " ".join(kept).strip(" ,")


_PASSIVE: Final = re.compile(
    r"^(?P<what>.+?)\s+(?:was|were|is|are|(?:has|have|had|will)\s+be(?:en)?|is\s+being|was\s+being)\s+"
    r"(?=(?P<done>[\w-]+)\b)",
    re.IGNORECASE,
)


def statement_topic(text: str) -> str:
    """What a statement is about, with when and where: "the course held in Osh in May"."""
    plain = _VAGUE.sub("", text).strip(" ?!.…;,")
    passive = _PASSIVE.match(plain)
    if passive and passive["what"].casefold() != "there" and _is_participle(passive["done"]):
        return f"{passive['what']} {plain[passive.end() :]}"
    return topic_phrase(text)


def things_asked(text: str) -> str:
    """The several things a question is about: what "they" in the next one means."""
    plain = text.strip(" ?!.…;,")
    if detect_language(plain) == "ru":
        return _russian(plain)
    plural = [phrase for phrase in noun_phrases(plain) if is_plural(head_noun(phrase))]
    asked = _ASKED.match(plain)
    noun = plain[asked.end() :].split()[:1] if asked else []
    if noun and is_plural(noun[0].casefold()):
        words = _rest(plain).split()
        if words[1:] and words[1].casefold() in PAST_ONLY:
            return " ".join(["the", words[0], "who", *words[1:]])
        return " ".join(words)
    return plural[-1] if plural else topic_phrase(text)


def is_plural(noun: str) -> bool:
    return noun in ("people", "men", "women", "children", "staff", "police") or (
        noun.endswith("s") and not noun.endswith(("ss", "us", "is"))
    )
