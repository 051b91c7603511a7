from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from evaluation.spans.date_spans import as_lines, evaluate


def folder(tmp_path: Path, *items: dict[str, Any]) -> Path:
    lines = "".join(json.dumps(item) + "\n" for item in items)
    (tmp_path / "items.jsonl").write_text(lines, encoding="utf-8")
    return tmp_path


def timex(text: str, *marked: tuple[str, str, str, str | None]) -> dict[str, Any]:
    return {
        "text": text,
        "dct": "2021-04-14T10:00",
        "timex3": [
            {
                "start": text.index(words),
                "end": text.index(words) + len(words),
                "type": kind,
                "value": value,
                "mod": mod,
            }
            for words, kind, value, mod in marked
        ],
    }


def test_spans_and_values_are_counted_by_hand(tmp_path: Path) -> None:
    text = "On 10 March 2021, and early 2019, and Monday; never on a sometime. At 5 pm today."
    item = timex(
        text,
        ("10 March 2021", "DATE", "2021-03-10", None),
        ("2019", "DATE", "2019", "START"),
        ("Monday", "DATE", "2021-04-05", None),
        ("sometime", "DATE", "2020-W10", None),
        ("5 pm today", "TIME", "2021-04-14T17", None),
    )
    figures = evaluate(folder(tmp_path, item))
    assert figures["dates"] == 4
    assert figures["found"] == 3
    assert figures["strict precision"] == pytest.approx(2 / 3)
    assert figures["relaxed recall"] == pytest.approx(3 / 4)
    assert figures["relaxed F1"] == pytest.approx(2 * 1 * 0.75 / 1.75)
    assert figures["value"] == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("March 2021", "2021-03"),
        ("1990s", "199"),
        ("first quarter of 2021", "2021-Q1"),
        ("second half of 2021", "2021-H2"),
        ("last week", "2021-W14"),
        ("last weekend", "2021-W14-WE"),
        ("summer of 2020", "2020-SU"),
        ("winter 2019-20", "2019-WI"),
    ],
)
def test_every_shape_of_calendar_value_is_read(tmp_path: Path, words: str, value: str) -> None:
    item = timex(f"It was in the {words}.", (words, "DATE", value, None))
    assert evaluate(folder(tmp_path, item))["value"] == 1


def test_open_days_are_right_where_the_annotation_is_of_the_date_alone(tmp_path: Path) -> None:
    item = timex(
        "It ran since 2014, ended before March 2020 and was never seen after 2022, as in 2023.",
        ("2014", "DATE", "2014", None),
        ("March 2020", "DATE", "2020-03", None),
        ("2022", "DATE", "2021", None),
        ("2023", "DATE", "2023", None),
    )
    assert evaluate(folder(tmp_path, item))["value"] == 3 / 4


def test_the_other_shape_has_inclusive_ends_and_several_readings(tmp_path: Path) -> None:
    item = {
        "text": "is 2019 on",
        "reference": "2021-04-14T00:00:00",
        "results": [
            {
                "start": 3,
                "end": 6,
                "type": "datetimeV2.daterange",
                "values": [{"start": "2018-01-01", "end": "2019-01-01"},
                           {"start": "2019-01-01", "end": "2020-01-01"}],
            }
        ],
    }  # fmt: skip
    path = folder(tmp_path, item)
    assert evaluate(path)["strict F1"] == evaluate(path)["value"] == 1
    assert "value                    1.000" in list(as_lines(evaluate(path)))
