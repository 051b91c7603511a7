from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from sourceline.errors import BlankTextError, ModelError
from sourceline.models.encoder import TransformerEncoder, default_encoder

pytestmark = pytest.mark.models


@pytest.fixture(scope="module")
def encoder() -> TransformerEncoder:
    return default_encoder()


def test_rows_are_unit_vectors_in_input_order(encoder: TransformerEncoder) -> None:
    texts = ["a short text", "a much longer text about bridges, roads and " * 20, "бетон"]
    together = encoder.encode(texts)
    assert together.dtype == np.float32
    assert together.shape == (3, encoder.dimensions)
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-6)
    alone = np.stack([encoder.encode([text])[0] for text in texts])
    assert np.diag(together @ alone.T).min() > 0.999, "bf16 in a batch, fp32 alone"


def test_meaning_is_near(encoder: TransformerEncoder) -> None:
    question, same, other = encoder.encode(
        [
            "who paid for the course",
            "The training was held with the financial support of Norway.",
            "Bees need water in dry weather.",
        ]
    )
    assert question @ same > question @ other + 0.1


def test_pieces_beyond_the_limit_are_counted(encoder: TransformerEncoder) -> None:
    assert encoder.count_pieces("one") == 3
    assert encoder.count_pieces("word " * 1000) == 1002
    assert encoder.max_pieces == 256


def test_blank_text_is_refused_by_position(encoder: TransformerEncoder) -> None:
    with pytest.raises(BlankTextError, match="text 1 of 2"):
        encoder.encode(["something", " \n"])
    assert encoder.encode([]).shape == (0, encoder.dimensions)


def test_a_folder_without_weights_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"no model\.safetensors"):
        TransformerEncoder(tmp_path)
