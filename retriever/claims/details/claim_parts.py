"""A claim in parts that a source says or does not: its clauses, phrases and added details.

"Canada gave 900,000 | in three equal instalments | because of the flood". Without a parser: a part
ends before a preposition, a conjunction, a relative word or a form of "be", and at a comma.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from retriever.claims.extract.sentence import Sentence
from retriever.claims.extract.sentence_words import SentenceWord
from sourceline.records import Span
from sourceline.text.words import stems

_FORMS: Final = """
is are was were be been being has have had will would did does can could may might must shall
был была было были будет будут
"""
_FORMS_OF_BE: Final = frozenset(_FORMS.split())
_JOINING_WORDS: Final = """
in on at by from to for with into onto under through during against between among near above
over about across along around behind beyond inside outside towards toward upon via within
without until till per including together alongside despite like as than
and but or while whereas which who whom whose where when that because since due after before
although though unless so both
в на с со из от до по для за у о об при через после перед между под над без из-за вместе во ко
и а но или который которая которое которые которого которой которых где когда потому чтобы
"""
_BEFORE: Final = _FORMS_OF_BE | frozenset(_JOINING_WORDS.split())
"""Words that begin a part."""
_ADDING_WORDS: Final = """
and but while whereas which who whom whose where because since due after before although though
including together alongside despite и а но который которая которое которые где потому из-за
вместе после
"""
_CLAUSE: Final = frozenset(_ADDING_WORDS.split())
"""Those that add something of its own to what is said already."""
_SIGN: Final = re.compile(r"[,;:()–—]")
_LIGHT: Final = frozenset(
    stems(
        "mainly mostly largely partly chiefly primarily result due because thank together along"
        " order part number total own new joint main various several other another more most"
        " many much take took place hold held happen occur one say said state make made get got"
        " come came go went become became use used be able per time year day month week date"
        " called named known start regard respect relate concern kind type way thing former"
        " mr mrs ms dr capital"
        " в основном главным образом году года год лет день дня дней время"
    )
)
"""Of words that say too little to be missed."""
_TRIMMED: Final = re.compile(r"(?:[\s,;:()–—]|(?:and|but|и|а|но)\b)+", re.I)


@dataclass(frozen=True, slots=True)
class ClaimPart:
    """A phrase of a claim. ``words`` are its content words outside dates, numbers and names,
    ``facts`` the spans of those. ``is_added`` from the first comma, conjunction or relative word
    on that comes behind something said."""

    span: Span
    words: tuple[SentenceWord, ...]
    facts: tuple[Span, ...]
    is_added: bool
    is_predicate: bool = False
    """Begins with a form of "be" or the like: it goes with the part before."""

    @property
    def telling(self) -> tuple[SentenceWord, ...]:
        """The words without those that say too little to be missed."""
        return tuple(word for word in self.words if _tells(word))


def _tells(word: SentenceWord) -> bool:
    return word.is_content and word.stem not in _LIGHT


def claim_parts(claim: Sentence) -> tuple[ClaimPart, ...]:
    """In order; every content word and fact is in exactly one."""
    facts = claim.fact_spans
    parts: list[ClaimPart] = []
    added = False
    for span, begins_clause in _spans(claim, facts):
        words = tuple(
            word
            for word in claim.words_outside_facts
            if span.contains(word.span) and not _labels(claim, word)
        )
        inside = tuple(fact for fact in facts if span.start <= fact.start < span.end)
        added = added or (begins_clause and bool(parts))
        if words or inside:
            begins = span.of(claim.text).split(maxsplit=1)[0].casefold()
            parts.append(ClaimPart(span, words, inside, added, begins in _FORMS_OF_BE))
    return tuple(parts)


def _labels(claim: Sentence, word: SentenceWord) -> bool:
    """ "Letter 14/2", "plate 01KG": what an identifier is of is known by the identifier."""
    return any(0 < each.span.start - word.span.end <= 1 for each in claim.identifiers)


def _spans(claim: Sentence, facts: Sequence[Span]) -> Iterator[tuple[Span, bool]]:
    """Each part, and whether a clause or something set apart by a comma begins with it."""
    begin, clause, said = claim.span.start, False, False
    for at, starts_clause in _breaks(claim, facts):
        if not said:  # "together with": one beginning
            said = any(_tells(w) for w in claim.words if begin <= w.span.start < at)
            if not said and not any(begin <= fact.start < at for fact in facts):
                clause = clause or starts_clause
                continue
        yield Span(begin, at), clause
        begin, clause, said = at, starts_clause, False
    if begin < claim.span.end:
        yield Span(begin, claim.span.end), clause


def _breaks(claim: Sentence, facts: Sequence[Span]) -> Iterator[tuple[int, bool]]:
    """Where a part begins, and whether with a clause; none inside a fact."""
    previous = claim.span.start
    for word in claim.words:
        inside = any(fact.start < word.span.start < fact.end for fact in facts)
        sign = _SIGN.search(claim.text, previous, word.span.start)
        own = word.span.of(claim.text).casefold()
        if not inside and word.span.start > claim.span.start and (sign or own in _BEFORE):
            yield word.span.start, bool(sign) or own in _CLAUSE
        previous = word.span.end


def trimmed(text: str, span: Span) -> Span:
    """Without the "and" and commas around it."""
    begin = _TRIMMED.match(text, span.start, span.end)
    start = begin.end() if begin else span.start
    end = start + len(text[start : span.end].rstrip(" \t\n,;:.!–—("))
    return Span(start, end) if end > start else span
