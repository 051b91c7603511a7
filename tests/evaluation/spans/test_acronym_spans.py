from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation.spans.acronym_spans import acronym_figures, schwartz_hearst


def test_the_baseline_does_what_its_paper_says() -> None:
    text = "We used heat shock transcription factor (HSF) and ATF (activating it, or not) here."
    found = [(one.acronym.of(text), one.long_form.of(text)) for one in schwartz_hearst(text)]
    assert found == [("HSF", "heat shock transcription factor")]
    inside = "the LWB (Lake Water Board of all) here"
    assert [one.long_form.of(inside) for one in schwartz_hearst(inside)] == [
        "Lake Water Board of all"
    ]


def test_figures_count_exact_spans(tmp_path: Path) -> None:
    text = "Lake Water Board (LWB) and Old Tree Club."
    items = [
        {"text": text, "long_forms": [{"start": 0, "end": 16}, {"start": 27, "end": 40}]},
        {"text": "Cold Air Unit (CAU)", "long_forms": [{"start": 5, "end": 13}]},
    ]
    (tmp_path / "items.jsonl").write_text("\n".join(map(json.dumps, items)))
    figures = acronym_figures(tmp_path)
    assert figures["long forms"] == 3
    assert figures["Sourceline precision"] == 1 / 2
    assert figures["Sourceline recall"] == 1 / 3
    assert figures["Sourceline F1"] == pytest.approx(0.4)
