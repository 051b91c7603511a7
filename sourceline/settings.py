"""Every limit and default, in one place."""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class SplitSettings:
    """The sizes of passages; kept in the manifest, since a change makes another index."""

    passage_tokens: int = 200
    """Most tiktoken (cl100k) tokens of sentences in one passage."""
    target_tokens: int = 110
    """The number aimed at, where the sentences allow a choice."""
    context_tokens: int = 48
    """Most tiktoken tokens of title and heading put before them as context."""

    def __post_init__(self) -> None:
        if not 1 <= self.target_tokens <= self.passage_tokens or self.context_tokens < 0:
            raise ValueError(f"not a token budget: {self}")

    def as_dict(self) -> dict[str, int]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """Limits on what is read; the Library screen shows them before an upload."""

    file_bytes: int = 200 * 1024 * 1024
    """Larger files are refused, by name, before they are read."""
    pages: int = 10_000
    """Of one document; the pages after these are not read, and the document says so."""
    rows: int = 20_000
    """Of one sheet or table; the rows after these are not read, and the document says so."""
    characters: int = 20_000_000
    """Of one document's text; a longer document is refused."""
    members: int = 2_000
    """Files in one archive or message, with those of the archives inside it."""
    unpacked_bytes: int = 500 * 1024 * 1024
    """Of all files in one archive together."""
    nesting: int = 3
    """Archives and messages inside each other."""
    image_pixels: int = 100_000_000
    """A larger picture is not read."""
    scan_dots: int = 300
    """Dots per inch at which a page is rendered for OCR."""
    silent_seconds: float = 400.0
    """A reading process without a new page for so long is taken to hang, and ended."""
    memory_bytes: int = 2 * 1024**3
    """A reading process that needs more is ended."""


@dataclass(frozen=True, slots=True)
class SearchSettings:
    """How a question is searched and answered."""

    question_characters: int = 1_000
    passages: int = 5
    """Shown when the caller gives no number."""
    most_passages: int = 1_000
    timeline_passages: int = 50
    """Listed for a question about a period alone, when the caller gives no number."""
    candidates: int = 100
    """Taken from each of the rankings that are fused."""
    looked_at: int = 40
    """Fused candidates whose single sentences are compared with the question."""
    read: int = 20
    """Of these, how many the reader model reads."""
    fusion_constant: int = 60
    """k of reciprocal rank fusion (Cormack, Clarke & Büttcher, SIGIR 2009)."""
    marked_sentences: int = 2
    """Most sentences marked as evidence in one passage without answer words."""
    marked_characters: int = 500
    """Of a longer sentence only clauses are marked."""


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """How a pasted text is checked."""

    characters: int = 20_000
    """Of a longer text the rest is not checked, and the verdict says so."""
    claims: int = 100
    """Of one text; the claims after these are not checked either."""
    passages: int = 5
    """Shown as evidence for each claim."""
    compared: int = 12
    """Passages found for a claim that are compared with it, sentence by sentence."""
    sentences: int = 2
    """The most similar of each passage, which the model reads together with the claim."""
    evidence_characters: int = 700
    """Of sentences around the most similar one that the model reads."""


@dataclass(frozen=True, slots=True)
class TableSettings:
    """How large a table of evidence gets, and how much of a row is read for each cell."""

    rows: int = 200
    """The rows after these are left out, and the table says how many."""
    columns: int = 12
    passages: int = 6
    """Of a row, those that are nearest to the column's question are read."""
    row_passages: int = 300
    """Of a row, the passages that are looked at at all."""
    kept_cells: int = 5_000
    """Cells that the app keeps for whoever makes the same table, or goes on with a stopped one."""


@dataclass(frozen=True, slots=True)
class TurnSettings:
    """How the app shares its models between people."""

    waiting: int = 60
    """Questions in the queue; whoever comes after them is told to try again."""
    told_every_seconds: float = 1.0
    """Who waits longer than this is told how many go before."""
    patience_seconds: float = 3.0
    """A step of a check or a build that has waited so long goes before questions."""


@dataclass(frozen=True, slots=True)
class KeptSettings:
    """How many answers and verdicts the app keeps for whoever asks the same."""

    results: int = 500
    characters: int = 40_000_000
    """Of all of them together, written out."""


SPLIT = SplitSettings()
READ = ReadSettings()
SEARCH = SearchSettings()
CHECK = CheckSettings()
TABLE = TableSettings()
TURNS = TurnSettings()
KEPT = KeptSettings()

CORPUS_FOLDER = "corpus"
INDEX_FOLDER = "index"
DATA_FOLDER = "data"
CHECKSUM_AT_OPEN_BYTES = 1 << 30
"""Up to this size an index is checksummed whenever it is opened; a larger one only by verify."""
ENCODE_BATCH = 64
SPLIT_IN_A_TURN = 60_000
"""Characters of documents that a build splits at once where others wait for the models."""
ENCODED_IN_A_TURN = 16
"""Texts that a build encodes at once where others wait for the models."""
EMBEDDINGS_SAVED_EVERY = 512
"""Texts encoded between two commits to the cache: the most that a killed build loses."""
EMBEDDINGS_KEPT = 2_000_000
"""Most vectors in the cache; the oldest go first."""
