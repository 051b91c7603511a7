"""A number as a spreadsheet shows it by its format code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from fractions import Fraction

from indexer.read.tables.format_code import PlainNumber, Section, Token, sections_of

_DIGITS = 15
"""Significant digits that a spreadsheet keeps of a number."""
_LARGEST = Decimal(10) ** 30
_CONTEXT = Context(prec=100)
_NO_NUMBER = frozenset({"general", "date", "elapsed", "@"})


@dataclass(frozen=True, slots=True)
class ShownNumber:
    """``is_exact`` says whether the words tell the whole value."""

    words: str
    is_exact: bool


def plain_number(value: float) -> str:
    """The value without a format: whole numbers without a point."""
    if isinstance(value, int):
        return str(value)
    if value.is_integer() and abs(value) < 10**_DIGITS:
        return str(int(value))
    return f"{value:.{_DIGITS}g}"


def shown_number(value: float, code: str) -> ShownNumber | None:
    """None where the code shows no number that can be told: General, a date, or nothing."""
    try:
        exact = Decimal(plain_number(value))
    except InvalidOperation:  # not a number
        return None
    if not exact.is_finite() or abs(exact) > _LARGEST:
        return None
    section, bare = _chosen(sections_of(code), exact)
    if section is None or section.kinds & _NO_NUMBER:
        return None
    amount = abs(exact)
    if section.number:
        words, shown = _plain(section.number, amount)
    elif section.has("exponent"):
        words, shown = _scientific(section, amount)
    elif section.has("/") and section.has("digit"):
        words, shown = _fraction(section, amount)
    else:
        words, shown = _decimal(section, amount)
    words = " ".join(words.split())
    if exact < 0 and not bare and shown:
        words = f"-{words}"
    # A section for negative numbers without a sign or brackets would hide what they are.
    hides = exact < 0 and bare and not any(sign in words for sign in "-–−(<")
    if not any(map(str.isdigit, words)):  # words or a dash in place of the number
        hides = bool(exact) or not any(map(str.isalnum, words))
    return ShownNumber(words, shown == amount and not hides) if words else None


def _chosen(sections: Sequence[Section], value: Decimal) -> tuple[Section | None, bool]:
    """The section for this value, and whether that leaves a minus to the section itself."""
    numbers = sections[:3]
    if any(section.condition for section in numbers):
        for section in numbers:
            if section.condition is None or _holds(section.condition, value):
                condition = section.condition
                return section, condition is not None and condition[0] in "<=" and value < 0
        return None, False
    if len(numbers) > 2 and value == 0:
        return numbers[2], False
    if len(numbers) > 1 and value < 0 and numbers[1].tokens:
        return numbers[1], True
    return (numbers[0], False) if numbers and numbers[0].tokens else (None, False)


def _holds(condition: tuple[str, float], value: Decimal) -> bool:
    sign, limit = condition[0], Decimal(str(condition[1]))
    match sign:
        case ">":
            return value > limit
        case ">=":
            return value >= limit
        case "<":
            return value < limit
        case "<=":
            return value <= limit
        case "<>":
            return value != limit
    return value == limit


def _plain(form: PlainNumber, amount: Decimal) -> tuple[str, Decimal]:
    """The words, and the amount that they say."""
    rounded = _rounded(amount.scaleb(2) if form.percent else amount, form.places)
    words = f"{rounded:,f}" if form.grouped else f"{rounded:f}"
    return f"{form.before}{words}{form.after}", rounded.scaleb(-2) if form.percent else rounded


def _rounded(amount: Decimal, places: int) -> Decimal:
    """Half away from zero, as spreadsheets round."""
    return amount.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _CONTEXT)


def _decimal(section: Section, amount: Decimal) -> tuple[str, Decimal]:
    tokens = section.tokens
    if not section.has("digit"):
        return "".join(token.text for token in tokens if token.kind in ("text", "%")), amount
    point = next((at for at, token in enumerate(tokens) if token.kind == "."), len(tokens))
    places = sum(token.kind == "digit" for token in tokens[point:])
    digits = [at for at, token in enumerate(tokens[:point]) if token.kind == "digit"]
    grouped = bool(digits) and any(t.kind == "," for t in tokens[digits[0] : digits[-1]])
    power = 2 * sum(token.kind == "%" for token in tokens)
    power -= 3 * sum(_commas_after(tokens, end) for end in {point, len(tokens)} if digits or places)
    rounded = _rounded(amount.scaleb(power), places)
    whole, _, rest = f"{rounded:f}".partition(".")
    before = _whole_part(tokens[:point], whole, grouped=grouped)
    after = _decimal_part(tokens[point:], rest)
    return before + after, rounded.scaleb(-power)


def _commas_after(tokens: Sequence[Token], end: int) -> int:
    """How many commas follow the last digit before ``end``: each divides by a thousand."""
    last = max((at for at in range(end) if tokens[at].kind == "digit"), default=-1)
    commas = 0
    while last + 1 + commas < end and tokens[last + 1 + commas].kind == ",":
        commas += 1
    return commas


def _whole_part(tokens: Sequence[Token], whole: str, *, grouped: bool) -> str:
    """Digits from the right into their places; those that are left before the first."""
    left = "" if whole == "0" else whole
    least = _least_digits(tokens)
    left = left.rjust(least, "0")
    parts: list[str] = []
    places = sum(token.kind == "digit" for token in tokens)
    written = 0
    for token in reversed(tokens):
        if token.kind == "digit":
            places -= 1
            taken = left if places == 0 else left[-1:]
            left = left[: len(left) - len(taken)]
            for digit in reversed(taken):
                if grouped and written and written % 3 == 0:
                    parts.append(",")
                parts.append(digit)
                written += 1
        elif token.kind in ("text", "%"):
            parts.append(token.text[::-1])
    return "".join(parts)[::-1]


def _least_digits(tokens: Sequence[Token]) -> int:
    digits = [token.text for token in tokens if token.kind == "digit"]
    return len(digits) - digits.index("0") if "0" in digits else 0


def _decimal_part(tokens: Sequence[Token], rest: str) -> str:
    needed = [token.text for token in tokens if token.kind == "digit"]
    while rest and needed[len(rest) - 1] != "0" and rest[-1] == "0":
        rest = rest[:-1]
    words, at = "", 0
    for token in tokens:
        if token.kind == "digit":
            words += rest[at : at + 1]
            at += 1
        elif token.kind == "." or token.kind in ("text", "%"):
            words += token.text
    return words


def _scientific(section: Section, amount: Decimal) -> tuple[str, Decimal]:
    tokens = section.tokens
    at = next(at for at, token in enumerate(tokens) if token.kind == "exponent")
    point = next((i for i, token in enumerate(tokens[:at]) if token.kind == "."), at)
    places = sum(token.kind == "digit" for token in tokens[point:at])
    least = sum(token.kind == "digit" for token in tokens[at:])
    mantissa, _, power = f"{amount:.{places}E}".partition("E")
    sign = "-" if power.startswith("-") else "+" if "+" in tokens[at].text else ""
    words = f"{mantissa}E{sign}{power.lstrip('+-').rjust(least, '0')}"
    return words, Decimal(f"{mantissa}E{power}")


def _fraction(section: Section, amount: Decimal) -> tuple[str, Decimal]:
    tokens = section.tokens
    slash = next(at for at, token in enumerate(tokens) if token.kind == "/")
    below = [token for token in tokens[slash + 1 :] if token.kind == "digit"]
    fixed = "".join(token.text for token in tokens[slash + 1 :] if token.kind == "text").strip()
    whole = int(amount)
    part = Fraction(amount) - whole
    if fixed.isdecimal() and int(fixed):
        near = Fraction(round(part * int(fixed)), int(fixed))
    else:
        near = part.limit_denominator(10 ** max(len(below), 1) - 1)
    shown = Decimal(whole) + Decimal(near.numerator) / Decimal(near.denominator)
    if not near:
        return str(whole), shown
    return f"{whole or ''} {near.numerator}/{near.denominator}", shown
