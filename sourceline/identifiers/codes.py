"""Codes, accounts, phones, addresses and versions: recognised by their shape alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from sourceline.identifiers.identifier import Identifier, IdentifierKind, grouped, joined
from sourceline.records import Span
from sourceline.text.currency_codes import CURRENCY_CODES

_EMAIL: Final = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_ADDRESS: Final = re.compile(r"\b(?:https?://|www\.)[^\s<>\"»”]*[\w/]")
_ACCOUNT: Final = re.compile(
    r"(?<!\w)[A-Za-z]{2}\d{2} ?[A-Za-z\d]{4}(?: ?(?=[A-Za-z]{0,3}\d)[A-Za-z\d]{4}){1,7}"
    r"(?: ?\d{1,3})?(?!\w)"
)
_PHONE: Final = re.compile(
    r"(?<![\w+])(?:\+\d|00\d)[\d \u00a0().–-]{6,19}\d(?!\w)"
    r"|(?<![\w(])\(\d{2,5}\) ?\d[\d –-]{4,10}\d(?!\w)"
)
_PHONE_LABEL: Final = re.compile(
    r"(?i)\b(?:tel|telephone|phone|mobile|cell|fax|hotline|тел|телефон\w*|факс\w*|моб)\b"
    r"(?:\s(?:numbers?|no|номер\w*))?[.:]{0,2}\s{0,3}(?:№|is\s)?(?=[\d(])"
)
_PHONE_VALUE: Final = re.compile(r"\(?\d[\d ().–-]{3,16}\d(?!\w)")
_VERSION: Final = re.compile(
    r"(?i)(?<!\w)(?:(?:version|верси[яию])\s{1,3}(?:no\.?\s)?(?P<named>\d{1,4}(?:\.\d{1,4}){0,3}[a-z]?)"
    r"|(?:ver\.?|v\.?|release|build|релиз\w*)\s?(?P<dotted>\d{1,4}(?:\.\d{1,4}){1,3}[a-z]?)"
    r"|v(?P<short>\d{1,3}))(?!\w)(?!\.\d)"
)
_PLATE: Final = re.compile(
    r"(?<![\w-])(?=[A-ZА-Я\d -]*[A-ZА-Я])(?=[A-ZА-Я \d-]*\d{2})"
    r"(?:\d{1,4}|[A-ZА-Я]{1,3})(?:[ -](?:\d{2,4}|[A-ZА-Я]{1,3})){2,4}(?![\w-])"
)
_TOKEN: Final = re.compile(
    r"(?<![\w./-])(?P<token>[^\W_]+(?:[-–/.][^\W_]+)*)(?!\w)(?:\((?:19|20)\d\d\))?"
)
_LONG: Final = re.compile(
    r"(?<![\w.,/-])(?:\d{9,30}|\d{4}(?: \d{4}){3,6}(?: \d{1,3})?)(?![\w/-]|[.,]\d)"
)
_RUNS: Final = re.compile(r"[^\W\d_]+|\d+")
_UNIT: Final = re.compile(
    r"(?i)(?:[kmgt]?(?:w|wh|b|hz|v|g|m|l)|mm|cm|km|kg|ml|mb|gb|tb|usd|eur|gbp|ppm|am|pm|th|st|nd|rd|"
    r"km2|m2|m3|кг|км|мм|см|мвт|квт|гб|мб|руб|долл|тыс|млн|млрд|г|м|л|шт|чел)"
)
_YEAR: Final = re.compile(r"19[5-9]\d|20[0-3]\d")
_YEARS: Final = re.compile(r"(?:19|20)\d\d[-–/](?:(?:19|20)?\d\d)")
_DATE: Final = re.compile(
    r"\d{1,2}[-–/.]\d{1,2}[-–/.](?:19|20)?\d\d|(?:19|20)\d\d[-–/.]\d{1,2}[-–/.]\d{1,2}"
    r"|(?:0?\d|1[0-2])/(?:19|20)\d\d|(?:19|20)\d{6}"
)
_LEAST_DIGITS: Final = 3


def shaped(text: str) -> Iterator[Identifier]:
    """Every identifier that needs no word before it to be one; they may overlap, surest first."""
    yield from _simple(text, _EMAIL, "e-mail")
    yield from _simple(text, _ADDRESS, "address")
    for found in _ACCOUNT.finditer(text):
        if sum(sign.isdigit() for sign in found.group()) >= 6:
            yield Identifier(Span(*found.span()), "account", joined(found.group()))
    yield from _phones(text)
    for found in _VERSION.finditer(text):
        number = found["named"] or found["dotted"] or found["short"]
        yield Identifier(Span(*found.span()), "version", f"version {number.casefold()}")
    for found in _PLATE.finditer(text):
        if _is_plate(found.group()):
            yield Identifier(Span(*found.span()), "code", joined(found.group()))
    for found in _TOKEN.finditer(text):
        yield from _token(found)
    for found in _LONG.finditer(text):
        if not _DATE.fullmatch(found.group()):
            yield Identifier(Span(*found.span()), "number", joined(found.group()))


def is_code(token: str) -> bool:
    """Letters and digits that no word, ordinal, amount or year is written with."""
    runs = _RUNS.findall(token)
    digits = sum(len(run) for run in runs if run[0].isdigit())
    letters = [run for run in runs if not run[0].isdigit()]
    if not letters or not digits or _is_quantity(runs):
        return False
    if "/" in token and digits >= 2 and sum(run.isupper() for run in letters) >= 1:
        return not re.fullmatch(r"(?i)[QHЧ][1-4]/\d{2,4}", token)
    if digits < _LEAST_DIGITS:
        return False
    has_capital = any(run.isupper() for run in letters)
    mixed = len(runs) > 2 or (not runs[0][0].isdigit() and len(runs[0]) <= 5)
    return has_capital or (mixed and not token[-1].isalpha())


def is_structured_number(token: str) -> bool:
    """Digits in groups that are no date, range, fraction or score: 14/2-317, 1373/45, 123-45-67."""
    if _DATE.fullmatch(token) or _YEARS.fullmatch(token):
        return False
    groups = re.findall(r"\d+", token)
    signs = set(re.findall(r"[-–/]", token))
    if "/" in signs and len(signs) > 1:
        return len("".join(groups)) > _LEAST_DIGITS
    if signs == {"/"}:
        return any(len(group) >= _LEAST_DIGITS for group in groups)
    return bool(signs) and len(groups) >= 3


def _simple(text: str, pattern: re.Pattern[str], kind: IdentifierKind) -> Iterator[Identifier]:
    for found in pattern.finditer(text):
        yield Identifier(Span(*found.span()), kind, found.group().casefold().rstrip("/"))


def _phones(text: str) -> Iterator[Identifier]:
    for found in _PHONE.finditer(text):
        yield _phone(found)
    for label in _PHONE_LABEL.finditer(text):
        value = _PHONE_VALUE.match(text, label.end())
        if value is not None and len(joined(value.group())) >= 5:
            yield _phone(value)


def _phone(found: re.Match[str]) -> Identifier:
    digits = joined(found.group())
    return Identifier(Span(*found.span()), "phone", digits.removeprefix("00"))


def _token(found: re.Match[str]) -> Iterator[Identifier]:
    token = found["token"]
    if token.replace("-", "").replace("/", "").replace("–", "").isdigit():
        if is_structured_number(token):
            yield Identifier(Span(*found.span()), "number", grouped(token))
    elif is_code(token):
        yield Identifier(Span(*found.span()), "code", joined(token))


def _is_quantity(runs: list[str]) -> bool:
    """ "250km", "USD500", "1990s", "FY2021", "post-2015", "120-bed"."""
    if len(runs) != 2:
        return False
    first, last = runs
    if first[0].isdigit():
        return last.islower() or _UNIT.fullmatch(last) is not None
    return bool(_is_currency(first) or _YEAR.fullmatch(last))


def _is_plate(text: str) -> bool:
    """Three groups or more of letters and digits by turns, no amount and no year among them."""
    groups = re.split(r"[ -]", text)
    turns = all(one.isdigit() != after.isdigit() for one, after in pairwise(groups))
    letters = [group for group in groups if not group.isdigit()]
    amount = any(map(_is_currency, letters))
    year = any(_YEAR.fullmatch(group) for group in groups)
    long = len(groups) > 3 or any(len(group) > 2 and group.isdigit() for group in groups)
    return turns and long and not amount and not year


def _is_currency(letters: str) -> bool:
    return letters == "US" or letters in CURRENCY_CODES
