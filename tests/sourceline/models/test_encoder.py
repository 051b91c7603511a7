from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from sourceline.errors import BlankTextError, ModelError
from sourceline.models.encoder import TransformerEncoder, default_encoder, english_encoder

pytestmark = pytest.mark.models


@pytest.fixture(scope="module", params=["shipped", "english"])
def encoder(request: pytest.FixtureRequest) -> TransformerEncoder:
    return default_encoder() if request.param == "shipped" else english_encoder()


def test_rows_are_unit_vectors_in_input_order(encoder: TransformerEncoder) -> None:
    texts = ["a short text", "a much longer text about bridges, roads and " * 20, "бетон"]
    together = encoder.encode(texts)
    assert together.dtype == np.float32
    assert together.shape == (3, encoder.dimensions)
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-6)
    alone = np.stack([encoder.encode([text])[0] for text in texts])
    assert np.diag(together @ alone.T).min() > 0.999, "bf16 in a batch, fp32 alone"


def test_meaning_is_near(encoder: TransformerEncoder) -> None:
    (question,) = encoder.encode_queries(["who paid for the course"])
    same, other = encoder.encode(
        [
            "The training was held with the financial support of Norway.",
            "Bees need water in dry weather.",
        ]
    )
    assert question @ same > question @ other + 0.1


def test_pieces_beyond_the_limit_are_counted(encoder: TransformerEncoder) -> None:
    """And of the shipped one the two that it puts before each text: "passage" and ":"."""
    before, limit = (2, 384) if encoder is default_encoder() else (0, 256)
    assert encoder.count_pieces("one") == 3 + before
    assert encoder.count_pieces(" ".join(["word"] * 1000)) == 1002 + before
    assert encoder.max_pieces == limit


QUESTIONS = [
    "Who paid for the training?",
    "Кто оплатил обучение?",
    "Qui a payé la formation ?",
    "¿Quién pagó la capacitación?",
    "من دفع تكاليف التدريب؟",
    "谁支付了培训费用？",
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_in_any_language_of_the_un_finds_the_same(question: str) -> None:
    encoder = default_encoder()
    texts = [
        "The course was held with the financial support of Norway.",
        "Обучение прошло при финансовой поддержке Норвегии.",
        "Bees need water in dry weather.",
        "Летом пчёлам нужна вода.",
    ]
    in_english, in_russian, bees, bees_in_russian = (
        encoder.encode(texts) @ encoder.encode_queries([question])[0]
    ).tolist()
    assert in_english > bees + 0.1
    assert in_russian > bees_in_russian + 0.1
    assert in_english > bees_in_russian
    assert in_russian > bees


def test_texts_that_have_nothing_in_common_have_no_cosine() -> None:
    """The model itself gives any two texts 0.7 and more: its mean is taken off."""
    encoder = default_encoder()
    texts = ["Bees need water.", "The court was adjourned.", "Лодка стоила дорого.", "Taxes rose."]
    cosines = encoder.encode(texts) @ encoder.encode_queries(["Who won the chess match?"])[0]
    assert abs(cosines).max() < 0.3


def test_blank_text_is_refused_by_position(encoder: TransformerEncoder) -> None:
    with pytest.raises(BlankTextError, match="text 1 of 2"):
        encoder.encode(["something", " \n"])
    assert encoder.encode([]).shape == (0, encoder.dimensions)


def test_a_folder_without_weights_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"no model\.safetensors"):
        TransformerEncoder(tmp_path)
