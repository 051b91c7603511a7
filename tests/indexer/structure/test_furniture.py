from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.structure.furniture import edge_lines, find_furniture, repeated_edge_lines
from sourceline.records import Document, Span
from tests.indexer.read_document import read_document
from tests.seeds import SEED_CORPUS

PROSE = "The council met on Tuesday and agreed to repair the old bridge before winter."


def document(text: str, headings: tuple[Span, ...] | None = None) -> Document:
    return Document("id", "x.txt", "0" * 64, "x", text, "en", headings=headings)


def furniture(text: str, repeated: frozenset[str] = frozenset()) -> list[str]:
    return [span.of(text) for span in find_furniture(document(text), repeated)]


def shared(*texts: str) -> frozenset[str]:
    counts = Counter(line for text in texts for line in edge_lines(document(text)))
    return repeated_edge_lines(counts, len(texts))


@pytest.mark.parametrize(
    "line",
    [
        "Rate this item", "(0 votes)", "Rating: 4.5 / 5", "Оцените статью", "(12 голосов)",
        "Image Gallery", "- Click to open image! Click to open image!", "Click to enlarge",
        "Read more", "Read more »", "More...", "Continue reading →", "[Read more](https://a.b/c)",
        "Читать далее", "Подробнее…", "Share on Facebook", "Share this article",
        "Facebook | Twitter | WhatsApp", "Print · Email · Share", "Поделиться в соцсетях",
        "Skip to main content", "Перейти к содержанию", "Back to top", "Наверх", "↑ Back to top",
        "Print this page", "Версия для печати", "Accept all cookies", "Cookie settings",
        "© 2021 The Gazette. All rights reserved.", "Copyright © 2019-2021 Example Ltd",
        "© 2022 Министерство культуры. Все права защищены.",
        "Page 5 of 25", "Page 12", "- 7 -", "Стр. 3 из 10", "Smith        RFC        [Page 4]",
        "***", "* * *", "-----", "———", "=====", "Home > News > 2021", "3 comments",
        "Was this page helpful?", "Previous article", "Sign up to our newsletter",
    ],
)  # fmt: skip
def test_lines_that_are_furniture_wherever_they_stand(line: str) -> None:
    assert furniture(f"{PROSE}\n\n{line}\n\n{PROSE}") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Yes.", "Yes", "12", "2021", "Search", "Comments", "News", "Print", "Share",
        "Summary", "Read more books, said the teacher.", "Rate this item from 1 to 5: the soup.",
        "We use cookies to count visits.", "More than a hundred people came",
        "Share of the market", "Pages 3 to 7 were missing", "- bread", "1. Apples", "a | b | c",
        "e-mail: vasilina.brazhko [at] un.org", "+996775987817 WhatsApp or", "www.unodc.org",
        "For media queries, please contact", "Communication and PR Officer",
        "https://caricc.org", "See https://example.org/report/2020 for the tables",
        "— Кто там?", "“More!” he cried.", "NOTICE", "© is the sign of copyright and nothing more, "
        "and whoever thinks that a work without it is free to copy is wrong in most countries",
    ],
)  # fmt: skip
def test_lines_that_are_content(line: str) -> None:
    assert furniture(f"{PROSE}\n\n{line}\n\n{PROSE}") == []


def test_the_seeds() -> None:
    found = {}
    for path in sorted(SEED_CORPUS.glob("*.txt")):
        read = read_document(path, path.name)
        lines = [span.of(read.text) for span in find_furniture(read, frozenset())]
        found[path.name[:3]] = Counter(line for line in lines if not line.startswith("https"))
        assert sum(line.startswith("https") for line in lines) == 3 * (path.name[:3] == "003")
    assert found == {
        "000": {"***": 1},
        "001": {"***": 1},
        "002": {"Rate this item": 8, "(0 votes)": 8, "Page 5 of 25": 1},
        "003": {"Image Gallery": 3, "- Click to open image! Click to open image!": 9, "More...": 1},
        "004": {"***": 1},
    }


def test_buttons_in_company_only() -> None:
    bar = "Facebook\nTwitter\nWhatsApp"
    assert furniture(f"A headline\n\n{bar}\n\n{PROSE}") == bar.split("\n")
    glossary = f"Facebook\n{PROSE}\n\nTwitter\n{PROSE}"
    assert furniture(glossary) == []
    assert furniture(f"Share\n\nPrint\n{PROSE}") == ["Share"], "the last may head the text below it"


def test_an_unknown_widget_is_known_by_its_repetition() -> None:
    widget = "Gefällt mir\n(0 Stimmen)"
    text = "\n\n".join(f"{widget}\n\nArticle {n}. {PROSE}" for n in (1, 2, 3))
    assert furniture(text) == ["Gefällt mir", "(0 Stimmen)"] * 3
    twice = "\n\n".join(f"{widget}\n\nArticle {n}. {PROSE}" for n in (1, 2))
    assert furniture(twice) == []


@pytest.mark.parametrize(
    "block",
    ["Overview\n\nSummary", "Contact\nMinistry of Health\nTel.: +996 312 000000", "Name:\nAge:",
     "Ministry of Health\nministry@example.org", "- yes\n- no", "m = mask(x)\nprint(m)",
     "Name   Amount\nAnna   12"],
)  # fmt: skip
def test_repeated_blocks_that_are_content(block: str) -> None:
    assert furniture("\n\n".join(f"Chapter {n}\n\n{block}\n\n{PROSE} {n}" for n in range(4))) == []


def test_repeated_answers_are_content() -> None:
    assert furniture("Is it safe?\nYes\nNo\nIs it cheap?\nYes\nNo\nIs it new?\nYes\nNo") == []


def test_page_numbers_count_up_over_text() -> None:
    pages = [f"{PROSE * 6}\n\n{number}\n\n" for number in (7, 8, 9)]
    assert furniture("".join(pages)) == ["7", "8", "9"]
    assert furniture("".join(pages[:2])) == []
    assert furniture("7\n\n8\n\n9") == [], "a list of numbers"
    assert furniture("".join(pages).replace("8\n", "17\n")) == []


def test_running_heads_stand_beside_page_numbers() -> None:
    pages = [f"Annual Report\n\n{PROSE} {n}\n\nPage {n}\n\n" for n in (1, 2, 3, 4)]
    assert furniture("".join(pages)).count("Annual Report") == 3, "the first is the title"
    assert "Annual Report" not in furniture("".join(pages).replace("Page", "Part number"))


def test_links_of_their_own() -> None:
    link = "https://example.org/news/12"
    assert furniture(f"{PROSE}\n\n{link}\n\nAnother headline") == [link]
    assert furniture(f"{PROSE}\nImage Gallery\n{link}\n{PROSE}") == ["Image Gallery", link]
    sources = "References\n\n1. Smith, J. (2020). Lakes.\nhttps://example.org/lakes/1\n"
    assert furniture(PROSE + "\n\n" + sources) == []
    assert furniture(f"{PROSE}\n\nhttps://a.org/1\n\nhttps://b.org/2\n\n{PROSE}") == []
    assert furniture(f"The form is found here:\n\n{link}\n\n{PROSE}") == []


def test_a_rule_in_a_table_or_under_a_marked_heading_is_no_separator() -> None:
    assert furniture("Country    Level\n-----------------\nKenya      12") == []
    marked = "Title\n=====\n\n" + PROSE
    assert find_furniture(document(marked, (Span(0, 5),)), frozenset()) == ()


def test_lines_at_the_ends_of_many_documents() -> None:
    banner = "Portal of the ministry\nNews of the regions and cities\n\n"
    footer = "\n\nThis portal is supported by the fund for news"
    texts = [f"{banner}Headline {n}\n\n{PROSE} {n}{footer}" for n in range(3)]
    repeated = shared(*texts)
    assert furniture(texts[0], repeated) == [*banner.split("\n")[:2], footer.strip()]
    assert furniture(texts[0], shared(*texts[:2])) == [], "two may be chance"
    assert furniture(texts[0], frozenset()) == []


@pytest.mark.parametrize(
    ("top", "foot"),
    [
        ("Minutes of the Board", "The meeting was closed at nine."),
        ("Summary", "Ivan Petrov"),
        ("Report of the year", "For media queries, please contact\n\nShakhnoza Zafari\n\n"
         "Communication and External Relations Officer\n\nUNODC Regional Office for Central Asia "
         "(Tashkent)\n\nEmail: shakhnoza.zafari[at]un.org"),
    ],
)  # fmt: skip
def test_titles_and_contacts_are_content_in_any_number_of_documents(top: str, foot: str) -> None:
    texts = [f"{top}\n\n{PROSE} {n}\n\n***\n\n{foot}" for n in range(5)]
    assert furniture(texts[0], shared(*texts)) == ["***"]


def test_in_a_large_corpus_more_must_share_a_line() -> None:
    counts = {"often": 50, "seldom": 3}
    assert repeated_edge_lines(counts, 10) == {"often", "seldom"}
    assert repeated_edge_lines(counts, 5_000) == {"often"}


lines = st.sampled_from(
    [PROSE, "Rate this item", "(0 votes)", "***", "Summary", "", "  ", "Share", "Tweet", "Page 3",
     "https://example.org/a/b", "Tel.: 1234567", "1", "2", "- item", "a\tb", "© 2020 X", "\x0c"]
)  # fmt: skip


@given(st.lists(lines, max_size=30), st.sets(lines))
def test_furniture_is_whole_lines_in_order(chosen: list[str], known: set[str]) -> None:
    text = "\n".join(chosen)
    found = find_furniture(document(text), frozenset(line.casefold() for line in known))
    whole = {line.strip() for line in text.splitlines()}
    last = -1
    for span in found:
        assert span.start > last
        assert span.of(text) in whole
        assert span.of(text) != PROSE
        last = span.end
    assert edge_lines(document(text)) <= {" ".join(line.casefold().split()) for line in whole}


def test_what_the_format_marks_is_furniture_whatever_it_says() -> None:
    text = (
        "Office bulletin\n\nThe mayor opened the bridge in spring, and it carried trains by June."
    )
    plain = document(text)
    assert find_furniture(plain, frozenset()) == ()
    marked = replace(plain, furniture=(Span(0, 15),))
    assert find_furniture(marked, frozenset()) == (Span(0, 15),)
