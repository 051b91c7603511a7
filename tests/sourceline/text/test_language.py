from __future__ import annotations

import pytest

from sourceline.text.language import detect_language


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
    ],
)
def test_the_script_of_most_letters_decides(text: str, language: str) -> None:
    assert detect_language(text) == language
