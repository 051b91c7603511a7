"""A small test collection on disk, and one already read."""

from __future__ import annotations

import json
from pathlib import Path

TEXTS = {
    "bees": "Bees need water in dry weather.",
    "bridge": "The mayor opened the bridge.",
    "roof": "The school got a roof.",
}
TOWNS = {"bees": "Brod", "bridge": "Brod", "roof": "Zenica"}


def write_collection(folder: Path) -> Path:
    """Three documents of two towns; two judged queries about one town, and one not judged."""
    folder.mkdir(exist_ok=True)
    (folder / "corpus.jsonl").write_text(
        "".join(
            json.dumps({"id": key, "title": "", "text": text, "town": TOWNS[key]}) + "\n"
            for key, text in TEXTS.items()
        )
    )
    (folder / "queries.jsonl").write_text(
        '{"id": "q1", "text": "who opened the bridge", "answers": ["The mayor"],'
        ' "meta": {"place": "Brod"}}\n\n'
        '{"id": "q2", "text": "water for bees", "meta": {"place": "Brod"}}\n'
        '{"id": "q3", "text": "the roof", "meta": {"place": "Zenica"}}\n'
    )
    (folder / "qrels.tsv").write_text("q1\tbridge\t1\nq2\tbees\t2\n")
    return folder
