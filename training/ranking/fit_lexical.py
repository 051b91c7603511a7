"""Fit how words are weighed in languages the encoder does not know: retriever/ranking/lexical.py.

    python -m training.ranking.fit_lexical --data ../shared

The softmax of softmax_weights.py over the first passages found by words. No set in Russian has
questions whose writers had the paragraph before them, as many who ask have, so SQuAD's
fitting articles are there too, cut as short as Russian passages are.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from evaluation.data.collection import load_collection, make_document
from evaluation.data.json_lines import read_lines
from evaluation.data.kept_apart import FITTING_ARTICLES
from retriever.query.parse import understand
from retriever.ranking.lexical import WEIGHTS, word_signals
from sourceline import command
from sourceline.errors import WrongUseError
from sourceline.settings import SEARCH, SPLIT, SplitSettings
from training.ranking.ranking_sets import (
    RankingQuestion,
    RankingSet,
    identity,
    question_set,
    shuffled,
)
from training.ranking.set_index import open_index
from training.ranking.softmax_weights import Rankings, Signals, fit_weights

_SHORT = SplitSettings(passage_tokens=90, target_tokens=48)
_CLAIMED_IN = ("terra_ru", "rsg_human_ru")
_CLAIM_DOCUMENTS = 1200


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m training.ranking.fit_lexical", description=__doc__
    )
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--work", type=Path, default=Path("build/by_words"), help="indexes, kept")
    parser.add_argument("--questions", type=int, default=800, help="of each set (%(default)s)")
    options = parser.parse_args(arguments)
    return command.run(lambda: _fit(options))


def _fit(options: argparse.Namespace) -> int:
    rankings: Rankings = {}
    for one, settings in _sets(options.data, options.questions):
        asked = list(_signals(one, options.work / one.name, settings))
        rankings[one.name] = [signals for signals in asked if signals.right.any()]
    fit_weights("WEIGHTS", WEIGHTS, rankings)
    return command.DONE


def _sets(data: Path, most: int) -> Iterator[tuple[RankingSet, SplitSettings]]:
    titled = question_set(data, "tydiqa_ru_dev", 800, most, seen=True)
    documents = tuple(make_document(one.path, "", one.text) for one in titled.documents)
    yield titled, SPLIT
    yield replace(titled, name="tydiqa_ru_dev, untitled", documents=documents), SPLIT
    yield _claims(data, most), SPLIT
    yield _squad(data, most), _SHORT


def _claims(data: Path, most: int) -> RankingSet:
    """Each claim that its evidence supports is asked of everybody's evidence."""
    texts: dict[str, str] = {}
    asked: list[RankingQuestion] = []
    for name in _CLAIMED_IN:
        for row in shuffled(read_lines(data / "train" / name / "claims.jsonl")):
            path = identity(row["evidence"])
            if path in texts or len(texts) <= _CLAIM_DOCUMENTS:
                texts[path] = row["evidence"]
                if row["label"] == "supported":
                    asked.append(RankingQuestion(row["claim"], frozenset([path])))
    documents = tuple(make_document(path, "", text) for path, text in texts.items())
    return RankingSet("claims_ru", documents, tuple(asked[:most]))


def _squad(data: Path, most: int) -> RankingSet:
    folder = data / "eval/squad_v2_dev"
    collection = load_collection(folder)
    asked = [
        RankingQuestion(row["text"], frozenset(collection.qrels[row["id"]]), tuple(row["answers"]))
        for row in shuffled(read_lines(folder / "queries.jsonl"))
        if row["meta"]["article"] in FITTING_ARTICLES and not row["meta"]["is_impossible"]
    ]
    return RankingSet("squad_v2_dev, short", collection.documents, tuple(asked[:most]))


def _signals(one: RankingSet, index: Path, settings: SplitSettings) -> Iterator[Signals]:
    with open_index(one, index, settings) as retriever:
        for asked in one.asked:
            try:
                result = retriever.search(understand(asked.text))
            except WrongUseError:
                continue
            found = [one.candidate for one in result.ranked if one.candidate.bm25 is not None]
            first = sorted(found, key=lambda one: (-(one.bm25 or 0.0), one.row))[: SEARCH.looked_at]
            columns = word_signals(retriever.library, first, result.query)
            yield Signals.of(columns, [asked.is_answered_by(one.stored) for one in first])


if __name__ == "__main__":
    sys.exit(main())
