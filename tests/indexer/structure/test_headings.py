from __future__ import annotations

import textwrap

import pytest

from indexer.chunking.split_document import split
from sourceline.settings import SPLIT
from tests.indexer.chunking.split_texts import PROSE, check, document, headings, measure, outline
from tests.indexer.read_document import read_document
from tests.seeds import SEED_CORPUS


def seed_headings(number: str) -> list[str | None]:
    path = next(SEED_CORPUS.glob(f"{number}_*"))
    return headings(read_document(path, path.name).text)


def test_the_sections_of_the_seeds() -> None:
    for number in ("000", "001", "004"):
        found = seed_headings(number)
        assert len(found) == 2, "the article, then whom to contact"
        assert found[0] is not None
        assert found[1] is None
    assert seed_headings("002") == ["Breaking news (296)", *[None] * 8]
    found = seed_headings("003")
    assert len(found) == 13
    assert [str(heading)[:22] for heading in found] == [
        "Breaking news (458)", "Meeting with represent", "CARICC DELEGATION HEAD",
        "REGULAR MEETING OF THE", "CARICC ATTENDED THE SI", "CARICC participated in",
        "Regular working meetin", "Rewarding of Authorize", "Online meeting between",
        "Delegation of the Anal", "About the meeting of t", "Participation in the E",
        "CARICC delegation atte",
    ]  # fmt: skip


WRAPPED = """\
                 On the Keeping of Parcels

1.  Introduction

   Parcels have been sent between hosts since the earliest days of the
   network, yet no document says how.  This memo collects the practice of
   several sites and states which parts of it have worked well.

2.1.  Duties of a Carrier

   A carrier is any host that forwards a parcel for another, and has two
   duties:

      o  it must not open a parcel, and must not let another host open
         it either;

      o  it must say when a parcel was dropped.

Writer                       Informational                      [Page 1]

RFC 9999                     Small Parcels                    March 1999

   A receipt that names an unknown parcel is dropped in silence, because
   an answer to it could start a storm of answers.
"""


def test_wrapped_text_is_joined_and_pages_do_not_end_sections() -> None:
    found = outline(WRAPPED)
    assert headings(WRAPPED) == [
        "On the Keeping of Parcels", "1.  Introduction", "2.1.  Duties of a Carrier"
    ]  # fmt: skip
    sentences = [
        " ".join(span.of(WRAPPED).split())
        for passage in found.passages
        for span in passage.sentences
    ]
    assert "This memo collects the practice of several sites and states which parts of it have " \
        "worked well." in sentences  # fmt: skip
    assert any(text.endswith("let another host open it either;") for text in sentences)
    assert any(text.startswith("A receipt that") and "storm" in text for text in sentences)


RUSSIAN = f"""\
Перейти к основному содержанию
Главная
Новости

В Бишкеке открылась выставка народных ремёсел

15 мая 2022 г.
Поделиться
ВКонтакте
Telegram

В столице 14 мая 2022 года открылась выставка ремёсел. В первый день её посетили две тысячи человек.

Программа выставки

Выставка продлится до 20 мая. Ежедневно проходят мастер-классы:
- войлок;
- резьба по дереву.

Глава 2. О мастерах

Мастера приехали из Оша и Нарына. {"Их работы знают далеко за пределами страны. " * 12}

По вопросам участия обращайтесь:
Айгуль Осмонова
Тел.: +996 312 00-00-00
© 2022 Министерство культуры. Все права защищены.
"""


def test_a_headline_leads_over_date_and_buttons() -> None:
    found = outline(RUSSIAN, language="ru")
    assert headings(RUSSIAN) == [
        "В Бишкеке открылась выставка народных ремёсел", "Программа выставки", "Глава 2. О мастерах"
    ]  # fmt: skip
    text = next(p for p in found.passages if "две тысячи" in p.span.of(RUSSIAN)).search_text.text
    assert text.startswith("В Бишкеке открылась")
    assert "ВКонтакте" not in "".join(passage.search_text.text for passage in found.passages)
    contacts = next(p for p in found.passages if "Осмонова" in p.span.of(RUSSIAN))
    assert "+996 312 00-00-00" in contacts.span.of(RUSSIAN)


MINUTES = f"""\
Minutes of the Parish Council
Date: 4 March 2020
Present: A. Brown, C. Dee

1. Apologies for absence
Apologies were received from G. Hall.

2. Budget
{PROSE}
Carried: 5 to 2

3. Any other business
None

The meeting closed at 9.15 pm.
"""


CONTRACT = f"""\
SERVICE AGREEMENT

1. DEFINITIONS

1.1 "Fee" means the sum stated in clause 3 of this Agreement.

2. Term

2.1 This Agreement begins on 1 July 2021.
(a) Notice is given in writing; and
(b) it takes effect after a month.

ARTICLE 5

{PROSE}

Schedule A

Lamps are repaired in the following districts: North, South.
"""


REPORT = "World Lakes Report\n\n" + "\n\n".join(
    f"{country}\n\nSummary\n\n{PROSE}\n\nOutlook\n\nMore rain is expected next year."
    for country in ("Kenya", "Uganda", "Tanzania")
)


def test_headings_by_shape() -> None:
    assert headings(MINUTES) == [
        "Minutes of the Parish Council", "1. Apologies for absence", "2. Budget",
        "3. Any other business",
    ]  # fmt: skip
    assert headings(CONTRACT) == [
        "SERVICE AGREEMENT", "1. DEFINITIONS", "2. Term", "ARTICLE 5", "Schedule A"
    ]  # fmt: skip
    assert headings(REPORT) == [
        "World Lakes Report", "Kenya", "Summary", "Outlook", "Uganda", "Summary", "Outlook",
        "Tanzania", "Summary", "Outlook",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "Jane Roe, Communication Officer\ne-mail: jane@example.org", "- an item of a list",
        "1. Apples\n2. Pears\n3. Plums", "Dear Sir or Madam", "“I do not know", "— Да, пожалуй",
        "Kenya    12    14", "and so it went on", "Chapters ........ 12", "Subject: the old bridge",
        "Shall I compare thee to a summer day\nThou art more lovely and more temperate",
        "12 Green Street\nLondon\nJane Roe",
    ],
)  # fmt: skip
def test_what_is_no_heading(line: str) -> None:
    assert headings(f"{PROSE} {PROSE}\n\n{line}\n\n{PROSE}") == [None]


@pytest.mark.parametrize(
    "line",
    ["The bridge is repaired", "What does the bridge cost?", "MEETING OF THE COUNCIL",
     "Rewarding of the envoy, Mr. Radjabov E.N.", "«Серебряный мост» открыт", "Chapter 3: Bridges",
     "4.2 Bridges", "Приложение № 2", "ARTICLE IX", "By boat to the bridge: a day on the river"],
)  # fmt: skip
def test_what_is_a_heading(line: str) -> None:
    assert headings(f"{PROSE}\n\n{line}\n\n{PROSE}") == [None, line]
    long = PROSE * 3
    assert headings(f"{long}\n{line}\n{long}\n{long}") == [None, line], "without blank lines"


RULED = f"""\
License
=======

1. Definitions
--------------

{PROSE}

2. Basic Permissions.

{PROSE}

2.1 This term begins on 1 July.

A. Terms
~~~~~~~~
{PROSE}
"""


def test_headings_with_a_rule_under_them_or_a_stop_after_them() -> None:
    assert headings(RULED) == ["License", "1. Definitions", "2. Basic Permissions.", "A. Terms"]


def test_a_line_broken_anywhere_is_no_heading() -> None:
    broken = f"Oxygen is present in the air as carbon dioxide (CO\n2). {PROSE} {PROSE}"
    assert headings(broken) == [None]


@pytest.mark.parametrize("width", range(44, 100, 4))
def test_wrapping_changes_neither_sentences_nor_headings(width: int) -> None:
    """The line may break before "7.", before a dash, after a stop: it is the same paragraph."""
    paragraph = (
        "The licence covers any conditions that were added under section 7. The requirement "
        "modifies the one in section 4 - to keep all notices intact - and no more. It was written "
        "in 2007 by three people who knew the law. No court has found it void; two have praised it."
    )
    text = f"Title\n\n{textwrap.fill(paragraph, width)}\n\n{textwrap.fill(PROSE, width)}\n"
    found = outline(text)
    assert headings(text) == ["Title"]
    assert [
        " ".join(span.of(text).split()) for passage in found.passages for span in passage.sentences
    ] == [
        "Title",
        "The licence covers any conditions that were added under section 7.",
        "The requirement modifies the one in section 4 - to keep all notices intact - and no more.",
        "It was written in 2007 by three people who knew the law.",
        "No court has found it void; two have praised it.",
        PROSE,
    ]


def test_articles_parted_by_buttons_alone() -> None:
    widget = "Share this article\n(3 votes)"
    text = f"All news\n\n{widget}\n\n{PROSE}\n\n{widget}\n\n{PROSE}\n\n{widget}\n\n{PROSE}"
    assert headings(text) == ["All news", None, None, None], "no article is headed by the page"
    once = f"Bridge repaired\n\n{widget}\n\n{PROSE}"
    assert headings(once) == ["Bridge repaired"]


MARKED = f"""\
# Bees

{PROSE}

Hives
-----
* one *item*
* two

```
# no heading
```
### Deep ###
{PROSE}
"""


def test_marked_headings_are_taken_as_they_are() -> None:
    assert headings(MARKED, marked=True) == ["Bees", "Hives", "Deep"]
    given_document = document(MARKED, marked=True)
    check(given_document, (), split(given_document, (), measure()), SPLIT, 256)
