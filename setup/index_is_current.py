"""Whether the index needs no build, found out without the encoder, which takes seconds to load.

Exits with 0 where the shipped encoder and the settings in force made it, nothing in the corpus
has changed since, and no file failed; with 1 otherwise: a build then decides.
"""

from __future__ import annotations

import sys
from contextlib import closing

from indexer.corpus_changes import pending_in
from indexer.read import find_files
from screens.app_state.workplace import encoder_folder, folders
from sourceline.errors import SourcelineError
from sourceline.index.library import Library
from sourceline.models.encoder import SHIPPED_SHA256
from sourceline.settings import SPLIT


def is_current() -> bool:
    corpus, index = folders()
    with closing(Library.open(index)) as library:
        made = library.manifest
        same_way = (
            made.corpus == str(corpus.resolve())
            and made.split == SPLIT.as_dict()
            and encoder_folder() is None
            and made.encoder.folder is None
            and made.encoder.fingerprint.startswith(SHIPPED_SHA256[:16])
        )
        changes = pending_in(find_files(corpus), library)
        return same_way and not (changes or changes.touched or library.failures())


if __name__ == "__main__":
    try:
        sys.exit(0 if is_current() else 1)
    except (SourcelineError, OSError):
        sys.exit(1)
