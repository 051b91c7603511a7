from __future__ import annotations

from datetime import date

import pytest

from indexer.structure.dateline import document_day, section_days
from sourceline.dates import find_dates
from sourceline.records import Document, Span

DAY = date(2021, 3, 10)
STORY = "Experts from five countries met on Monday. It will go on in May."


def reference(text: str) -> date | None:
    return section_days(text, [Span(0, len(text))], find_dates(text))[0]


@pytest.mark.parametrize(
    "text",
    [
        f"A training was held\n10 March 2021\n{STORY}",
        f"A training was held\n\nPublished: 10 March 2021\n\n{STORY}",
        f"A training was held\nOsh, Wednesday, 10 March 2021, 10:15\n{STORY}",
        f"BISHKEK, 10 March 2021 – {STORY}",
        f"BISHKEK, 10 March 2021 (AKIpress) - {STORY}",
        f"Bishkek. March 10, 2021. — {STORY}",
        f"BISHKEK, 10 March 2021. {STORY}",
        f"Memo of 10 March 2021\n\n{STORY}",
        f"Press release, 10 March 2021\n\n{STORY}",
        f"News release no. 7 of 10 March 2021\n\n{STORY}",
        f"MEMORANDUM dated March 10, 2021\n\n{STORY}",
        f"Minutes of the meeting of 10 March 2021\n\n{STORY}",
        f"Minutes of the third meeting of the Board held on 10 March 2021\n{STORY}",
        "Пресс-релиз от 10 марта 2021 года\n\nВчера эксперты встретились.",
        "Протокол заседания от 10 марта 2021 г.\n\nВчера эксперты встретились.",
        "БИШКЕК, 10 марта 2021 года. Вчера эксперты встретились.",
        "Тренинг прошёл\n10 марта 2021 г.\nЭксперты встретились в понедельник.",
        "Бишкек, 10 марта 2021 года — Эксперты встретились в понедельник.",
    ],
)
def test_a_dateline_gives_the_day(text: str) -> None:
    assert reference(text) == DAY


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        f"On 10 March 2021 a training was held in Osh. {STORY}",
        f"The law was signed on 10 March 2021: {STORY}",
        f"10 March 2021. {STORY}",
        f"On 10 March 2021. {STORY}",
        f"The law was signed on 10 March 2021. {STORY}",
        f"Comments on the Report of 10 March 2021\n{STORY}",
        f"Reply to the letter of 10 March 2021\n{STORY}",
        f"Report on what was seen until the 10 March 2021\n{STORY}",
        f"The letter of 10 March 2021 was lost in the post and never came.\n{STORY}",
        f"Letter of 10 March 2021. {STORY}",
        f"Law of 10 March 2021\n{STORY}",
        f"Osh, March 2021\n{STORY}",
        f"10-11 March 2021\n{STORY}",
        "\n".join([STORY] * 7) + "\n10 March 2021",
        f"{STORY * 20}\n10 March 2021",
    ],
)
def test_a_day_in_a_sentence_or_far_down_is_no_dateline(text: str) -> None:
    assert reference(text) is None


def test_the_document_speaks_for_its_sections_unless_they_speak_for_themselves() -> None:
    one, two = f"10 March 2021\n{STORY}\n", f"12 May 2021\n{STORY}\n"

    def days(*parts: str) -> list[date | None]:
        text, spans = "", []
        for part in parts:
            spans.append(Span(len(text), len(text) + len(part)))
            text += part
        dates = find_dates(text)
        written = document_day(Document("0", "a.txt", "0", "a", text, "en"), dates)
        return section_days(text, spans, dates, written)

    assert days(one, STORY) == [DAY, DAY]
    assert days(one, STORY + "\n", two) == [DAY, None, date(2021, 5, 12)]
    assert days(STORY, STORY) == [None, None]
