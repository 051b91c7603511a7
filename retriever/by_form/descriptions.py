"""Who is what, as a sentence says it: "Colonel A. B, head of the centre", "The director is C. D".

The shapes say where the person and the post stand to each other; what is between decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from retriever.by_form.named_post import named_post
from retriever.by_form.persons import Person, find_persons
from retriever.by_form.post_words import POST
from retriever.query.question_type import any_of
from sourceline.records import Span
from sourceline.text.words import FUNCTION_WORDS

Way = Literal["behind", "is", "before", "signature", "cell", "heads", "described"]
"""How the words stand to the name; "described" names no post ("a retired judge's son")."""


@dataclass(frozen=True, slots=True)
class Description:
    """What a text calls a person. ``post`` is its class and ``ranks`` what changes it; both are
    empty where the words name no post. ``sentence`` is where it stands."""

    person: Person
    words: Span
    way: Way
    post: str
    ranks: frozenset[str]
    sentence: Span


_OF: Final = r"(?:\s(?:of|for|at|in|to|on|with|from)\s[^,;:()\n\t“”\"«»]{2,110}?)"
_GENITIVE: Final = r"(?:(?:\s[\w«»\"“”-]+){1,9}?)"
_IS: Final = any_of(r"is was remains became are были был[аи]? является являлся стал[аи]?")
_AFTER_POST: Final = re.compile(
    rf"(?:[\s-](?:General|in\sChief|designate|-designate))?(?:{_OF}|{_GENITIVE})?"
    rf"(?:\s*,\s*|\s*:\s*|\s[–—-]\s|\s+(?:also\s|currently\s)?{_IS}\s+|\s+)(?:now\s)?(?:the\s)?\Z",
    re.IGNORECASE,
)
"""Between a post and the person behind it."""
_ENDS_OPEN: Final = re.compile(
    r"\b(?:and|or|of|for|at|in|to|by|with|и|или)\s(?:the\s)?\Z", re.IGNORECASE
)
_SPEECH: Final = any_of(
    r"""said says told tells noted notes added stated explained thanked was is were are has had
    have will
    opened led signed spoke welcomed attended presented visited wrote called asked met took gave
    сказал\w* отметил\w* заявил\w* подчеркнул\w* сообщил\w* был\w* открыл\w* провел\w*"""
)
_VERB: Final = re.compile(rf"(?<!\w){_SPEECH}(?!\w)", re.IGNORECASE)
_BEHIND: Final = re.compile(
    r"\s*,\s+(?!(?:and|or|but|и|или|who|which|that|while|when|where)\b)|\s\(|\s[–—-]\s"
)
_COPULA: Final = re.compile(
    r",?\s+(?:(?:(?:was|is|has\sbeen|were)\s(?:re-?)?(?:elected|appointed|named|chosen|selected|nominated|promoted)"
    r"(?:\s(?:as|to\sbe|to))?|is|was|remains|became|has\sbeen|had\sbeen|serves?\sas|served\sas|works?\sas"
    r"|worked\sas|acts?\sas|as|took\sover\sas|joined\s.{0,40}\sas|является|работает|стал[аи]?|назначен[аы]?"
    r"|был[аи]?\sназначен[аы]?|занимает\sпост)\s+)(?:currently\s|now\s)?(?=\w)",
    re.IGNORECASE,
)
_END: Final = re.compile(
    r"[,;:()\t“”\"«»]|\.(?=\s|\Z)|\n\s*\n|\s[–—]\s|\s(?:who|which|that|since|until|before|after|while|when|where"
    r"|котор\w+)\b|\s(?:from|in|on|between)\s(?=\d|January|February|March|April|May|June|July|August"
    r"|September|October|November|December)"
)
_LIST_IN_NAME: Final = re.compile(
    r",\s(?:[A-Z][\w-]+(?:\s[A-Z][\w-]+)?,\s)*[A-Z][\w-]+(?:\s[A-Z][\w-]+)?\sand\s[A-Z][\w-]+(?=[,.;)])"
)
_ARTICLE: Final = re.compile(r"(?:(?:the|a|an)\s+)", re.IGNORECASE)
_OPENS: Final = re.compile(r"(?:an?|its|their|our|his|her|the)\s+\w", re.IGNORECASE)
_HEADED: Final = re.compile(
    r"\b(?P<verb>headed|led|chaired|directed|managed|run|commanded|coordinated|supervised)\sby\s(?:the\s)?\Z"
    r"|\b(?P<verb_ru>возглавляет|возглавил[аи]?|руководит)\s\Z",
    re.IGNORECASE,
)
_HEADS: Final = re.compile(
    r"(?:,[^,.]{1,80},)?\s(?:currently\s|now\s|has\s)?(?P<verb>heads|headed|leads|chairs|chaired|directs|manages"
    r"|managed|runs|commands|coordinates|supervises|возглавляет|руководит)\s",
    re.IGNORECASE,
)
_LEADS: Final = re.compile(
    r"\b(?:heads?|headed|led|leads?|chair\w*|direct\w*|manag\w*|runs?|command\w*|coordinate\w*|supervis\w*"
    r"|возглав\w+|руковод\w+)\b",
    re.IGNORECASE,
)
_VERB_POST: Final = {
    "head": "head", "lead": "head", "led": "head", "run": "head", "command": "commander",
    "chair": "chair", "direct": "director", "manage": "manager", "coordinate": "coordinator",
    "supervise": "supervisor", "возглав": "head", "руковод": "head",
}  # fmt: skip
_MOST: Final = 160


def find_descriptions(text: str, sentence: Span, *, posts: bool = False) -> list[Description]:
    """Every description of a named person in a sentence of the text; those that name a post alone
    where ``posts``."""
    if posts and not (
        POST.search(text, sentence.start, sentence.end)
        or _LEADS.search(text, sentence.start, sentence.end)
    ):
        return []
    persons = find_persons(text, sentence)
    found: list[Description] = []
    before = sentence.start
    for at, person in enumerate(persons):
        after = persons[at + 1].whole.start if at + 1 < len(persons) else sentence.end
        own = [
            *_behind(text, person, sentence, after),
            *_before(
                text, person, Span(min(before, person.whole.start), person.whole.start), sentence
            ),
            *_heads(text, person, sentence),
        ]
        if own or person.is_addressed:  # else it may be part of what the post is of: "Ocean Policy"
            before = max([person.whole.end, *(one.words.end for one in own if one.way != "before")])
        found += own
    return found


def post_of_verb(verb: str) -> str | None:
    """ "heads" is what a head does."""
    folded = verb.casefold()
    return next((post for start, post in _VERB_POST.items() if folded.startswith(start)), None)


def _behind(text: str, person: Person, sentence: Span, next_person: int) -> Iterator[Description]:
    """ "A. B, head of the centre", "A. B (Norway, coordinator)", "A. B is the director of …"."""
    copula = _COPULA.match(text, person.name.end, sentence.end)
    opening = copula or _BEHIND.match(text, person.name.end, sentence.end)
    if opening is None:
        return
    bracketed = opening.group().endswith("(")
    words = (_in_bracket if bracketed else _phrase)(
        text, opening.end(), sentence.end, copula is None
    )
    if words is None or (next_person < words.end and not _ends_before(text, words, next_person)):
        return
    said = words.of(text)
    post = POST.search(said)
    if post is not None and _VERB.search(said[: post.start()]) is None:
        way: Way = "is" if copula else "behind"
        described = _description(text, person, words, way, sentence)
        if described is not None:
            yield described
    elif copula is None and _OPENS.match(text, opening.end()) and _VERB.search(said) is None:
        yield Description(person, words, "described", "", frozenset(), sentence)


def _ends_before(text: str, words: Span, next_person: int) -> bool:
    """A name inside the phrase is of what it is a post of ("the Anna Lindh Foundation"): only
    behind an "of"; else the phrase is that person's."""
    return re.search(r"\b(?:of|for|to)\b", text[words.start : next_person], re.I) is not None


def _in_bracket(text: str, start: int, end: int, closed: bool) -> Span | None:
    stop = text.find(")", start, end)
    return Span(start, stop) if closed and 0 < stop - start <= _MOST else None


def _phrase(text: str, start: int, end: int, closed: bool) -> Span | None:
    """The noun phrase at a position, to where it ends; without its article."""
    article = _ARTICLE.match(text, start)
    begin = article.end() if article else start
    stop = _END.search(text, begin, end)
    last = stop.start() if stop else end
    if closed and stop is not None and stop.group() == ",":
        further = _LIST_IN_NAME.match(text, stop.start(), end)
        last = further.end() if further else last
    said = text[begin:last].rstrip(" .\n")
    if not said or len(said) > _MOST or not said[0].isalnum():
        return None
    return Span(begin, begin + len(said))


def _before(text: str, person: Person, gap: Span, sentence: Span) -> Iterator[Description]:
    """ "German Ambassador C. D", "head of the centre, Major E. F", "Director: G. H"."""
    headed = _HEADED.search(text, gap.start, gap.end)
    if headed is not None:
        verb = headed["verb"] or headed["verb_ru"]
        clause = Span(
            gap.start
            + len(text[gap.start : gap.end])
            - len(text[gap.start : gap.end].lstrip(" ,;")),
            person.name.end,
        )
        yield Description(person, clause, "heads", post_of_verb(verb) or "", frozenset(), sentence)
        return
    posts = list(POST.finditer(text, gap.start, gap.end))
    chosen = _governing(text, posts, gap.end)
    if chosen is None:
        return
    start = _phrase_start(text, gap.start, chosen.start())
    end = gap.start + len(text[gap.start : gap.end].rstrip())
    words = Span(start, _without_joint(text, start, end))
    described = _description(text, person, words, "before", sentence)
    if described is not None:
        yield described


def _governing(text: str, posts: Sequence[re.Match[str]], end: int) -> re.Match[str] | None:
    """The first post of the phrase before the name: the deputy of "deputy of the director"."""
    for post in posts:
        between = text[post.end() : end]
        if "\t" in between or "\n\n" in between or len(between) > _MOST:
            continue
        if (
            _ENDS_OPEN.search(between) is None
            and _AFTER_POST.match(between)
            and not _VERB.search(re.sub(rf"{_IS}\s+\Z", "", between))
        ):
            return post
    return None


def _without_joint(text: str, start: int, end: int) -> int:
    """Where the phrase ends, before the comma, dash or "is" that joins it to the name."""
    said = re.sub(
        rf"(?i)(?:\s+(?:also\s|currently\s)?{_IS}(?:\s+now)?|\s*[,:–—-]|\s+the)+\Z",
        "",
        text[start:end],
    )
    return start + len(said.rstrip())


def _phrase_start(text: str, low: int, post: int) -> int:
    """Back over what goes with the post: adjectives, names of bodies; no verb, no article."""
    start = post
    for _ in range(6):
        before = re.search(r"([^\W_][\w’'-]*)[\s-]\Z", text[low:start])
        if before is None or _stops(before[1]):
            break
        start = low + before.start(1)
    return start


def _stops(word: str) -> bool:
    folded = word.casefold()
    possessive = folded in ("its", "their", "his", "her", "our", "её", "его", "их", "ее")
    verb = word.islower() and re.fullmatch(r"\w+(?:ed|ли|ла|л)", folded) and folded != "retired"
    adverb = folded in (
        "yesterday",
        "today",
        "also",
        "then",
        "now",
        "both",
        "including",
        "while",
        "new",
        "newly",
    )
    return not possessive and bool(
        folded in FUNCTION_WORDS or verb or adverb or _VERB.fullmatch(word)
    )


def _heads(text: str, person: Person, sentence: Span) -> Iterator[Description]:
    """ "A. B heads the programme"."""
    verb = _HEADS.match(text, person.name.end, sentence.end)
    if verb is None:
        return
    stop = _END.search(text, verb.end(), sentence.end)
    last = stop.start() if stop else sentence.end
    said = text[verb.start("verb") : last].rstrip(" .\n")
    words = Span(verb.start("verb"), verb.start("verb") + len(said))
    yield Description(
        person, words, "heads", post_of_verb(verb["verb"]) or "", frozenset(), sentence
    )


def _description(
    text: str, person: Person, words: Span, way: Way, sentence: Span
) -> Description | None:
    named = named_post(words.of(text))
    if named is None:
        return None
    return Description(person, words, way, named.post, named.ranks, sentence)
