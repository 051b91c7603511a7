"""The messages inside a mail: where each begins, how old it is, and what its header says."""

from __future__ import annotations

from datetime import date

import pytest

from sourceline.mail_threads import mail_parts, subject_key

QUOTED = (
    "From: A. Adler\nTo: B\nDate: Mon, 20 Mar 2023\nSubject: Re: Fair\n\nThe fair is on 9 May.\n\n"
    "On 3 March 2023 B. Berg wrote:\n> The fair is on 2 May.\n>\n"
    "> On 1 March 2023 A. Adler wrote:\n>> When is the fair?\n\nMy best wishes go below.\n"
)
OUTLOOK = (
    "{sender}: Ann\n{sent}: {new}\n{subject}: RE: Fair\n\nNew words.\n\n"
    "{sender}: Ann\n{sent}: {old}\n{subject}: Fair\n\nOld words.\n"
)


def _said(text: str) -> list[tuple[int, date | None, str]]:
    return [(part.age, part.day, part.span.of(text)) for part in mail_parts(text)]


def test_each_mark_of_quotation_is_one_message_older() -> None:
    said = _said(QUOTED)
    assert [(age, day) for age, day, _ in said] == [
        (0, date(2023, 3, 20)),
        (1, date(2023, 3, 3)),
        (2, date(2023, 3, 1)),
        (0, date(2023, 3, 20)),
    ]
    assert "My best wishes" in said[3][2]
    assert "2 May" in said[1][2]


def test_the_parts_are_the_whole_text() -> None:
    assert "".join(words for _, _, words in _said(QUOTED)) == QUOTED


@pytest.mark.parametrize(
    ("sender", "sent", "subject", "new", "old"),
    [
        ("From", "Sent", "Subject", "8 September 2022 16:40", "5 September 2022 10:02"),
        ("Von", "Gesendet", "Betreff", "2022-09-08", "2022-09-05"),
        ("De ", "Envoyé ", "Objet ", "8 septembre 2022", "5 septembre 2022"),
        ("От", "Отправлено", "Тема", "8 сентября 2022 г.", "5 сентября 2022 г."),
    ],
)
def test_a_block_of_header_lines_begins_an_older_message(
    sender: str, sent: str, subject: str, new: str, old: str
) -> None:
    text = OUTLOOK.format(sender=sender, sent=sent, subject=subject, new=new, old=old)
    said = _said(text)
    assert [(age, day) for age, day, _ in said] == [
        (0, date(2022, 9, 8)),
        (1, date(2022, 9, 5)),
    ]
    assert [part.subject for part in mail_parts(text)] == ["RE: Fair", "Fair"]
    assert "Old words" not in said[0][2]


def test_a_rule_begins_an_older_message_with_the_header_below_it() -> None:
    text = (
        "It is called off.\n\n---------- Forwarded message ---------\n"
        "From: Ann\nDate: Tue, 21 Mar 2023 at 10:15\nSubject: Fair\n\nThe fair is on 9 May.\n"
    )
    assert [(age, day) for age, day, _ in _said(text)] == [(0, None), (1, date(2023, 3, 21))]


@pytest.mark.parametrize(
    "text",
    [
        "On 3 March 2023 the minister wrote:\nWe shall build.\n",
        "From: here to there\nThe road is long.\n",
        "> a quotation in an essay\n\nand the essay\n",
        "",
    ],
)
def test_what_is_no_mail_has_no_messages(text: str) -> None:
    assert mail_parts(text) == ()


@pytest.mark.parametrize(
    "subject", ["Re: Fair in Bonn", "RE: FW: Fair in Bonn", "AW: WG: Fair in Bonn", "Fair in  Bonn"]
)
def test_replies_share_the_subject(subject: str) -> None:
    assert subject_key(subject) == "fair in bonn"


@pytest.mark.parametrize(
    ("first", "greets"),
    [("Dear Dr. Ann Berg,", True), ("Уважаемые коллеги!", True), ("The fair is off.", False)],
)
def test_who_is_greeted_is_part_of_the_header(first: str, greets: bool) -> None:
    text = f"From: Ann\nTo: Bo\nSubject: Fair\n\n{first}\n\nMore words follow here.\n"
    header = mail_parts(text)[0].header
    assert header is not None
    assert (first in header.of(text)) is greets
