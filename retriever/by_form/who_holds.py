""" "Who is the German ambassador", "who heads the programme": the person who holds a post."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from retriever.by_form.descriptions import Description
from retriever.by_form.pointed import MOST, Pointed, best_first, sentence_spans, within
from retriever.by_form.post_words import fits
from retriever.by_form.question_form import AskedPost
from retriever.by_form.told_persons import descriptions_in
from retriever.query.query import Query
from sourceline.index.index_records import StoredPassage
from sourceline.index.library import Library
from sourceline.records import Span
from sourceline.text.words import content_stems, stems

_LOOKED_AT: Final = 100
_IN_PHRASE, _IN_SENTENCE, _AROUND = 1.0, 0.8, 0.55
"""What a word of the question is worth where it stands in the description itself, in its sentence
(or the one before, for "its head"), or elsewhere in the passage, its heading and title."""
_LEAST: Final = 0.7
"""Mean worth of the words that say of what the post is."""
_SURE: Final = 0.88
_UNNAMED: Final = 0.55
"""Where the text says "the programme" and does not name it."""
_PLAIN_POST: Final = 0.7
"""Where the question says of nothing what the post is ("who is the director?")."""
_POSSESSIVE: Final = re.compile(r"^(?:its|his|her|their|our|её|ее|его|их)\s", re.IGNORECASE)
_SEARCHED: Final[dict[str, tuple[str, ...]]] = {
    "head": ("head", "headed", "chief", "leader", "led", "руководитель", "начальник", "глава"),
    "director": ("director", "директор"),
    "chair": ("chair", "chairman", "chairwoman", "chairperson", "председатель"),
    "deputy": ("deputy", "vice", "заместитель"),
    "spokesperson": ("spokesman", "spokeswoman", "spokesperson"),
}


def who_holds(
    library: Library, query: Query, asked: AskedPost, documents: Collection[str] | None
) -> list[Pointed]:
    """The holders of the post that fit best, named once each; none where none is sure."""
    words = [*stems(asked.phrase), *stems(asked.post)]
    words += [stem for word in _SEARCHED.get(asked.post, ()) for stem in stems(word)]
    rows = [
        row
        for row, _ in library.search_words(words, _LOOKED_AT, documents, query.expansion.related)
    ]
    passages = library.passages(rows)
    found: list[Pointed] = []
    for row in rows:
        for one in descriptions_in(passages[row], posts=True):
            sure = _sureness(library, query, asked, passages[row], one)
            span = passages[row].in_document(one.person.whole)
            if sure > 0 and within(passages[row], span):
                found.append(Pointed(passages[row], span, sure, sure))
    ordered = best_first(found)
    return [one for one in ordered if one.confidence >= ordered[0].confidence - 0.05][:MOST]


def _sureness(
    library: Library, query: Query, asked: AskedPost, stored: StoredPassage, one: Description
) -> float:
    if one.way in ("described", "signature") and not one.post:
        return 0.0
    own = stems(one.words.of(stored.text))
    around = _sentences_around(stored, one)
    if not _same_post(asked, one, around):
        return 0.0
    rest = [stem for stem in content_stems(asked.rest) if asked.rest.strip()]
    if not asked.rest.strip():
        return _PLAIN_POST
    levels = (
        (own, _IN_PHRASE),
        (around, _IN_SENTENCE),
        (stems(stored.passage.search_text.text), _AROUND),
    )
    worths = {
        stem: max(_worth(query, stem, text) * level for text, level in levels) for stem in rest
    }
    present = frozenset(own)
    if not any(query.expansion.worth(stem, own, present) for stem in rest):
        return 0.0
    lacking = [stem for stem, worth in worths.items() if worth < 0.4]
    if lacking:
        unnamed = len(lacking) < len(rest) and all(_is_name(query, stem) for stem in lacking)
        plain = all(
            worth >= _IN_SENTENCE * 0.9 for stem, worth in worths.items() if stem not in lacking
        )
        known = all(library.passages_with(stem) for stem in lacking)
        return _UNNAMED if unnamed and plain and known and _says_the(stored, one) else 0.0
    mean = sum(worths.values()) / len(worths)
    return _SURE * mean if mean >= _LEAST else 0.0


def _same_post(asked: AskedPost, one: Description, around: list[str]) -> bool:
    if one.post == "deputy":  # "its deputy", of the post in the sentence before
        named = "deputy" in asked.ranks
        return named and (
            asked.post == "deputy" or any(fits(asked.post, _class(s)) for s in around)
        )
    post = (
        fits(asked.post, one.post)
        if not asked.by_verb
        else one.post in ("head", "director", asked.post)
    )
    if asked.post == "deputy":
        return "deputy" in one.ranks
    return post and asked.ranks == one.ranks


def _class(stem: str) -> str:
    for name, words in _SEARCHED.items():
        if any(stem in stems(word) for word in words):
            return name
    return stem


def _sentences_around(stored: StoredPassage, one: Description) -> list[str]:
    """The sentence, and the one before where a possessive stands for what it names."""
    sentences = list(sentence_spans(stored))
    at = next((i for i, span in enumerate(sentences) if span.overlaps(one.words)), 0)
    start = sentences[at].start if sentences else 0
    if at and _POSSESSIVE.match(one.words.of(stored.text)):
        start = sentences[at - 1].start
    end = max(one.sentence.end, sentences[at].end if sentences else 0)
    return stems(Span(min(start, one.sentence.start), end).of(stored.text))


def _worth(query: Query, stem: str, text: list[str]) -> float:
    return query.expansion.worth(stem, text, frozenset(text))


def _is_name(query: Query, stem: str) -> bool:
    """Whether the question writes the word as a name, in capitals or with one."""
    return any(
        word[0].isupper() and stem in stems(word)
        for word in re.findall(r"\w+", query.question.text)
    )


def _says_the(stored: StoredPassage, one: Description) -> bool:
    """Whether the text names no other: "head of the programme", with no further name in it."""
    said = one.words.of(stored.text)
    own = one.person.whole.of(stored.text)
    body = re.sub(r"^\W*\w+", "", said.replace(own, ""))
    body = re.sub(
        r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b",
        "",
        body,
    )
    return re.search(r"(?<=[\s(])[A-ZА-ЯЁ]\w+", body) is None
