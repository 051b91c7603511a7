"""Of several messages of one mail thread that answer, the newest: it replaces what older ones say.

Asked for what was planned first, the oldest answers.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from retriever.answer.mail_messages import Message, Messages, in_order
from retriever.answer.premises.said_sentences import SaidSentence, sentence_of
from retriever.answer.premises.yes_or_no import asks_yes_or_no
from retriever.answer.question_words import QuestionWords
from retriever.answer.select_answers import AnswerWords, answering, decision
from retriever.answer.settle import Selection
from retriever.query.query import Query
from retriever.query.question_type import asked_kind, asks_several
from retriever.ranking.candidate import RankedCandidate
from retriever.ranking.deduplicate import Group
from retriever.ranking.sentence_scores import score_sentences
from retriever.results import SupersededSpan
from sourceline.index.library import Library
from sourceline.records import Span, page_at
from sourceline.text.words import FUNCTION_WORDS, stems, words

_FLAGS: Final = re.IGNORECASE
_ASKS_OLD: Final = re.compile(
    r"\b(?:original\w*|initial\w*|previous(?:ly)?|at\s+first|first(?=\s+(?:\w+ed|date|plan\w*"
    r"|set|chosen|given))|(?:before|until)\s+(?:the|it|they)\s+(?:was|were|change\w*|correct\w*"
    r"|postpon\w*|mov\w*)|formerly|was\s+supposed|were\s+supposed|old|used\s+to"
    r"|d['’]abord|au\s+départ|à\s+l['’]origine|auparavant|ursprünglich\w*|zuerst"
    r"|первоначальн\w*|изначальн\w*|сначала|раньше|прежн\w+|ранее)\b",
    _FLAGS,
)
_ASKS_OF_MAIL: Final = re.compile(
    r"\b(?:e-?mails?|mails?|messages?|sent|send|sender|wrote|write|writes|reply|replied|subject"
    r"|courriel\w*|écrit|envoy\w+|письм\w+|написал\w*|отправи\w+|сообщени\w+)\b",
    _FLAGS,
)
_CHANGE: Final = re.compile(
    r"\b(?:now|new|instead|rather\s+than|no\s+longer|chang\w+|mov(?:ed|es|ing)|postpon\w+|cancel\w+"
    r"|resched\w+|shift\w*|defer\w*|correct(?:ed|ion|ly|s)?|corrigendum|wrong|mistake\w*|error\w*"
    r"|revis\w+|updat\w+|amend\w+|rais(?:ed|es)|increas\w+|reduc\w+|cut|replac\w+"
    r"|in\s+(?:his|her|their|its)\s+(?:place|stead)|take[sn]?\s+over|therefore|not\s+\S+,?\s+as"
    r"|désormais|nouve\w+|report[ée]\w*|au\s+lieu|à\s+la\s+place|modifi\w+|corrig\w+|erreur"
    r"|remplac\w+|annul\w+|finalement|neu\w*|verschoben|geändert|statt|abgesagt"
    r"|теперь|нов\w{2,3}|перен[её]с\w*|вместо|измен\w+|исправ\w+|ошиб\w+|уточн\w+|отмен\w+)\b",
    _FLAGS,
)
_DEADLINE: Final = re.compile(
    r"\b(?:by|before|until|no\s+later\s+than|at\s+the\s+latest|deadline\W+(?:\w+\W+){0,4})\s*$",
    _FLAGS,
)
_ASKS_DEADLINE: Final = re.compile(
    r"\b(?:by|until|till|deadline|due|latest|closing|register|apply|submit)\b", _FLAGS
)
_ASKS_DAY: Final = re.compile(
    r"\b(?:when|quand|(?:à\s+)?quelle\s+date|wann|cuándo|когда|какого\s+числа)\b", _FLAGS
)
_DRAWN_AWAY: Final = 1.5
"""Logits by which the reader prefers other words less where the header drew it away."""
_LOOKED_AT: Final = 25
"""Passages among which other messages of the thread are looked for."""
_AS_MUCH: Final = 0.9
"""Share of what an older message says of the question that a newer one must say, where the reader
does not know the language."""
_AS_MUCH_DATED: Final = 0.5
"""The same where a day is asked for and the newer message names one."""


@dataclass(frozen=True, slots=True)
class _Said:
    """What one message answers: ``words`` are quoted, ``answers`` as a passage has them."""

    message: Message
    group: Group
    words: Span
    answers: AnswerWords

    @property
    def text(self) -> str:
        return self.group.stored.quote(self.words)


def in_thread_order(
    library: Library,
    query: Query,
    chosen: Selection,
    ranked: Sequence[RankedCandidate],
    *,
    was_read: bool,
) -> Selection:
    """The selection, led by the message of the thread that is asked for, if it is of a thread."""
    question = query.question.text
    if not chosen.shown or not chosen.decision.found or chosen.days:
        return chosen
    if asks_yes_or_no(question) or asks_several(question) or _ASKS_OF_MAIL.search(question):
        return chosen
    reader = _ThreadReader(library, query, chosen, was_read)
    said = reader.said(ranked)
    if not said:
        return chosen
    old = _ASKS_OLD.search(question) is not None
    first = said[-1] if old else said[0]
    others = [] if old else said[1:]
    if first.group.first.row == chosen.shown[0].first.row and first.answers == chosen.words[0]:
        led = replace(chosen, words=_alone(chosen, said, first))
    else:
        sure = decision(first.group.first, query, was_read=was_read)
        led = chosen.led_by(first.group, first.answers, sure if sure.found else chosen.decision)
    return replace(led, superseded=tuple(_replaced(led, first, others)))


def _alone(chosen: Selection, said: Sequence[_Said], first: _Said) -> tuple[AnswerWords, ...]:
    """The words of the passages shown, without those of other messages of the thread."""
    others = {one.group.first.row for one in said if one is not first}
    return tuple(
        None if group.first.row in others else words
        for group, words in zip(chosen.shown, chosen.words, strict=True)
    )


def _replaced(led: Selection, first: _Said, older: Sequence[_Said]) -> list[SupersededSpan]:
    """What older messages said, where it is something else and their passage is shown."""
    found: list[SupersededSpan] = []
    seen = {frozenset(stems(first.text))}
    for one in older if first.answers else ():
        own = frozenset(stems(one.text))
        ranks = [
            at
            for at, group in enumerate(led.shown, start=1)
            if group.first.row == one.group.first.row
        ]
        if not ranks or any(own <= other or other <= own for other in seen):
            continue
        seen.add(own)
        stored, span = one.group.stored, one.words
        page = page_at(stored.pages, span.start)
        found.append(SupersededSpan(ranks[0], stored.path, span, one.text, page, one.message.day))
    return found


def names_another(question: str, text: str) -> bool:
    """Whether a text names another thing of the kind asked for: "the first-aid course" where the
    question has "the welding course"."""
    said = [(span.of(text), stem) for span, stem in words(text)]
    stems_said = {stem for _, stem in said}
    asked = [(span.of(question), stem) for span, stem in words(question)]
    for (own, own_stem), (_, head) in pairwise(asked):
        if own.lower() in FUNCTION_WORDS or own_stem in stems_said:
            continue
        for (other, other_stem), (_, at) in pairwise(said):
            if at == head and _tells_apart(other) and other_stem != own_stem:
                return True
    return False


def _tells_apart(word: str) -> bool:
    return word.lower() not in FUNCTION_WORDS and word.isalpha()


class _ThreadReader:
    """What each message of the thread answers, in order of time."""

    def __init__(self, library: Library, query: Query, chosen: Selection, was_read: bool) -> None:
        self._library = library
        self._query = query
        self._chosen = chosen
        self._was_read = was_read
        self._messages = Messages(library)
        self._words = QuestionWords(query)
        self._question = query.question.text

    def said(self, ranked: Sequence[RankedCandidate]) -> list[_Said]:
        """The newest first; none where the passage that leads is of no thread."""
        lead = self._chosen.shown[0]
        own = self._messages.of(lead.stored)
        if own is None:
            return []
        shown = {group.first.row for group in self._chosen.shown}
        groups = [*self._chosen.shown]
        groups += [Group(one, ()) for one in ranked[:_LOOKED_AT] if one.row not in shown]
        best: dict[Message, _Said] = {}
        for group in groups:
            message = self._messages.of(group.stored)
            if message is None or message in best or not message.of_same_thread(own):
                continue
            said = self._of_lead(group, message) or self._of(group, message)
            if said is not None:
                best[message] = said
        return [best[message] for message in in_order(best)]

    def _of_lead(self, group: Group, message: Message) -> _Said | None:
        """What leads already, unless it is only the header of a message."""
        words = self._chosen.words[0]
        if group.first.row != self._chosen.shown[0].first.row or not words:
            return None
        if message.header is not None and message.header.overlaps(words[0]):
            return None
        return _Said(message, group, words[0], words)

    def _of(self, group: Group, message: Message) -> _Said | None:
        if not self._was_read:
            return self._unread(group, message)
        candidate = self._without_header(group.first, message)
        words = answering([candidate], self._query, was_read=True)[0]
        if not words or (message.header is not None and message.header.overlaps(words[0])):
            return None
        sentence = sentence_of(group, 0, words[0])
        if sentence is None or not self._is_about(sentence, words[0]):
            return None
        return _Said(message, group, words[0], words)

    def _without_header(self, one: RankedCandidate, message: Message) -> RankedCandidate:
        """Read without the words of the header: its day and names are those of the message."""
        reading, header = one.reading, message.header
        if reading is None or header is None:
            return one
        search = one.stored.passage.search_text
        spans = [
            span
            for span in reading.spans
            if not any(run.overlaps(header) for run in search.to_document(span.start, span.end))
        ]
        drawn = reading.spans[:1] != tuple(spans[:1])
        if drawn:
            spans = [replace(span, score=span.score + _DRAWN_AWAY) for span in spans]
        best = max((span.score for span in spans), default=-math.inf)
        own = replace(reading, spans=tuple(spans), relevance=min(best, reading.relevance))
        return replace(one, reading=own)

    def _is_about(self, sentence: SaidSentence, words: Span) -> bool:
        """Whether the sentence speaks of what is asked: by its words, or as of a change."""
        stored, query = sentence.stored, self._words
        if query.lacking((*stems(stored.passage.search_text.text), *sentence.above)):
            return False
        if asked_kind(self._question) == "when" and not _ASKS_DEADLINE.search(self._question):
            before = sentence.text[: max(words.start - sentence.span.start, 0)]
            if _DEADLINE.search(before):
                return False
        around = sentence.text
        if sentence.before is not None:
            around = f"{stored.quote(sentence.before)} {around}"
        whole = _ASKS_OLD.search(self._question) is not None  # what is first told says it all
        said = stems(stored.passage.search_text.text if whole else around)
        if _CHANGE.search(around):
            return True
        shared = any(query.loosely(one, said) for one in query.topical or query.plain_stems)
        return shared and (whole or not names_another(self._question, around))

    def _unread(self, group: Group, message: Message) -> _Said | None:
        """The sentence nearest to the question, where it says about as much as the one that leads.

        Of passages that no reader read no words answer by themselves.
        """
        best = self._nearest(group, message)
        lead = self._chosen.shown[0]
        own = self._messages.of(lead.stored)
        most = None if own is None else self._nearest(lead, own)
        if best is None or most is None:
            return None
        dated = _ASKS_DAY.search(self._question) is not None
        if dated and not any(best[0].contains(one.span) for one in group.stored.passage.dates):
            return None
        least = _AS_MUCH_DATED if dated else _AS_MUCH
        answers = (best[0],) if dated else ()
        return _Said(message, group, best[0], answers) if best[1] >= least * most[1] else None

    def _nearest(self, group: Group, message: Message) -> tuple[Span, float] | None:
        stored, scores = group.stored, group.first.sentences
        if stored.passage.cells:
            return None
        scores = scores or score_sentences(self._library, stored, self._query)
        header = message.header
        own = [
            (sentence, coverage)
            for sentence, coverage in zip(stored.passage.sentences, scores.coverages, strict=True)
            if header is None or not header.overlaps(sentence)
        ]
        return max(own, key=lambda pair: pair[1], default=None)
