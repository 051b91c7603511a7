"""The one object that questions are put to."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date
from pathlib import Path

from retriever.answer.answerability import NOTHING
from retriever.answer.extract import distinct
from retriever.claims.check import check
from retriever.claims.nli_model import default_model
from retriever.claims.verdicts import Verdict
from retriever.evidence.acronym_glosses import glosses
from retriever.evidence.deduplicate import fold
from retriever.listings import events as timeline
from retriever.listings.topic import about
from retriever.pipeline import Search
from retriever.query import language_support as tongues
from retriever.query.expansion import widen
from retriever.query.parse import is_interrogative, understand
from retriever.ranking.fusion import rank, shortlist, weigh
from retriever.ranking.hybrid_search import gather
from retriever.ranking.lexical import weigh_words
from retriever.ranking.sentence_scores import look, term_weights
from retriever.ranking.temporal import judge
from retriever.reading.read_passages import read_passages
from retriever.reading.reader import LANGUAGE as READER_LANGUAGE
from retriever.reading.reader import Reader, Reading, default_reader
from retriever.results import Answer, Evidence, IndexSummary, Question
from sourceline.dates.words.lexicon import MONTHS
from sourceline.errors import WrongUseError
from sourceline.index.library import Library
from sourceline.models.encoder import Encoder, loaded
from sourceline.settings import INDEX_FOLDER, SEARCH
from sourceline.text.language import detect_language
from sourceline.text.words import words


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
            index=self.summary(),
            weak_meaning=search.weak_meaning,
        )

    def check(self, text: str) -> Verdict:
        """Check what a text states, claim by claim, against the documents; periods are ignored.

        Of a text over CHECK.characters, or of over CHECK.claims claims, the rest is left
        unchecked, and the verdict says from where. Raises BlankQuestionError, and ModelError
        where the shipped claim model is damaged.
        """
        return check(self, text, default_model())

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
            index=self.summary(),
        )

    def _ids(self, paths: Collection[str] | None) -> Collection[str] | None:
        if paths is None:
            return None
        ids = self.library.records.document_ids(sorted(paths))
        unknown = sorted(set(paths) - set(ids))
        if unknown:
            raise self.library.unknown(unknown[0])
        return list(ids.values())

    def gather(self, topic: str, most: int) -> tuple[Evidence, ...]:
        """The passages about a topic, surest first, at most so many.

        Where it names a period, only those in it; a period alone gives its events, in order of
        time. Passages that say the same are one.
        Raises what ``ask`` raises for a question.
        """
        understood = understand(topic)
        if listed := self._timeline(understood, most, None):
            return listed.evidence
        search = self.search(understood, SEARCH.candidates, read=False)
        content = understood.content or understood.text
        sees = not search.weak_meaning and tongues.is_known(self._encoder, content)
        vector = self._encoder.encode([content])[0]
        rows = about(self.library, search, vector, sees_meaning=sees)
        passages = search.candidates.passages
        groups = fold(rows, passages, search.datings, most, len(rows))
        explained = glosses(self.library, [passages[group.row] for group in groups])
        return tuple(search.evidence(groups, {}, explained))

    def search(
        self,
        question: Question,
        limit: int,
        documents: Collection[str] | None = None,
        *,
        read: bool = True,
    ) -> Search:
        """Gather at least ``limit`` passages where there are as many, and rank them.

        ``documents`` are the ids to search in, all when None. Without ``read`` the reader, which
        takes most of the time, is left out.
        """
        # A claim may hold half a surrogate pair, which is no character to search for.
        content = (question.content or question.text).encode("utf-8", "replace").decode()
        vector = self._encoder.encode([content])[0]
        weak = tongues.is_weak(self._encoder, self.library, content, documents)
        # An encoder that knows English alone sees little in a question in another language, even
        # where the documents are in it too.
        blind = weak or not tongues.is_known(self._encoder, content)
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
        if read and detect_language(content) == READER_LANGUAGE:
            # Read are the first that were looked at: those further down have no look to weigh.
            looked = [row for row, _ in tiers[0] if row in looks]
            best = looked[: SEARCH.read]
            readings = read_passages(self._reader, question, widening, candidates, best)
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

    def summary(self) -> IndexSummary:
        """Which index this is, and how much of the corpus it holds."""
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
