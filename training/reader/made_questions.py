"""Questions made by rule from what the paragraphs of the training sets say themselves.

What people asked of those paragraphs are mostly names and dates. Made here are the questions they
did not ask: what an acronym stands for, what a thing is, which things a list names.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from sourceline.names import find_definitions
from sourceline.text.words import FUNCTION_WORDS
from training.reader.reader_data import Paragraph, Question, QuestionSet

Found = tuple[str, int, int]
"""A question, and where its answer begins and ends."""

_IS_A: Final = re.compile(
    r"\A(?:The |An? )?(?P<x>[A-Z][^.,;:(]{2,40}?)(?: \([^()]{1,60}\))?,? "
    r"(?P<be>is|was|are|were) (?P<y>(?:an?|the) [a-z][^.;:(]{8,140}?)(?=[.;,(]| which| that| who)"
)
_LIST: Final = (
    r"(?P<y>(?:[\w' -]{2,40}, ){1,7}[\w' -]{0,40}?,? ?(?:and|or) [\w'-]+(?: [\w'-]+){0,2})"
)
_SUCH_AS: Final = re.compile(
    rf"\b(?P<x>(?:[a-z][\w-]+ ){{0,2}}[a-z][\w-]+s),? (?:such as|including|like|namely) {_LIST}"
)
_WHOLE_LIST: Final = re.compile(
    r"(?<=[.] )(?P<x>(?:The |An? )?[A-Z][^.,;:]{3,50}?) "
    rf"(?P<verb>consists of|consist of|comprises|comprise|includes|include|included) {_LIST}"
)
_ENUMERATED: Final = re.compile(r", .*\b(?:and|or) ")
_UNFINISHED: Final = re.compile(r"\b(?:at|to|by|in|of|for|from|on|with|and|or|who|that)\s*\Z")
_PRONOUN: Final = re.compile(r"(?:This|That|These|Those|There|It|He|She|They|We|You|One)\b")


def made_sets(sets: Sequence[QuestionSet], seed: int) -> list[QuestionSet]:
    """Of each kind, a set over the paragraphs of the given ones."""
    paragraphs = [paragraph for one in sets for paragraph in one.paragraphs]
    return [
        _made("definitions", paragraphs, _acronyms, 1600, seed),
        _made("what it is", paragraphs, _what_it_is, 700, seed),
        _made("lists", paragraphs, _lists, 700, seed),
    ]


def with_lists(one: QuestionSet) -> QuestionSet:
    """The set with each question that people answered with a list put in once more."""
    asked = tuple(
        question
        for question in one.questions
        if question.exact
        and question.answer
        and _ENUMERATED.search(one.paragraphs[question.paragraph].text[slice(*question.answer)])
    )
    return replace(one, questions=one.questions + asked)


def _made(
    name: str,
    paragraphs: Sequence[Paragraph],
    rule: Callable[[str, random.Random], Iterator[Found]],
    most: int,
    seed: int,
) -> QuestionSet:
    chance = random.Random(f"{name} {seed}")
    order = list(paragraphs)
    chance.shuffle(order)
    taken: list[Paragraph] = []
    questions: list[Question] = []
    for paragraph in order:
        found = list(islice(rule(paragraph.text, chance), 2))
        for asked, start, end in found:
            answer = paragraph.text[start:end]
            questions.append(Question(asked, len(taken), ((start, end),), True, (answer,)))
        if found:
            taken.append(paragraph)
        if len(questions) >= most:
            break
    return QuestionSet(name, tuple(taken), tuple(questions))


def _acronyms(text: str, chance: random.Random) -> Iterator[Found]:
    for found in find_definitions(text):
        short, long = found.acronym.of(text), found.long_form.of(text)
        if chance.random() < 0.75:
            asked = chance.choice(
                (
                    "What does {x} stand for?",
                    "What is {x}?",
                    "{x} meaning",
                    "What is {x} short for?",
                    "What is the full name of {x}?",
                )
            )
            yield asked.format(x=short), found.long_form.start, found.long_form.end
        else:
            asked = chance.choice(
                ("What is the acronym of {x}?", "What is {x} called for short?", "{x} abbreviation")
            )
            yield asked.format(x=long), found.acronym.start, found.acronym.end


def _what_it_is(text: str, chance: random.Random) -> Iterator[Found]:
    found = _IS_A.match(text)
    if found and not _PRONOUN.match(found["x"]) and not _UNFINISHED.search(found["y"]):
        asked = chance.choice(("What {be} {x}?", "Who or what {be} {x}?", "{x} definition"))
        yield asked.format(x=found["x"], be=found["be"]), *found.span("y")


def _lists(text: str, chance: random.Random) -> Iterator[Found]:
    for found in _SUCH_AS.finditer(text):
        words = found["x"].split()
        while words[0] in FUNCTION_WORDS:
            words.pop(0)
            if not words:
                return
        asked = chance.choice(("Which {x} are named?", "What {x} are there?", "Which {x}?"))
        yield asked.format(x=" ".join(words[-2:])), *found.span("y")
    for found in _WHOLE_LIST.finditer(text):
        if not _PRONOUN.match(found["x"]):
            part = "consist of" if found["verb"].startswith("c") else "include"
            do = "do" if found["verb"] in ("consist of", "comprise", "include") else "does"
            do = "did" if found["verb"] == "included" else do
            x = found["x"][0].lower() + found["x"][1:] if " " in found["x"] else found["x"]
            yield f"What {do} {x} {part}?", *found.span("y")
