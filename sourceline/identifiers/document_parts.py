"""Parts of documents named by numeral: "Annex IX", "Article 15(2)", "пункт 3 статьи 15"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sourceline.identifiers.identifier import Identifier, IdentifierKind, numeral
from sourceline.records import Span

_LABELS: Final[tuple[tuple[IdentifierKind, str], ...]] = (
    ("annex", r"annex(?:es|e|ures?)?|приложени\w+"),
    ("appendix", r"appendix|appendices|appendixes"),
    ("schedule", r"schedules?"),
    ("article", r"articles?|arts?\.|стат[ьеи]\w*|ст\.\s?ст\.|ст\."),
    ("paragraph", r"paragraphs?|paras?\.?|пункт\w*|пп?\."),
    ("section", r"sections?|sect?\.|§§?|раздел\w*"),
    ("chapter", r"chapters?|глав[аеу]"),
    ("clause", r"clauses?|оговорк\w+"),
    ("rule", r"rules?|правил[оау]"),
    ("part", r"parts?|част[ьи]|ч\."),
    ("table", r"tables?|таблиц\w*|табл\."),
    ("figure", r"figures?|рисун\w+|рис\."),
)
_LABEL: Final = (
    r"(?<![\w-])(?:"
    + "|".join(f"(?P<{kind}>{words})" for kind, words in _LABELS)
    + r")\s{0,3}(?:(?:№|No\.?|Nos\.)\s?)?"
)
_VALUE: Final = (
    r"(?:\d{1,4}(?:\.\d{1,3}){0,4}(?:\s?bis\b|[A-Za-z]\b)?|[IVXL]{1,7}|[ivxl]{1,7}|[A-Z]|[b-h])"
    r"(?!\w)(?![.,]\d|/\d)"
)
_SUB: Final = r"(?:\s?\((?:\d{1,3}|[a-zа-я]{1,4})\))*"
_ONE: Final = re.compile(rf"({_VALUE})({_SUB})")
_FIRST: Final = re.compile(f"(?i:{_LABEL})(?={_VALUE})")
_JOINED: Final = re.compile(r"(?:,\s*(?:(?:and|or|и|или)\s+)?|\s+(?:and|or|и|или)\s+)(?=[\dIVXL])")
_RANGE: Final = re.compile(r"\s?[-–—]\s?(?=[\dIVXL])|\s(?:to|through|по)\s(?=[\dIVXL])")
_OF_WHOLE: Final = re.compile(
    r"(?:\s+of\s+(?:the\s+)?|\s*,?\s+)(?P<label>(?i:articles?|art\.|стать[июеяё]|ст\.))\s{0,3}"
    rf"(?P<value>{_VALUE})(?P<sub>{_SUB})"
)
_PART_OF: Final = re.compile(
    r",?\s+(?i:paragraphs?|paras?\.?|пункт\w*|п\.|част[ьи]|ч\.)\s{0,3}"
    rf"(?P<value>\d{{1,3}})(?P<sub>{_SUB})(?!\w)(?![.,/]\d)"
)
_PLURAL: Final = re.compile(
    r"(?i)(?:annexes|annexures|appendices|appendixes|schedules|articles|arts\.|paragraphs|paras\.?"
    r"|sections|chapters|clauses|rules|parts|tables|figures|§§|пп\.|ст\.\s?ст\.|приложения\w*"
    r"|статьи|статей|статьях|пункты|пунктах|пунктов|разделы|части|таблицы)"
)
_TITLED: Final = frozenset(["annex", "appendix", "schedule"])
_MOST_OF_RANGE: Final = 60


def document_parts(text: str) -> Iterator[Identifier]:
    """Every part named; each member of "Annexes IV and VI", all those of "Articles 15-18"."""
    at = 0
    while (label := _FIRST.search(text, at)) is not None:
        at = label.end()
        found = list(_named_by(text, label))
        yield from found
        at = max([at, *(one.span.end for one in found)])


def _named_by(text: str, label: re.Match[str]) -> Iterator[Identifier]:
    kind = next(kind for kind, _ in _LABELS if label[kind] is not None)
    value = _ONE.match(text, label.end())
    if value is None or not _is_meant(label.group(), kind, value[1]):
        return
    whole = _with_the_rest(text, kind, label, value)
    if whole is not None:
        yield whole
        return
    yield from _enumerated(text, kind, label, value)


def _is_meant(label: str, kind: IdentifierKind, value: str) -> bool:
    """A lone letter is a numeral only where the label is written as one ("the article I wrote")."""
    if numeral(value) is None:
        return False
    if value[0].isdigit() or len(value) > 1:
        return not (value.islower() and kind not in _TITLED and value in ("mi", "li", "xi"))
    if value.islower():
        return kind in _TITLED
    return label[0].isupper() or kind in _TITLED


def _with_the_rest(
    text: str, kind: IdentifierKind, label: re.Match[str], value: re.Match[str]
) -> Identifier | None:
    """ "paragraph 2 of Article 15" and "Article 15, paragraph 2": one identifier, the inner one."""
    if kind in ("paragraph", "part"):
        outer = _OF_WHOLE.match(text, value.end())
        if outer is not None:
            inner = f"({_numeral(value[1])}){_sub(value[2])}"
            normal = f"article {_numeral(outer['value'])}{_sub(outer['sub'])}{inner}"
            return Identifier(Span(label.start(), outer.end()), "article", normal)
    if kind == "article":
        part = _PART_OF.match(text, value.end())
        if part is not None:
            inner = f"({part['value']}){_sub(part['sub'])}"
            normal = f"article {_numeral(value[1])}{_sub(value[2])}{inner}"
            return Identifier(Span(label.start(), part.end()), "article", normal)
    return None


def _enumerated(
    text: str, kind: IdentifierKind, label: re.Match[str], first: re.Match[str]
) -> Iterator[Identifier]:
    start, value = label.start(), first
    plural = _PLURAL.match(label.group()) is not None
    while True:
        normal = f"{kind} {_numeral(value[1])}{_sub(value[2])}"
        upto = _RANGE.match(text, value.end()) if plural else None
        last = _ONE.match(text, upto.end()) if upto else None
        if last is not None:
            for between in _between(value[1], last[1]):
                yield Identifier(Span(start, last.end()), kind, f"{kind} {between}")
            value = last
        else:
            yield Identifier(Span(start, value.end()), kind, normal)
        join = _JOINED.match(text, value.end()) if plural else None
        following = _ONE.match(text, join.end()) if join else None
        if following is None or numeral(following[1]) is None:
            return
        start, value = following.start(), following


def _between(first: str, last: str) -> list[str]:
    low, high = _numeral(first), _numeral(last)
    if low.isdigit() and high.isdigit() and 0 < int(high) - int(low) <= _MOST_OF_RANGE:
        return [str(one) for one in range(int(low), int(high) + 1)]
    return [low, high]


def _numeral(text: str) -> str:
    return numeral(text) or text.casefold()


def _sub(text: str) -> str:
    return "".join(text.split()).casefold()
