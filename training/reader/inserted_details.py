"""Details of the kind that desk officers ask for, put behind the names they belong to.

The training sets hold hardly a project code, a budget, a donor or a head of office. Each made
passage is one of theirs with such a detail behind a name ("the Water Board (code KR-214) …");
often another name gets a detail of the same kind, so that the reader has to see whose is asked
for. Asked for a detail that no name has, or of the name that lacks it, the answer is none.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from training.reader.reader_data import Paragraph, Question, QuestionSet

Detail = Callable[["Values", random.Random], str]

_NAME: Final = re.compile(
    r"(?<=[a-z] )(?:the )?"
    r"(?P<name>[A-Z][a-z][\w'-]+(?: (?:(?:of|for|and|the) )*[A-Z][a-z][\w'-]+){1,4})"
    r"(?= [a-z])(?! (?:and|or|of|in)\b)"
)
_HELD: Final = re.compile(
    r"\b(?:Univers|Compan|Counci|Found|Instit|Bank|Fund|Assoc|Agenc|Commis|Minist|Depart|Corpor|Commit"
    r"|Govern|Offic|Projec|Progra|Festiv|Confer|Treat|Act|Award|Museum|School|Colleg|Church|Hospit"
    r"|Part(?:y|ies)|Army|Navy|League|Club|Union|Societ|Court|Parliam|Servic|Forc|Board|Group|Cent(?:er|re)"
    r"|Bureau|Author|Networ|Campaig|Mission|Plan|Statio|Airport|Bridge|Park|Press|Librar|Theat|Team"
    r"|Divisi|Academ|Organi|Congre|Senat|Assemb|Cathed|Games|Cup|House|Revolut|Railw|Canal|Law|Code)"
)
"""Words in the names of what has a budget, a head or a number."""
_PERSON: Final = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Professor|[Pp]resident|[Mm]inister|[Dd]irector|[Aa]uthor|[Ss]cientist)\.? "
    r"(?P<name>[A-Z][a-z]+ [A-Z][a-z]{2,})\b"
)
_BODY: Final = re.compile(
    r"\b(?P<name>(?:[A-Z][a-z]+ ){1,3}(?:University|Company|Council|Foundation|Institute|Bank|Fund"
    r"|Association|Agency|Commission|Ministry|Department|Corporation|Committee|Government|Office))\b"
)
_PLACE: Final = re.compile(r"\b(?:in|near|from) (?P<name>[A-Z][a-z]{3,})(?=[,.] )")
_CONSONANTS: Final = "BCDFGHJKLMNPRSTVXZ"
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Values:
    """Names found in the training sets' own paragraphs."""

    people: Sequence[str]
    bodies: Sequence[str]
    places: Sequence[str]

    @classmethod
    def of(cls, paragraphs: Sequence[Paragraph]) -> Values:
        def found(pattern: re.Pattern[str]) -> list[str]:
            return sorted({m["name"] for p in paragraphs for m in pattern.finditer(p.text)})

        return cls(found(_PERSON), found(_BODY), found(_PLACE))


@dataclass(frozen=True, slots=True)
class DetailKind:
    """One sort of detail: ``{v}`` is the answer, ``{x}`` the name it belongs to."""

    value: Detail
    told: tuple[str, ...]
    asked: tuple[str, ...]


def _person(values: Values, chance: random.Random) -> str:
    return chance.choice(values.people)


def _body(values: Values, chance: random.Random) -> str:
    the = "the " if chance.random() < 0.5 else ""
    return the + chance.choice(values.bodies)


def _place(values: Values, chance: random.Random) -> str:
    return chance.choice(values.places)


def _code(values: Values, chance: random.Random) -> str:
    letters = "".join(chance.choices(_CONSONANTS + "AEIOU", k=chance.randint(1, 5)))
    digits = str(chance.randint(1, 99999))
    return letters + chance.choice(("", "", "-", "/")) + digits


def _number(values: Values, chance: random.Random) -> str:
    year, number = chance.randint(1990, 2026), chance.randint(1, 999)
    return chance.choice((f"{number}/{year}", f"{year}-{number:03}", str(number * 37)))


def _money(values: Values, chance: random.Random) -> str:
    whole, part = chance.randint(1, 900), chance.randint(0, 9)
    sign = chance.choice(("USD ", "$", "€", "EUR ", "US$ ", "£"))
    return sign + chance.choice((f"{whole}.{part} million", f"{whole},{part}00", f"{whole},000"))


def _phone(values: Values, chance: random.Random) -> str:
    return f"+{chance.randint(1, 998)} {chance.randint(10, 99)} {chance.randint(100, 999)} " + str(
        chance.randint(1000, 9999)
    )


def _mail(values: Values, chance: random.Random) -> str:
    first, second = chance.choice(values.people).lower().split()
    return f"{first}.{second}@{chance.choice(values.places).lower()}.org"


def _day(values: Values, chance: random.Random) -> str:
    day, month, year = chance.randint(1, 28), chance.choice(_MONTHS), chance.randint(1960, 2025)
    first = f"{day}-{day + 2}" if chance.random() < 0.3 else f"{day}"
    return chance.choice((f"{first} {month} {year}", f"{month} {year}", f"{month} {day}, {year}"))


def _people_list(values: Values, chance: random.Random) -> str:
    *most, last = chance.sample(list(values.people), chance.randint(2, 4))
    return f"{', '.join(most)} and {last}"


def _places_list(values: Values, chance: random.Random) -> str:
    *most, last = chance.sample(list(values.places), chance.randint(2, 5))
    return f"{', '.join(most)} and {last}"


KINDS: Final = {
    "code": DetailKind(
        _code,
        (" (code {v})", " (project code: {v})", ", code {v},", " ({v})", " [{v}]"),
        ("What is the code of {x}?", "project code of {x}", "Which code does {x} have?"),
    ),
    "number": DetailKind(
        _number,
        (" (No. {v})", " (ref. {v})", ", registered under number {v},", " (reference number {v})"),
        ("What is the number of {x}?", "What is the reference number of {x}?",
         "Under which number is {x} registered?"),
    ),
    "money": DetailKind(
        _money,
        (" (budget: {v})", ", with a budget of {v},", ", worth {v},", " (total cost {v})"),
        ("What is the budget of {x}?", "How much does {x} cost?",
         "How much money is there for {x}?"),
    ),
    "donor": DetailKind(
        _body,
        (", with the financial support of {v},", " (financed by {v})", ", thanks to funds of {v},",
         ", made possible by a grant of {v},", ", with the generous contribution of {v},"),
        ("Who paid for {x}?", "Who funds {x}?", "Where does the money for {x} come from?",
         "Who is the donor of {x}?"),
    ),
    "head": DetailKind(
        _person,
        (", headed by {v},", ", whose director is {v},", " (director: {v})", ", led by {v},",
         ", under the leadership of {v},", ", chaired by {v},"),
        ("Who is the head of {x}?", "Who runs {x}?", "Who is in charge of {x}?", "Who leads {x}?"),
    ),
    "host": DetailKind(
        _body,
        (", conducted by {v},", ", delivered by {v},", ", organised jointly with {v},",
         ", under the auspices of {v},", ", hosted by {v},"),
        ("Who organised {x}?", "Who ran {x}?", "Who taught {x}?", "Who was behind {x}?"),
    ),
    "seat": DetailKind(
        _place,
        (", based in {v},", ", with its headquarters in {v},", " ({v})",
         ", which has its seat in {v},"),
        ("Where is {x} based?", "Where is the office of {x}?", "In which city is {x}?"),
    ),
    "day": DetailKind(
        _day,
        (" (established on {v})", ", set up in {v},", ", which was signed in {v},", " ({v})"),
        ("When was {x} set up?", "When did {x} begin?", "date of {x}", "Since when is there {x}?"),
    ),
    "contact": DetailKind(
        _mail,
        (" (e-mail: {v})", " (contact: {v})", ", which can be reached at {v},"),
        ("What is the e-mail address of {x}?", "Where can I write to {x}?"),
    ),
    "phone": DetailKind(
        _phone,
        (" (tel. {v})", " (phone: {v})", ", telephone {v},"),
        ("What is the phone number of {x}?", "How can I call {x}?"),
    ),
    "members": DetailKind(
        _people_list,
        (", represented by {v},", " (experts: {v})", ", whose members are {v},"),
        ("Who are the members of {x}?", "Who represented {x}?", "Who belongs to {x}?"),
    ),
    "places": DetailKind(
        _places_list,
        (", which covers {v},", " ({v})", ", active in {v},"),
        ("Which countries does {x} cover?", "Where is {x} active?", "In which places is {x}?"),
    ),
}  # fmt: skip
_OTHER_NAME: Final = 0.4
_NONE: Final = 0.6


def detailed(paragraphs: Sequence[Paragraph], count: int, seed: int) -> QuestionSet:
    """So many made passages, one or two questions of each."""
    chance = random.Random(seed)
    values = Values.of(paragraphs)
    fit = [p for p in paragraphs if _is_fit(p.text)]
    chance.shuffle(fit)
    made: list[Paragraph] = []
    questions: list[Question] = []
    for paragraph in fit[:count]:
        text, asked = _made(paragraph.text, values, chance)
        questions += [Question(q, len(made), spans, True, words) for q, spans, words in asked]
        made.append(Paragraph(paragraph.title, text, paragraph.group))
    return QuestionSet("details", tuple(made), tuple(questions), times=2)


def _is_fit(text: str) -> bool:
    names = {m["name"] for m in _NAME.finditer(text)}
    return len(names) > 1 and any(map(_HELD.search, names))


Asked = tuple[str, tuple[tuple[int, int], ...], tuple[str, ...]]


def _made(text: str, values: Values, chance: random.Random) -> tuple[str, list[Asked]]:
    places = list({m["name"]: m for m in _NAME.finditer(text)}.values())
    here = chance.choice([place for place in places if _HELD.search(place["name"])])
    other = chance.choice([place for place in places if place is not here])
    sort = chance.choice(list(KINDS))
    value = KINDS[sort].value(values, chance)
    put = [(here.end(), value, chance.choice(KINDS[sort].told))]
    twofold = chance.random() < _OTHER_NAME
    if twofold:
        second = KINDS[sort].value(values, chance)
        put.append((other.end(), second, chance.choice(KINDS[sort].told)))
    text, span = _inserted(text, put)
    asked: list[Asked] = [(_question(sort, here["name"], chance), (span,), (value,))]
    if chance.random() < _NONE:
        asked.append((_unanswered(sort, here["name"], other["name"], twofold, chance), (), ()))
    return text, asked


def _inserted(text: str, put: Sequence[tuple[int, str, str]]) -> tuple[str, tuple[int, int]]:
    """The text with each detail behind its name; the place of the first one's value."""
    span = (0, 0)
    for at, value, told in sorted(put, reverse=True):
        begin = at + told.index("{v}")
        text = text[:at] + told.format(v=value) + text[at:]
        if (at, value, told) == put[0]:
            span = (begin, begin + len(value))
        else:
            span = _moved(span, at, len(told) - 3 + len(value))
    return text, span


def _moved(span: tuple[int, int], at: int, by: int) -> tuple[int, int]:
    return (span[0] + by, span[1] + by) if span[0] >= at else span


def _unanswered(sort: str, here: str, other: str, twofold: bool, chance: random.Random) -> str:
    """The same of the name without it, or something else of the name that has it."""
    if not twofold and chance.random() < 0.5:
        return _question(sort, other, chance)
    bare = {"code", "number"} if sort in ("code", "number") else {sort}
    unlike = [kind for kind in ("code", "money", "contact", "phone", "donor") if kind not in bare]
    return _question(chance.choice(unlike), here, chance)


def _question(sort: str, name: str, chance: random.Random) -> str:
    the = "the " if len(name.split()) > 2 and chance.random() < 0.6 else ""
    return chance.choice(KINDS[sort].asked).format(x=the + name)


def each_question(one: QuestionSet) -> Iterator[tuple[str, str]]:
    """Every question with its answer's words, for a look at what was made."""
    for question in one.questions:
        text = one.paragraphs[question.paragraph].text
        yield question.text, text[slice(*question.answer)] if question.answer else ""
