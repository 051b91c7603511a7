from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

import sourceline.dates
from sourceline.dates.language_tables import Language
from sourceline.dates.words.languages import LANGUAGES, any_pattern
from sourceline.dates.words.pattern_pieces import compiled

NAMES = ("english", "russian", "french", "spanish", "arabic")
FOLDERS = [Path(sourceline.dates.__file__).parent / name for name in NAMES]


def test_each_language_has_the_same_modules() -> None:
    english, *others = ({path.name for path in folder.glob("*.py")} for folder in FOLDERS)
    assert all(other == english for other in others)
    assert len(others) == len(LANGUAGES) - 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_are_in_order_and_lower_case(language: Language) -> None:
    calendar = language.calendar
    assert len(calendar.months) == 12
    assert len(calendar.weekdays) == 7
    assert set(calendar.day_words.values()) == set(range(1, 32))
    names = [name for each in (*calendar.months, *calendar.weekdays) for name in each]
    assert names == [name.casefold() for name in names]
    assert set(language.relative.days) == {-2, -1, 0, 1, 2}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_pattern_is_one(language: Language) -> None:
    own = {"TURN": "", "UNIT": "", "COUNT": ""}
    for table in fields(language):
        words = getattr(language, table.name)
        assert is_dataclass(words)
        for field in fields(words):
            value = getattr(words, field.name)
            if field.name.endswith("_pattern"):
                compiled(value, **own)
            elif field.name.endswith("_patterns"):
                assert all(compiled(pattern, **own) for pattern in value)


def test_no_words_match_nothing() -> None:
    assert any_pattern(["", "a", "b"]) == "(?:a|b)"
    assert re.search(any_pattern(["", ""]), "any text") is None
