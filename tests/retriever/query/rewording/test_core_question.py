"""Long-winded questions cut to their core; facts they take up stay in, others are left alone."""

from __future__ import annotations

import pytest

from retriever.query.rewording.core_question import core_question


@pytest.mark.parametrize(
    ("typed", "core"),
    [
        ("Could you tell me who led the audit in Bergen?", "Who led the audit in Bergen?"),
        (
            "Good morning, I hope you are well. I would like to know when the fish market in "
            "Walvis Bay was opened. Thank you very much in advance!",
            "When was the fish market in Walvis Bay opened?",
        ),
        (
            "We are writing a note on the hospital and I was wondering if you knew how many "
            "nurses work in the emergency ward.",
            "How many nurses work in the emergency ward?",
        ),
        (
            "As I am drafting a speech for the minister, I need to know where the workshop on "
            "stock assessment took place.",
            "Where did the workshop on stock assessment take place?",
        ),
        (
            "For my report, could you check whether the licence of Orbitel was renewed in 2021?",
            "Was the licence of Orbitel renewed in 2021?",
        ),
        (
            "I'd be grateful if you could let me know why the auction was postponed, because my "
            "boss needs it today.",
            "Why was the auction postponed?",
        ),
        (
            "Is it possible to find out how much Norway contributed to the research vessel?",
            "How much did Norway contribute to the research vessel?",
        ),
        (
            "I want to find out the number of operations that were carried out in 2022.",
            "What is the number of operations that were carried out in 2022?",
        ),
        (
            "Please list all donors of the hospital in 2021",
            "List all donors of the hospital in 2021",
        ),
        ("Which vessels were inspected in 2020, please?", "Which vessels were inspected in 2020?"),
        (
            "Скажите, пожалуйста, кто финансировал ремонт школы в Бергене в 2020 году?",
            "Кто финансировал ремонт школы в Бергене в 2020 году?",
        ),
        (
            "Добрый день! Хотелось бы узнать, когда открылась новая больница. Заранее спасибо.",
            "Когда открылась новая больница?",
        ),
    ],
)
def test_politeness_and_purpose_are_left_out(typed: str, core: str) -> None:
    assert core_question(typed) == core


@pytest.mark.parametrize(
    ("typed", "core"),
    [
        (
            "I've heard that laptops were given to rural schools by the Education Trust last "
            "year, so who paid for them?",
            "Who paid for laptops given to rural schools by the Education Trust last year?",
        ),
        (
            "I understand that Ms Larsen left the fund in 2020; who replaced her?",
            "Who replaced Ms Larsen?",
        ),
        (
            "We have a meeting tomorrow about the new intensive care unit. When did construction "
            "of it begin?",
            "When did construction of the new intensive care unit begin?",
        ),
        (
            "I am preparing a note on our work in Namibia, and a colleague told me that a seminar "
            "on tagging was held in the spring of 2019 in the north of the country; could you "
            "please tell me how many observers took part in it?",
            "How many observers took part in the seminar on tagging held in the spring of 2019 in "
            "the north of Namibia?",
        ),
    ],
)
def test_facts_that_the_question_takes_up_stay_in(typed: str, core: str) -> None:
    assert core_question(typed) == core


@pytest.mark.parametrize(
    "typed",
    [
        "What was the value of the equipment excluded from the figure because it was handed over "
        "by the partners in kind rather than bought by the fund itself in the year in question?",
        "When the war began, who led the country?",
        "Which of the nurses who had been hired in 2018 were still there by the time 2020 ended?",
        "Who told the minister that the fund was closed?",
        "What did the minister tell us about the fund?",
        "Do you collect any information about me that I am not aware of?",
        "Who led the training? And who paid for it?",
        "Tell me about the stock assessment workshop",
        "spectrum auction 2022 Orbitel",
        "Сколько сотрудников прошли обучение в 2020 году?",
    ],
)
def test_questions_without_framing_are_left_as_they_are(typed: str) -> None:
    assert core_question(typed) is None
