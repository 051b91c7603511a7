"""Quotations: the exact words of a passage or a mark, with their days."""

from __future__ import annotations

from datetime import date

from retriever import Retriever
from screens.quoting.make_quotation import quotation_of_evidence, quotation_of_mark, with_days
from screens.shared.links import read_source
from sourceline.records import Interval


def test_every_quotation_slices_back_and_is_dated_by_its_event(retriever: Retriever) -> None:
    library = retriever.library
    for question in ("who paid for the bridge", "school roof in 2021", "what do bees need"):
        for evidence in retriever.ask(question).evidence:
            quotation = quotation_of_evidence(library, evidence)
            text = library.document(quotation.document).text
            assert "".join(run.of(text) for run in quotation.runs) == quotation.words
            if quotation.document == "school.txt":
                assert quotation.days == Interval(date(2021, 9, 1), date(2021, 9, 30))


def test_a_quotation_keeps_its_question_and_the_day_of_its_document(retriever: Retriever) -> None:
    library = retriever.library
    evidence = retriever.ask("who paid for the bridge").evidence[0]
    asked = quotation_of_evidence(library, evidence, question="Who paid?")
    assert (asked.question, asked.written) == ("Who paid?", evidence.hit.place.written)
    document = library.document(asked.document)
    marks = read_source(asked.link)[0].marks
    marked = quotation_of_mark(library, document, library.sections(document.path), marks[0])
    dated = with_days(library, document, library.sections(document.path), marked)
    assert dated.written == library.indexed(document.path).written


def test_a_mark_of_a_source_is_the_same_quotation(retriever: Retriever) -> None:
    library = retriever.library
    evidence = retriever.ask("who paid for the bridge").evidence[0]
    document = library.document(evidence.hit.place.document)
    sections = library.sections(document.path)
    (mark,) = read_source(quotation_of_evidence(library, evidence).link)[0].marks
    marked = quotation_of_mark(library, document, sections, mark)
    assert marked.key == quotation_of_evidence(library, evidence).key
    day = date(2019, 5, 4)
    assert with_days(library, document, sections, marked).days == Interval(day, day)
