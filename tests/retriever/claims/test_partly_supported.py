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
