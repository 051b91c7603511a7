"""Whether words are of the kind a question asks for.

Lenient: what might be of the kind passes. Names may be written in lower case ("the settlers",
"outer space"), so who and where are recognised by what they are not; a time may be an event
("after the war") and a number a word ("most of them").
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from retriever.query.question_type import AnswerKind, any_of
from sourceline.dates import find_expressions
from sourceline.records import Span
from sourceline.text.words import FUNCTION_WORDS

_MONTHS: Final = any_of(
    """january february april june july august september october november december jan feb apr jun
    jul aug sept? oct nov dec январ\\w* феврал\\w* март\\w* апрел\\w* ма[йяе] июн\\w* июл\\w*
    август\\w* сентябр\\w* октябр\\w* ноябр\\w* декабр\\w*"""
)
_DAYS: Final = any_of(
    """mondays? tuesdays? wednesdays? thursdays? fridays? saturdays? sundays? понедельник\\w*
    вторник\\w* сред[ауы] четверг\\w* пятниц\\w* суббот\\w* воскресень\\w*"""
)
_UNITS: Final = any_of(
    """years? months? weeks? days? hours? minutes? nights? mornings? evenings? afternoons? noon
    midnight century centuries decades? eras? ages? aged periods? times? quarters? spring summer
    autumn winter anniversary dynasty reign ad bc bce ce bp
    год\\w* лет месяц\\w* недел\\w* день дн\\w* час\\w* ноч\\w+ утр\\w* вечер\\w* полдень полночь
    век\\w* столети\\w+ десятилети\\w+ эпох\\w* период\\w* врем\\w+ весн\\w+ лет[оа] летом осен\\w+
    зим\\w+ квартал\\w*"""
)
_POINTS: Final = any_of(
    """ago later earlier before after during until till since upon following prior while when once
    now today yesterday tomorrow tonight currently present recently soon annually daily weekly
    monthly yearly every
    назад позже раньше ранее до после во\\s+время накануне пока когда сейчас сегодня вчера завтра
    недавно скоро ежегодно ежедневно ежемесячно еженедельно кажд\\w+"""
)
_TIME: Final = re.compile(
    rf"\b(?:{_MONTHS}|{_DAYS}|{_UNITS}|{_POINTS})\b|\b\d{{1,2}}[:.]\d\d\b|\d(?:am|pm|st|nd|rd|th|s)\b"
    r"|\b1\d{3}|\b2[01]\d\d|\b[MDCLXVI]{2,}\b",
    re.IGNORECASE,
)
_ORDINAL: Final = re.compile(
    r"\b(?:first|second|third|\w+(?:fth|nth|eth|xth|hth))\b", re.IGNORECASE
)
_MONTH_NAMES: Final = re.compile(r"\b(?:May|March|Mar)\b")
"""In lower case these are other words."""
_OPENS_TIME: Final = re.compile(
    rf"\b{any_of('before after during until till since upon following by at до после с к')}"
    r"\s+(?:the\s+|a\s+|an\s+)?\Z",
    re.IGNORECASE,
)

_CARDINALS: Final = any_of(
    """zero one two three four five six seven eight nine ten eleven twelve \\w+teen twenty thirty
    forty fifty sixty seventy eighty ninety (?:twen|thir|for|fif|six|seven|eigh|nine)ty-\\w+
    hundreds? thousands? millions? billions? trillions? dozens? half halves thirds? quarters?
    \\w+fths? \\w+nths? once twice thrice double triple single
    од(?:ин|н[аоиу]|ного|ному|ной|ним) дв(?:а|е|ух|умя?|ое|оих) двести двадцат\\w* двенадцат\\w*
    тр(?:и|[её]х|[её]м|емя|ое) тринадцат\\w* тридцат\\w* триста четыр\\w+ четвер\\w* пят\\w*
    шест\\w* сем(?:ь|и|ью) сем(?:надцат|ьдесят|ьсот)\\w* вос(?:емь|ьми|емью) восем\\w+ девят\\w*
    девяност\\w* десят\\w* одиннадцат\\w* сорока? ст[оа] сот(?:ни|ня|ен)? тысяч\\w* миллион\\w*
    миллиард\\w* половин\\w* треть\\w* полтор\\w+ дюжин\\w*"""
)
_AMOUNTS: Final = any_of(
    """all none no nothing both most many few fewer several some majority minority little much
    more less pair couple entire whole countless infinite(?:ly)?
    вс[её] всех оба обе много многие мало несколько большинств\\w+ меньшинств\\w+"""
)
_NUMBER: Final = re.compile(rf"\d|\b(?:{_CARDINALS}|{_AMOUNTS})\b", re.IGNORECASE)
_BARE: Final = re.compile(
    rf"\d+(?:st|nd|rd|th|s)?\b|\b(?:{_CARDINALS}|{_MONTHS}|{_UNITS}|percent|per\s+cent|процент\w*)\b",
    re.IGNORECASE,
)
_LETTERS: Final = re.compile(r"[^\W\d_]+")


_NAME_WORD: Final = re.compile(r"\b[^\W\d_a-zа-яё][\w'’-]*")
_PLAIN_WORD: Final = re.compile(r"(?<![\w'’-])[a-zа-яё]{3,}(?![\w'’-])")


def is_of_kind(kind: AnswerKind | None, text: str, span: Span) -> bool:
    """Whether the words of ``span`` in ``text`` may be what a question of this kind asks for."""
    if kind is None:
        return True
    if kind == "when":
        return _is_time(text, span)
    if kind == "how many":
        return _is_number(text, span)
    return not _is_bare(span.of(text))


def _is_time(text: str, span: Span) -> bool:
    said = span.of(text)
    return bool(
        _TIME.search(said)
        or _ORDINAL.fullmatch(said)
        or _MONTH_NAMES.search(said)
        or _OPENS_TIME.search(text, 0, span.start)
        or find_expressions(said)
    )


def _is_number(text: str, span: Span) -> bool:
    """A number or a word for one that is no date of the text."""
    said = [found.start() + span.start for found in _NUMBER.finditer(span.of(text))]
    dates = (
        [one.span for one in find_expressions(text) if text[one.span.end : one.span.end + 1] != "-"]
        if said
        else []
    )
    return any(not any(date.start <= at < date.end for date in dates) for at in said)


def _is_bare(said: str) -> bool:
    """Nothing but numbers, dates, shares and measures of time."""
    left = _LETTERS.findall(_BARE.sub(" ", _MONTH_NAMES.sub(" ", said)))
    return all(word.casefold() in FUNCTION_WORDS for word in left)


def without_clause(kind: AnswerKind | None, text: str, span: Span) -> Span:
    """Of words for "who" or "where" that run on into what was done, the name they begin with.

    That is so where two words or more that are neither names nor function words are between
    two names, with no sign between: "Mr. Roe expressed gratitude to the Embassy".
    """
    if kind not in ("who", "where"):
        return span
    names = list(_NAME_WORD.finditer(text, span.start, span.end))
    for one, other in pairwise(names):
        between = text[one.end() : other.start()]
        plain = [word for word in _PLAIN_WORD.findall(between) if word not in FUNCTION_WORDS]
        if len(plain) >= 2 and not re.search(r"[,;:()–—]", between):
            is_initial = len(one.group()) == 1 and text[one.end()] == "."
            return Span(span.start, one.end() + is_initial)
    return span
