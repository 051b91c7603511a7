"""Train the reader: question and passage together in, answer span or none out.

    python -m training.bases packages --out build/bases
    python -m training.reader.train_reader --data ../shared --out build/reader/out

The standard shape of extractive question answering (BertForQuestionAnswering; position 0 means
"no answer", Devlin et al. 2019), started from a cross-encoder of 12 layers (training/bases.py)
or from any other BERT of which --start names the folder. It lasts --steps, --minutes, or --until
a time of the clock. A run that was cut off goes on from its last checkpoint in --work.
"""

from __future__ import annotations

import argparse
import logging
import os
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import torch
from transformers import AutoTokenizer, BertForQuestionAnswering

from retriever.reading.reader import THRESHOLD
from training.padding import padded_pairs
from training.reader.all_sets import all_sets
from training.reader.reader_examples import Example, epochs
from training.run import Length, Run, batched, save_shipped

_LOG = logging.getLogger("training.reader.train_reader")

LENGTH = 224
QUESTION_PIECES = 48
RATE = 2e-4
SEED = 13
START = Path("build/bases/ms-marco-MiniLM-L-12-v2")


@dataclass(frozen=True, slots=True)
class Encoded:
    pieces: tuple[int, ...]
    question_pieces: int
    """The first so many are the question, its special pieces included."""
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    """Pieces at which the answer may begin and end; (0,) for none."""


def main() -> None:
    asked = _arguments()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    asked.work.mkdir(parents=True, exist_ok=True)
    (asked.work / "pid").write_text(f"{os.getpid()}\n")
    torch.manual_seed(SEED)
    tokenizer = AutoTokenizer.from_pretrained(str(asked.start))
    batches = _batches(asked, tokenizer)
    if asked.only_examples:
        return
    kind = MultilingualRun if asked.multilingual else ReaderRun
    run = kind(asked.work, batches, _length(asked), asked.start, asked.rate)
    run.train()
    save_shipped(run.model, tokenizer, asked.out)
    _LOG.info("done: %d steps, %.0f s", run.state.step, run.state.seconds)


def _batches(asked: argparse.Namespace, tokenizer: Any) -> list[list[Encoded]]:
    """Made once a run: one that goes on reads those it began with."""
    kept = asked.work / "batches.pt"
    if not kept.is_file():
        batches: list[list[Encoded]] = []
        sets = all_sets(asked.data, SEED, multilingual=asked.multilingual, share=asked.share)
        for number, examples in enumerate(epochs(sets, asked.seed, asked.epochs)):
            batches += batched(encode(tokenizer, examples), asked.seed + number)
            _LOG.info("epoch %d: %d examples, %d batches", number, len(examples), len(batches))
        torch.save([[astuple(one) for one in batch] for batch in batches], kept)
    found = torch.load(kept, weights_only=True)
    return [[Encoded(*one) for one in batch] for batch in found]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Train the reader.")
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=Path("build/reader/out"))
    parser.add_argument("--work", type=Path, default=Path("build/reader"), help="checkpoints")
    parser.add_argument("--start", type=Path, default=START, help="a folder (%(default)s)")
    parser.add_argument("--rate", type=float, default=RATE, help="the highest (%(default)s)")
    parser.add_argument("--seed", type=int, default=SEED, help="of windows and wrong passages")
    parser.add_argument("--share", type=float, default=1.0, help="of the English questions")
    parser.add_argument(
        "--multilingual",
        action="store_true",
        help="with the Russian questions, and the vectors of the word pieces left as they are",
    )
    parser.add_argument("--epochs", type=int, default=2, help="made; a run may end earlier")
    parser.add_argument("--steps", type=int)
    parser.add_argument("--minutes", type=float, default=90, help="where nothing else is given")
    parser.add_argument(
        "--only-examples", action="store_true", help="made and kept, not trained on"
    )
    parser.add_argument("--until", help="a time of today, UTC, such as 09:15")
    return parser.parse_args()


def _length(asked: argparse.Namespace) -> Length:
    if asked.steps:
        return Length(steps=asked.steps)
    if asked.until is None:
        return Length(seconds=asked.minutes * 60)
    hours, minutes = asked.until.split(":")
    end = datetime.now(UTC).replace(hour=int(hours), minute=int(minutes), second=0)
    return Length(until=end.timestamp())


class ReaderRun(Run):
    def fresh_model(self, start: Path) -> Any:
        return _fresh_model(start)

    def loss(self, model: Any, batch: Sequence[Encoded]) -> torch.Tensor:
        return _loss(model, tensors(batch))


class MultilingualRun(ReaderRun):
    """The vectors of the word pieces stay those of the encoder: what is learnt in one language
    then holds in the others better, and both models share one table."""

    def fresh_model(self, start: Path) -> Any:
        model = _fresh_model(start)
        model.base_model.embeddings.word_embeddings.requires_grad_(False)
        return model


def encode(tokenizer: Any, examples: Sequence[Example]) -> list[Encoded]:
    """Word pieces as the model reads them; an answer cut off at the end counts as none."""
    asked = tokenizer([e.question for e in examples], add_special_tokens=False)["input_ids"]
    read = tokenizer(
        [e.passage for e in examples], add_special_tokens=False, return_offsets_mapping=True
    )
    first, last = tokenizer.cls_token_id, tokenizer.sep_token_id
    encoded = []
    for example, question, pieces, offsets in zip(
        examples, asked, read["input_ids"], read["offset_mapping"], strict=True
    ):
        head = [first, *question[:QUESTION_PIECES], last]
        body = pieces[: LENGTH - len(head) - 1]
        starts, ends = _targets(example, offsets[: len(body)], len(head))
        encoded.append(Encoded((*head, *body, last), len(head), starts, ends))
    return encoded


def _targets(
    example: Example, offsets: Sequence[tuple[int, int]], shift: int
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Where the answer may begin and end: its first and last piece, or, where only a sentence is
    known, any piece of it."""
    starts: list[int] = []
    ends: list[int] = []
    for begin, end in example.evidence:
        if not offsets or offsets[-1][1] < end:
            continue
        inside = [
            at + shift for at, (low, high) in enumerate(offsets) if low < end and begin < high
        ]
        starts += inside[:1] if example.exact else inside
        ends += inside[-1:] if example.exact else inside
    return tuple(starts) or (0,), tuple(ends) or (0,)


def tensors(batch: Sequence[Encoded]) -> dict[str, torch.Tensor]:
    padded = padded_pairs([one.pieces for one in batch], [one.question_pieces for one in batch])
    width = padded["input_ids"].shape[1]
    return {
        **padded,
        "starts": _marked([one.starts for one in batch], width),
        "ends": _marked([one.ends for one in batch], width),
    }


def _marked(places: Sequence[Sequence[int]], width: int) -> torch.Tensor:
    """Noughts, and minus infinity at all other places."""
    marks = torch.full((len(places), width), float("-inf"))
    for row, several in enumerate(places):
        marks[row, list(several)] = 0.0
    return marks


def _fresh_model(start: Path) -> Any:
    model: Any = BertForQuestionAnswering.from_pretrained(
        str(start),
        num_labels=2,
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
        attn_implementation="eager",
    )
    # That of the reader it starts from; training.reader.reader_scores finds its own.
    setattr(model.config, THRESHOLD, 0.0)
    return model.float()


def _loss(model: Any, batch: dict[str, torch.Tensor]) -> torch.Tensor:
    """Minus the log of the probability of all that is right, mean of start and end, in fp32."""
    starts, ends = batch.pop("starts"), batch.pop("ends")
    hidden = batch["attention_mask"] == 0
    read = model(**batch)
    return (
        _surprise(read.start_logits, starts, hidden) + _surprise(read.end_logits, ends, hidden)
    ) / 2


def _surprise(logits: torch.Tensor, right: torch.Tensor, hidden: torch.Tensor) -> torch.Tensor:
    logits = logits.float().masked_fill(hidden, float("-inf"))
    return (logits.logsumexp(1) - (logits + right).logsumexp(1)).mean()


if __name__ == "__main__":
    main()
