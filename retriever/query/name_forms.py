"""How names and numbers are written in a question: titles, initials, digits in groups."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sourceline.records import Span

_CAPITAL = r"[^\W\d_a-zа-яё]"
_TITLE = re.compile(
    r"\b(?:mr|mrs|ms|messrs|mme|mlle|г-н|г-жа|господин\w*|госпож\w+)\b\.?(?=\s+\w)",
    re.IGNORECASE,
)
_INITIALS = rf"(?:{_CAPITAL}\.[ \u00a0]?){{1,3}}"
_BEFORE = re.compile(rf"(?<![\w.]){_INITIALS}(?={_CAPITAL}[\w’'-]{{2,}})")
_AFTER = re.compile(rf"(?<=\w\w\w)[ \u00a0](?P<initials>{_INITIALS}|{_CAPITAL}{{2}}(?=\W*$))(?!\w)")
_SURNAME = re.compile(rf"{_CAPITAL}[\w’'-]+$")
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d,.]\d|\d)")
_COMMAS = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,]|\.\d)")
_DOTS = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3})+(?![\d.]|,\d)")
_UNGROUPED = re.compile(r"(?<![\d.,/-])(?!(?:19|20)\d\d(?!\d))[1-9]\d{3,11}(?![\d/-]|[.,]\d)")
_DECIMAL = re.compile(r"(?<![\d.,])\d+,\d{1,2}(?![\d,])")


def titles_before_names(text: str) -> list[Span]:
    """Forms of address: a text that names someone may well do so without."""
    return [Span(*found.span()) for found in _TITLE.finditer(text)]


def initials_of_names(text: str) -> list[Span]:
    """Initials before or after a surname: "R.A. Karimov", "Karimov R. A."."""
    before = [
        Span(found.start(), found.start() + len(found[0].rstrip()))
        for found in _BEFORE.finditer(text)
    ]
    after = [
        Span(found.start("initials"), found.start("initials") + len(found["initials"].rstrip()))
        for found in _AFTER.finditer(text)
        if _SURNAME.search(text[: found.start()])
    ]
    return before + [span for span in after if not any(span.overlaps(one) for one in before)]


def spelled_numbers(text: str) -> Iterator[tuple[Span, str]]:
    """Numbers, each as others write it: 100 000, 100,000, 100.000 and 100000; 1,5 and 1.5."""
    for pattern in (_GROUPED, _COMMAS, _DOTS, _UNGROUPED):
        for found in pattern.finditer(text):
            span = Span(*found.span())
            for wording in _writings(re.sub(r"\D", "", found.group())):
                if wording != found.group():
                    yield span, wording
    for found in _DECIMAL.finditer(text):
        yield Span(*found.span()), found.group().replace(",", ".")


def _writings(digits: str) -> list[str]:
    """A whole number in groups of three, by comma, space and point, and without groups."""
    grouped = f"{int(digits):,}"
    return [digits, grouped, grouped.replace(",", " "), grouped.replace(",", ".")]
