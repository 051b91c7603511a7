"""How well the long forms of acronyms are found, compared with plain Schwartz-Hearst."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from evaluation.data.json_lines import read_lines
from evaluation.metrics.averages import f1_score, share
from sourceline.names.acronym_definitions import find_definitions
from sourceline.records import Definition, Span

_BRACKET = re.compile(r"\(([^()]*)\)")
_SHORT_END = re.compile(r"[,;]\s")
_CLAUSE = re.compile(r"[.,]\s")


def acronym_figures(folder: Path) -> dict[str, float]:
    """Precision, recall and F1 of exact long-form spans, ours and the baseline's.

    ``folder`` holds ``items.jsonl``: text with ``long_forms``, each a start and an end.
    """
    items = [
        (fields["text"], {Span(form["start"], form["end"]) for form in fields["long_forms"]})
        for fields in read_lines(folder / "items.jsonl")
    ]
    figures: dict[str, float] = {"items": len(items)}
    figures["long forms"] = sum(len(gold) for _, gold in items)
    for name, find in (("Sourceline", find_definitions), ("Schwartz-Hearst", schwartz_hearst)):
        scores = _scores(items, find)
        figures |= {f"{name} {measure}": value for measure, value in scores.items()}
    return figures


def _scores(
    items: Iterable[tuple[str, set[Span]]], find: Callable[[str], Iterable[Definition]]
) -> dict[str, float]:
    right = given = wanted = 0
    for text, gold in items:
        found = {definition.long_form for definition in find(text)}
        right += len(found & gold)
        given += len(found)
        wanted += len(gold)
    precision, recall = share(right, given), share(right, wanted)
    return {"precision": precision, "recall": recall, "F1": f1_score(precision, recall)}


def schwartz_hearst(text: str) -> tuple[Definition, ...]:
    """The algorithm as published (PSB 2003), as a baseline.

    A bracket of at most two words and ten characters is a short form, and the words before it
    are searched for its long form; behind a longer bracket the word before it is the short form.
    """
    found = []
    for bracket in _BRACKET.finditer(text):
        inside = Span(*bracket.span(1))
        cut = _SHORT_END.search(text, inside.start, inside.end)
        short = Span(inside.start, cut.start() if cut else inside.end)
        if len(short.of(text).split()) <= 2 and short.length <= 10:
            clause_start = _last_clause(text, bracket.start())
            long_form = _best_long_form(text, short, Span(clause_start, bracket.start()))
        else:
            before = re.search(r"\S+(?=\s*$)", text[: bracket.start()])
            short = Span(*before.span()) if before else Span(0, 0)
            long_form = _best_long_form(text, short, inside)
        if long_form is not None:
            found.append(Definition(short, long_form))
    return tuple(found)


def _last_clause(text: str, end: int) -> int:
    starts = [stop.end() for stop in _CLAUSE.finditer(text, max(0, end - 500), end)]
    return starts[-1] if starts else max(0, end - 500)


def _best_long_form(text: str, short: Span, within: Span) -> Span | None:
    """From right to left, each letter at its last place; the first at the start of a word."""
    letters = short.of(text)
    if not _is_short_form(letters):
        return None
    at = within.end
    for position in range(len(letters) - 1, -1, -1):
        sign = letters[position].lower()
        if not sign.isalnum():
            continue
        at -= 1
        while at >= within.start and (
            text[at].lower() != sign
            or (position == 0 and at > within.start and text[at - 1].isalnum())
        ):
            at -= 1
        if at < within.start:
            return None
    end = within.start + len(within.of(text).rstrip())
    words = text[at:end].split()
    most = min(len(letters) + 5, 2 * len(letters))
    if len(words) > most or end - at <= len(letters) or letters in words:
        return None
    return Span(at, end)


def _is_short_form(letters: str) -> bool:
    return (
        2 <= len(letters) <= 10
        and letters[0].isalnum()
        and any(sign.isalpha() for sign in letters)
        and len(letters.split()) <= 2
    )
