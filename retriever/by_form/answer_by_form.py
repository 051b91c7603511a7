"""A question → the words that answer it, where it has a form of its own and they are sure."""

from __future__ import annotations

from collections.abc import Collection

from retriever.by_form.definition import define
from retriever.by_form.pointed import Pointed
from retriever.by_form.question_form import asked_person, asked_post, asked_term, asked_words
from retriever.by_form.subject_line import subject_of_letter
from retriever.by_form.what_said import what_said
from retriever.by_form.who_holds import who_holds
from retriever.by_form.who_is import who_is
from retriever.identified.identifier_places import asked_identifiers
from retriever.query.query import Query
from retriever.ranking.temporal import judge
from sourceline.index.library import Library


def answer_by_form(
    library: Library, query: Query, documents: Collection[str] | None
) -> list[Pointed]:
    """Answers best first; none where the question has no such form, or nothing sure is found.

    Of a question with a period, only passages that are not outside it. ``documents`` are ids to
    look in, all when None.
    """
    period = query.question.period
    return [
        one
        for one in _by_form(library, query, documents)
        if judge(one.stored, period).in_period is not False
    ]


def _by_form(library: Library, query: Query, documents: Collection[str] | None) -> list[Pointed]:
    text = query.content
    subject = subject_of_letter(library, query.question.text, documents)
    if subject or asked_identifiers(query.question.text):
        return subject
    said = asked_words(text)
    if said is not None:
        return what_said(library, query, said, documents)
    post = asked_post(text)
    if post is not None:
        return who_holds(library, query, post, documents)
    person = asked_person(text)
    if person is not None:
        return who_is(library, query, person, documents)
    term = asked_term(text)
    return define(library, query, term, documents) if term is not None else []
