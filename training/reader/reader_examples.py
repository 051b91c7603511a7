"""Questions to training examples: windows as short as run-time passages, and passages without.

At run time a passage is some hundred word pieces of whole sentences, often under a heading.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain, zip_longest

import bm25s
import numpy as np
import Stemmer

from sourceline.models.encoder import default_encoder
from sourceline.records import Span
from sourceline.text.sentences import split_sentences
from training.reader.reader_data import Paragraph, Question, QuestionSet, normalised
from training.reader.rewording import reworded_passage, reworded_question
from training.reader.twists import Names, twist

_WRONG_PASSAGE = 0.45
_AWAY_WINDOW = 0.15
_TWISTED = 0.25
"""Shares of the answerable questions that are also asked of a wrong passage, of the sentences of
their own paragraph around which the answer is missing, and of their own passage with something
else asked for."""
_WHOLE = 0.3
_HEADING = 0.5
_NO_QUESTION_MARK = 0.3
_WINDOW_CHARACTERS = (150, 600)
_CANDIDATES = 4
_LIKE_QUESTION = 0.75
_DEPTH = 40
_SAME_GROUP = 0.5


@dataclass(frozen=True, slots=True)
class Example:
    question: str
    passage: str
    evidence: tuple[tuple[int, int], ...]
    """Characters of the passage; none where it holds no answer."""
    exact: bool
    """Whether the evidence is the answer's own words, or sentences that hold it somewhere."""


def epochs(sets: Sequence[QuestionSet], seed: int, count: int) -> Iterator[list[Example]]:
    """All examples of all sets so many times, each time in other windows, with other wrong
    passages and in another order."""
    pools = [_interleaved(wrong_passages(one), like_passages(one)) for one in sets]
    for number in range(count):
        chance = random.Random(f"{seed} {number}")
        examples = [
            example
            for one, pool in zip(sets, pools, strict=True)
            for _ in range(one.times)
            for example in _of_set(one, pool, chance)
        ]
        chance.shuffle(examples)
        yield examples


def wrong_passages(one: QuestionSet) -> list[list[int]]:
    """For each question the passages that BM25 ranks high and that hold none of its answers."""
    stemmer = Stemmer.Stemmer("english")
    index = bm25s.BM25(k1=0.9, b=0.4)
    texts = [f"{paragraph.title} {paragraph.text}" for paragraph in one.paragraphs]
    index.index(bm25s.tokenize(texts, stemmer=stemmer, show_progress=False), show_progress=False)
    asked = [question.text for question in one.questions]
    queries = bm25s.tokenize(asked, stemmer=stemmer, show_progress=False)
    found, _ = index.retrieve(queries, k=min(_DEPTH, len(texts)), show_progress=False)
    return [
        _without_answer(one, question, ranked.tolist())
        for question, ranked in zip(one.questions, found, strict=True)
    ]


def like_passages(one: QuestionSet) -> list[list[int]]:
    """For each question the passages nearest in meaning that hold none of its answers."""
    encoder = default_encoder()
    texts = encoder.encode([f"{p.title}\n{p.text}".strip() for p in one.paragraphs])
    asked = encoder.encode_queries([question.text for question in one.questions])
    return [
        _without_answer(one, question, np.argsort(-(texts @ vector))[:_DEPTH].tolist())
        for question, vector in zip(one.questions, asked, strict=True)
    ]


def _interleaved(ones: list[list[int]], others: list[list[int]]) -> list[list[int]]:
    """Of each question the first of both lists, the second of both, and so on, none twice."""
    both = [chain.from_iterable(zip_longest(*pair)) for pair in zip(ones, others, strict=True)]
    return [list(dict.fromkeys(place for place in each if place is not None)) for each in both]


def _wrong(
    one: QuestionSet, question: Question, pool: Sequence[int], chance: random.Random
) -> Paragraph | None:
    """One of the best, half of the time from the question's own article where there is one."""
    own = one.paragraphs[question.paragraph].group
    near = [place for place in pool if one.paragraphs[place].group == own]
    if near and chance.random() < _SAME_GROUP:
        pool = near
    return one.paragraphs[chance.choice(pool[:_CANDIDATES])] if pool else None


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


def _of_set(
    one: QuestionSet, pools: Sequence[Sequence[int]], chance: random.Random
) -> Iterator[Example]:
    names = Names.of(one)
    for question, pool in zip(one.questions, pools, strict=True):
        own = one.paragraphs[question.paragraph]
        yield _example(question, own, chance)
        if not question.evidence:
            continue
        if chance.random() < _WRONG_PASSAGE and (other := _wrong(one, question, pool, chance)):
            yield _example(_unanswered(question), other, chance)
        if chance.random() < _AWAY_WINDOW:
            yield from _away(question, own, chance)
        if question.exact and chance.random() < _TWISTED:
            twisted = twist(question.text, own, names, chance)
            if twisted is not None:
                around = replace(question, text=twisted)
                yield replace(_example(around, own, chance), evidence=())


def _unanswered(question: Question) -> Question:
    return replace(question, evidence=())


def _example(question: Question, paragraph: Paragraph, chance: random.Random) -> Example:
    text, evidence = paragraph.text, question.evidence
    if chance.random() > _WHOLE:
        start, end = _window(text, question, chance)
        text = text[start:end]
        evidence = tuple(
            (first - start, last - start)
            for first, last in evidence
            if start <= first and last <= end
        )
    asked = reworded_question(question.text, chance)
    text, evidence = reworded_passage(text, evidence, chance)
    if paragraph.title and chance.random() < _HEADING:
        text, shift = f"{paragraph.title}\n{text}", len(paragraph.title) + 1
        evidence = tuple((first + shift, last + shift) for first, last in evidence)
    if chance.random() < _NO_QUESTION_MARK:
        asked = asked.rstrip(" ?")
    return Example(asked, text, evidence, question.exact)


@cache
def _sentences(text: str) -> tuple[Span, ...]:
    return split_sentences(text, Span(0, len(text)), "en")


def _window(text: str, question: Question, chance: random.Random) -> tuple[int, int]:
    """Whole sentences, all that the answer touches among them, grown at random on both sides.

    Without an answer most begin at the sentence most like the question: so does what is found.
    """
    sentences, answer = _sentences(text), question.answer
    touched = [
        place
        for place, span in enumerate(sentences)
        if answer and span.start < answer[1] and answer[0] < span.end
    ]
    middle = chance.randrange(len(sentences))
    if chance.random() < _LIKE_QUESTION:
        middle = _most_like(question.text, text, sentences)
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


def _most_like(question: str, text: str, sentences: Sequence[Span]) -> int:
    asked = set(re.findall(r"\w{3,}", question.lower()))
    shared = [len(asked.intersection(re.findall(r"\w{3,}", s.of(text).lower()))) for s in sentences]
    return shared.index(max(shared))


def _away(question: Question, own: Paragraph, chance: random.Random) -> Iterator[Example]:
    """The longer part of the paragraph before or after the evidence, labelled none."""
    start, end = question.evidence[0][0], question.evidence[-1][1]
    before = [span for span in _sentences(own.text) if span.end <= start]
    after = [span for span in _sentences(own.text) if span.start >= end]
    rest = max(before, after, key=len)
    if not rest:
        return
    text = own.text[rest[0].start : rest[-1].end]
    if len(text) < 150 or any(normalised(a) in normalised(text) for a in question.answers):
        return
    yield _example(_unanswered(question), Paragraph(own.title, text, own.group), chance)
