""" "What did the director say about the budget": the quotation itself, the one on that topic."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Final

from retriever.by_form.persons import find_persons, name_words, same_name
from retriever.by_form.pointed import Pointed, best_first, sentence_spans, within
from retriever.by_form.post_words import POST, post_class
from retriever.by_form.question_form import AskedWords, asked_post
from retriever.by_form.quotations import Quotation, find_quotations
from retriever.by_form.who_holds import who_holds
from retriever.query.query import Query
from sourceline.index.index_records import StoredPassage
from sourceline.index.library import Library
from sourceline.text.words import content_stems, stems

_LOOKED_AT: Final = 60
_DIRECT, _INDIRECT = 0.9, 0.8
"""Set by judgement: quotation marks show where the words begin and end."""
_BY_POST: Final = 0.85
"""Where the speaker is asked for by the post alone."""
_BY_SURNAME: Final = 0.9
_PRONOUN: Final = re.compile(r"(?<!\w)(?:he|she|they|он|она|они)(?!\w)", re.IGNORECASE)
_MOST: Final = 3


def what_said(
    library: Library, query: Query, asked: AskedWords, documents: Collection[str] | None
) -> list[Pointed]:
    """The speaker's words, those on the topic alone where there is one; none where none are."""
    rows = [
        row
        for row, _ in library.search_words(
            [*stems(asked.speaker), *content_stems(asked.topic or asked.speaker)],
            _LOOKED_AT,
            documents,
            query.expansion.related,
        )
    ]
    passages = library.passages(rows)
    found = [one for row in rows for one in _of_speaker(query, asked, passages[row])]
    if not found:
        found = _of_holder(library, query, asked, documents)
    ordered = best_first(found)
    if not ordered:
        return []
    least = ordered[0].weight - (0.05 if asked.topic else 1.0)
    return [one for one in ordered if one.weight >= least][:_MOST]


def _of_holder(
    library: Library, query: Query, asked: AskedWords, documents: Collection[str] | None
) -> list[Pointed]:
    """The words of the one who holds the post that was asked for, under that name."""
    post = asked_post(f"who is the {asked.speaker}")
    holders = who_holds(library, query, post, documents) if post is not None else []
    names = {" ".join(name_words(one.stored.quote(one.span))) for one in holders}
    if len(names) != 1:
        return []
    of_person = AskedWords(names.pop(), asked.topic)
    words = [*stems(of_person.speaker), *content_stems(asked.topic or asked.speaker)]
    rows = [row for row, _ in library.search_words(words, _LOOKED_AT, documents)]
    passages = library.passages(rows)
    found = [one for row in rows for one in _of_speaker(query, of_person, passages[row])]
    return [replace(one, confidence=one.confidence * _BY_POST) for one in found]


def _of_speaker(query: Query, asked: AskedWords, stored: StoredPassage) -> Iterator[Pointed]:
    text, speaking = stored.text, False
    for quotation in find_quotations(text, sentence_spans(stored)):
        sure = _speaker_sureness(asked, text, quotation)
        if sure is None:  # no one is named: the words before go on
            sure = _BY_POST if speaking else 0.0
        speaking = sure > 0
        on_topic = _on_topic(query, asked.topic, quotation.said.of(text))
        span = stored.in_document(quotation.said)
        if sure > 0 and on_topic > 0 and within(stored, span):
            confidence = sure * (_DIRECT if quotation.is_direct else _INDIRECT)
            yield Pointed(stored, span, confidence, confidence + on_topic)


def _speaker_sureness(asked: AskedWords, text: str, quotation: Quotation) -> float | None:
    """1 where the attribution names the speaker, less for the post alone; None where no one."""
    if not quotation.attribution:
        return None
    words = name_words(asked.speaker)
    names = [word for word in words if not POST.fullmatch(word)]
    posts = [post_class(word) for word in words if POST.fullmatch(word)]
    for part in quotation.attribution:
        said = part.of(text)
        persons = find_persons(text, part)
        if names and any(same_name(names, one.whole.of(text)) for one in persons):
            return 1.0
        if len(names) > 1 and any(_by_surname(names, one.whole.of(text)) for one in persons):
            return _BY_SURNAME
        if names and all(stem in stems(said) for name in names for stem in stems(name)):
            return 0.9
        if not names and any(post_class(post.group()) in posts for post in POST.finditer(said)):
            return _BY_POST
        if not persons and _PRONOUN.search(said):
            return None
    return 0.0


def _by_surname(names: list[str], said: str) -> bool:
    """Whether a text that has named the person goes on with the surname alone."""
    words = name_words(said)
    return len(words) == 1 and same_name(names[-1:], said)


def _on_topic(query: Query, topic: str, said: str) -> float:
    """The share of the topic's words that are said; 1 where there is no topic."""
    asked = content_stems(topic) if topic.strip() else []
    if not asked:
        return 1.0
    own = stems(said)
    present = frozenset(own)
    return sum(query.expansion.worth(stem, own, present) for stem in asked) / len(asked)
