"""Numbers that a word before them makes identifiers: "letter 14/2-317", "resolution 1373"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sourceline.identifiers.codes import is_code, is_structured_number
from sourceline.identifiers.identifier import Identifier, IdentifierKind, grouped, joined
from sourceline.records import Span
from sourceline.text.words import stem

_NUMBERED: Final = (
    r"resolution|decree|directive|regulation|protocol|permit|licen[cs]e|passport|docket|invoice"
    r"|резолюци[яию]|указ\w{0,2}|постановлени\w+|распоряжени\w+|директив\w+|протокол\w{0,2}"
    r"|паспорт\w{0,2}|лицензи\w+"
)
"""Of these even a plain number is the name: "resolution 1373"."""
_OFTEN_NUMBERED: Final = (
    r"letter|order|decision|law|act|case|project|contract|agreement|file|reference|ref|certificate"
    r"|registration|plate|card|tender|lot|note|circular|application|grant|purchase order|memo"
    r"|vehicle|statement|report|document|record|ticket|account|acc|a/c|iban"
    r"|письм\w+|приказ\w{0,2}|решени\w+|закон\w{0,2}|дел[ао]|проект\w{0,2}|договор\w{0,2}"
    r"|контракт\w{0,2}|соглашени\w+|сч[её]т\w{0,2}|удостоверени\w+|исх|вх|циркуляр\w{0,2}"
)
_SIGN: Final = r"(?:№|No\.?|Nos\.|Nr\.?|N°|#|numbers?|номер\w{0,2}|:)"
_LABEL: Final = re.compile(
    rf"(?i)(?<![\w-])(?:(?P<numbered>{_NUMBERED})|(?P<often>{_OFTEN_NUMBERED}))s?\.?\s{{1,3}}"
    rf"(?P<sign>{_SIGN}\s{{0,3}}){{0,2}}(?=[^\W_])"
)
_NUMBER_SIGN: Final = re.compile(
    r"(?:(?P<word>[^\W\d_]{3,20})\s)?(?<!\w)(?:№|No\.\s|Nr\.?\s|N°|#)\s{0,2}(?=[^\W_])"
)
_VALUE: Final = re.compile(r"[^\W_]+(?:[-–/.][^\W_]+)*(?!\w)")
_LONG_VALUE: Final = re.compile(r"\d{2,6}(?:[ -]\d{2,6}){2,7}(?!\w)")
_SERIES: Final = re.compile(r"[A-ZА-Я]{1,3} \d{4,9}(?!\w)")
_YEAR_AFTER: Final = re.compile(r"\s?\((?:19|20)\d\d\)")
_YEAR: Final = re.compile(r"(?:19|20)\d\d(?:[-–/](?:(?:19|20)?\d\d))?")
_DECIMAL: Final = re.compile(r"\d+[.,]\d+|\d{1,2}\.\d{1,2}\.\d{2,4}")
_MEASURE: Final = re.compile(r"\d+[a-zа-я]+|\d+-[a-zа-я]{2,}")
_PLAIN_CODE: Final = re.compile(r"(?!\w{0,4}(?:19|20)\d\d)[^\W\d_]{2,6}\d{2,6}")
_HYPHENS: Final = re.compile(r"\d{1,4}[-–]\d{1,4}")
_SHORT: Final = 2
"""Digits of a number that means nothing without the word before it: "school No. 12"."""


def labelled_numbers(text: str) -> Iterator[Identifier]:
    """Every number that its label makes an identifier; the label is outside the span."""
    for label in _LABEL.finditer(text):
        word = label["numbered"] or label["often"]
        sure = label["numbered"] is not None or label["sign"] is not None
        found = _value(text, label.end(), word, sure=sure)
        if found is not None:
            yield found
    for sign in _NUMBER_SIGN.finditer(text):
        found = _value(text, sign.end(), sign["word"] or "no", sure=True)
        if found is not None:
            yield found


def _value(text: str, at: int, word: str, *, sure: bool) -> Identifier | None:
    kind: IdentifierKind = "account" if re.match(r"(?i)acc|a/c|iban|сч", word) else "number"
    long = _LONG_VALUE.match(text, at) if sure or kind == "account" else None
    if long is not None and len(joined(long.group())) >= 8:
        return Identifier(Span(*long.span()), kind, joined(long.group()))
    series = _SERIES.match(text, at)
    if series is not None and not _YEAR.fullmatch(series.group().split()[-1]):
        return Identifier(Span(*series.span()), "code", joined(series.group()))
    value = _VALUE.match(text, at)
    if value is None or not any(sign.isdigit() for sign in value.group()):
        return None
    token = value.group()
    year = _YEAR_AFTER.match(text, value.end())
    span = Span(value.start(), year.end() if year else value.end())
    if token.isdigit():
        return _plain(token, span, word, kind, sure=sure, year=year is not None)
    if _YEAR.fullmatch(token) or _DECIMAL.fullmatch(token) or _MEASURE.fullmatch(token):
        return None
    if not any(sign.isalpha() for sign in token):
        plain_range = _HYPHENS.fullmatch(token) is not None and not sure
        is_number = is_structured_number(token) or (sure and not plain_range)
        return Identifier(span, kind, grouped(token)) if is_number else None
    known = is_code(token) or (
        token.isupper()
        and len(token) > _SHORT
        and (sure or _PLAIN_CODE.fullmatch(token) is not None)
    )
    return Identifier(span, kind if kind == "account" else "code", joined(token)) if known else None


def _plain(
    token: str, span: Span, word: str, kind: IdentifierKind, *, sure: bool, year: bool
) -> Identifier | None:
    is_year = _YEAR.fullmatch(token) is not None and not year
    if is_year or not (sure or len(token) >= 5):
        return None
    normal = token if len(token) > _SHORT else f"{stem(word)} {token}"
    return Identifier(span, kind, normal)
