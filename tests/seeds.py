"""The five seed documents, without what a user has put beside them in ``corpus/``."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
SEEDS = (
    "000_eaba9142f9511e6b.txt",
    "001_add75a0b024fad45.txt",
    "002_c1e137ff30c1ff6a.txt",
    "003_7d15ae792fada194.txt",
    "004_f15780e3be2cdd2e.txt",
)


def copy_seeds(folder: Path) -> Path:
    """The same folder, made, with a copy of each seed in it."""
    folder.mkdir(parents=True)
    for name in SEEDS:
        shutil.copy2(ROOT / "corpus" / name, folder / name)
    return folder


def _made_once() -> Path:
    home = Path(tempfile.mkdtemp(prefix="sourceline-seeds-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    return copy_seeds(home / "corpus")


SEED_CORPUS = _made_once()
"""A copy for tests that only read it."""
