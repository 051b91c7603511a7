"""Who did it, where a sentence says so with "by": the right one of several, and all of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from retriever import Retriever
from retriever.answer.premises.done_by import done_by
from retriever.answer.premises.said_sentences import said_sentences
from retriever.answer.question_words import QuestionWords
from retriever.query.parse import understand
from sourceline.records import Span
from tests.retriever.opened import opened

FILES = {
    "survey.txt": (
        "Coastal survey\n\n"
        "The stock survey off Walvis Bay took place from 3 to 9 May 2022 with 14 crew. The survey "
        "was led by Dr. Petrus Amadhila, senior scientist, and Ms. Joana Reis, a guest of the "
        "Lisbon institute. It was financed by the Ministry of Fisheries and Marine Resources, "
        "which also lent the vessel. The samples will be kept by Captain Elias Shikongo.\n"
    ),
    "ward.txt": (
        "New ward\n\n"
        "The children's ward in Varna was opened on 4 March 2022. The ward was designed by Studio "
        "Kolev and by the Norwegian firm Nordlys. Its murals were painted by pupils of a school. "
        "The kitchen in Burgas was built by Mr. Petar Ganev.\n"
    ),
    "slipway.txt": (
        "Slipway\n\n"
        "A slipway in Harstad was opened in June 2021. It had been financed by Norway, surveyed by "
        "Dr. Nils Aasen and opened by Ms. Kari Moen.\n"
    ),
    "session.txt": (
        "Session in Bergen\n\n"
        "The session of the council was held in Bergen on 3 May 2022. The port of Bergen presented "
        "its new crane to the members of the council.\n"
    ),
}


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    with opened(tmp_path_factory.mktemp("doers"), FILES) as retriever:
        yield retriever


@pytest.mark.parametrize(
    ("question", "doers"),
    [
        ("Who led the stock survey off Walvis Bay?", ["Dr. Petrus Amadhila", "Ms. Joana Reis"]),
        ("Who paid for the survey?", ["the Ministry of Fisheries and Marine Resources"]),
        ("Who financed the survey?", ["the Ministry of Fisheries and Marine Resources"]),
        ("Who will keep the samples of the survey?", ["Captain Elias Shikongo"]),
        ("Who designed the children's ward in Varna?", ["Studio Kolev", "the Norwegian firm"]),
    ],
)
def test_all_who_did_it_and_nobody_else(asked: Retriever, question: str, doers: list[str]) -> None:
    answer = asked.ask(question)
    assert answer.found
    said = [span.text for span in answer.answers]
    assert len(said) == len(doers)
    assert all(each.startswith(doer) for each, doer in zip(said, doers, strict=True))
    place = answer.evidence[0].hit.place
    for one in answer.answers:
        assert one.span.shift(-place.passage.span.start).of(place.text) == one.text


def test_who_did_another_thing_in_the_same_sentence_is_no_answer(asked: Retriever) -> None:
    result = asked.search(understand("Who financed the slipway in Harstad?"), 10)
    sentences = list(said_sentences(result.folded(5)))
    plain = next(one for one in sentences if "financed by Norway" in one.text)
    words = QuestionWords(result.query)
    for name, found in (("Dr. Nils Aasen", ["Norway"]), ("Norway", ["Norway"])):
        at = plain.span.start + plain.text.index(name)
        doers = done_by(words, sentences, plain, Span(at, at + len(name)))
        assert doers is not None
        assert [plain.stored.quote(one) for one in doers.words] == found


def test_who_did_it_elsewhere_is_no_answer(asked: Retriever) -> None:
    answers = asked.ask("Who designed the kitchen in Burgas?").answers
    assert not any("Kolev" in span.text for span in answers)


@pytest.mark.parametrize(
    "question",
    ["Who was present at the session in Bergen?", "Who was presented at the session in Bergen?"],
)
def test_who_was_there_is_not_who_did_something(asked: Retriever, question: str) -> None:
    """ "Present" is no verb here, and the place that the question names is no answer to it."""
    answers = asked.ask(question).answers
    assert not any("Bergen" in span.text for span in answers)
