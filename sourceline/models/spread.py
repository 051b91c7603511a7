"""A model's batches, spread over the cores: a batch a thread, one core each.

Not one batch over all cores: its threads wait for each other at every layer, and spin while they
wait. Measured on two cores: docs/measurements.md.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TypeVar

Batch = TypeVar("Batch")
Result = TypeVar("Result")


def over_cores(work: Callable[[Batch], Result], batches: Sequence[Batch]) -> list[Result]:
    """What ``work`` makes of each batch, in the order given.

    It is done in threads that several callers share; what it raises is raised here.
    """
    return list(_workers().map(work, batches))


def size_for_cores(count: int, most: int) -> int:
    """How many of ``count`` texts make a batch, ``most`` at most, so that no core is left idle."""
    return max(1, min(most, -(-count // cores())))


@cache
def cores() -> int:
    """How many threads torch may use: OMP_NUM_THREADS, or the cores of the machine."""
    import torch

    return int(torch.get_num_threads())


@cache
def _workers() -> ThreadPoolExecutor:
    import torch

    return ThreadPoolExecutor(cores(), "model", initializer=torch.set_num_threads, initargs=(1,))
