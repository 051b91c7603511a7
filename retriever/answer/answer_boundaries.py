"""Answer words made whole: no name, date, amount, identifier or pair of brackets is cut.

A reader picks word pieces; what belongs together it may part ("Niagara" of "Fort Niagara", "1973"
of "winter of 1973–74"). Everything here only moves the ends of a span inside its sentence.
Measured on the articles of SQuAD 2.0 that the reader has not seen: see docs/measurements.md.
"""

from __future__ import annotations

import re
from typing import Final

from retriever.query.question_type import AnswerKind
from sourceline.dates import find_expressions
from sourceline.dates.words.lexicon import MONTHS, WEEKDAYS
from sourceline.identifiers import find_identifiers
from sourceline.records import Span
from sourceline.text.currency_codes import CURRENCY_BEFORE
from sourceline.text.number_bounds import bound_before
from sourceline.text.words import FUNCTION_WORDS

_CAPITAL: Final = r"[A-ZÀ-ÖØ-ÞА-ЯЁ]"
_NAME_BEFORE: Final = re.compile(rf"\b({_CAPITAL}[\w’'-]*) \Z")
_MOST_NAMES: Final = 3
"""More capitalised words in a row than this are a line in title case, not a name."""
_OPENERS: Final = frozenset(
    ["after", "although", "because", "before", "however", "since", "though", "while"]
)
_POSSESSIVE: Final = ("'s", "’s", "s'", "s’")
_SCALE: Final = re.compile(
    r"\s?(?:%|(?:per\s?cent|hundred|thousand|million|billion|trillion|процент\w*|тысяч\w*|млн|млрд"
    r"|миллион\w*|миллиард\w*)\b)",
    re.IGNORECASE,
)
_DASHES: Final = ("-", "–", "/")
_QUANTITY: Final = re.compile(r"[$€£¥₽]\s?\d|(?!(?:19|20)\d\d\b)\d")

_NAME: Final = (
    rf"{_CAPITAL}[\w’'&-]*(?:\s(?:(?:of|for|on|the|and|de|la|von|van|по|и)\s){{0,2}}"
    rf"{_CAPITAL}[\w’'&-]*){{0,8}}(?:\s\([^()\n]{{1,20}}\))?"
)
_OF_BODY: Final = re.compile(
    rf"\sof\s(?:the\s)?{_CAPITAL}[\w.’'&-]*(?:\s(?:(?:of|for)\s)?(?:the\s)?{_CAPITAL}[\w.’'&-]*)*"
)
_JOIN: Final = (
    r"(?:\s?[,;]\s(?:(?:and|or|as well as|и|или|а также)\s)?"
    r"|\s(?:and|or|as well as|и|или|а также)\s)(?:the\s)?"
)
_LIST: Final = re.compile(rf"{_NAME}(?:{_JOIN}{_NAME})+")


def made_whole(text: str, span: Span, sentence: Span, kind: AnswerKind | None) -> Span:
    """The span with its ends moved to the bounds of what they cut, inside ``sentence``."""
    span = _bracketed(text, span)
    if kind != "how many":
        span = _named(text, span, sentence)
    if kind == "who":
        span = _with_its_body(text, span, sentence)
    if kind == "when":
        span = _dated(text, span, sentence)
    span = _counted(text, span, sentence)
    if kind == "how many" or (kind is None and _QUANTITY.match(text, span.start)):
        span = _bounded(text, span, sentence)
    return _identified(text, span, sentence)


def _bounded(text: str, span: Span, sentence: Span) -> Span:
    """With what makes its number the end of a range: "10" of "more than 10" says another thing."""
    bound, start = bound_before(text, span.start)
    is_end = bound in ("above", "from", "below", "upto") and start >= sentence.start
    return Span(start, span.end) if is_end else span


def _identified(text: str, span: Span, sentence: Span) -> Span:
    """With the rest of an identifier that it cuts: a letter's number, an account, an annex."""
    for found in find_identifiers(sentence.of(text)):
        whole = found.span.shift(sentence.start)
        if whole.overlaps(span):
            span = Span(min(span.start, whole.start), max(span.end, whole.end))
    return span


def whole_list(text: str, span: Span, sentence: Span) -> Span:
    """The whole enumeration of names that the span is a part of: "A, B and C" for "B".

    Names only: where the first item of a list begins is not written in lower-case words.
    """
    end = sentence.start + len(sentence.of(text).rstrip(" \t\n.;:!?"))
    for found in _LIST.finditer(text, sentence.start, end):
        if found.start() <= span.start and span.end <= found.end():
            start = min(span.start, _after_opening(text, found.start(), sentence))
            return Span(start, found.end())
    return span


def _after_opening(text: str, start: int, sentence: Span) -> int:
    """A function word that is a capital only because it opens the sentence is no name."""
    opening = re.compile(r"(\w+)\s").match(text, start)
    opens = start == sentence.start and opening and opening[1].casefold() in FUNCTION_WORDS
    return opening.end() if opening and opens else start


def _bracketed(text: str, span: Span) -> Span:
    """Without what follows a bracket opened before the span; with the one that closes its own."""
    depth = 0
    for at in range(span.start, span.end):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if depth < 0:
            said = text[span.start : at].rstrip()
            return Span(span.start, span.start + len(said)) if said else span
    closes = depth == 1 and text[span.end : span.end + 1] == ")"
    return Span(span.start, span.end + 1) if closes else span


def _named(text: str, span: Span, sentence: Span) -> Span:
    """With the capitalised words right before it: ranks, first names, kinds of place.

    Those right after it are left: a title or another name follows a name as often as its rest.
    """
    starts = [span.start]
    while re.compile(_CAPITAL).match(text, starts[-1]):
        before = _NAME_BEFORE.search(text, max(sentence.start, starts[-1] - 40), starts[-1])
        if before is None or not _is_part(before[1]) or before.start() == sentence.start:
            break
        starts.append(before.start())
    return span if len(starts) - 1 > _MOST_NAMES else Span(starts[-1], span.end)


def _with_its_body(text: str, span: Span, sentence: Span) -> Span:
    """With what a name in capitals is of: the "Section" is one "of the U.S. Embassy"."""
    said = text[span.start : span.end].split()
    found = _OF_BODY.match(text, span.end, sentence.end)
    if found is None or not said or not said[-1][0].isupper():
        return span
    ends_sentence = not text[found.end() : sentence.end].strip()
    return Span(span.start, found.end() - (ends_sentence and text[found.end() - 1] == "."))


def _is_part(word: str) -> bool:
    """Whether a capitalised word may belong to the name next to it."""
    folded = word.casefold()
    other = folded in FUNCTION_WORDS or folded in _OPENERS or folded in MONTHS or folded in WEEKDAYS
    return not other and not word.endswith(_POSSESSIVE)


def _dated(text: str, span: Span, sentence: Span) -> Span:
    """With the rest of its date; one end of a range ("1862–90") may be all that is asked for."""
    for found in find_expressions(sentence.of(text)):
        date = Span(found.span.start + sentence.start, found.span.end + sentence.start)
        one_end = text[date.start : span.start].endswith(_DASHES) or text.startswith(
            _DASHES, span.end, date.end
        )
        if date.overlaps(span) and not found.is_range and not one_end:
            span = Span(min(span.start, date.start), max(span.end, date.end))
    return span


def _counted(text: str, span: Span, sentence: Span) -> Span:
    """With the sign or word that makes the number another one: "$", "SEK", "%", "million"."""
    start, end = span.start, span.end
    if text[end - 1].isdigit():
        scale = _SCALE.match(text, end, sentence.end)
        end = scale.end() if scale else end
    if text[start].isdigit():
        currency = CURRENCY_BEFORE.search(text, max(sentence.start, start - 6), start)
        start = currency.start() if currency else start
    return Span(start, end)
