from __future__ import annotations

import pytest

from sourceline.text.language import detect_language, document_language, sentence_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The meeting was held in Almaty.", "en"),
        ("Встреча прошла в Алматы.", "ru"),
        ("Доклад UNODC о программе BOMCA прозвучал на встрече.", "ru"),
        ("The word «встреча» means a meeting.", "en"),
        ("", "en"),
        ("2021: 10 % 😀", "en"),
        ("2021 г.", "ru"),
        ("да yes", "en"),
        ("нет no", "ru"),
        ("بلغ الصيد 1250 طنا من الحصة السنوية.", "ar"),
        ("خانم گلستانی مدیر بیمارستان شهر است.", "fa"),
        ("מנהלת בית הספר היא רות כהן.", "he"),
        ("本院规定夜间不接待访客。", "zh"),
        ("港の事務所は船を出さない。", "ja"),
        ("تقرير", "ar"),
        ("The word قرش means a shark in the report.", "en"),
    ],
)
def test_the_script_of_most_letters_decides(text: str, language: str) -> None:
    assert detect_language(text) == language


_FRENCH = (
    "Les quotas de pêche sont fixés par le comité. Une aide est prévue pour les familles dans la "
    "commune, et le maire a signé avec l'école."
)
_SPANISH = (
    "El hospital firmó el acuerdo con la comuna. Los precios de la leche se fijan en el consejo, y "
    "una parte es para las escuelas del distrito."
)
_ENGLISH = (
    "The fund pays for the books of the school, and it is led by a teacher. Le Monde and El País "
    "wrote about it in a long report that was published on the same day."
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (_FRENCH, "fr"),
        (_SPANISH, "es"),
        (_ENGLISH, "en"),
        ("le prix", "en"),
        ("1 2 3 " * 30, "en"),
        ("Osh Bishkek Naryn Talas Batken " * 6, "en"),
        (_FRENCH.upper(), "fr"),
        ("Встреча прошла. " * 10, "ru"),
    ],
)
def test_longer_texts_in_latin_letters_are_told_by_their_usual_words(
    text: str, language: str
) -> None:
    assert document_language(text) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("La mission de novembre 2023 à Lomé a relevé six infractions.", "fr"),
        ("Qui a payé le quai de pêche ?", "fr"),
        ("El Gobierno de Chile donó 20 vehículos en 2020.", "es"),
        ("¿Quién pagó el curso de Lima?", "es"),
        ("Who paid for the course in San José?", "en"),
        ("Who runs Radio de la Paz?", "en"),
        ("Japan gave 20 vehicles to La Paz in 2020.", "en"),
        ("Le Monde reported on the fire in the Rue de la Paix.", "en"),
        ("Курс прошёл в Оше.", "ru"),
        ("", "en"),
    ],
)
def test_a_sentence_is_told_by_its_usual_words(text: str, language: str) -> None:
    assert sentence_language(text) == language
