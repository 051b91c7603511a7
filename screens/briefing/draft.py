"""From a topic to a draft: the passages on it, of its period, in order of time.

Nothing is paraphrased: a draft is quotations, for its reader to sort, to cut and to annotate.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from briefing.changes import add
from briefing.items import Briefing, Quotation
from briefing.store import NAME_CHARACTERS, Store
from screens.shared.quoting import of_evidence

if TYPE_CHECKING:
    from retriever import Retriever

MOST_PASSAGES = 30


def gather(retriever: Retriever, topic: str) -> list[Quotation]:
    """Quotations on a topic, by day, undated ones last; at most MOST_PASSAGES.

    See ``Retriever.gather`` for what is on a topic, and for what it raises.
    """
    found = retriever.gather(topic, MOST_PASSAGES)
    quotations = [of_evidence(retriever.library, each) for each in found]
    return sorted(quotations, key=lambda q: (_first_day(q), q.document, q.runs))


def _first_day(quotation: Quotation) -> date:
    days = quotation.days
    return (days and (days.first or days.last)) or date.max


def keep(store: Store, topic: str, quotations: Sequence[Quotation]) -> Briefing:
    """A new briefing of the quotations, named after the topic."""
    line = " ".join(topic.split())
    name = line if len(line) <= NAME_CHARACTERS else f"{line[: NAME_CHARACTERS - 1]}…"
    return store.change(store.create(name).id, add(quotations))
