"""What a draft on a topic gathers: passages that are about it, and none that only name a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from retriever import Retriever
from tests.retriever.opened import opened

COURSES = (
    "Courses for the ferry crews\n\n"
    "On 3 May 2021 the Harbour Office of Tarn trained ferry crews in rescue at sea.\n\n"
    "Forty sailors of the crews passed the rescue training after a fortnight of rain, wind and bad "
    "bread in the cold barracks behind the old lighthouse.\n\n"
    "Lunch was served in the old customs house by the quay.\n"
)
OLD = (
    "A course of long ago\n\n"
    "On 9 June 2019 the Harbour Office of Tarn trained ferry crews in rescue from fire.\n"
)
OFFICE = (
    "News of the office\n\nThe Harbour Office of Tarn has painted its doors. The paint is green.\n"
)
ELSEWHERE = {
    f"other{number}.txt": f"{thing}\n\nThe {thing} of the valley was sold in spring.\n"
    for number, thing in enumerate(["orchard", "windmill", "bakery", "library", "vineyard", "inn"])
}
TEXTS = {"courses.txt": COURSES, "old.txt": OLD, "office.txt": OFFICE, **ELSEWHERE}


def gathered(retriever: Retriever, topic: str, most: int = 30) -> list[str]:
    return [each.hit.place.text for each in retriever.gather(topic, most)]


def told(texts: list[str], words: str) -> bool:
    return any(words in text for text in texts)


def test_a_passage_that_only_names_the_body_is_not_about_what_it_did(tmp_path: Path) -> None:
    with opened(tmp_path, TEXTS) as retriever:
        found = gathered(retriever, "rescue trainings in Tarn")
    assert told(found, "3 May 2021")
    assert told(found, "9 June 2019")
    assert not told(found, "painted its doors")
    assert not told(found, "valley")


def test_only_what_happened_in_the_period_is_gathered(tmp_path: Path) -> None:
    with opened(tmp_path, TEXTS) as retriever:
        found = gathered(retriever, "rescue trainings of the Harbour Office in 2021")
        assert told(found, "3 May 2021")
        assert not told(found, "2019")
        assert gathered(retriever, "rescue trainings of the Harbour Office in 1999") == []


def test_what_goes_on_about_it_in_the_section_comes_with_it(tmp_path: Path) -> None:
    """It tells half of the topic again; alone, that is too little. Lunch tells nothing of it."""
    talk = "\n\n" + "So it was said. " * 30
    whole = COURSES.replace("Courses for the ferry crews", "Spring").replace("\n\n", talk)
    alone = f"Spring{talk}{whole.split(talk)[2]}"
    for name, text, is_found in (("whole", whole, True), ("alone", alone, False)):
        folder = tmp_path / name
        folder.mkdir()
        with opened(folder, {**TEXTS, "courses.txt": text}) as retriever:
            found = gathered(retriever, "rescue training of ferry crews")
        assert told(found, "Forty sailors") == is_found
        assert not told(found, "Lunch")


@pytest.mark.parametrize("topic", ["submarines", "volcano observatories of Tarn", "elephants"])
def test_a_topic_that_is_not_there_gathers_nothing(tmp_path: Path, topic: str) -> None:
    with opened(tmp_path, TEXTS) as retriever:
        assert gathered(retriever, topic) == []


def test_words_of_one_root_count(tmp_path: Path) -> None:
    texts = {"raid.txt": "Raid\n\nThe guard seized ten boats.\n", **ELSEWHERE}
    with opened(tmp_path, texts) as retriever:
        assert told(gathered(retriever, "seizures of boats"), "seized ten boats")


def test_passages_that_say_the_same_are_one(tmp_path: Path) -> None:
    with opened(tmp_path, {**TEXTS, "copy.txt": OLD}) as retriever:
        (found,) = retriever.gather("rescue trainings of the Harbour Office in 2019", 30)
    assert [place.document for place in found.hit.places] == ["copy.txt", "old.txt"]


def test_a_period_alone_gathers_its_events_and_no_more_than_asked_for(tmp_path: Path) -> None:
    with opened(tmp_path, TEXTS) as retriever:
        found = gathered(retriever, "what happened between 2019 and 2021")
        assert [text for text in found if "June 2019" in text or "May 2021" in text] == found
        assert len(gathered(retriever, "what happened between 2019 and 2021", 1)) == 1


def test_a_library_without_documents_gathers_nothing(tmp_path: Path) -> None:
    with opened(tmp_path, {}) as retriever:
        assert gathered(retriever, "trainings") == []
