"""What is asked in a special way is answered so: a cell, a denial, yes or no; else the plain way.

Takes the passages shown with the words that answer in each (select_answers.py), and gives the same
again, changed only where one of these ways is sure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from retriever.answer.answerability import Decision
from retriever.answer.cells.choose_cell import ChosenCell, choose_cell
from retriever.answer.cells.row_guard import is_other_cell
from retriever.answer.counted import counting
from retriever.answer.latest import asked_end, in_order
from retriever.answer.premises.done_by import Doers, done_by
from retriever.answer.premises.said_sentences import SaidSentence, said_sentences, sentence_of
from retriever.answer.premises.superseded import Override, clause_around, superseded
from retriever.answer.premises.unborne import is_unborne
from retriever.answer.premises.yes_or_no import asks_yes_or_no, settling
from retriever.answer.question_words import QuestionWords
from retriever.answer.select_answers import AnswerWords
from retriever.query.query import Query
from retriever.query.question_type import asked_kind, asks_several
from retriever.ranking.candidate import RankedCandidate
from retriever.ranking.deduplicate import Group
from retriever.ranking.sentence_scores import score_sentences
from retriever.results import AnswerSpan, SupersededSpan
from sourceline.index.library import Library
from sourceline.records import Span
from sourceline.text.language import detect_language, sentence_language
from sourceline.text.words import stems

_LEAST_SURE: Final = 0.6
"""Of an answer that one of these ways gives."""
_MORE: Final = 0.1
"""Share of the question's weight that prose must say beyond a row, to be read and not the row."""
_LOOKED_THROUGH: Final = 25
"""Passages in which a denial is looked for."""
_ONE: Final = re.compile(r"\b(?:which|what)\s+\w+\s+(?:is|was|has|does)\b", re.IGNORECASE)
"""One thing is asked for, though its name looks like several: "which species is"."""
_AMOUNT: Final = re.compile(r"\bhow\s+much\b|\bсколько\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Selection:
    """The passages shown, the words in each that answer, and whether the first answers."""

    shown: tuple[Group, ...]
    words: tuple[AnswerWords, ...]
    decision: Decision
    days: tuple[date, ...] = ()
    """Where the latest or the first is asked for: the days by which the answers are in order."""
    superseded: tuple[SupersededSpan, ...] = ()
    """What older messages of a mail thread say."""

    def led_by(self, group: Group, words: AnswerWords, decision: Decision) -> Selection:
        """With this passage first, and no other answering."""
        others = [one for one in self.shown if one.first.row != group.first.row]
        shown = _by_score((group, *others)[: len(self.shown)])
        return Selection(shown, (words, *[None] * (len(shown) - 1)), decision)

    def with_days(self, answers: Sequence[AnswerSpan]) -> tuple[AnswerSpan, ...]:
        """Each with the day by which it is in order, where they are in order of time."""
        return tuple(
            replace(one, day=self.days[one.passage - 1]) if one.passage <= len(self.days) else one
            for one in answers
        )

    def refused(self) -> Selection:
        """The same passages as nearest ones, none of which answers."""
        sure = self.decision.confidence / 2
        return Selection(self.shown, (None,) * len(self.shown), Decision(False, sure))


def settle(
    library: Library, query: Query, plain: Selection, ranked: Sequence[RankedCandidate]
) -> Selection:
    """``ranked`` are all passages found, those shown among them."""
    if not plain.shown:
        return plain
    words = QuestionWords(query)
    override, groups = _override(words, plain, ranked)
    cell = (
        None if override is not None and override.is_later else _cell(library, words, plain, ranked)
    )
    if cell is not None:
        return _with_cell(library, query, plain, cell)
    if override is not None:
        group = _scored(library, query, groups[override.sentence.at])
        return plain.led_by(group, (override.words,), _sure(plain.decision))
    refused = plain.decision.found and _is_refused(library, words, plain)
    doers = _doers(words, plain, answered=not refused)
    if doers is not None:
        return plain.led_by(plain.shown[doers.sentence.at], doers.words, _sure(plain.decision))
    if refused:
        return plain.refused()
    if asks_yes_or_no(words.query.question.text):
        return _as_sentence(plain)
    return _in_order_of_time(words, _as_counted(words, plain))


def _as_counted(words: QuestionWords, plain: Selection) -> Selection:
    """With the number of the thing asked for, where another of the same sentence was read."""
    sentence, answered = _answering_sentence(plain), _first_words(plain)
    how_many = asked_kind(words.query.question.text) == "how many" and words.asked
    if not how_many or sentence is None or answered is None:
        return plain
    own = counting(sentence, words.asked[-1], answered)
    return plain if own is None else replace(plain, words=((own,), *plain.words[1:]))


def _as_sentence(plain: Selection) -> Selection:
    """A yes or no is settled by what a sentence says, not by a name or number in it."""
    sentence = _answering_sentence(plain)
    if sentence is None:
        return plain
    said = clause_around(sentence, sentence.span)
    return plain.led_by(plain.shown[0], (said,), plain.decision)


def _in_order_of_time(words: QuestionWords, plain: Selection) -> Selection:
    """With the latest answer first, or the first one, where that is asked for."""
    if not plain.decision.found or asked_end(words.query.question.text) is None:
        return plain
    answers = [spans[0] if spans else None for spans in plain.words]
    dated = in_order(words, plain.shown, answers)
    if dated is None:
        return plain
    order = [one.at for one in dated]
    order += [at for at in range(len(plain.shown)) if at not in order]
    spans: dict[int, AnswerWords] = {one.at: (one.span,) for one in dated}
    return Selection(
        _by_score([plain.shown[at] for at in order]),
        tuple(spans.get(at) for at in order),
        plain.decision,
        days=tuple(one.day for one in dated),
    )


def _by_score(groups: Sequence[Group]) -> tuple[Group, ...]:
    """The groups in this order, with their scores given out anew so that the best is first."""
    scores = sorted((group.first.score for group in groups), reverse=True)
    return tuple(
        replace(group, first=replace(group.first, score=score))
        for group, score in zip(groups, scores, strict=True)
    )


def _sure(decision: Decision) -> Decision:
    return Decision(True, max(decision.confidence, _LEAST_SURE))


def _cell(
    library: Library, words: QuestionWords, plain: Selection, ranked: Sequence[RankedCandidate]
) -> ChosenCell | None:
    """None where several things are asked for, or where prose says more of the question."""
    question = words.query.question.text
    if asks_several(question) and not _ONE.search(question):
        return None
    cell = choose_cell(library, words, ranked)
    sentence = _answering_sentence(plain)
    if cell is None or sentence is None or plain.shown[0].stored.passage.cells:
        return cell
    row = cell.row.stored
    said = stems(f"{row.passage.search_text.text} {row.title}")
    prose = words.share((*sentence.stems, *sentence.above))
    return cell if prose <= words.share(said) + _MORE else None


def _with_cell(library: Library, query: Query, plain: Selection, cell: ChosenCell) -> Selection:
    own = Group(cell.row, ())
    group = next((one for one in plain.shown if one.first.row == cell.row.row), own)
    if cell.span is None:
        return plain.led_by(group, None, Decision(False, plain.decision.confidence / 2))
    return plain.led_by(_scored(library, query, group), (cell.span,), _sure(plain.decision))


def _scored(library: Library, query: Query, group: Group) -> Group:
    """With its sentences compared with the question, which marks need."""
    first = group.first
    if first.sentences is not None:
        return group
    scores = score_sentences(library, first.stored, query)
    return replace(group, first=replace(first, sentences=scores))


def _override(
    words: QuestionWords, plain: Selection, ranked: Sequence[RankedCandidate]
) -> tuple[Override | None, list[Group]]:
    """And the passages looked through: those shown, and the next ones."""
    question = words.query.question.text
    shown = {group.first.row for group in plain.shown}
    next_ones = [Group(one, ()) for one in ranked[:_LOOKED_THROUGH] if one.row not in shown]
    groups = [*plain.shown, *next_ones]
    sentences = [
        one
        for one in said_sentences(groups)
        if groups[one.at].first.candidate.dating.in_period is not False
        and (sentence_language(one.text) == words.query.language or not words.names)
    ]
    if asks_yes_or_no(question):
        return settling(words, sentences), groups
    found = superseded(
        words,
        sentences,
        _answering_sentence(plain),
        asked_kind(question),
        asks_amount=_AMOUNT.search(question) is not None,
    )
    return found, groups


def _answering_sentence(plain: Selection) -> SaidSentence | None:
    words = plain.words[0]
    if not plain.decision.found or not words:
        return None
    return sentence_of(plain.shown[0], 0, words[0])


def _closest_sentence(group: Group) -> SaidSentence | None:
    """The one nearest to the question, where no words of the passage answer by themselves."""
    scores = group.first.sentences
    if scores is None:
        return None
    sentences = group.stored.passage.sentences
    return sentence_of(group, 0, sentences[max(range(len(sentences)), key=scores.relevance)])


def _is_refused(library: Library, words: QuestionWords, plain: Selection) -> bool:
    """Whether what would answer is about something else than the question takes for granted."""
    first = plain.shown[0]
    stored = first.stored
    if detect_language(stored.passage.search_text.text) != words.query.language:
        return False
    if stored.passage.cells:
        return is_other_cell(words, first.first, _first_words(plain))
    sentence = _answering_sentence(plain) or _closest_sentence(first)
    if sentence is None or not words.query.asks:
        return False
    passage = (*stems(stored.passage.search_text.text), *sentence.above, *_path_stems(stored.path))
    return is_unborne(
        words,
        sentence,
        passage,
        library.document(stored.path).text,
        asked_kind(words.query.question.text),
        plain.decision.confidence,
    )


def _answered(plain: Selection) -> tuple[Span | None, int]:
    """The words that answer, and the rank of their passage."""
    words = plain.words[0]
    return (words[0] if words and plain.decision.found else None), 0


def _doers(words: QuestionWords, plain: Selection, *, answered: bool) -> Doers | None:
    if asked_kind(words.query.question.text) != "who":
        return None
    sentence = _answering_sentence(plain) if answered else None
    inside = (one for one in said_sentences(plain.shown) if _is_in_period(plain, one))
    return done_by(words, inside, sentence, _first_words(plain) if answered else None)


def _is_in_period(plain: Selection, sentence: SaidSentence) -> bool:
    return plain.shown[sentence.at].first.candidate.dating.in_period is not False


def _first_words(plain: Selection) -> Span | None:
    words = plain.words[0]
    return words[0] if words else None


def _path_stems(path: str) -> list[str]:
    return stems(re.sub(r"[_\W]+", " ", path))
