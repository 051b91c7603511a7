""" "What is CARICC", "what is a controlled delivery": the long form, or the clause that defines."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final

from retriever.by_form.long_forms import written_out
from retriever.by_form.pointed import MOST, Pointed, best_first, sentence_spans, within
from retriever.query.query import Query
from sourceline.index.index_records import StoredDefinition, StoredPassage
from sourceline.index.library import Library
from sourceline.names import acronym_key, long_form_key
from sourceline.records import Span
from sourceline.text.words import stems, words

_LOOKED_AT: Final = 60
_LONG_FORM: Final = 0.93
"""The letters of an acronym placed in the words next to it: see names/acronym_alignment.py."""
_SURE: Final = {
    "means": 0.88,
    "is a": 0.8,
    "are": 0.7,
    "listed": 0.75,
    "apposition": 0.7,
    "the": 0.6,
}
"""Set by judgement: "means" defines, "is a" nearly always does, an apposition says
one thing of it."""
_MOST: Final = 320
_ARTICLE: Final = re.compile(r"(?:(?:the|a|an|any|this)\s+)", re.IGNORECASE)
_OPENING: Final = re.compile(
    r"(?:(?:the|a|an|any|this)\s+)?(?:(?:term|word|expression|acronym|abbreviation|термин|слово)\s+)?"
    r"(?:[\"“«]\s?)?",
    re.IGNORECASE,
)
_BRACKET: Final = r"(?:\s\([^()\n]{1,60}\))?[\"”»’*_]*"
_MEANS: Final = re.compile(
    _BRACKET + r"\s+(?:means?|refers?\sto|denotes?|is\sdefined\sas|are\sdefined\sas|stands?\sfor"
    r"|describes|is\sunderstood\sas"
    r"|is\sthe\s(?:term|name|word)\sfor|означает|—\sэто|-\sэто|–\sэто|это)\s+",
    re.IGNORECASE,
)
_IS_A: Final = re.compile(
    _BRACKET + r"\s+(?:is|are|was|were)\s+(?=(?:an?|one\sof|any|those|people|persons)\s)|" +
    _BRACKET
    + r"\s+являе?ю?тся\s+|" + _BRACKET + r"\s[—–]\s(?=[а-яё])",
    re.IGNORECASE,
)  # fmt: skip
_ARE: Final = re.compile(
    _BRACKET + r"\s+are\s+(?=(?:[\w-]+\s){1,4}?(?:that|which|with|who|used|of|for|where)\b)"
)
_IS_THE: Final = re.compile(_BRACKET + r"\s+(?:is|are|was|were)\s+(?=the\s)", re.IGNORECASE)
_LISTED: Final = re.compile(_BRACKET + r"\s*(?::\s+|\s[–—-]\s+|\t+)(?=\S)")
_APPOSED: Final = re.compile(
    _BRACKET + r",\s+(?=(?:an?|the)\s+(?-i:[a-zа-я])[^,;.]*,)", re.IGNORECASE
)
_STOP: Final = re.compile(r"\n\s*\n|\t")
_FORMS: Final = (
    ("means", _MEANS),
    ("is a", _IS_A),
    ("are", _ARE),
    ("listed", _LISTED),
    ("apposition", _APPOSED),
    ("the", _IS_THE),
)


def define(
    library: Library, query: Query, term: str, documents: Collection[str] | None
) -> list[Pointed]:
    """The long forms of an acronym first, then clauses that define the term; none where none do."""
    has_article = _ARTICLE.match(term)
    bare = term[has_article.end() :] if has_article else term
    long_forms = _long_forms(library, bare, documents)
    long_forms = long_forms or written_out(library, bare, documents)
    definite = has_article is not None and term.casefold().startswith(("the ", "this "))
    clauses = list(_clauses(library, query, bare, documents, definite=definite))
    if long_forms:  # what the term stands for answers first; of what it is, only the surest
        clauses = [one for one in clauses if one.confidence >= _SURE["is a"]]
    return [*best_first(long_forms)[:MOST], *best_first(clauses)[:2]]


def _long_forms(library: Library, term: str, documents: Collection[str] | None) -> list[Pointed]:
    """Every document's first definition of an acronym, or the acronym of a long form."""
    key = acronym_key(term)
    defined = library.records.definitions([key] if key else [], [])
    often: dict[str, int] = {}
    for one in defined:
        often[one.long_key] = often.get(one.long_key, 0) + 1
    found, seen = [], set()
    for one in sorted(defined, key=lambda one: -often[one.long_key]):
        place = None if one.document in seen else _passage_of(library, one, documents)
        if place is not None:
            seen.add(one.document)
            weight = _LONG_FORM + often[one.long_key] / 1000
            found.append(Pointed(place, one.definition.long_form, _LONG_FORM, weight))
    return found


def _passage_of(
    library: Library, one: StoredDefinition, documents: Collection[str] | None
) -> StoredPassage | None:
    ids = library.records.document_ids([one.document])
    identity = ids.get(one.document)
    if identity is None or (documents is not None and identity not in documents):
        return None
    passages = library.passages(library.records.rows_of(identity))
    return next((p for p in passages.values() if within(p, one.definition.long_form)), None)


def _clauses(
    library: Library,
    query: Query,
    term: str,
    documents: Collection[str] | None,
    *,
    definite: bool,
) -> Iterator[Pointed]:
    asked = stems(term)
    if not asked:
        return
    rows = [row for row, _ in library.search_words(asked, _LOOKED_AT, documents)]
    passages = library.passages(rows)
    key = long_form_key(term)
    for row in rows:
        stored = passages[row]
        for sentence in sentence_spans(stored):
            for at in _occurrences(stored.text, sentence, asked):
                yield from _defined(stored, sentence, at, definite=definite, single=" " not in key)


def _occurrences(text: str, sentence: Span, asked: list[str]) -> Iterator[Span]:
    """Where the sentence has the term as it was asked, word for word."""
    found = words(sentence.of(text))
    for at in range(len(found) - len(asked) + 1):
        run = found[at : at + len(asked)]
        if [stem for _, stem in run] == asked:
            yield Span(run[0][0].start, run[-1][0].end).shift(sentence.start)


def _defined(
    stored: StoredPassage, sentence: Span, term: Span, *, definite: bool, single: bool
) -> Iterator[Pointed]:
    text = stored.text
    opening = text[sentence.start : term.start].strip(" \t\n\"“„«'*_•-—0123456789.)[]")
    opens = not opening or _OPENING.fullmatch(opening + " ") is not None
    for name, form in _FORMS:
        found = form.match(text, term.end, sentence.end)
        if found is None or not (opens or name == "apposition"):
            continue
        if name == "are" and opening:
            continue
        if name == "the" and not definite and not single:
            continue
        if name == "listed" and not _is_listed(text, sentence, found):
            continue
        end = _clause_end(text, found.end(), sentence.end, apposed=name == "apposition")
        span = stored.in_document(Span(found.end(), end))
        if end - found.end() >= 8 and within(stored, span):
            yield Pointed(stored, span, _SURE[name], _SURE[name])
        return


def _is_listed(text: str, sentence: Span, found: re.Match[str]) -> bool:
    """A glossary says it in words: no list of figures, names or contacts."""
    rest = text[found.end() : sentence.end]
    return rest[:1].isalpha() and len(rest.split()) >= 4 and "@" not in rest


def _clause_end(text: str, start: int, end: int, *, apposed: bool) -> int:
    stop = _STOP.search(text, start, end)
    last = stop.start() if stop else end
    if apposed:
        comma = re.compile(r"[,;]").search(text, start, last)
        last = comma.start() if comma else last
    last = min(last, start + _MOST)
    return start + len(text[start:last].rstrip(" .;\n"))
