"""Questions with their answers, said as claims: "Who funded it?", "Japan" → "Japan funded it."

Many more people have written questions than claims. Only questions whose statement needs no
grammar beyond moving words are taken: those in which the question word is the subject, and those
with a form of "be" before a subject and a participle ("When was the town founded?").
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from evaluation.data.claim_pairs import ClaimPair
from sourceline.records import Span
from sourceline.text.sentences import split_sentences
from training.reader.reader_data import Paragraph, Question, QuestionSet

ORIGIN: Final = "stated"

_DO: Final = re.compile(r"(?:did|do|does)\b")
_WHO: Final = re.compile(r"(?:who|what)\s+(?P<rest>(?!(?:did|do|does|else|if)\b)\S+\s.+)", re.I)
_WHICH: Final = re.compile(
    r"(?:which|what)\s+(?:\w+\s+){1,3}?(?P<rest>(?:is|was|are|were|has|had|have|can|will|would"
    r"|became|began|made|led|won|took|gave|\w{3,}ed|\w{3,}[^s\W]s)\s.+)",
    re.I,
)
_HOW_MANY: Final = re.compile(r"how many\s+(?P<rest>[\w' -]+?(?:\s(?!did|do|does)\S+)+)\Z", re.I)
_MOVED: Final = re.compile(
    r"(?:when|where|in (?:what|which) \w+|(?:what|which) (?:year|month|day|date|century|decade))\s+"
    r"(?P<be>was|were|is|are)\s+(?P<subject>.+?)\s(?P<rest>(?:(?:first|originally|officially)\s)?"
    r"(?:\w{2,}ed|made|built|born|held|won|sold|sent|known|found|taken|given|written|begun|cut"
    r"|set|lost|shot|spoken|chosen|drawn|grown|seen|paid|laid|led)\b.*)\Z",
    re.I,
)
_TURNED: Final = re.compile(
    r"(?:will|would|can|could|has|have|had|is|are|was|were)\s"
    r"(?:(?:you|they|he|she|it|we|I)\b|(?:\S+\s)+\w+ing\Z)",
    re.I,
)
"""A subject behind its verb: the question word was the object ("What is Ann testing?")."""
_PREPOSITION: Final = re.compile(
    r"\b(in|on|at|by|near|from|during|since|around|between)\s+\Z", re.I
)
_KIND: Final = re.compile(r"\W*(\w+)(?:\s(\w+))?")
_SHORTEST: Final = 4
"""Words of a statement."""
_LONGEST_ANSWER: Final = 60


def statement(question: str, answer: str, before: str = "") -> str | None:
    """The claim that the answer makes of the question; None where it takes more than moving words.

    ``before`` is the text in front of the answer in its source, for its preposition.
    """
    asked = " ".join(question.split()).rstrip("?. ")
    if len(answer) > _LONGEST_ANSWER or _DO.search(asked):
        return None
    said = None
    if moved := _MOVED.match(asked):
        preposition = _PREPOSITION.search(before)
        word = preposition[1].lower() if preposition else "in"
        said = f"{moved['subject']} {moved['be']} {moved['rest']} {word} {answer}"
    elif subject := _WHO.match(asked) if _is_plain(asked) else _WHICH.match(asked):
        said = f"{answer} {subject['rest']}"
    elif many := _HOW_MANY.match(asked):
        said = f"{answer} {many['rest']}" if not _is_in(answer, many["rest"]) else None
    if said is None or len(said.split()) < _SHORTEST or _TURNED.match(said[len(answer) :].strip()):
        return None
    return f"{said[0].upper()}{said[1:]}."


def _is_plain(asked: str) -> bool:
    """ "Who funded", "What is": the question word alone is the subject."""
    second = asked.split()[1:2]
    return asked.lower().startswith("who ") or bool(
        second and re.fullmatch(r"is|was|are|were|has|had|can|will|would|caused|\w+ed", second[0])
    )


def _is_in(answer: str, rest: str) -> bool:
    return rest.split()[0].casefold() in answer.casefold()


def stated_pairs(sets: Sequence[QuestionSet], seed: int) -> list[ClaimPair]:
    """For each question that can be said as a claim: with its answer supported; with the number
    or date that answers another question of the same kind contradicted, or, next to the sentence
    that answers that one, not enough. Unanswerable questions with such answers: not enough."""
    chance = random.Random(seed)
    return [pair for one in sets for pair in _pairs(one, chance)]


def _pairs(one: QuestionSet, chance: random.Random) -> Iterator[ClaimPair]:
    answers: dict[tuple[str, str], set[tuple[str, int]]] = defaultdict(set)
    for question in one.questions:
        if question.exact and question.answer:
            paragraph = one.paragraphs[question.paragraph]
            own = paragraph.text[slice(*question.answer)]
            answers[paragraph.group, _kind(question.text)].add((own, question.paragraph))
    for question in one.questions:
        paragraph = one.paragraphs[question.paragraph]
        others = sorted(
            each
            for each in answers[paragraph.group, _kind(question.text)]
            if not _same(each[0], question.answers)
        )
        if question.exact and question.answer:
            yield from _answered(question, paragraph, others, chance)
        elif not question.evidence:
            yield from _unanswered(question, paragraph, others, chance)


def _answered(
    question: Question,
    paragraph: Paragraph,
    others: Sequence[tuple[str, int]],
    chance: random.Random,
) -> Iterator[ClaimPair]:
    start, end = question.answer or (0, 0)
    answer, before = paragraph.text[start:end], paragraph.text[:start]
    right = statement(question.text, answer, before)
    if right is None:
        return
    own, rest = _sentence(paragraph.text, start, end)
    yield ClaimPair(right, own, "supported", paragraph.title, ORIGIN)
    others = [each for each in others if _has_digit(each[0]) == _has_digit(answer)]
    near = [each for each in others if each[0] in paragraph.text and each[0] not in own]
    # Of a name another may be true as well; of a number or a date hardly.
    if others and _has_digit(answer) and chance.random() < 0.7:
        wrong = statement(question.text, chance.choice(near or list(others))[0], before)
        if wrong is not None and not _same(wrong, [right]):
            yield ClaimPair(wrong, own, "contradicted", paragraph.title, ORIGIN)
    if rest and chance.random() < 0.6:
        like = max(rest, key=lambda sentence: _shared(right, sentence))
        if answer.casefold() not in like.casefold():
            yield ClaimPair(right, like, "not_enough", paragraph.title, ORIGIN)


def _unanswered(
    question: Question,
    paragraph: Paragraph,
    others: Sequence[tuple[str, int]],
    chance: random.Random,
) -> Iterator[ClaimPair]:
    near = [each[0] for each in others if each[0] in paragraph.text]
    if not near:
        return
    answer = chance.choice(near)
    start = paragraph.text.index(answer)
    said = statement(question.text, answer, paragraph.text[:start])
    if said is not None:
        own, _ = _sentence(paragraph.text, start, start + len(answer))
        yield ClaimPair(said, own, "not_enough", paragraph.title, ORIGIN)


def _sentence(text: str, start: int, end: int) -> tuple[str, list[str]]:
    """The sentence of the answer, and the others that are long enough to say something."""
    sentences = split_sentences(text, Span(0, len(text)), "en")
    own = [each for each in sentences if each.start < end and start < each.end]
    others = [each.of(text) for each in sentences if each not in own]
    return " ".join(each.of(text) for each in own), [each for each in others if len(each) > 30]


def _kind(question: str) -> str:
    found = _KIND.match(question)
    first, second = (found[1], found[2] or "") if found else ("", "")
    wide = first.casefold() in ("what", "which", "how", "in")
    return f"{first} {second}".casefold() if wide else first.casefold()


def _has_digit(text: str) -> bool:
    return any(sign.isdigit() for sign in text)


def _same(one: str, others: Sequence[str]) -> bool:
    plain = one.casefold()
    return any(plain in other.casefold() or other.casefold() in plain for other in others)


def _shared(claim: str, sentence: str) -> int:
    return len(set(claim.casefold().split()) & set(sentence.casefold().split()))
