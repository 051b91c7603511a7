"""Query expansion: every other wording that means the same as words of a question.

Synonyms come from the thesaurus; long forms, acronyms and other spellings of a name from the
documents themselves. All of them are alternatives of one kind: what is asked, what may be said for
it, and what that is worth compared with the words themselves. They widen the search by words,
count in the coverage of a sentence, and put the question into a passage's own words for the reader.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from retriever.query import word_forms
from retriever.query.name_forms import initials_of_names, spelled_numbers, titles_before_names
from retriever.query.romance_forms import RomanceForms
from retriever.query.spellings import other_spellings
from retriever.query.thesaurus import SYNONYM, Term, phrases_in, says, synonyms
from retriever.results import Expansion, ExpansionKind
from sourceline.index.index_records import StoredDefinition
from sourceline.index.library import Library
from sourceline.names import acronym_key, long_form_key
from sourceline.records import Span
from sourceline.text.words import FUNCTION_WORDS, content_stems, stems, words

DEFINED = 0.9
"""What a long form is worth for its acronym, and the acronym for it."""
_MOST_MEANINGS = 3
"""Long forms searched for one acronym, the most often defined first."""
_LONGEST = 12
"""Content words of a long form that is looked for in a question."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """A text may have ``said``, in words ``wording``, for what is ``asked`` at ``span``."""

    span: Span
    asked: Term
    said: Term
    wording: str
    worth: float
    kind: ExpansionKind | None = None
    for_reader: bool = True
    """Whether the reader needs it; the forms of a word it knows."""


@dataclass(frozen=True)
class QueryExpansion:
    """A question's words, what else means the same, and which of them add nothing."""

    content: str
    alternatives: tuple[Alternative, ...] = ()
    left_out: frozenset[str] = frozenset()

    @cached_property
    def stems(self) -> list[str]:
        """What is searched: content words, without titles and initials that are nowhere."""
        found = content_stems(self.content)
        return [stem for stem in found if stem not in self.left_out] or found

    @cached_property
    def related(self) -> dict[Term, float]:
        """Every other wording of a part of it, with its worth: WordIndex.search's ``related``."""
        worth: dict[Term, float] = {}
        for each in self.alternatives:
            worth[each.said] = max(each.worth, worth.get(each.said, 0.0))
        return worth

    @cached_property
    def by_stem(self) -> dict[str, list[Alternative]]:
        """What else means the same as a stem, or a phrase it is part of; the best worth first."""
        found: dict[str, list[Alternative]] = {}
        for each in sorted(self.alternatives, key=lambda each: -each.worth):
            for stem in each.asked:
                found.setdefault(stem, []).append(each)
        return found

    @property
    def names(self) -> frozenset[str]:
        """Stems of acronyms and spellings that were searched too: marked like the words."""
        named = (each for each in self.alternatives if each.kind in ("acronym", "spelling"))
        return frozenset(stem for each in named if len(each.said) == 1 for stem in each.said)

    @property
    def expansions(self) -> tuple[Expansion, ...]:
        """What the documents define, to show; each once."""
        found = [
            Expansion(each.span.of(self.content), each.wording, each.kind)
            for each in self.alternatives
            if each.kind is not None
        ]
        return tuple(dict.fromkeys(found))

    def worth(self, stem: str, text: Sequence[str], present: frozenset[str]) -> float:
        """The worth of a text's best wording of a stem: 1 for itself, 0 where it has none."""
        if stem in present:
            return 1.0
        for each in self.by_stem.get(stem, ()):
            if present.issuperset(each.said) and says(text, each.said):
                return each.worth
        return 0.0

    def rephrase(self, text: Sequence[str]) -> str:
        """The question in a text's own words: what the text lacks becomes what it says for it.

        ``text`` is the stems of the text, in order. A reader that is trained on short passages
        looks for the question's words; this gives it those that mean the same here.
        """
        present = frozenset(text)
        pieces, at = [], 0
        for each in self._in_reading_order():
            if each.span.start < at or present.issuperset(each.asked):
                continue
            if present.issuperset(each.said) and says(text, each.said):
                pieces += [self.content[at : each.span.start], each.wording]
                at = each.span.end
        return "".join([*pieces, self.content[at:]])

    def _in_reading_order(self) -> list[Alternative]:
        """From left to right; of those that begin together the longest, then the best first."""
        return sorted(
            (each for each in self.alternatives if each.for_reader),
            key=lambda each: (each.span.start, -each.span.end, -each.worth, -len(each.said)),
        )


def expand(content: str, library: Library) -> QueryExpansion:
    """All that this library and the thesaurus know to mean the same as a question's words."""
    set_apart = [*titles_before_names(content), *initials_of_names(content)]
    found = [
        *_other_forms(content),
        *_romance_forms(content, library),
        *_synonyms(content),
        *_definitions(content, library),
        *_spellings(content, library, set_apart),
        *_written_otherwise(content),
    ]
    left_out = {stem for span in titles_before_names(content) for stem in stems(span.of(content))}
    for span in initials_of_names(content):
        left_out |= {s for s in stems(span.of(content)) if not library.passages_with(s)}
    return QueryExpansion(content, tuple(found), frozenset(left_out))


def _other_forms(content: str) -> Iterator[Alternative]:
    spans = words(content)
    for at in range(len(spans)):
        for end in range(at + 1, min(at + word_forms.LONGEST, len(spans)) + 1):
            asked = tuple(stem for _, stem in spans[at:end])
            span = Span(spans[at][0].start, spans[end - 1][0].end)
            for said, (wording, worth) in word_forms.other_forms(asked).items():
                yield Alternative(span, asked, said, wording, worth, for_reader=False)


def _romance_forms(content: str, library: Library) -> Iterator[Alternative]:
    forms = RomanceForms(content, library)
    for span, own in words(content):
        for said in forms.of(span.of(content)):
            yield Alternative(span, (own,), (said,), said, word_forms.FORM, for_reader=False)


def _synonyms(content: str) -> Iterator[Alternative]:
    found = words(content)
    own = [(at, at + 1, (stem,)) for at, (_, stem) in enumerate(found)]
    phrases = phrases_in([stem for _, stem in found])
    for begin, end, asked in (*own, *phrases):
        span = Span(found[begin][0].start, found[end - 1][0].end)
        for term, member in synonyms(asked).items():
            yield Alternative(span, asked, term, member, SYNONYM)


def _definitions(content: str, library: Library) -> Iterator[Alternative]:
    """Long forms for the acronyms of a question, and acronyms for its long forms."""
    acronyms = _by_key(_acronym_spans(content), content, acronym_key)
    long_forms = _by_key(_phrases(content), content, long_form_key)
    defined = library.records.definitions(list(acronyms), list(long_forms))
    for key, spans in acronyms.items():
        for said in _meanings(one for one in defined if one.acronym_key == key):
            wording = " ".join(said.long_form.split())
            yield from _alternatives(content, spans, wording, "long form")
    for key, spans in long_forms.items():
        short = {one.acronym_key: one for one in defined if one.long_key == key}
        for said in short.values():
            yield from _alternatives(content, spans, said.acronym, "acronym")


def _alternatives(
    content: str, spans: Sequence[Span], wording: str, kind: ExpansionKind
) -> Iterator[Alternative]:
    said = tuple(stems(wording))
    for span in spans:
        asked = tuple(stems(span.of(content)))
        if asked != said:
            yield Alternative(span, asked, said, wording, DEFINED, kind)


def _meanings(defined: Iterable[StoredDefinition]) -> list[StoredDefinition]:
    """One definition for each long form of an acronym, the most frequent first."""
    by_key: dict[str, list[StoredDefinition]] = {}
    for one in defined:
        by_key.setdefault(one.long_key, []).append(one)
    often = sorted(by_key.values(), key=lambda same: -len(same))
    return [same[0] for same in often[:_MOST_MEANINGS]]


def _by_key(
    spans: Iterable[Span], content: str, key_of: Callable[[str], str]
) -> dict[str, list[Span]]:
    by_key: dict[str, list[Span]] = {}
    for span in spans:
        by_key.setdefault(key_of(span.of(content)), []).append(span)
    return by_key


def _acronym_spans(content: str) -> Iterator[Span]:
    """Words, and pairs of them, that may be acronyms; small ones where all is written small."""
    all_small = not any(sign.isupper() for sign in content[1:])
    spans = [span for span, _ in words(content)]
    for at, span in enumerate(spans):
        word = span.of(content)
        capitals = sum(sign.isupper() for sign in word)
        if capitals > 1 or (all_small and len(word) > 2 and word.casefold() not in FUNCTION_WORDS):
            yield span
        if capitals > 1 and at + 1 < len(spans):
            yield Span(span.start, spans[at + 1].end)


def _phrases(content: str) -> Iterator[Span]:
    """Every run of words that begins and ends with a content word."""
    spans = [s for s, _ in words(content) if s.of(content).casefold() not in FUNCTION_WORDS]
    for at, first in enumerate(spans):
        for last in spans[at : at + _LONGEST]:
            yield Span(first.start, last.end)


def _spellings(content: str, library: Library, set_apart: Sequence[Span]) -> Iterator[Alternative]:
    for found in other_spellings(content, library):
        if any(found.span.overlaps(span) for span in set_apart):
            continue
        asked = tuple(stems(found.span.of(content)))
        yield Alternative(
            found.span, asked, tuple(stems(found.name)), found.name, found.worth, "spelling"
        )


def _written_otherwise(content: str) -> Iterator[Alternative]:
    """Initials with and without spaces, and numbers in the other language's writing."""
    for span in initials_of_names(content):
        letters = [sign for sign in span.of(content) if sign.isalpha()]
        for wording in (" ".join(letters), "".join(f"{letter}." for letter in letters)):
            yield from _plainly(content, span, wording)
    for span, wording in spelled_numbers(content):
        yield from _plainly(content, span, wording)


def _plainly(content: str, span: Span, wording: str) -> Iterator[Alternative]:
    asked, said = tuple(stems(span.of(content))), tuple(stems(wording))
    if asked != said:
        yield Alternative(span, asked, said, wording, DEFINED)
