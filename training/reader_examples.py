"""Questions to training examples: windows as short as run-time passages, and passages without.

At run time a passage is some hundred word pieces of whole sentences, often under a heading.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import bm25s
import Stemmer

from sourceline.records import Span
from sourceline.sentences import split_sentences
from training.reader_data import Paragraph, Question, QuestionSet, normalised

_WRONG_PASSAGE = 0.5
_AWAY_WINDOW = 0.15
"""Shares of the answerable questions that are also asked of a wrong passage, and of the
sentences of their own paragraph around which the answer is missing."""
_WHOLE = 0.2
_HEADING = 0.5
_NO_QUESTION_MARK = 0.3
_WINDOW_CHARACTERS = (150, 600)
_CANDIDATES = 8


@dataclass(frozen=True, slots=True)
class Example:
    question: str
    passage: str
    answer: tuple[int, int] | None
    """Characters of the passage."""


def examples_of(sets: Sequence[QuestionSet], seed: int) -> list[Example]:
    """All examples of all sets, in an order the seed decides."""
    chance = random.Random(seed)
    examples = [example for one in sets for example in _of_set(one, chance)]
    chance.shuffle(examples)
    return examples


def wrong_passages(
    one: QuestionSet, same_group: float, chance: random.Random, candidates: int = _CANDIDATES
) -> list[int | None]:
    """For each question a passage that BM25 ranks high and that holds none of its answers.

    One of the first ``candidates`` by chance; ``same_group`` is the chance that only those from
    the question's own article count, where there are any.
    """
    stemmer = Stemmer.Stemmer("english")
    index = bm25s.BM25(k1=0.9, b=0.4)
    texts = [f"{paragraph.title} {paragraph.text}" for paragraph in one.paragraphs]
    index.index(bm25s.tokenize(texts, stemmer=stemmer, show_progress=False), show_progress=False)
    asked = [question.text for question in one.questions]
    queries = bm25s.tokenize(asked, stemmer=stemmer, show_progress=False)
    depth = min(60, len(texts))
    found, _ = index.retrieve(queries, k=depth, show_progress=False)
    wrong: list[int | None] = []
    for question, ranked in zip(one.questions, found, strict=True):
        pool = _without_answer(one, question, ranked.tolist())
        own = one.paragraphs[question.paragraph].group
        near = [place for place in pool if one.paragraphs[place].group == own]
        if near and chance.random() < same_group:
            pool = near
        wrong.append(chance.choice(pool[:candidates]) if pool else None)
    return wrong


def _without_answer(one: QuestionSet, question: Question, ranked: Sequence[int]) -> list[int]:
    answers = [normalised(answer) for answer in question.answers]
    return [
        place
        for place in ranked
        if place != question.paragraph
        and not any(answer in _plain(one.paragraphs[place].text) for answer in answers)
    ]


@cache
def _plain(text: str) -> str:
    return normalised(text)


def _of_set(one: QuestionSet, chance: random.Random) -> Iterator[Example]:
    wrong = wrong_passages(one, 0.5, chance)
    groups = defaultdict(list)
    for paragraph in one.paragraphs:
        groups[paragraph.group].append(paragraph)
    for question, other in zip(one.questions, wrong, strict=True):
        own = one.paragraphs[question.paragraph]
        yield _example(question.text, own, question.answer, chance)
        if question.answer is None:
            continue
        if other is not None and chance.random() < _WRONG_PASSAGE:
            yield _example(question.text, one.paragraphs[other], None, chance)
        if chance.random() < _AWAY_WINDOW:
            yield from _away(question, own, chance)


def _example(
    question: str, paragraph: Paragraph, answer: tuple[int, int] | None, chance: random.Random
) -> Example:
    text = paragraph.text
    if chance.random() > _WHOLE:
        start, end = _window(text, answer, chance)
        text = text[start:end]
        answer = answer and (answer[0] - start, answer[1] - start)
    return _headed(question, paragraph.title, text, answer, chance)


def _headed(
    question: str, title: str, text: str, answer: tuple[int, int] | None, chance: random.Random
) -> Example:
    if title and chance.random() < _HEADING:
        text, shift = f"{title}\n{text}", len(title) + 1
        answer = answer and (answer[0] + shift, answer[1] + shift)
    if chance.random() < _NO_QUESTION_MARK:
        question = question.rstrip(" ?")
    return Example(question, text, answer)


@cache
def _sentences(text: str) -> tuple[Span, ...]:
    return split_sentences(text, Span(0, len(text)), "en")


def _window(text: str, answer: tuple[int, int] | None, chance: random.Random) -> tuple[int, int]:
    """Whole sentences, all that the answer touches among them, grown at random on both sides."""
    sentences = _sentences(text)
    touched = [
        place
        for place, span in enumerate(sentences)
        if answer and span.start < answer[1] and answer[0] < span.end
    ]
    middle = chance.randrange(len(sentences))
    first, last = (touched[0], touched[-1]) if touched else (middle, middle)
    wanted = chance.randint(*_WINDOW_CHARACTERS)
    while first > 0 or last < len(sentences) - 1:
        if sentences[last].end - sentences[first].start >= wanted:
            break
        if last == len(sentences) - 1 or (first > 0 and chance.random() < 0.5):
            first -= 1
        else:
            last += 1
    return sentences[first].start, sentences[last].end


def _away(question: Question, own: Paragraph, chance: random.Random) -> Iterator[Example]:
    """The longer part of the paragraph before or after the answer's sentence, labelled none."""
    if question.answer is None:
        return
    start, end = question.answer
    before = [span for span in _sentences(own.text) if span.end <= start]
    after = [span for span in _sentences(own.text) if span.start >= end]
    rest = max(before, after, key=len)
    if not rest:
        return
    text = own.text[rest[0].start : rest[-1].end]
    if len(text) < 150 or any(normalised(a) in normalised(text) for a in question.answers):
        return
    yield _example(question.text, Paragraph(own.title, text, own.group), None, chance)
