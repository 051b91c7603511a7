"""Questions twisted so that their own passage no longer answers them: hard cases of "none".

One thing asked about is swapped for another of its kind that the passage does not name: a year or
number, a name, or a word for its opposite. The question still shares nearly all its words with
the passage; only a close reading sees that the answer is to something else.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from training.reader.reader_data import Paragraph, QuestionSet

_NUMBER = re.compile(r"\b\d[\d,.]*\b(?<![,.])")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w'-]+(?: [A-Z][\w'-]+)*")
_WORD = re.compile(r"[A-Za-z]+")
_OPPOSITES = """
first last, largest smallest, highest lowest, oldest youngest, before after, north south,
east west, northern southern, eastern western, most least, more fewer, increase decrease,
increased decreased, maximum minimum, begin end, began ended, start stop, started stopped,
win lose, won lost, male female, men women, early late, earliest latest, above below,
buy sell, bought sold, import export, enter leave, entered left, import export, best worst,
longest shortest, success failure, support oppose, supported opposed, public private, old new,
majority minority, positive negative, allow forbid, allowed forbidden, inside outside
"""
OPPOSITE = {
    one: other
    for pair in _OPPOSITES.split(",")
    for one, other in (pair.split(), pair.split()[::-1])
}


@dataclass(frozen=True, slots=True)
class Names:
    """The names and numbers that the questions of each article ask about."""

    names: dict[str, tuple[str, ...]]
    numbers: dict[str, tuple[str, ...]]

    @classmethod
    def of(cls, one: QuestionSet) -> Names:
        names: dict[str, set[str]] = defaultdict(set)
        numbers: dict[str, set[str]] = defaultdict(set)
        for question in one.questions:
            group = one.paragraphs[question.paragraph].group
            names[group].update(_NAME.findall(question.text))
            numbers[group].update(_NUMBER.findall(question.text))
        return cls(_sorted(names), _sorted(numbers))


def twist(question: str, own: Paragraph, names: Names, chance: random.Random) -> str | None:
    """The question about something else, or None where there is nothing to swap."""
    text = own.text.casefold()
    swaps: list[tuple[re.Match[str], str]] = []
    for found in _NUMBER.finditer(question):
        others = [number for number in names.numbers.get(own.group, ()) if number not in text]
        others += near(found.group(), text)
        swaps += _swap(found, others, chance)
    for found in _NAME.finditer(question):
        others = [n for n in names.names.get(own.group, ()) if n.casefold() not in text]
        swaps += _swap(found, others, chance)
    for found in _WORD.finditer(question):
        other = OPPOSITE.get(found.group())
        if other and other not in text:
            swaps.append((found, other))
    if not swaps:
        return None
    found, other = chance.choice(swaps)
    return question[: found.start()] + other + question[found.end() :]


def _swap(
    found: re.Match[str], others: Sequence[str], chance: random.Random
) -> list[tuple[re.Match[str], str]]:
    like = [other for other in others if len(other.split()) <= len(found.group().split()) + 1]
    return [(found, chance.choice(like))] if like else []


def near(number: str, text: str) -> list[str]:
    """Other years near a year, other numbers of as many digits."""
    if not number.isdigit() or len(number) > 4:
        return []
    value = int(number)
    near = [value + step for step in (-7, -3, -2, -1, 1, 2, 3, 7)]
    return [str(n) for n in near if n > 0 and len(str(n)) == len(number) and str(n) not in text]


def _sorted(groups: dict[str, set[str]]) -> dict[str, tuple[str, ...]]:
    return {group: tuple(sorted(found)) for group, found in groups.items()}
