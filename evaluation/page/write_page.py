"""docs/evaluation.md, made from the figures that are kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from evaluation.page import figure_tables as tables
from evaluation.page.curves import draw_error_rates, draw_reliability
from evaluation.page.targets import worse_than_one_alone
from evaluation.suite import versions
from evaluation.suite.figure_store import KeptFigures
from evaluation.suite.task import Task, TaskKind

_PICTURES = "evaluation"
"""Folder next to the page."""


def write_page(
    path: Path, tasks: Sequence[Task], kept: Mapping[str, KeptFigures], *, full: bool
) -> None:
    sets = _with_confidence(kept)
    if sets:
        draw_error_rates(path.parent / _PICTURES / "error-rates.svg", sets)
        draw_reliability(path.parent / _PICTURES / "reliability.svg", sets)
    lines = [
        *_head(full),
        *_targets(kept),
        *_retrieval(_of("retrieval", tasks, kept)),
        *_gold(_of("answers", tasks, kept)),
        *_confidence(sets, kept),
        *_claims(_of("claims", tasks, kept)),
        *_reading(_of("reading", tasks, kept)),
        *_spans(_of("spans", tasks, kept)),
        *_effort(tasks, kept),
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")


def _of(
    kind: TaskKind, tasks: Sequence[Task], kept: Mapping[str, KeptFigures]
) -> dict[str, KeptFigures]:
    return {t.name: kept[t.name] for t in tasks if t.kind == kind and t.name in kept}


def _with_confidence(kept: Mapping[str, KeptFigures]) -> dict[str, Mapping[str, Any]]:
    wanted = {"gold dev": "gold", "SQuAD 2.0, unseen articles": "squad_v2_dev_found"}
    return {label: kept[name].figures for label, name in wanted.items() if name in kept}


def _head(full: bool) -> Iterator[str]:
    questions = "every question" if full else "seeded samples"
    parts = ", ".join(f"{name} {version}" for name, version in versions.parts().items())
    yield "# How well it works"
    yield ""
    yield (
        f"Written by `make evaluate` on {datetime.now(UTC).date().isoformat()} at "
        f"`{versions.commit()}`, from {questions}. One fixed configuration for every set; nothing "
        'was fitted or selected on the gold questions or on a set marked "not trained on".'
    )
    yield ""
    yield f"Machine: {versions.machine()}. Parts: {parts}."
    yield ""


def _targets(kept: Mapping[str, KeptFigures]) -> Iterator[str]:
    yield "## What was to be reached"
    yield ""
    yield from tables.targets(kept)
    losers = worse_than_one_alone(kept)
    measured = sum("less_better_alone" in one.figures for one in kept.values())
    yield (
        f"Of {measured} sets measured, those where the final ranking is surely (interval wholly "
        "more than 0.01 below) worse than "
        f"the better of words alone and meaning alone: {', '.join(losers) or 'none'}."
    )
    yield ""


def _retrieval(kept: Mapping[str, KeptFigures]) -> Iterator[str]:
    if not kept:
        return
    yield "## Retrieval"
    yield ""
    yield (
        "nDCG@10 (linear gain, ir-measures). A document scores as its best passage. The baseline "
        "is bm25s over whole documents (k1 0.9, b 0.4, Snowball stems). Differences are means of "
        "pairs with 95 % bootstrap intervals (10,000 resamples)."
    )
    yield ""
    yield from tables.first_measure(kept)
    yield "### Every measure"
    yield ""
    yield from tables.every_measure(kept)


def _gold(kept: Mapping[str, KeptFigures]) -> Iterator[str]:
    for one in kept.values():
        yield "## Answers on the seed documents"
        yield ""
        yield (
            "A hit is a passage whose span holds the first character of an evidence snippet. Marks "
            "are the evidence sentences of the first three passages: precision is the share of "
            "marked characters inside evidence paragraphs, over questions with a mark; recall the "
            "share of snippets whose first character is marked, over all. Spans: the first answer "
            "against the best of the accepted ones, SQuAD's normalisation; nothing said counts 0."
        )
        yield ""
        yield from tables.answers(one.figures)


def _confidence(
    sets: Mapping[str, Mapping[str, Any]], kept: Mapping[str, KeptFigures]
) -> Iterator[str]:
    if not sets:
        return
    yield "## Found or not, and how sure"
    yield ""
    yield from tables.confidence(sets)
    squad = kept.get("squad_v2_dev_found")
    if squad:
        found = squad.figures
        yield (
            "SQuAD 2.0's answerable questions are asked of all articles (present) and every "
            "question of all but its own article (absent). Of the answerable, end to end: first "
            f"passage right {found['hit@1']:.3f}, span exact match "
            f"{found['span exact match']:.3f}, F1 {found['span F1']:.3f}. Of "
            f"{found['impossible']} questions written to deceive a reader of their paragraph, "
            f"{found['impossible_answered']:.3f} were answered; they are not among the absent."
        )
        yield ""
    yield f"![Both error rates as the threshold moves]({_PICTURES}/error-rates.svg)"
    yield f"![Confidence said against what came true]({_PICTURES}/reliability.svg)"
    yield ""
    yield "The dots are what is in force."
    yield ""
    yield from tables.reliability(sets)


def _claims(kept: Mapping[str, KeptFigures]) -> Iterator[str]:
    if not kept:
        return
    yield "## Claims checked"
    yield ""
    yield (
        "On the seed documents the whole way, search included; a mismatch counts where both its "
        "spans overlap the gold ones. On the other sets the evidence is given: by comparison and "
        "model together (whole), by either alone, and by always saying the commonest verdict."
    )
    yield ""
    given: dict[str, Mapping[str, Any]] = {}
    for name, one in kept.items():
        if all(isinstance(figures, Mapping) for figures in one.figures.values()):
            given |= {f"{name}, {by}": figures for by, figures in one.figures.items()}
        else:
            yield from tables.by_name({name: one.figures})
    if given:
        yield from tables.by_name(given)


def _reading(kept: Mapping[str, KeptFigures]) -> Iterator[str]:
    if not kept:
        return
    yield "## The reader, its own paragraph given"
    yield ""
    yield from tables.by_name({name: one.figures for name, one in kept.items()})


def _spans(kept: Mapping[str, KeptFigures]) -> Iterator[str]:
    if not kept:
        return
    yield "## Sentences, dates, acronyms"
    yield ""
    for name, one in kept.items():
        yield from tables.table((name, "value"), tables.flat(one.figures))


def _effort(tasks: Sequence[Task], kept: Mapping[str, KeptFigures]) -> Iterator[str]:
    yield "## What was measured, and what it took"
    yield ""
    yield (
        "Load is the machine's over 15 minutes: where it is above the number of cores, others were "
        "at work, and only the CPU seconds (of all threads) tell how much work a task is."
    )
    yield ""
    yield from tables.effort(
        {task.name: kept[task.name] for task in tasks if task.name in kept},
        {task.name: task.note for task in tasks},
    )
    minutes = sum(one.seconds for one in kept.values()) / 60
    cpu_minutes = sum(one.cpu_seconds for one in kept.values()) / 60
    yield f"In all {minutes:.0f} minutes, {cpu_minutes:.0f} CPU minutes."
    missing = [task.name for task in tasks if task.name not in kept]
    if missing:
        yield f"Not measured with this code: {', '.join(missing)}."
    yield ""
