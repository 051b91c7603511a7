from __future__ import annotations

from collections.abc import Iterator

import pytest

from retriever import Retriever
from tests.retriever.opened import opened
from tests.retriever.table.fisheries import TEXTS


@pytest.fixture(scope="package")
def fisheries(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    with opened(tmp_path_factory.mktemp("fisheries"), TEXTS) as asked:
        yield asked
