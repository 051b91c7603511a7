"""Claims of which a part is invented, and kinds of false ones that were once called supported."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from retriever import Retriever
from retriever.claims.verdict_report import as_json, as_lines
from tests.retriever.opened import opened

pytestmark = pytest.mark.models

TEXTS = {
    "dam.txt": "The Sorok dam\n\nIn 2018 Austria lent EUR 610,000 for the repair of the Sorok dam. "
    "The work was led by Ms. Petra Lang. Hungary did not pay for the repair; it sent two divers.\n",
    "festival.txt": "Harbour festival\n\nThe boat race planned for 6 June 2020 in Zadar was "
    "cancelled because of high waves. The song contest, planned for 7 June 2020 in Split, is "
    "postponed to 19 September 2020.\n",
    "thanks.txt": "Handover\n\nDoctor Ivan Horvat, head of the clinic, thanked Austria for the new "
    "ambulance on 2 March 2021.\n",
    "stores.txt": "Stores\n\nValve VT-302 is the steam valve. It is kept in hall 4. "
    "Valve VT-301 is the water valve. It is kept in hall 9.\n",
    "annex.txt": "Licences\n\nAnnex III. Licensed ports: Zadar and Split.\n",
    "regattas.txt": "Regattas\n\nA regatta of sixty boats was held off Zadar, Croatia, from "
    "9 to 11 May 2022. It was financed by the Adriatic Bank and judged by Ms. Vesna Kralj. A "
    "smaller regatta off Piran in June 2021 had been financed by the Port of Koper.\n",
    "courses.txt": "Courses\n\nA course for pilots is to be given in Pula from 5 to 7 October "
    "2023. A course for divers is to be given in Rab from 9 to 10 October 2023.\n",
    "later.txt": "Note\n\nThe course in Rab, planned for 9 to 10 October 2023, is cancelled.\n",
    "mission.txt": "Rapport de mission\n\nPendant la mission de mai 2023 à Calais, 37 navires ont "
    "été inspectés et neuf infractions relevées. Lors de la mission de mars 2022, six infractions "
    "avaient été relevées.\n",
    "school.txt": "School of pilots\n\nMs. Lucija Babic, director of the school, retired on 31 "
    "August 2022.\n",
    "desk.txt": "Night desk\n\nThe night desk answers at +385 21 555 410.\n",
    "truck.txt": "Weighbridge\n\nThe lorry with plate ZD 4417 KB was stopped near Knin.\n",
}


@pytest.fixture(scope="module")
def retriever(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    with opened(tmp_path_factory.mktemp("partly"), TEXTS) as found:
        yield found


LED = "The repair of the Sorok dam was led by Ms. Petra Lang"
INVENTED = "praised by a newspaper"
PARTLY = f"{LED} and {INVENTED}."


def test_an_invented_detail_makes_it_partly_supported(retriever: Retriever) -> None:
    assert retriever.check(f"{LED}.").label == "supported"
    (claim,) = retriever.check(PARTLY).claims
    assert claim.label == "partly_supported"
    (part,) = claim.unsupported
    assert part.text == part.span.of(PARTLY) == INVENTED


def test_a_number_that_no_source_has_supports_nothing(retriever: Retriever) -> None:
    text = "In 2018 Austria lent EUR 610,000 for the repair of the Sorok dam in two halves."
    assert retriever.check(text).label in ("not_found", "partly_supported")


@pytest.mark.parametrize(
    "claim",
    [
        "The boat race took place in Zadar on 6 June 2020.",
        "The song contest was held in Split on 7 June 2020.",
        "Hungary paid for the repair of the Sorok dam.",
        "In 2018 Austria lent EUR 160,000 for the repair of the Sorok dam.",
        "Valve VT-302 is kept in hall 9.",
        "Annex VIII lists Zadar and Split as licensed ports.",
        "The night desk answers at +385 21 555 401.",
        "The lorry with plate ZD 4471 KB was stopped near Knin.",
    ],
)
def test_what_the_source_says_otherwise_is_contradicted(retriever: Retriever, claim: str) -> None:
    (checked,) = retriever.check(claim).claims
    assert checked.label == "contradicted"
    assert checked.mismatches


@pytest.mark.parametrize(
    "claim",
    [
        "Valve VT-301 is kept in hall 9.",
        "The lorry with plate ZD-4417-KB was stopped near Knin.",
        "The song contest was postponed to 19 September 2020.",
        "Hungary did not pay for the repair of the dam.",
    ],
)
def test_what_it_says_is_supported(retriever: Retriever, claim: str) -> None:
    assert retriever.check(claim).label == "supported"


def test_who_thanked_whom_is_not_exchanged(retriever: Retriever) -> None:
    verdict = retriever.check("Austria thanked Doctor Ivan Horvat for the new ambulance.")
    assert verdict.label != "supported"


def test_the_report_names_what_is_unsupported(retriever: Retriever) -> None:
    text = PARTLY
    verdict = retriever.check(text)
    given = as_json(verdict)
    assert given["verdict"] == "partly_supported"
    (part,) = given["claims"][0]["unsupported"]
    assert text[part["start"] : part["end"]] == part["text"]
    lines = "\n".join(as_lines(verdict))
    assert lines.startswith("Partly supported")
    assert f"not supported: “{part['text']}”" in lines


def test_a_part_makes_the_whole_no_more_than_partly_supported(retriever: Retriever) -> None:
    right = "Valve VT-301 is kept in hall 9."
    partly = PARTLY
    assert retriever.check(f"{right} {partly}").label == "partly_supported"
    wrong = "In 2018 Austria lent EUR 160,000 for the repair of the Sorok dam."
    assert retriever.check(f"{right} {partly} {wrong}").label == "contradicted"


@pytest.mark.parametrize(
    ("claim", "labels"),
    [
        # What the sentence after it tells of another place.
        ("The regatta off Piran was financed by the Adriatic Bank.",
         ("contradicted", "not_found", "partly_supported")),
        # A plan is no evidence; one that was given up is evidence against.
        ("The course for pilots took place in Pula from 5 to 7 October 2023.",
         ("partly_supported",)),
        ("The course for divers took place in Rab from 9 to 10 October 2023.", ("contradicted",)),
        # An honour that no source names, though a director is like a president.
        ("Ms. Lucija Babic retired on 31 August 2022 and was made honorary president of the "
         "school.", ("partly_supported",)),
        # A language in which numbers are not compared with their meaning.
        ("La mission de mai 2023 à Calais a relevé six infractions.", ("not_found",)),
    ],
)  # fmt: skip
def test_what_is_said_of_something_else_supports_nothing(
    retriever: Retriever, claim: str, labels: tuple[str, ...]
) -> None:
    assert retriever.check(claim).label in labels


def test_what_is_said_in_the_same_words_is_supported_in_any_language(retriever: Retriever) -> None:
    said = "Pendant la mission de mai 2023 à Calais, 37 navires ont été inspectés."
    assert retriever.check(said).label == "supported"
