"""Who holds which post, and of what."""

from __future__ import annotations

import pytest

from retriever.claims.extract.sentence import read_sentence


@pytest.mark.parametrize(
    ("text", "post", "rank", "holder"),
    [
        ("Deputy Director Ms. Ada Lund opened it.", "director", {"deputy"}, "Ada Lund"),
        ("Mr. O. Berg, head of the Oslo office, spoke.", "head", set(), "O. Berg"),
        ("Ada Lund was elected chairwoman of the bank.", "chair", set(), "Ada Lund"),
        ("They met the Consul General of Chile Ms. Ana Paz.", "consul", {"general"}, "Ana Paz"),
        ("The director of the Fund is Ms. Ada Lund.", "director", set(), "Ada Lund"),
        ("The director of the Fund A. Lund spoke.", "director", set(), "A. Lund"),
        ("The head of the police, Major General of Justice O. Berg.", "head", set(), "O. Berg"),
        (
            "The Ambassador Extraordinary and Plenipotentiary of Chile, Ms. Ana Paz, spoke.",
            "ambassador",
            set(),
            "Ana Paz",
        ),
    ],
)
def test_a_post_its_rank_and_its_holder(text: str, post: str, rank: set[str], holder: str) -> None:
    (found,) = read_sentence(text).posts
    assert (found.post, set(found.rank), found.holder.of(text)) == (post, rank, holder)


def test_a_country_or_an_acronym_holds_no_post() -> None:
    assert read_sentence("Ada Lund works for UNESCO as an adviser.").posts == ()
    assert read_sentence("In Norway, the minister of trade resigned.").posts == ()


@pytest.mark.parametrize(
    "text",
    [
        "The director for Central Asia, Offices and others spoke.",
        "The prosecutor, Financial Intelligence Service and others spoke.",
    ],
)
def test_no_body_and_no_part_of_the_world_holds_a_post(text: str) -> None:
    assert read_sentence(text).posts == ()
