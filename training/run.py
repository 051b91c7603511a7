"""One training run: any loss, cut off and gone on with at will.

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
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from typing import Any, Protocol, TypeVar

import torch
from transformers import AutoTokenizer

from sourceline.models.precision import has_fast_bf16

_LOG = logging.getLogger("training.run")

BATCH = 32
WARM_UP = 0.06
DECAY = 0.01
CLIP = 1.0
EMBEDDINGS_RATE = 0.3
"""Of the rate of the rest: most words are seen a few times, and AdamW makes much of those."""
WORKERS = 2
_SECONDS_BETWEEN_SAVES = 240
_STOPPED = 8
"""A step that takes so many times the usual one was stopped from outside: it counts as a usual
one."""

T = TypeVar("T", bound="HasPieces")


class HasPieces(Protocol):
    @property
    def pieces(self) -> Sequence[int]: ...


@dataclass(frozen=True, slots=True)
class State:
    """Where a run stands."""

    step: int = 0
    seconds: float = 0.0
    """That it really ran."""
    share: float = 0.0
    """How much of it is over, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Length:
    """How long a run lasts: so many steps, so many seconds that it really runs, or until a time
    of the clock, however slow the machine is by then."""

    steps: int | None = None
    seconds: float | None = None
    until: float | None = None
    """As time.time() tells it."""

    def after(self, state: State, took: float, now: float) -> State:
        """The state after one more step."""
        step, seconds = state.step + 1, state.seconds + took
        if self.steps:
            share = step / self.steps
        elif self.seconds:
            share = seconds / self.seconds
        else:
            left = max(0.0, (self.until or now) - now)
            share = state.share + (1 - state.share) * took / (took + left)
            share = 1.0 if left < took else share
        return State(step, seconds, min(1.0, share))


def batched(encoded: Sequence[T], seed: int, size: int = BATCH) -> list[list[T]]:
    """Batches of like length, in random order; the order of the whole stays random."""
    chance = random.Random(seed)
    pool = size * 40
    batches: list[list[T]] = []
    for begin in range(0, len(encoded), pool):
        near = sorted(encoded[begin : begin + pool], key=lambda one: len(one.pieces))
        groups = [near[at : at + size] for at in range(0, len(near), size)]
        chance.shuffle(groups)
        batches += groups
    return batches


class Run:
    """One training run; a subclass says what model and what loss.

    The weights are kept in fp32 and read through a bf16 copy: three times as fast as autocast,
    which casts every activation to and fro. Each batch is shared by two workers with one thread
    each, not given to one with two: where other work takes a core, two threads of one product
    wait for each other at every layer (seen: 3 examples a second, not 18).
    """

    def __init__(
        self, work: Path, batches: Sequence[list[Any]], length: Length, start: Path, rate: float
    ) -> None:
        self.work = work
        self.rate = rate
        self.batches = batches
        self.length = length
        self.start = start
        self.state = State()
        self.model = self.fresh_model(start)
        self.optimizer = torch.optim.AdamW(_groups(self.model), lr=rate, fused=True)
        self._losses: list[float] = []
        self._usual = 0.0
        work.mkdir(parents=True, exist_ok=True)
        self._restore()
        # A processor without instructions for bf16 emulates them, a hundred times slower.
        read_as = torch.bfloat16 if has_fast_bf16() else torch.float32
        self._copies = [copy.deepcopy(self.model).to(read_as).train()]
        self._copies += [_twin(self._copies[0]) for _ in range(WORKERS - 1)]

    def fresh_model(self, start: Path) -> Any:
        raise NotImplementedError

    def loss(self, model: Any, batch: Sequence[Any]) -> torch.Tensor:
        """The mean over the batch."""
        raise NotImplementedError

    def train(self) -> None:
        torch.set_num_threads(1)
        saved = time.monotonic()
        done = self.state.step % len(self.batches)
        with ThreadPoolExecutor(WORKERS, initializer=torch.set_num_threads, initargs=(1,)) as pool:
            for batch in cycle([*self.batches[done:], *self.batches[:done]]):
                began = time.monotonic()
                self._losses.append(self._step(batch, pool))
                took = self._really(time.monotonic() - began)
                self.state = self.length.after(self.state, took, time.time())
                self._tell(took)
                if self.state.share >= 1:
                    break
                if time.monotonic() - saved > _SECONDS_BETWEEN_SAVES:
                    self._save()
                    saved = time.monotonic()
        self._save()

    def _really(self, took: float) -> float:
        if self._usual and took > _STOPPED * self._usual:
            return self._usual
        self._usual = 0.9 * self._usual + 0.1 * took if self._usual else took
        return took

    def _step(self, batch: list[Any], pool: ThreadPoolExecutor) -> float:
        share = self.rate * self._share()
        for group in self.optimizer.param_groups:
            group["lr"] = share * group["of_rate"]
        parts = [batch[at::WORKERS] for at in range(WORKERS)]
        weights = [len(part) / len(batch) for part in parts]
        losses = list(pool.map(self._backward, self._copies, parts, weights))
        for kept, *read in self._pairs():
            grads = [one.grad for one in read if one.grad is not None]
            kept.grad = sum(grad.float() for grad in grads) if grads else None
            for one in read:
                one.grad = None
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), CLIP)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        with torch.no_grad():
            for kept, read, *_ in self._pairs():
                read.copy_(kept)
        return sum(losses)

    def _backward(self, read: Any, part: Sequence[Any], weight: float) -> float:
        if not part:
            return 0.0
        loss = self.loss(read, part) * weight
        loss.backward()  # type: ignore[no-untyped-call]
        return float(loss.detach())

    def _pairs(self) -> list[tuple[Any, ...]]:
        """What is learnt, in the weights kept and in each copy."""
        both = [
            [each for each in one.parameters() if each.requires_grad]
            for one in (self.model, *self._copies)
        ]
        return list(zip(*both, strict=True))

    def _share(self) -> float:
        """Of the full learning rate: warm-up, then linear decay to nothing."""
        over = self.state.share
        return max(over, 1e-4) / WARM_UP if over < WARM_UP else (1 - over) / (1 - WARM_UP)

    def _tell(self, took: float) -> None:
        if self.state.step % 25 == 0:
            mean = sum(self._losses[-50:]) / len(self._losses[-50:])
            speed = self.state.step * BATCH / self.state.seconds
            text = "step %d, %.1f %%, loss %.3f, %.0f s, %.1f examples/s, now %.1f"
            over = 100 * self.state.share
            now = BATCH / took
            _LOG.info(text, self.state.step, over, mean, self.state.seconds, speed, now)

    def _save(self) -> None:
        partial = self.work / "checkpoint.partial"
        state = (self.state.step, self.state.seconds, self.state.share)
        torch.save(
            {
                "model": self.model.state_dict(),
                "optimizer": self.optimizer.state_dict(),
                "state": state,
            },
            partial,
        )
        partial.replace(self.work / "checkpoint.pt")
        tokenizer = AutoTokenizer.from_pretrained(str(self.start))
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


def _twin(model: Any) -> Any:
    """A model with the same weights in memory, and gradients of its own."""
    twin = copy.deepcopy(model)
    for own, shared in zip(twin.parameters(), model.parameters(), strict=True):
        own.data = shared.data
    return twin


def _groups(model: torch.nn.Module) -> list[dict[str, Any]]:
    """Biases, layer norms and embeddings are not decayed."""
    learnt = [(name, one) for name, one in model.named_parameters() if one.requires_grad]
    embedded = [one for name, one in learnt if "embeddings." in name and one.ndim > 1]
    plain = [one for _, one in learnt if one.ndim < 2]
    decayed = [one for name, one in learnt if one.ndim > 1 and "embeddings." not in name]
    return [
        {"params": decayed, "weight_decay": DECAY, "of_rate": 1.0},
        {"params": plain, "weight_decay": 0.0, "of_rate": 1.0},
        {"params": embedded, "weight_decay": 0.0, "of_rate": EMBEDDINGS_RATE},
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
