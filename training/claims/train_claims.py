"""Train the claim model: claim and evidence together in, one of three verdicts out.

    python -m training.claims.train_claims --data ../shared --out models/claims

A sentence-pair classifier of the standard shape (BertForSequenceClassification), started from the
encoder of the reader, which has learnt to compare two texts. Trained as the reader is
(training/run.py), and resumed after a stop in the same way.
"""

from __future__ import annotations

import argparse
import logging
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from transformers import AutoTokenizer, BertForSequenceClassification

from evaluation.data.claim_pairs import LABELS, ClaimPair, load_pairs
from training.claims.claim_examples import epoch
from training.claims.other_sentences import load_other_sentences
from training.claims.questions_as_claims import stated_pairs
from training.padding import padded_pairs
from training.reader.reader_data import load_sets
from training.run import Length, Run, batched, save_shipped

_LOG = logging.getLogger("training.claims.train_claims")

LENGTH = 192
CLAIM_PIECES = 64
RATE = 2e-4
SEED = 5
STATED = frozenset(["squad_v2_dev", "squadshifts_new_wiki", "tydiqa_en"])
"""Sets of questions that are said as claims: what people ask of encyclopedias."""
OTHER_SENTENCES = 5000
"""Found sentences that are no evidence, an epoch."""
_SMOOTHING = 0.05


@dataclass(frozen=True, slots=True)
class EncodedPair:
    pieces: tuple[int, ...]
    claim_pieces: int
    """The first so many are the claim, its special pieces included."""
    label: int


class ClaimRun(Run):
    def fresh_model(self, start: Path) -> Any:
        model: Any = BertForSequenceClassification.from_pretrained(
            str(start),
            num_labels=len(LABELS),
            id2label=dict(enumerate(LABELS)),
            label2id={label: at for at, label in enumerate(LABELS)},
            hidden_dropout_prob=0.0,
            attention_probs_dropout_prob=0.0,
            attn_implementation="eager",
        )
        return model.float()

    def loss(self, model: Any, batch: Sequence[Any]) -> torch.Tensor:
        labels = torch.tensor([one.label for one in batch])
        padded = padded_pairs([one.pieces for one in batch], [one.claim_pieces for one in batch])
        logits = model(**padded).logits.float()
        return torch.nn.functional.cross_entropy(logits, labels, label_smoothing=_SMOOTHING)


def main() -> None:
    asked = _arguments()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.manual_seed(SEED)
    tokenizer = AutoTokenizer.from_pretrained(str(asked.start))
    pairs = load_pairs(asked.data, "training", SEED)
    other_sentences = load_other_sentences(asked.data, "training")
    sets = [one for one in load_sets(asked.data, SEED) if one.name in STATED]
    batches: list[list[EncodedPair]] = []
    for number in range(asked.epochs):
        seed = SEED + number
        further = random.Random(seed).sample(other_sentences, OTHER_SENTENCES)
        made = epoch(pairs, seed, [*further, *stated_pairs(sets, seed)])
        batches += batched(encode(tokenizer, made), seed)
        _LOG.info("epoch %d: %d pairs, %d batches", number, len(made), len(batches))
    length = Length(steps=asked.steps) if asked.steps else Length(seconds=asked.minutes * 60)
    run = ClaimRun(asked.work, batches, length, asked.start, asked.rate)
    run.train()
    save_shipped(run.model, tokenizer, asked.out)
    _LOG.info("done: %d steps, %.0f s", run.state.step, run.state.seconds)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Train the claim model.")
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=Path("models/claims"))
    parser.add_argument("--work", type=Path, default=Path("build/claims"), help="checkpoints")
    parser.add_argument("--start", type=Path, default=Path("models/reader"), help="the encoder")
    parser.add_argument("--rate", type=float, default=RATE, help="the highest (%(default)s)")
    parser.add_argument("--steps", type=int)
    parser.add_argument("--epochs", type=int, default=3, help="made; a run may end earlier")
    parser.add_argument("--minutes", type=float, default=25, help="where no --steps are given")
    return parser.parse_args()


def encode(tokenizer: Any, pairs: Sequence[ClaimPair]) -> list[EncodedPair]:
    """Word pieces as the model reads them; the evidence is cut at its end."""
    claims = tokenizer([p.claim for p in pairs], add_special_tokens=False)["input_ids"]
    texts = tokenizer([p.evidence for p in pairs], add_special_tokens=False)["input_ids"]
    first, last = tokenizer.cls_token_id, tokenizer.sep_token_id
    encoded = []
    for pair, claim, text in zip(pairs, claims, texts, strict=True):
        head = [first, *claim[:CLAIM_PIECES], last]
        body = text[: LENGTH - len(head) - 1]
        encoded.append(EncodedPair((*head, *body, last), len(head), LABELS.index(pair.label)))
    return encoded


if __name__ == "__main__":
    main()
