"""BM25 over passages, by tantivy (k1 = 1.2, b = 0.75, as Lucene)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

import tantivy

from sourceline.text.words import stems

_HEAP_BYTES = 128 * 1024 * 1024


def write(folder: Path, passages: Iterable[tuple[int, str, str]]) -> None:
    """Index (row, document id, search text) into an empty folder.

    The text is cut into stems here, and tantivy is given them with spaces between, so that a word
    is the same for BM25, marked terms and coverage (sourceline.text.words).
    """
    folder.mkdir()
    index = tantivy.Index(_schema(), path=str(folder))
    writer = index.writer(heap_size=_HEAP_BYTES, num_threads=1)
    for row, document_id, text in passages:
        document = tantivy.Document(document=document_id, words=" ".join(stems(text)))
        document.add_unsigned("row", row)
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()


class WordIndex:
    """A written index, open for searching. Safe to share over threads."""

    def __init__(self, folder: Path) -> None:
        self._schema = _schema()
        index = tantivy.Index(self._schema, path=str(folder), reuse=True)
        self._searcher = index.searcher()

    def __len__(self) -> int:
        return int(self._searcher.num_docs)

    def frequency(self, stem: str) -> int:
        """How many passages hold the stem."""
        return int(self._searcher.doc_freq("words", stem))

    def stems_from(self, beginning: str) -> list[str]:
        """Every stem in the passages that begins so, the most frequent first."""
        return [stem for stem, _ in self._searcher.terms_with_prefix("words", beginning)]

    def search(
        self,
        query: Sequence[str],
        limit: int,
        documents: Collection[str] | None = None,
        related: Mapping[tuple[str, ...], float] | None = None,
    ) -> list[tuple[int, float]]:
        """Rows and BM25 scores of passages that hold any stem of the query, best first.

        ``related`` are further words, or phrases with at most two words between their parts, each
        with its weight (a word of the query has 1). ``documents`` are the ids to search in, all
        when None. Equal scores are in row order.
        """
        parts = [self._term((stem,)) for stem in dict.fromkeys(query)]
        parts += [
            tantivy.Query.boost_query(self._term(term), weight)
            for term, weight in (related or {}).items()
        ]
        if not parts or not len(self):
            return []
        whole = tantivy.Query.boolean_query([(tantivy.Occur.Should, part) for part in parts])
        if documents is not None:
            within = tantivy.Query.term_set_query(self._schema, "document", list(documents))
            whole = tantivy.Query.boolean_query(
                [
                    (tantivy.Occur.Must, whole),
                    (tantivy.Occur.Must, tantivy.Query.const_score_query(within, 0.0)),
                ]
            )
        found = self._searcher.search(whole, limit, count=False).hits
        hits = [(int(self._searcher.doc(at)["row"][0]), float(score)) for score, at in found]
        return sorted(hits, key=lambda hit: (-hit[1], hit[0]))

    def _term(self, stems: tuple[str, ...]) -> tantivy.Query:
        if len(stems) == 1:
            return tantivy.Query.term_query(self._schema, "words", stems[0])
        words: list[str | tuple[int, str]] = list(stems)
        return tantivy.Query.phrase_query(self._schema, "words", words, slop=2 * (len(stems) - 1))


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("row", stored=True, indexed=True)
    builder.add_text_field("document", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("words", tokenizer_name="whitespace", index_option="position")
    return builder.build()
