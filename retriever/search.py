"""The one object that questions are put to."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from retriever import timeline
from retriever.answers import LEAST_RELEVANCE, answer_spans, distinct, least_further
from retriever.below import reread
from retriever.by_words import weigh_words
from retriever.candidates import Candidates, gather
from retriever.decide import NOTHING, Decision, decide
from retriever.duplicates import Group, fold
from retriever.gloss import glosses
from retriever.kind import asks_several
from retriever.look import Look, look, term_weights
from retriever.mark import mark_evidence, mark_terms
from retriever.of_period import of_period
from retriever.period import Dating, judge
from retriever.places import hit_of
from retriever.question import is_interrogative, says_something, understand
from retriever.rank import rank, shortlist, weigh
from retriever.reader import LANGUAGE as READER_LANGUAGE
from retriever.reader import Reader, Reading, default_reader
from retriever.results import Answer, Evidence, Gloss, IndexSummary, Question
from retriever.widen import Widening, widen
from sourceline.dates.lexicon import MONTHS
from sourceline.encoder import Encoder, knows_only_english, loaded
from sourceline.errors import WrongUseError
from sourceline.language import detect_language
from sourceline.library import Library
from sourceline.records import Passage, Span
from sourceline.settings import INDEX_FOLDER, SEARCH
from sourceline.words import stems, words

_AS_SURE = 0.5
"""A further passage is evidence from this share of the first one's confidence. On questions of
SQuAD 2.0 that the reader has not seen, put to all paragraphs: see docs/design.md."""


@dataclass(frozen=True, slots=True)
class Search:
    """Everything seen on the way of one question, by row; ``ranked`` is rows with scores.

    ``readings`` is empty where the reader does not know the question's language. ``asks`` is
    False for words that ask nothing ("support from Japan"): there a passage may answer, but no
    words in it do.
    """

    question: Question
    widening: Widening
    candidates: Candidates
    weights: Mapping[str, float]
    looks: Mapping[int, Look]
    readings: Mapping[int, Reading]
    datings: Mapping[int, Dating]
    ranked: tuple[tuple[int, float], ...]
    asks: bool
    weak_meaning: bool

    @property
    def weight(self) -> float:
        """What all the words asked for weigh together."""
        return sum(self.weights.values())

    def decision(self, row: int) -> Decision:
        """Whether the passage answers; one that was not looked at, or not read where others were,
        is too far down to do so. Nothing answers words that say nothing."""
        if row not in (self.readings or self.looks) or not says_something(self.question.content):
            return NOTHING
        return decide(
            self.looks[row],
            self.readings.get(row),
            asks=self.asks,
            in_period=self.datings[row].in_period,
            period_asked=self.question.period is not None,
        )

    def shown(self, k: int) -> tuple[Group, ...]:
        """The first ``k`` passages, each folded with those that say the same."""
        return fold(self.ranked, self.candidates.passages, self.datings, k, SEARCH.looked_at)

    def answering(self, shown: Sequence[Group]) -> dict[int, tuple[Span, ...]]:
        """Those of the passages shown that answer, with the exact words where there are any.

        None do when the first does not. After it, precision counts: a further one answers where
        words in it do that the reader is sure of (least_further), and, unless several things are
        asked for, not much less surely; where the first has no such words, as surely.
        """
        if not shown or not self.decision(shown[0].row).found:
            return {}
        first, *further = shown
        answering = {first.row: self._words_of(first.row, LEAST_RELEVANCE)}
        least = self.decision(first.row).confidence
        if answering[first.row]:
            least *= 0.0 if asks_several(self.question.text) else _AS_SURE
        read = self.readings.get(first.row)
        strong = LEAST_RELEVANCE if read is None else least_further(read, self.question.text)
        for group in further:
            decision = self.decision(group.row)
            if decision.found and decision.confidence >= least:
                words = self._words_of(group.row, strong)
                if words or not self.asks or not self.readings:
                    answering[group.row] = words
        return answering

    def _words_of(self, row: int, least: float) -> tuple[Span, ...]:
        if not self.asks or row not in self.readings:
            return ()
        stored = self.candidates.passages[row]
        return answer_spans(stored, self.readings[row], self.question.text, least)

    def evidence(
        self,
        shown: Iterable[Group],
        answering: Mapping[int, tuple[Span, ...]],
        explained: Mapping[int, tuple[Gloss, ...]],
    ) -> Iterator[Evidence]:
        """The passages shown with their marks, and their acronyms explained."""
        asked = self.weights.keys() | self.widening.names
        for position, group in enumerate(shown, start=1):
            row = group.row
            stored = self.candidates.passages[row]
            hit = hit_of(
                stored,
                self.datings[row],
                rank=position,
                score=group.score,
                found_by=self.candidates.found_by(row),
                also_in=[self.candidates.passages[other] for other in group.also],
            )
            if row in answering:
                marks = mark_evidence(stored, self.looks[row], asked, answering[row])
            else:
                marks = mark_terms(stored, asked)
            yield Evidence(hit, marks, explained[row])


class Retriever:
    """Answers from one generation of an index. Safe to share over threads."""

    def __init__(self, library: Library, encoder: Encoder, reader: Reader) -> None:
        self.library = library
        self._encoder = encoder
        self._reader = reader
        library.check_encoder(encoder)

    @classmethod
    def open(
        cls,
        index: Path | str = INDEX_FOLDER,
        encoder: Encoder | Callable[[], Encoder] | None = None,
        reader: Reader | None = None,
    ) -> Retriever:
        """Open the generation in force, with the shipped models unless others are given.

        The encoder is given itself or as a function that loads it.
        Raises NoIndexError, WrongEncoderError, WrongFormatError or DamagedIndexError.
        """
        library = Library.open(index)
        try:
            return cls(library, loaded(encoder), reader or default_reader())
        except BaseException:
            library.close()
            raise

    def close(self) -> None:
        self.library.close()

    def ask(
        self,
        question: str,
        *,
        k: int | None = None,
        since: date | None = None,
        until: date | None = None,
        documents: Collection[str] | None = None,
    ) -> Answer:
        """Find the passages that answer a question, best first, at most ``k``.

        Passages that say the same are one, with all their places. A question about a period and
        nothing else lists what falls into it, in order of time.
        Without ``k`` it is SEARCH.passages, or SEARCH.timeline_passages for such a list.
        ``documents`` are paths to search in, all when None. The period of the options and that
        of the question are intersected. Raises BlankQuestionError, OverlongQuestionError,
        EmptyPeriodError, and WrongUseError for an unknown document or an impossible ``k``.
        """
        if k is not None and not 1 <= k <= SEARCH.most_passages:
            raise WrongUseError(f"{k} passages asked for: choose 1 to {SEARCH.most_passages}")
        understood = understand(question, since=since, until=until)
        ids = self._ids(documents)
        if listed := self._timeline(understood, k or SEARCH.timeline_passages, ids):
            return listed
        k = k or SEARCH.passages
        search = self.search(understood, max(k, SEARCH.candidates), ids)
        first = search.decision(search.ranked[0][0]) if search.ranked else NOTHING
        shown = search.shown(k)
        answering = search.answering(shown)
        ranks = {group.row: rank for rank, group in enumerate(shown, start=1)}
        explained = glosses(self.library, [search.candidates.passages[g.row] for g in shown])
        return Answer(
            question=search.question,
            found=first.found,
            confidence=first.confidence,
            answers=distinct(
                (ranks[row], search.candidates.passages[row], span)
                for row, spans in answering.items()
                for span in spans
            ),
            evidence=tuple(search.evidence(shown, answering, explained)),
            index=self._summary(),
            weak_meaning=search.weak_meaning,
        )

    def _timeline(
        self, question: Question, k: int, documents: Collection[str] | None
    ) -> Answer | None:
        """What falls into the period, where nothing else is asked and there is anything."""
        if question.period is None or not timeline.is_timeline(question):
            return None
        found = timeline.events(self.library, question.period, documents)[:k]
        if not found:
            return None
        return Answer(
            question=question,
            found=True,
            confidence=timeline.confidence(found[0]),
            answers=(),
            evidence=tuple(timeline.listed(self.library, found, question.period)),
            index=self._summary(),
        )

    def _ids(self, paths: Collection[str] | None) -> Collection[str] | None:
        if paths is None:
            return None
        ids = self.library.records.document_ids(sorted(paths))
        unknown = sorted(set(paths) - set(ids))
        if unknown:
            raise self.library.unknown(unknown[0])
        return list(ids.values())

    def search(
        self, question: Question, limit: int, documents: Collection[str] | None = None
    ) -> Search:
        """Gather at least ``limit`` passages where there are as many, and rank them.

        ``documents`` are the ids to search in, all when None.
        """
        content = question.content or question.text
        vector = self._encoder.encode([content])[0]
        weak = self._is_weak(content, documents)
        # An encoder that knows English alone sees little in a question in another language, even
        # where the documents are in it too.
        blind = weak or not self._knows(content)
        widening = widen(content, self.library)
        candidates = gather(
            self.library, vector, widening, _period_stems(question), limit, documents
        )
        passages = candidates.passages
        datings = {row: judge(passages[row], question.period) for row in passages}
        asked = datings if question.period else None
        fused = shortlist(candidates, asked)
        if blind:  # by words first; meaning only fills up
            fused = rank([shortlist(replace(candidates, by_meaning={}), asked), fused], None)
        weights = term_weights(self.library, widening)
        looks = {
            row: look(self.library, passages[row], vector, weights, widening)
            for row, _ in fused[: SEARCH.looked_at]
        }
        weight = sum(weights.values())
        if blind:
            weighed = weigh_words(self.library, candidates, looks, weights, widening, asked)
        else:
            weighed = weigh(candidates, looks, weight, asked)
        tiers = [weighed, fused]
        readings: dict[int, Reading] = {}
        if detect_language(content) == READER_LANGUAGE:
            # Read are the first that were looked at: those further down have no look to weigh.
            looked = [row for row, _ in tiers[0] if row in looks]
            readings = self._read(question, widening, candidates, looked[: SEARCH.read])
        if readings and not blind:
            tiers.insert(0, weigh(candidates, looks, weight, asked, readings))
        ranked = tuple(rank(tiers, asked))
        question = replace(question, expansions=widening.expansions)
        return Search(
            question,
            widening,
            candidates,
            weights,
            looks,
            readings,
            datings,
            ranked,
            is_interrogative(content),
            weak,
        )

    def _knows(self, content: str) -> bool:
        return detect_language(content) == "en" or not knows_only_english(self._encoder)

    def _is_weak(self, content: str, documents: Collection[str] | None) -> bool:
        """Whether meaning hardly carries from the question to most of the documents asked."""
        if not knows_only_english(self._encoder):
            return False
        counts = self.library.records.languages(None if documents is None else list(documents))
        language = detect_language(content)
        return 2 * counts.get(language, 0) < sum(counts.values())

    def _read(
        self,
        question: Question,
        widening: Widening,
        candidates: Candidates,
        rows: Sequence[int],
    ) -> dict[int, Reading]:
        """Ask each of the best passages the question, in the passage's own words.

        The period is asked of a passage that names days in it and others, so that of several
        things it tells the one of that time is read.
        """
        asked: dict[str, list[int]] = {}
        for row in rows:
            text = candidates.passages[row].passage.search_text.text
            wording = widening.rephrase(stems(text))
            if _tells_of_several_times(candidates.passages[row].passage, question):
                wording = _timed(wording, question)
            asked.setdefault(wording, []).append(row)
        readings: dict[int, Reading] = {}
        for wording, several in asked.items():
            texts = [candidates.passages[row].passage.search_text.text for row in several]
            for row, reading in zip(several, self._reader.read(wording, texts), strict=True):
                stored = candidates.passages[row]
                whole = reread(self._reader, wording, stored, reading)
                readings[row] = of_period(whole, stored, question.period)
        return readings

    def _summary(self) -> IndexSummary:
        counts = self.library.manifest.counts
        return IndexSummary(
            generation=self.library.generation,
            documents=counts["documents"],
            of=counts["documents"] + counts["failed"],
            unreadable=counts["failed"] + counts["unread"],
            partly_unreadable=counts["partly_unread"],
            folder=self.library.index,
            corpus=self.library.manifest.corpus,
        )


def _tells_of_several_times(passage: Passage, question: Question) -> bool:
    if question.period is None:
        return False
    asked = question.period.interval
    return len({mention.interval.overlaps(asked) for mention in passage.dates}) == 2


def _timed(wording: str, question: Question) -> str:
    """A wording without its period, and the period again."""
    if question.period is None or question.period.text is None:
        return wording
    return f"{wording.rstrip(' ?')} {question.period.text}?"


def _period_stems(question: Question) -> list[str]:
    """The numbers and months of a period that is closed: a text on it may well say the same."""
    period = question.period
    if (
        period is None
        or period.text is None
        or None in (period.interval.first, period.interval.last)
    ):
        return []
    return [
        stem
        for word, stem in ((span.of(period.text), stem) for span, stem in words(period.text))
        if word[0].isdigit() or word.casefold() in MONTHS
    ]
