"""Question and passage read together: how well the passage answers, and with which words.

Any extractive question-answering checkpoint in a folder will do (BertForQuestionAnswering and its
kin: two logits a piece, start and end, position 0 for "no answer"). The shipped one is described
in models/reader/README.md.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from sourceline.errors import ModelError
from sourceline.models.model_files import MODELS, ShippedModel, load_checkpoint
from sourceline.models.precision import Precision, fastest
from sourceline.models.spread import over_cores, size_for_cores
from sourceline.models.word_pieces import (
    PAD_TO,
    batches_by_length,
    first_pieces,
    pair_pieces,
    tensors,
)
from sourceline.text.words import FUNCTION_WORDS

if TYPE_CHECKING:
    from transformers import BatchEncoding

Scores = NDArray[np.float32]

SHIPPED = MODELS / "reader"
SHIPPED_SHA256 = "c0fddf1559d87bdcd0943ca48935fefcbd81657393bb7bc52baab1505020ba1f"
"""Of models/reader/model.safetensors."""
_SHIPPED = ShippedModel(
    "reader", SHIPPED, SHIPPED_SHA256, "retriever/reading/reader.py", "make reader"
)

THRESHOLD = "null_score_diff_threshold"
_LANGUAGE = "en"
"""What the shipped reader knows."""

UNREADABLE_RELEVANCE = -30.0
"""Of a text that holds nothing but function words and signs. No relevance is lower."""
_LEGIBLE = re.compile(r"[^\W_]")

_QUESTION_PIECES = 48
_PIECES = 320
"""Of question and passage together: room for passages of 256 and more."""
_BATCH = 5
_MOST_WORDS = 30
_MOST_SPANS = 3

_INITIALS = re.compile(r"(?:\b[^\W\d_]\.){2,}\Z")
"""The last stop of "U.S." belongs to the words."""
_UNBROKEN = re.compile(r"\b(?:[^\W\d_]\.){2,}|\w+(?:[.,]\d+)*")
"""No span begins or ends inside a word, a number ("100,000") or initials ("U.S.")."""
_CLOSING_MARKS = ".,;:!?…-–—"
_PAIRS = {")": "(", "]": "[", "}": "{", "»": "«", "”": "“", '"': '"'}


@dataclass(frozen=True, slots=True)
class ScoredSpan:
    """Words that may answer: ``text[start:end]``, in characters."""

    start: int
    end: int
    score: float
    """Start and end logit less those of "no answer", and less what the checkpoint wants a span to
    be ahead by (SpanReader): above 0 the span is taken to answer."""


@dataclass(frozen=True, slots=True)
class Reading:
    relevance: float
    """The best span's score; comparable between passages for one question."""
    spans: tuple[ScoredSpan, ...]
    """Up to three, best first, none overlapping another, each of at most 30 words.

    None crosses a line break: it parts title and heading from the sentences.
    """


class Reader(Protocol):
    """What the retriever needs of any reader."""

    def knows(self, language: str) -> bool:
        """Whether it reads questions in a language, by its code ("en")."""
        ...

    def read(self, question: str, texts: Sequence[str]) -> list[Reading]:
        """One reading a text, in input order."""
        ...


class SpanReader:
    """Any extractive-QA checkpoint in a folder. Safe to share over threads.

    How far a span must be ahead of "no answer" is in the checkpoint's config.json, as minus
    ``null_score_diff_threshold`` (the name of transformers' run_qa.py); 0 where it is missing.

    Raises ModelError when the folder holds no checkpoint, or when the shipped weights are not
    the ones this version was released with.
    """

    def __init__(self, folder: Path = SHIPPED, precision: Precision | None = None) -> None:
        self.sha256 = _SHIPPED.check(folder)
        self.precision: Precision = precision or fastest()
        self._tokenizer, self._model = _load(folder, self.precision)
        self._longest = _longest(self._model)
        self._ahead = -float(getattr(self._model.config, THRESHOLD, 0.0))
        self._lock = threading.Lock()

    def knows(self, language: str) -> bool:
        """A reader in another folder is taken to know the languages it is used for."""
        return language == _LANGUAGE or self.sha256 != SHIPPED_SHA256

    def read(self, question: str, texts: Sequence[str]) -> list[Reading]:
        """See Reader.read.

        Only the first 48 word pieces of the question are read, and 320 of it and a text. A text
        of nothing but function words and signs has no spans and UNREADABLE_RELEVANCE.
        """
        readings = [Reading(UNREADABLE_RELEVANCE, ())] * len(texts)
        legible = [place for place, text in enumerate(texts) if _LEGIBLE.search(text)]
        if not legible:
            return readings
        found = self._read([texts[place] for place in legible], question)
        for place, reading in zip(legible, found, strict=True):
            readings[place] = reading
        return readings

    def _read(self, texts: Sequence[str], question: str) -> list[Reading]:
        lengths = [len(text) for text in texts]
        batches = list(batches_by_length(lengths, size_for_cores(len(texts), _BATCH)))
        with self._lock:  # a tokenizer is of one thread at a time
            asked = first_pieces(self._tokenizer, question, _QUESTION_PIECES)
            pieces = [self._pieces(asked, [texts[place] for place in one]) for one in batches]
        readings: dict[int, Reading] = {}
        logits = over_cores(self._logits, pieces)
        for places, read, (starts, ends) in zip(batches, pieces, logits, strict=True):
            found = self._readings([texts[place] for place in places], read, starts, ends)
            readings.update(zip(places, found, strict=True))
        return [readings[place] for place in range(len(texts))]

    def _pieces(self, question: str, texts: Sequence[str]) -> BatchEncoding:
        return pair_pieces(self._tokenizer, [question] * len(texts), texts, self._longest)

    def _readings(
        self, texts: Sequence[str], pieces: BatchEncoding, starts: Scores, ends: Scores
    ) -> Iterator[Reading]:
        for row, text in enumerate(texts):
            own = np.array([kind == 1 for kind in pieces.sequence_ids(row)])
            offsets = _without_blanks(text, np.array(pieces["offset_mapping"][row])[own])
            none = float(starts[row, 0] + ends[row, 0]) + self._ahead
            yield _reading(text, offsets, starts[row, own], ends[row, own], none)

    def _logits(self, pieces: BatchEncoding) -> tuple[Scores, Scores]:
        import torch

        with torch.inference_mode():
            hidden = self._model.base_model(**tensors(pieces))[0]
            logits = self._model.qa_outputs(hidden.float()).numpy()
        return logits[..., 0], logits[..., 1]


def _without_blanks(text: str, offsets: NDArray[np.int_]) -> NDArray[np.int_]:
    """Some tokenizers count the blank before a word to its first piece."""
    begins = [
        start + len(text[start:end]) - len(text[start:end].lstrip()) for start, end in offsets
    ]
    return np.column_stack([np.array(begins, dtype=int), offsets[:, 1]])


def _reading(
    text: str, offsets: NDArray[np.int_], starts: Scores, ends: Scores, none: float
) -> Reading:
    scores = starts[:, None] + ends[None, :] - none
    scores[~_allowed(text, offsets)] = -np.inf
    spans = tuple(_best(text, offsets, scores))
    return Reading(spans[0].score if spans else UNREADABLE_RELEVANCE, spans)


def _best(text: str, offsets: NDArray[np.int_], scores: Scores) -> Iterator[ScoredSpan]:
    for _ in range(_MOST_SPANS):
        first, last = divmod(int(scores.argmax()), scores.shape[1]) if scores.size else (0, 0)
        if not scores.size or scores[first, last] == -np.inf:
            return
        start, end = trimmed(text, int(offsets[first, 0]), int(offsets[last, 1]))
        yield ScoredSpan(start, end, max(UNREADABLE_RELEVANCE, float(scores[first, last])))
        scores[: last + 1, first:] = -np.inf


def _allowed(text: str, offsets: NDArray[np.int_]) -> NDArray[np.bool_]:
    """Which pairs of pieces (first, last) bound a span fit to be shown."""
    inside = np.zeros(len(text) + 1, dtype=bool)
    for word in _UNBROKEN.finditer(text):
        inside[word.start() + 1 : word.end()] = True
    blanks = np.cumsum([0, *(character.isspace() for character in text)])
    lines = np.cumsum([0, *(character == "\n" for character in text)])
    content = np.zeros(len(text) + 1, dtype=int)
    for word in _UNBROKEN.finditer(text):
        content[word.end()] = _says_something(word.group())
    counted = content.cumsum()
    begin, end = offsets[:, 0], offsets[:, 1]
    holds: NDArray[np.bool_] = counted[end][None, :] > counted[begin][:, None]
    one_line = lines[end][None, :] == lines[begin][:, None]
    short = blanks[end][None, :] - blanks[begin][:, None] < _MOST_WORDS
    whole = ~inside[begin][:, None] & ~inside[end][None, :]
    return np.triu(holds & one_line & short & whole)


def _says_something(word: str) -> bool:
    """No "the" or "by"; but "May" and "WHO": a function word is written in lower case."""
    return word not in FUNCTION_WORDS and any(character.isalnum() for character in word)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without white space and closing marks at the edges, and without half a pair."""
    before = (-1, -1)
    while before != (start, end):
        before = (start, end)
        while _is_edge(text[start]) and not _is_sign(text, start):
            start += 1
        while _is_edge(text[end - 1]) and not _INITIALS.search(text, start, end):
            end -= 1
        start, end = _without_half_pairs(text, start, end)
    return start, end


def _is_edge(character: str) -> bool:
    return character.isspace() or character in _CLOSING_MARKS


def _is_sign(text: str, at: int) -> bool:
    """Whether this dash makes the number after it negative, or this point begins it (".5")."""
    return text[at] in "-–." and text[at + 1 : at + 2].isdigit() and not text[at - 1 : at].isalnum()


def _without_half_pairs(text: str, start: int, end: int) -> tuple[int, int]:
    said = text[start:end]
    for close, opening in _PAIRS.items():
        alone = (
            said.count(close) % 2 == 1
            if close == opening
            else said.count(close) != said.count(opening)
        )
        if alone and said.endswith(close):
            return start, end - 1
        if alone and said.startswith(opening):
            return start + 1, end
    return start, end


def _longest(model: Any) -> int:
    room = int(getattr(model.config, "max_position_embeddings", 512))
    return min(room, _PIECES) // PAD_TO * PAD_TO


def _load(folder: Path, precision: Precision) -> tuple[Any, Any]:
    tokenizer, model = load_checkpoint(folder, "AutoModelForQuestionAnswering")
    if not hasattr(model, "qa_outputs"):
        raise ModelError(
            f"{folder} is not of the BertForQuestionAnswering kind: it has no qa_outputs layer; "
            "name the folder of an extractive question-answering checkpoint"
        )
    if precision == "bf16":
        import torch

        # Weights and all, not autocast, which casts both to and fro at every layer. The last
        # layer stays fp32: bf16 scores would be steps of 0.06 apart.
        model.base_model.to(torch.bfloat16)
    return tokenizer, model
