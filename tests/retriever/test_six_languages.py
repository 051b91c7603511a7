"""One page in each of the six languages of the United Nations: read, dated, found and asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest

from retriever.query.expansion import expand
from retriever.query.romance_forms import RomanceForms
from retriever.retriever import Retriever
from sourceline.dates.question_period import find_period
from tests.retriever.opened import opened


@dataclass(frozen=True)
class Page:
    """Two events of different years, and a question for the one of 2021 by other forms of words."""

    language: str
    text: str
    question: str
    day: date
    answer: str


PAGES = {
    "en.txt": Page(
        "en",
        "The regional office of the rivers was founded by the ministry of the north, and it is the "
        "oldest of its kind. On 14 March 2021 the school of the valley was closed by the council. "
        "On 3 May 2019 the school of the hills was closed by the ministry for the winter.",
        "Which schools were closing in March 2021?",
        date(2021, 3, 14),
        "school of the valley",
    ),
    "fr.txt": Page(
        "fr",
        "Le bureau régional des eaux est le plus ancien du pays et il dépend du ministère. Le 14 "
        "mars 2021, les écoles de la vallée ont été fermées par le conseil. Le 3 mai 2019, les "
        "bibliothèques des collines ont été ouvertes dans le nord par le ministère.",
        "Quelle école fut fermée en mars 2021 ?",
        date(2021, 3, 14),
        "écoles de la vallée",
    ),
    "es.txt": Page(
        "es",
        "La oficina regional de las aguas es la más antigua del país y depende del ministerio. El "
        "14 de marzo de 2021 las escuelas del valle fueron cerradas por el consejo. El 3 de mayo "
        "de 2019 las bibliotecas de las colinas se abrieron en el norte por el ministerio.",
        "¿Qué escuela cerraron en marzo de 2021?",
        date(2021, 3, 14),
        "escuelas del valle",
    ),
    "ru.txt": Page(
        "ru",
        "Областное управление водами старейшее в стране и подчиняется министерству. 14 марта 2021 "
        "года совет закрыл школы долины. 3 мая 2019 года министерство открыло библиотеки на "
        "севере страны.",
        "Какую школу закрыли в марте 2021 года?",
        date(2021, 3, 14),
        "школы долины",
    ),
    "ar.txt": Page(
        "ar",
        "المكتب الإقليمي للمياه هو الأقدم في البلاد ويتبع الوزارة. في 14 آذار/مارس 2021 أغلق "
        "المجلس مدارس الوادي. وفي 3 أيار/مايو 2019 افتتحت الوزارة مكتبات التلال في الشمال.",
        "أي المدارس أغلقت في مارس 2021؟",
        date(2021, 3, 14),
        "مدارس الوادي",
    ),
    "zh.txt": Page(
        "zh",
        "水利区域办公室是全国最早的机构，隶属于该部。2021年3月14日，委员会关闭了山谷学校。"
        "2019年5月3日，该部在北方开设了山丘图书馆。",
        "2021年3月关闭了哪些学校？",
        date(2021, 3, 14),
        "山谷学校",
    ),
}


@pytest.fixture(scope="module")
def retriever(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    texts = {path: page.text for path, page in PAGES.items()}
    with opened(tmp_path_factory.mktemp("six"), texts) as asked:
        yield asked


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_dated_and_found_by_a_period(retriever: Retriever, path: str) -> None:
    page = PAGES[path]
    document = retriever.library.document(path)
    assert document.language == page.language
    answer = retriever.ask(page.question)
    period = answer.question.period
    assert period is not None
    assert period.interval.first == page.day.replace(day=1)
    first = answer.evidence[0]
    assert first.hit.place.document == path
    passages = retriever.library.passages(range(len(retriever.library))).values()
    own = [one for one in passages if one.passage.document_id == document.id]
    days = {mention.interval.first for one in own for mention in one.passage.dates}
    assert {page.day, date(2019, 5, 3)} <= days
    assert page.answer in document.text


@pytest.mark.parametrize("path", PAGES)
def test_the_words_asked_for_are_those_of_the_page(retriever: Retriever, path: str) -> None:
    """Half of them at the least: those of Arabic verbs in other forms are not."""
    page = PAGES[path]
    content = find_period(page.question, date(2024, 1, 1)).content
    widening = expand(content, retriever.library)
    known = [
        stem
        for stem in widening.stems
        if retriever.library.passages_with(stem)
        or any(
            retriever.library.passages_with(other)
            for each in widening.by_stem.get(stem, ())
            for other in each.said
        )
    ]
    assert 2 * len(known) >= len(widening.stems)


@pytest.mark.parametrize(
    ("question", "word", "form"),
    [
        ("Qui a fermé des écoles ?", "fermé", "ferme"),
        ("les bureaux régionaux", "régionaux", "region"),
        ("¿Quién cerró las escuelas?", "escuelita", ""),
        ("¿Qué cerraron?", "cerraron", "cerrada"),
    ],
)
def test_forms_of_french_and_spanish_words(
    retriever: Retriever, question: str, word: str, form: str
) -> None:
    found = list(RomanceForms(question, retriever.library).of(word))
    assert (form in found) if form else not found


def test_a_question_in_english_is_not_taken_for_one_in_french(retriever: Retriever) -> None:
    assert list(RomanceForms("the form of the schools", retriever.library).of("forme")) == []
