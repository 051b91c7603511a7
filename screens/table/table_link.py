"""What a table is asked for, and its address: written and read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from retriever.table.evidence_table import ROW_KINDS, RowKind

Params = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class TableLink:
    """A topic with its period, the documents to look in (all for none), what is a row, and the
    questions that are the columns."""

    topic: str = ""
    by: RowKind = "event"
    columns: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()

    @property
    def is_blank(self) -> bool:
        return not (self.topic.strip() or self.documents)

    def params(self) -> Params:
        params: Params = {}
        if self.topic:
            params["topic"] = [self.topic]
        if self.by != "event":
            params["by"] = [self.by]
        if self.columns:
            params["column"] = list(self.columns)
        if self.documents:
            params["document"] = list(self.documents)
        return params


def read_table_link(params: Mapping[str, Sequence[str]]) -> TableLink:
    """Read tolerantly: what is not known is left out."""
    topic, by = (list(params.get(name, ()))[-1:] for name in ("topic", "by"))
    return TableLink(
        topic=topic[0] if topic else "",
        by=next((kind for kind in ROW_KINDS if [kind] == by), "event"),
        columns=tuple(params.get("column", ())),
        documents=tuple(dict.fromkeys(params.get("document", ()))),
    )
