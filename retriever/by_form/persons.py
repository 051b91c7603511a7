"""Names of persons in a text, with the ranks and forms of address before them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from retriever.by_form.post_words import POST
from retriever.query.question_type import any_of
from retriever.query.word_forms import nation
from sourceline.dates.words.lexicon import MONTHS, WEEKDAYS
from sourceline.names.spelling import LEAST_LETTERS, alike, spelling_key
from sourceline.records import Span
from sourceline.text.words import FUNCTION_WORDS, stem

ADDRESS: Final = any_of(
    r"""Mr Mrs Ms Miss Dr Prof Professor Sir Dame Lady Lord H\.\s?E Rev Father Sister Judge Justice
    Gen General Lieutenant Lt Col Colonel Maj Major Capt Captain Sgt Sergeant Inspector Commander
    Brigadier Admiral Corporal Constable Superintendent Detective Excellency Senator
    г-н г-жа господин\w* госпож\w+ [Пп]олковник\w* [Пп]одполковник\w* [Мм]айор\w* [Кк]апитан\w*
    [Гг]енерал\w* [Лл]ейтенант\w* [Дд]октор\w* [Пп]рофессор\w* д-р"""
)
_PREFIX: Final = rf"(?:{ADDRESS}\.?(?:[\s-]|(?=\s)))"
_UPPER: Final = "A-ZÀ-ÖØ-ÞА-ЯЁ"
_WORD: Final = rf"(?:[{_UPPER}][’'])?[{_UPPER}][\w’'-]*\w"
_INITIAL: Final = rf"[{_UPPER}]\."
_PARTICLE: Final = (
    r"(?:de|van|von|der|den|da|di|del|della|dos|du|la|le|el|al|bin|ibn|ter|ten|uulu|kyzy|угли)"
)
_RUN: Final = re.compile(
    rf"(?<![\w’'-])(?P<prefix>(?:{_PREFIX}[ \u00a0\n]{{0,2}})*)"
    rf"(?P<name>(?:{_INITIAL}\s?)*{_WORD}"
    rf"(?:[ \u00a0\n](?:{_PARTICLE}\s){{0,2}}(?:{_INITIAL}\s?)*{_WORD}"
    rf"|\s{_INITIAL}(?:\s?{_INITIAL})?){{0,4}})"
)
_NO_NAME: Final = re.compile(
    any_of(
        r"""Ministr\w+ Departments? Offices? Agenc\w+ Cent(?:re|er)s? Governments? Services?
        Program(?:me)?s?
        Hospitals? Universit\w+ Banks? Funds? Committees? Councils? Commissions? Unions? Republics?
        United
        States? Nations? Kingdom Bureau\w* Authorit\w+ Institutes? Schools? Academ\w+ Directorates?
        Divisions?
        Units? Sections? Companies Company Ltd Inc Foundation Federation Association Organi[sz]ation
        Administration Secretariat Courts? Police Customs Border Guards? Forces? Army Boards?
        Missions? Embass\w+
        Projects? Workshops? Trainings? Courses? Conferences? Meetings? Hotel Street Avenue Road
        Airport Ports?
        Central North\w* South\w* East\w* West\w* Asia\w* Europe\w* Africa\w* America\w* Annex
        Article
        Session Table Report Letter Annual Press Dear Best Kind Regards Subject Contact From To
        Date Page
        International National Regional Global World Main State General Public Health Education
        Defen[cs]e
        Foreign Interior Affairs Militia Development Security Justice Finance Trade Transport
        Environment Agriculture
        River Lake Mountain Sea Island City Town Village District Region Province County
        Министерств\w+ Департамент\w* Управлени\w+ Агентств\w+ Центр\w* Правительств\w+ Служб\w+
        Программ\w*
        Комитет\w* Совет\w* Комисси\w+ Союз\w* Республик\w* Соедин[её]нн\w+ Штат\w*
        Государственн\w+ Главн\w+
        Национальн\w+ Международн\w+ Центральн\w+ Ази\w+ Европ\w+ Отч[её]т\w* Тема Письмо
        Уважаем\w+"""
    ),
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Person:
    """``whole`` is the name with its rank ("Colonel Sherali Mirzoev"), ``name`` without."""

    whole: Span
    name: Span

    @property
    def is_addressed(self) -> bool:
        """Whether a rank or form of address shows that this is a person."""
        return self.whole.start < self.name.start


def find_persons(text: str, within: Span) -> list[Person]:
    """Names of two words or more, or of one behind a rank or form of address."""
    return list(_persons(text, within))


def _persons(text: str, within: Span) -> Iterator[Person]:
    at = within.start
    while (found := _RUN.search(text, at, within.end)) is not None:
        at = max(found.end(), at + 1)
        first = found.start("name")
        for words in _segments(text, found):
            prefixed = bool(found["prefix"]) and words[0].start == first
            full = [one for one in words if not one.of(text).endswith(".") and one.length > 1]
            if full and (len(words) > 1 or prefixed):
                name = Span(words[0].start, words[-1].end)
                yield Person(Span(found.start() if prefixed else name.start, name.end), name)


def _segments(text: str, found: re.Match[str]) -> Iterator[list[Span]]:
    """The words of a run of capitals, parted by those that belong to no person: a body, a post, a
    place, a month; and by a line end where a whole name stands before it."""
    kept: list[Span] = []
    for match in re.compile(r"\S+").finditer(text, found.start("name"), found.end("name")):
        word = Span(*match.span())
        line_ends = len(kept) > 1 and "\n" in text[kept[-1].end : word.start]
        if line_ends or _is_no_name(word.of(text)):
            if kept:
                yield kept
            kept = []
        if not _is_no_name(word.of(text)):
            kept.append(word)
    if kept:
        yield kept


def _is_no_name(word: str) -> bool:
    folded = word.casefold()
    return bool(
        _NO_NAME.fullmatch(word)
        or POST.fullmatch(word)
        or folded in MONTHS
        or folded in WEEKDAYS
        or folded in FUNCTION_WORDS
        or re.fullmatch(ADDRESS, word)
        or (word.isupper() and len(word) > 1 and len(word) < 6 and "." not in word)
        or _is_nation(word)
    )


def _is_nation(word: str) -> bool:
    return nation((stem(word),)) is not None


def name_words(name: str) -> list[str]:
    """The words of a name that tell it from others: no ranks, forms of address or initials."""
    bare = re.sub(rf"(?i)(?<!\w){_PREFIX}", " ", name + " ")
    return [word for word in re.findall(r"[^\W\d_][\w’'-]*\w", bare) if len(word) > 1]


def same_name(asked: list[str], said: str) -> bool:
    """Whether every word asked is a word of the name said, in any spelling and case."""
    words = name_words(said)
    return bool(asked) and all(any(_same(one, other) for other in words) for one in asked)


def _same(one: str, other: str) -> bool:
    if one.casefold() == other.casefold():
        return True
    if min(len(one), len(other)) < LEAST_LETTERS:
        return False
    keys = {spelling_key(one.casefold()), spelling_key(other.casefold())}
    return len(keys) == 1 or _stemmed(one, other)


def _stemmed(one: str, other: str) -> bool:
    """A Russian name in another case: Тулегеновой, Тулегенова."""
    first, second = stem(one), stem(other)
    return first == second or (first[:-1] == second[:-1] and len(first) > 5 and alike(one, other))
