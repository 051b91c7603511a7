"""Rankings by query, their TREC run files, and the measures taken of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

import ir_measures
from ir_measures import RR, R, nDCG

Ranking = dict[str, float]
TrecRun = dict[str, Ranking]
ValueByQuery = dict[str, float]

MEASURES = {
    "nDCG@10": nDCG @ 10,
    "recall@10": R @ 10,
    "recall@100": R @ 100,
    "MRR@10": RR @ 10,
}


def measure(run: TrecRun, qrels: Mapping[str, Mapping[str, int]]) -> dict[str, ValueByQuery]:
    """Of each measure, its value for every query of the qrels; zero for one without a ranking.

    The gain of nDCG is linear in the relevance.
    """
    judged = [
        ir_measures.Qrel(query, document, relevance)
        for query, documents in qrels.items()
        for document, relevance in documents.items()
    ]
    scored = [
        ir_measures.ScoredDoc(query, document, score)
        for query, ranking in run.items()
        for document, score in ranking.items()
    ]
    values: dict[str, ValueByQuery] = {name: dict.fromkeys(qrels, 0.0) for name in MEASURES}
    names = {measure: name for name, measure in MEASURES.items()}
    for found in ir_measures.iter_calc(MEASURES.values(), judged, scored):
        values[names[found.measure]][found.query_id] = float(found.value)
    return values


def write_run(path: Path, run: TrecRun, tag: str) -> None:
    """One line a document: ``qid Q0 docid rank score tag``; white space in ids percent-encoded."""
    with path.open("w", encoding="utf-8") as file:
        for query, ranking in run.items():
            best_first = sorted(ranking.items(), key=lambda item: -item[1])
            for rank, (document, score) in enumerate(best_first, start=1):
                file.write(f"{_safe(query)} Q0 {_safe(document)} {rank} {score:.9f} {tag}\n")


def _safe(identity: str) -> str:
    breaking = "".join(sign for sign in set(identity) if sign.isspace() or not sign.isprintable())
    return re.sub(f"[%{re.escape(breaking)}]", lambda sign: quote(sign.group(), safe=""), identity)
