"""Sentence bounds: precision and recall of where sentences end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from evaluation.data.json_lines import read_lines
from evaluation.metrics.averages import f1_score, share
from sourceline.records import Span
from sourceline.text.sentences import split_sentences

_STOPS = (".", "!", "?", ".”", '."', "?”", '?"', "!”", '!"')


@dataclass(frozen=True, slots=True)
class SentenceEnds:
    """Where the sentences of one text end, the text's own end left out, in characters that are
    not white space: as it should be, and as it was found."""

    right: frozenset[int]
    found: frozenset[int]


def evaluate_rules(folder: Path, language: str) -> dict[str, float]:
    """Short texts, each with its sentences as people want them, the golden rules apart.

    A text whose sentences hold other characters than itself (the rule wants it cleaned as well)
    cannot be compared and is left out.
    """
    items = list(read_lines(folder / "items.jsonl"))
    fair = [item for item in items if _bare(item["text"]) == _bare("".join(item["sentences"]))]
    cuts = [compare_ends(item["text"], item["sentences"], language) for item in fair]
    golden = [one for one, item in zip(cuts, fair, strict=True) if item["golden"]]
    return {
        **measures(cuts),
        "left out": float(len(items) - len(fair)),
        "golden rules": float(len(golden)),
        "golden rules wholly right": measures(golden)["wholly right"],
    }


def evaluate_joined(folder: Path, language: str) -> dict[str, float]:
    """Sentences of one document that follow each other, joined by a space and cut again.

    Only runs of sentences that end with a stop: where a line of a web page ends without one, no
    splitter can know it once the line break is gone. The bounds are those of the set, whose
    makers cut by program.
    """
    lines = read_lines(folder / "corpus.jsonl")
    return measures([compare_ends(" ".join(run), run, language) for run in _runs(lines)])


def compare_ends(text: str, sentences: Sequence[str], language: str) -> SentenceEnds:
    found = split_sentences(text, Span(0, len(text)), language)
    return SentenceEnds(_ends(sentences), _ends([span.of(text) for span in found]))


def measures(cuts: Sequence[SentenceEnds]) -> dict[str, float]:
    hits = sum(len(one.right & one.found) for one in cuts)
    precision = share(hits, sum(len(one.found) for one in cuts))
    recall = share(hits, sum(len(one.right) for one in cuts))
    return {
        "texts": float(len(cuts)),
        "bounds": float(sum(len(one.right) for one in cuts)),
        "precision": precision,
        "recall": recall,
        "F1": f1_score(precision, recall),
        "wholly right": share(sum(one.right == one.found for one in cuts), len(cuts)),
    }


def _ends(sentences: Iterable[str]) -> frozenset[int]:
    ends = list(accumulate(len(_bare(sentence)) for sentence in sentences))
    return frozenset(ends[:-1])


def _bare(text: str) -> str:
    return "".join(text.split())


def _runs(lines: Iterable[dict[str, str]]) -> Iterator[list[str]]:
    """Runs of two sentences or more."""
    run: list[str] = []
    document = ""
    for line in lines:
        stopped = line["text"].rstrip().endswith(_STOPS)
        if line["para"] != document or not stopped:
            if len(run) > 1:
                yield run
            run = []
        document = line["para"]
        if stopped:
            run.append(line["text"])
    if len(run) > 1:
        yield run
