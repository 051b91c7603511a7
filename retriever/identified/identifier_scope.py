"""Which sentences belong to an identifier: its own, and those that follow until another's.

"Annex IV. …" and "Article 15" open a stretch; a code or account is carried on by the sentences
after it; the reference of a letter is of the whole letter. All else never answers.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from retriever.identified.identifier_places import PARTS, AskedIdentifier, family, has, places
from sourceline.identifiers import Identifier, find_identifiers, is_within
from sourceline.index.index_records import StoredPassage
from sourceline.index.library import Library
from sourceline.records import SearchText, Span

_ENUMERATED: Final = re.compile(
    r"\W{0,2}(?P<mark>\d{1,3}|[a-z])[).]\s|\((?P<inner>\d{1,3}|[a-z])\)"
)
_OPENS_WITHIN: Final = 4
"""Characters before an identifier that opens a sentence: a list mark, a quotation mark."""
_HEAD: Final = 800
"""Characters at the beginning of a document where its own number stands."""
_MOST_DOCUMENTS: Final = 30
_MOST_PASSAGES: Final = 2_000


@dataclass(frozen=True, slots=True)
class Scope:
    """The sentences of each passage, by row, that belong to what was asked for."""

    sentences: Mapping[int, frozenset[Span]]
    passages: Mapping[int, StoredPassage]

    def whole(self, row: int) -> StoredPassage:
        """The passage as it is; a heading that alone belongs to what was asked is its text."""
        stored = self.passages[row]
        is_text = self.sentences[row] == frozenset([stored.heading_span])
        return replace(stored, heading_span=None) if is_text else stored

    def masked(self, stored: StoredPassage) -> StoredPassage:
        """The passage with all words of other things blank in its search text; offsets stay."""
        own = self.sentences[stored.row]
        others = [span for span in stored.passage.sentences if span not in own]
        if not others:
            return stored
        copied = stored.passage.search_text
        signs = list(copied.text)
        for run in copied.runs:
            for span in others:
                shared = run.span.overlap(span)
                if shared is not None:
                    here = shared.shift(run.at - run.span.start)
                    signs[here.start : here.end] = " " * here.length
        blank = SearchText("".join(signs), copied.runs)
        return replace(stored, passage=replace(stored.passage, search_text=blank))


def find_scope(
    library: Library, asked: AskedIdentifier, documents: Collection[str] | None
) -> Scope | None:
    """None where no document has the identifier."""
    found = places(library, asked, documents)
    if not found:
        return None
    ids = list(dict.fromkeys(one.passage.document_id for one in found))[:_MOST_DOCUMENTS]
    sentences: dict[int, frozenset[Span]] = {}
    passages: dict[int, StoredPassage] = {}
    for identity in ids:
        rows = library.records.rows_of(identity)[:_MOST_PASSAGES]
        stored = library.passages(rows)
        for row, own in _in_document([stored[row] for row in rows], asked):
            sentences[row], passages[row] = own, stored[row]
    return Scope(sentences, passages) if sentences else None


def _in_document(
    passages: list[StoredPassage], asked: AskedIdentifier
) -> Iterator[tuple[int, frozenset[Span]]]:
    if _is_of_whole(passages, asked):
        for stored in passages:
            yield stored.row, frozenset(stored.passage.sentences)
        return
    walk = _Walk(asked)
    found = [
        (stored.row, [span for span in stored.passage.sentences if walk.belongs(stored, span)])
        for stored in passages
    ]
    if walk.is_found:
        yield from ((row, frozenset(own)) for row, own in found if own)


def _is_of_whole(passages: list[StoredPassage], asked: AskedIdentifier) -> bool:
    """Whether it is the document's own number: the only one at its head."""
    if asked.kind in PARTS or not passages:
        return False
    head = [one for one in passages if one.passage.span.start < _HEAD]
    kinds = family(asked.kind)
    normals = {
        found.normal
        for stored in head
        for found in find_identifiers(stored.passage.search_text.text)
        if found.kind in kinds
    }
    return len(normals) <= 1 and any(has(stored, asked) for stored in head) and len(passages) > 1


class _Walk:
    """A document's sentences in order; what was last named is kept."""

    def __init__(self, asked: AskedIdentifier) -> None:
        self._asked = asked
        self._owner: str | None = None
        self._mark: str | None = None
        self._section = -1
        self.is_found = False
        """Whether anything was the identifier's own, not only the article of a paragraph."""

    def belongs(self, stored: StoredPassage, sentence: Span) -> bool:
        """Whether the sentence is of what was asked for; to be called in text order."""
        self._enter(stored)
        text = stored.quote(sentence)
        own = [one for one in find_identifiers(text) if one.kind in family(self._asked.kind)]
        named = any(is_within(one.normal, self._asked.normal) for one in own)
        self.is_found |= named
        if self._asked.kind in PARTS:
            self._open(text, own)
            return named or self._is_owned()
        if own:
            self._owner = own[-1].normal
        return named or (not own and (self._is_owned() or self._is_spelled(stored, sentence)))

    def _is_spelled(self, stored: StoredPassage, sentence: Span) -> bool:
        words = stored.passage.search_text.text_of(sentence)
        alone = replace(stored, passage=replace(stored.passage, search_text=SearchText(words, ())))
        spelled = has(alone, self._asked)
        self.is_found |= spelled
        return spelled

    def _enter(self, stored: StoredPassage) -> None:
        """A heading names what is below it; a new section ends what a code was said of."""
        if stored.passage.section == self._section:
            return
        self._section = stored.passage.section
        heading = find_identifiers(stored.heading or "")
        own = [one for one in heading if one.kind in family(self._asked.kind)]
        if own:
            self._owner, self._mark = own[0].normal, None
        elif self._asked.kind not in PARTS:
            self._owner = None

    def _open(self, text: str, own: list[Identifier]) -> None:
        opener = next((one for one in own if one.span.start < _OPENS_WITHIN), None)
        rest = text
        if opener is not None:
            self._owner, self._mark = opener.normal, None
            rest = text[opener.span.end :].lstrip(" .:–—-")
        mark = _ENUMERATED.match(rest)
        if mark is not None:
            self._mark = (mark["mark"] or mark["inner"]).casefold()

    def _is_owned(self) -> bool:
        if self._owner is None:
            return False
        if is_within(self._owner, self._asked.normal):
            self.is_found = True
            return True
        paragraph = re.fullmatch(rf"{re.escape(self._owner)}\((\w+)\).*", self._asked.normal)
        if paragraph is None:
            return False
        self.is_found |= self._mark == paragraph[1]
        return self._mark in (None, paragraph[1])  # what leads to the paragraphs is of each
