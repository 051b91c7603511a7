"""Text → numbers with their scale, bound and unit: "more than 100 thousand dollars".

A number means a range of values: "more than 10" all above 10, "about 200" those near it, "7.2
million" itself. The words around it say what it counts.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from sourceline.records import Span
from sourceline.text.number_bounds import bound_before

_UNITS: Final = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen
"""
_TENS: Final = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_RUSSIAN: Final = {
    "ноль": 0, "один": 1, "одна": 1, "одно": 1, "одного": 1, "одной": 1, "два": 2, "две": 2,
    "двух": 2, "двое": 2, "три": 3, "трёх": 3, "трех": 3, "трое": 3, "четыре": 4, "четырёх": 4,
    "четырех": 4, "пять": 5, "пяти": 5, "шесть": 6, "шести": 6, "семь": 7, "семи": 7, "восемь": 8,
    "восьми": 8, "девять": 9, "девяти": 9, "десять": 10, "десяти": 10, "одиннадцать": 11,
    "двенадцать": 12, "тринадцать": 13, "четырнадцать": 14, "пятнадцать": 15, "шестнадцать": 16,
    "семнадцать": 17, "восемнадцать": 18, "девятнадцать": 19, "двадцать": 20, "двадцати": 20,
    "тридцать": 30, "тридцати": 30, "сорок": 40, "сорока": 40, "пятьдесят": 50, "шестьдесят": 60,
    "семьдесят": 70, "восемьдесят": 80, "девяносто": 90, "двести": 200, "триста": 300,
    "четыреста": 400, "пятьсот": 500, "шестьсот": 600, "семьсот": 700, "восемьсот": 800,
    "девятьсот": 900,
}  # fmt: skip
_SMALL: Final[dict[str, float]] = {
    **{word: float(value) for value, word in enumerate(_UNITS.split())},
    **{word: 10.0 * (at + 2) for at, word in enumerate(_TENS)},
    **{word: float(value) for word, value in _RUSSIAN.items()},
}
_SCALES: Final[dict[str, float]] = {
    "hundred": 1e2, "dozen": 12, "thousand": 1e3, "k": 1e3, "million": 1e6, "mln": 1e6, "mn": 1e6,
    "m": 1e6, "billion": 1e9, "bn": 1e9, "trillion": 1e12, "trn": 1e12,
    "сто": 1e2, "ста": 1e2, "тысяча": 1e3, "тысячи": 1e3, "тысяч": 1e3, "тыс": 1e3, "миллион": 1e6,
    "миллиона": 1e6, "миллионов": 1e6, "млн": 1e6, "миллиард": 1e9, "миллиарда": 1e9,
    "миллиардов": 1e9, "млрд": 1e9,
}  # fmt: skip
_GLUED: Final = frozenset(["k", "m", "mn", "bn"])
"""Mean a scale only directly after the digits or after a currency: "$5m"."""
_CURRENCY_NAMES: Final = """
dollar $ us$ usd dollars долларов доллара доллар
euro € eur euros евро
pound £ gbp pounds
yen ¥ jpy иен
ruble ₽ rub rubles roubles rouble рублей рубля рубль
tenge ₸ kzt тенге
yuan cny renminbi юаней
som soms kgs сомов сома
somoni tjs сомони
sum uzs сумов
manat tmt azn манатов
krone kroner krona kronor nok sek dkk крон
franc francs chf франков
canadian_dollar cad c$ ca$
australian_dollar aud a$
lira try tl лир
rupee rupees inr pkr рупий
kwacha mwk zmw
shilling shillings kes tzs ugx
won krw
zloty pln
hryvnia uah гривен
dram amd
lari gel
afghani afghanis afn
rial irr
dirham dirhams aed
riyal sar
rand zar
naira ngn
real reais brl
peso pesos mxn
shekel shekels ils
baht thb
ringgit myr
rupiah idr
forint huf
koruna czk
leu lei mdl ron
lev bgn
cent cents
"""
"""A line for each: its name, then all that it is written as."""
_CURRENCIES: Final[dict[str, str]] = {
    name: line.split()[0] for line in _CURRENCY_NAMES.strip().splitlines() for name in line.split()
}
_AMBIGUOUS: Final = frozenset(["real", "sum", "won", "try", "tl", "lei", "rand", "lev", "cop"])
"""Words too: no unit unless in capitals before an amount."""
_PERCENT: Final = r"%|(?:per\s?cent|percentage\s+points?|процент\w*)\b"
_CODES: Final = "|".join(
    sorted((name.upper() for name in _CURRENCIES if re.fullmatch("[a-z]{3}", name)), reverse=True)
)
_BEFORE_UNIT: Final = rf"(?:(?:US|CA|C|A)\$|(?-i:{_CODES})|[$€£¥₽₸])"
_DIGITS: Final = (
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)(?:,\d+)?"
    r"|\d+(?:\.\d+)?|\d+,\d{1,2}(?!\d)"
)
_SCALED: Final = "|".join(sorted(_SCALES, key=len, reverse=True))
_WORDS: Final = "|".join(sorted({*_SMALL, *_SCALES} - _GLUED, key=len, reverse=True))
_SPELLED: Final = rf"(?:an?\s+(?={_SCALED}))?(?:{_WORDS})(?:(?:[\s-]+(?:and\s+)?)(?:{_WORDS}))*"
_MONEY: Final = "|".join(
    sorted(
        (c for c in _CURRENCIES if c.isalpha() and c not in _AMBIGUOUS),
        key=len,
        reverse=True,
    )
)
_NUMBER: Final = re.compile(
    rf"(?<![\w.,/])(?<!\w[-–])(?P<before>{_BEFORE_UNIT})?\s?"
    rf"(?:(?P<digits>{_DIGITS})(?:(?P<scale>\s?(?:{_SCALED})"
    rf"s?\b\.?)|(?![\w/])(?!\.\d))|(?P<spelled>\b{_SPELLED}s?|(?<=than\s)an?)\b(?![-–](?:\w*year|of-)))",
    re.IGNORECASE,
)
_AFTER: Final = re.compile(
    rf"\s?(?:(?P<percent>{_PERCENT})|(?:of\s+)?(?:US\s|U\.S\.\s|American\s|американск\w+\s)?"
    rf"(?P<money>(?:{_MONEY})\b|[€$£₽₸])"
    r"(?:\s+США)?)",
    re.IGNORECASE,
)
ORDINAL: Final = "nth"
"""The unit of "third" and "3rd"."""
_ORDINALS: Final = """
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth
"""
_NTH: Final[dict[str, float]] = {
    **{word: float(at) for at, word in enumerate(_ORDINALS.split(), start=1)},
    **{f"{word[:-1]}ieth": 10.0 * (at + 2) for at, word in enumerate(_TENS)},
}
_ORDINAL: Final = re.compile(
    rf"(?<![\w.-])(?:(?P<digits>\d{{1,4}})(?:st|nd|rd|th|-(?:й|я|е|го|ой|ая|ое))"
    rf"|(?:(?:{'|'.join(_TENS)})[\s-])?(?:{'|'.join(_NTH)}))\b(?!\w*-)",
    re.IGNORECASE,
)
_NEAR: Final = 0.1
"""Share by which the value may differ from "about 200"."""
_ROUNDED: Final = 0.02
"""Share by which a claim may round the value in the source."""
_EXACT_WORDS: Final = frozenset(["one", "a", "один", "одна", "одно", "одного", "одной"])


@dataclass(frozen=True, slots=True)
class Number:
    """``span`` includes the bound and the sign of the unit; the value is between low and high.

    ``unit`` is a currency, "%" or ORDINAL, blank for a plain count. ``step`` is the value of the
    last digit written: 100,000 in "7.2 million".
    """

    span: Span
    value: float
    low: float
    high: float
    unit: str
    step: float

    @property
    def is_exact(self) -> bool:
        return self.low == self.high


def find_numbers(text: str, taken: Iterable[Span] = ()) -> tuple[Number, ...]:
    """Every number outside the spans ``taken`` (dates), in order. "One" alone is none."""
    spans = tuple(taken)
    ordinals = list(_ordinals(text, spans))
    others = _cardinals(text, (*spans, *(each.span for each in ordinals)))
    return tuple(sorted([*ordinals, *others], key=lambda number: number.span.start))


def _ordinals(text: str, taken: tuple[Span, ...]) -> Iterator[Number]:
    for found in _ORDINAL.finditer(text):
        span = Span(*found.span())
        if not any(span.overlaps(other) for other in taken):
            digits = found["digits"]
            value = float(digits) if digits else _ordinal_value(found.group())
            yield Number(span, value, value, value, ORDINAL, 1.0)


def _ordinal_value(words: str) -> float:
    *tens, last = re.split(r"[\s-]+", words.casefold())
    return sum(_SMALL[word] for word in tens) + _NTH[last]


def _cardinals(text: str, taken: tuple[Span, ...]) -> Iterator[Number]:
    for found in _NUMBER.finditer(text):
        start = found.end() - len(found.group().lstrip())
        if not any(Span(start, found.end()).overlaps(span) for span in taken):
            number = _cardinal(text, start, found)
            if number is not None:
                yield number


def _cardinal(text: str, start: int, found: re.Match[str]) -> Number | None:
    """None for "one" that counts nothing."""
    digits, spelled, scale = found["digits"], found["spelled"], _scale(found)
    value, step = _digits_value(digits) if digits else (_words_value(spelled), 1.0)
    factor = _SCALES.get(scale, 1.0)
    end = found.end() if not found["scale"] or scale else found.end("digits")
    after = _AFTER.match(text, end)
    unit = _unit(found["before"], after)
    bound, begin = bound_before(text, start)
    if spelled and not bound and not unit and spelled.casefold() in _EXACT_WORDS:
        return None
    low, high = _range(value * factor, bound)
    span = Span(begin, after.end() if after and unit else end)
    return Number(span, value * factor, low, high, unit, step * factor)


def _scale(found: re.Match[str]) -> str:
    """The scale behind the digits in lower case; blank where there is none."""
    scale = (found["scale"] or "").strip().casefold().rstrip(".").removesuffix("s")
    apart = scale in _GLUED and not found["before"] and found["scale"][0].isspace()
    return "" if apart else scale


def _digits_value(digits: str) -> tuple[float, float]:
    """The value and its step."""
    plain = re.sub(r"[ \u00a0\u202f]", "", digits)
    plain = re.sub(r",(?=\d{3}(?:\D|\Z))", "", plain).replace(",", ".")
    whole, _, fraction = plain.partition(".")
    zeros = len(whole) - len(whole.rstrip("0")) if not fraction and whole.strip("0") else 0
    return float(plain), 10.0 ** (zeros - len(fraction))


def _words_value(spelled: str) -> float:
    """ "Two hundred and fifty thousand": scales multiply what came before, the rest adds up."""
    total = current = 0.0
    for part in re.split(r"[\s-]+", spelled.casefold()):
        word = part if part in _SMALL or part in _SCALES else part.removesuffix("s")
        if word in _SMALL:
            current += _SMALL[word]
        elif word in ("a", "an"):
            current = max(current, 1)
        elif word in ("сто", "ста"):
            current += 100
        elif word in ("hundred", "dozen"):
            current = max(current, 1) * _SCALES[word]
        elif word in _SCALES:
            total += max(current, 1) * _SCALES[word]
            current = 0.0
    return total + current


def _unit(before: str | None, after: re.Match[str] | None) -> str:
    if before:
        return _CURRENCIES[before.casefold()]
    if after is None:
        return ""
    return "%" if after["percent"] else _CURRENCIES[after["money"].casefold()]


def unit_named(words: str) -> str:
    """The currency that "US$" or "EUR" is; blank for other words."""
    return _CURRENCIES.get(words.casefold(), "")


def _range(value: float, bound: str) -> tuple[float, float]:
    if bound in ("above", "from"):
        return value, math.inf
    if bound in ("below", "upto"):
        return 0.0, value
    if bound == "almost":
        return value * (1 - _NEAR), value
    if bound == "about":
        return value * (1 - _NEAR), value * (1 + _NEAR)
    return value, value


def supports_number(claim: Number, source: Number) -> bool:
    """Whether the source's number supports the claim's.

    A claim may round the number of the source ("7 million", "7.2 million"). Of two lower bounds
    the claim's must be the same or lower: "more than 100" does not support "more than 300".
    """
    if claim.value == source.value:
        return claim.is_exact or source.is_exact or _ranges_overlap(claim, source)
    if claim.is_exact and source.is_exact:
        near = abs(claim.value - source.value) <= _ROUNDED * source.value
        return near and claim.step > source.step and (claim.value >= 1000 or source.step < 1)
    if claim.is_exact:
        return not math.isinf(source.high) and source.low <= claim.value <= source.high
    return claim.low <= source.low and source.high <= claim.high


def _ranges_overlap(one: Number, other: Number) -> bool:
    """Whether they share more than one value: "fewer than 100" and "more than 100" do not."""
    return min(one.high, other.high) > max(one.low, other.low)
