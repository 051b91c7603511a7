from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from sourceline.pages.page_boxes import PageBoxes

_PLACES = st.floats(0, 4000, width=32)


@given(arrays(np.float32, st.tuples(st.integers(0, 50), st.just(4)), elements=_PLACES))
def test_boxes_come_back_to_a_sixteenth_of_a_point(boxes: np.ndarray) -> None:
    page = PageBoxes.pack(3, 595.0, 842.0, boxes)
    again = page.boxes()
    assert again.shape == boxes.shape
    assert np.abs(again - boxes).max(initial=0) <= 1 / 16 + 1e-3
    assert (page.number, page.width, page.height) == (3, 595.0, 842.0)
