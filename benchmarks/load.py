"""Many readers at once: what open pages cost, and how long questions take beside other work.

    python -m benchmarks.load [--app FOLDER] [--only idle,opened,lone,crowd,check,build,memory]

Pages are websocket clients that ask and poll as a browser's page does (``page_client.py``); the
app is a real process. Every figure is a ratio to what one reader alone is served in the same run.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from benchmarks.app_server import ROOT, AppServer, serving
from benchmarks.asked import claims, questions, write_files
from benchmarks.page_client import CLAIMS, QUESTION, LostError, Page
from benchmarks.read_documents import machine

OPEN_SECONDS = 90.0


@dataclass(slots=True)
class Served:
    """How long each question took, how many got no answer, and the processor time of all."""

    seconds: list[float] = field(default_factory=list)
    lost: int = 0
    processor: float = 0.0

    @property
    def median(self) -> float:
        return median(self.seconds) if self.seconds else float("nan")

    @property
    def p95(self) -> float:
        ordered = sorted(self.seconds)
        return ordered[int(0.95 * (len(ordered) - 1) + 0.5)] if ordered else float("nan")

    @property
    def processor_each(self) -> float:
        return self.processor / max(1, len(self.seconds))

    def __str__(self) -> str:
        return (
            f"median {self.median:.2f} s, p95 {self.p95:.2f} s, {len(self.seconds)} answered, "
            f"{self.lost} lost, {self.processor_each:.2f} s of processor each"
        )


@dataclass(frozen=True, slots=True)
class Load:
    """What the measurements share."""

    server: AppServer
    asked: Iterator[str]
    readers: int
    questions: int
    seconds: float

    async def one(self, page: Page, served: Served) -> None:
        try:
            served.seconds.append(await page.ask(next(self.asked)))
        except LostError:
            served.lost += 1

    async def alone(self, count: int) -> Served:
        """One reader, one question after another."""
        served = Served()
        async with Page(self.server.port) as page:
            await page.drawn(QUESTION, OPEN_SECONDS)
            await page.ask(next(self.asked))
            before = self.server.processor_seconds()
            for _ in range(count):
                await self.one(page, served)
            served.processor = self.server.processor_seconds() - before
        return served

    async def beside(self, work: Callable[[], Awaitable[object]]) -> Served:
        """One reader's questions for as long as some other work goes on, which begins first."""
        served = Served()
        async with Page(self.server.port) as page:
            await page.drawn(QUESTION, OPEN_SECONDS)
            other = asyncio.ensure_future(work())
            await asyncio.sleep(0.5)
            while not other.done():
                await self.one(page, served)
            await other
        return served


async def measure_idle(load: Load, lone: Served) -> str:
    """Share of one core of pages that nobody uses."""
    async with AsyncExitStack() as stack:
        pages = [
            await stack.enter_async_context(Page(load.server.port)) for _ in range(load.readers)
        ]
        drawn = await asyncio.gather(
            *(page.drawn(QUESTION, OPEN_SECONDS) for page in pages), return_exceptions=True
        )
        await asyncio.sleep(4)
        before = load.server.processor_seconds()
        await asyncio.sleep(load.seconds)
        share = (load.server.processor_seconds() - before) / load.seconds
    lost = sum(isinstance(each, BaseException) for each in drawn)
    return f"{share:.3f} of a core for {load.readers} pages, {lost} of them never drawn"


async def measure_opened(load: Load, lone: Served) -> str:
    """Pages opened within a second, each of which asks a question as soon as it can."""
    served, drawn = Served(), list[float]()

    async def reader() -> None:
        begun = time.perf_counter()
        try:
            async with Page(load.server.port) as page:
                await page.drawn(QUESTION, OPEN_SECONDS)
                drawn.append(time.perf_counter() - begun)
                await load.one(page, served)
        except (LostError, OSError, TimeoutError):
            served.lost += 1

    await asyncio.gather(*(reader() for _ in range(load.readers)))
    shown = f"{len(drawn)} of {load.readers} drawn, the last after {max(drawn, default=0):.1f} s"
    return f"{shown}; first questions: {served}"


async def measure_crowd(load: Load, lone: Served) -> str:
    """Readers who together ask for half of what one alone is served."""
    served, chance = Served(), random.Random(7)
    async with AsyncExitStack() as stack:
        pages = [
            await stack.enter_async_context(Page(load.server.port)) for _ in range(load.readers)
        ]
        for page in pages:
            await page.drawn(QUESTION, OPEN_SECONDS)
        pause = load.readers * 2 * lone.median

        async def reader(page: Page) -> None:
            await asyncio.sleep(chance.random() * pause)
            while time.perf_counter() < end:
                begun = time.perf_counter()
                await load.one(page, served)
                wait = chance.expovariate(1 / pause) - (time.perf_counter() - begun)
                await asyncio.sleep(max(0.0, min(wait, end - time.perf_counter())))

        end = time.perf_counter() + load.seconds * 2
        before = load.server.processor_seconds()
        await asyncio.gather(*map(reader, pages))
        served.processor = load.server.processor_seconds() - before
    processor = served.processor_each / lone.processor_each
    return (
        f"p95 {served.p95 / lone.median:.1f} of the lone median, processor a question "
        f"{processor:.2f} of the lone, {served.lost} lost ({served})"
    )


async def measure_check(load: Load, lone: Served) -> str:
    """A question beside somebody's check of ten claims."""
    served = Served()
    checks = list[float]()
    async with Page(load.server.port, "check") as page:  # loads the model
        await page.drawn(CLAIMS, OPEN_SECONDS)
        await page.check(claims(load.server.corpus, 1))
    for turn in range(2):
        text = claims(load.server.corpus, 10, seed=turn)

        async def check(text: str = text) -> None:
            async with Page(load.server.port, "check") as page:
                await page.drawn(CLAIMS, OPEN_SECONDS)
                checks.append(await page.check(text))

        beside = await load.beside(check)
        served.seconds += beside.seconds
        served.lost += beside.lost
    return f"{_beside(served, lone)}; a check took {median(checks):.1f} s"


async def measure_build(load: Load, lone: Served) -> str:
    """A question beside a build of 200 new files."""
    before = (load.server.index / "current").read_text()
    begun = time.perf_counter()

    async def build() -> None:
        write_files(load.server.corpus, 200)
        while (load.server.index / "current").read_text() == before:
            await asyncio.sleep(0.2)

    served = await load.beside(build)
    return f"{_beside(served, lone)}; the build took {time.perf_counter() - begun:.0f} s"


def _beside(served: Served, lone: Served) -> str:
    return (
        f"p95 {served.p95 / lone.p95:.1f} of the lone p95, median "
        f"{served.median / lone.median:.1f} of the lone median ({served})"
    )


async def measure_memory(load: Load, lone: Served) -> str:
    """Growth of memory over many questions, after the first tenth of them; said at each tenth,
    so that a run that is stopped has something to say."""
    tenth = max(1, load.questions // 10)
    sizes: list[float] = []
    for asked in range(tenth, load.questions + 1, tenth):
        await load.alone(tenth)
        sizes.append(load.server.resident_mib())
        _say(f"  after {asked:,} questions: {sizes[-1]:.0f} MiB")
    return (
        f"{sizes[-1] / sizes[0] - 1:+.1%} after {tenth} of {load.questions} questions "
        f"({sizes[0]:.0f} to {sizes[-1]:.0f} MiB)"
    )


async def measure_page(load: Load, lone: Served) -> str:
    """What the page adds to ``Retriever.ask``, asked by turns in this process."""
    from retriever import Retriever

    with_page, without = Served(), Served()
    retriever = Retriever.open(load.server.index)
    for _ in range(3):
        retriever.ask(next(load.asked))
    async with Page(load.server.port) as page:
        await page.drawn(QUESTION, OPEN_SECONDS)
        await page.ask(next(load.asked))
        for _ in range(20):
            await load.one(page, with_page)
            begun = time.perf_counter()
            retriever.ask(next(load.asked))
            without.seconds.append(time.perf_counter() - begun)
    retriever.close()
    over = (with_page.median - without.median) * 1000
    return f"{over:.0f} ms (page {with_page.median:.3f} s, ask {without.median:.3f} s)"


MEASURED: dict[str, Callable[[Load, Served], Awaitable[str]]] = {
    "idle": measure_idle,
    "opened": measure_opened,
    "crowd": measure_crowd,
    "check": measure_check,
    "page": measure_page,
    "memory": measure_memory,
    "build": measure_build,
}


async def _measure(load: Load, names: Sequence[str], count: int) -> None:
    lone = await load.alone(count)
    _say(f"lone: {lone}")
    for name in names:
        _say(f"{name}: {await MEASURED[name](load, lone)}")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.load")
    parser.add_argument("--app", type=Path, default=ROOT, help="folder of the app to measure")
    parser.add_argument("--corpus", type=Path, default=ROOT / "corpus")
    parser.add_argument("--only", default=",".join(MEASURED), help=f"of {','.join(MEASURED)}")
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--alone", type=int, default=30, help="questions of the lone reader")
    parser.add_argument("--questions", type=int, default=2_000, help="of the memory measurement")
    parser.add_argument("--seconds", type=float, default=30.0, help="of the idle measurement")
    given = parser.parse_args(arguments)
    _say(machine())
    with (
        tempfile.TemporaryDirectory() as home,
        serving(given.app, Path(home), given.corpus) as server,
    ):
        asked = questions(given.corpus)
        load = Load(server, asked, given.readers, given.questions, given.seconds)
        asyncio.run(_measure(load, given.only.split(","), given.alone))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
