"""Questions to passages, marks and an honest answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from retriever.retriever import Retriever

__all__ = ["Retriever"]


def __getattr__(name: str) -> Any:
    # Imported on first use: `python -m retriever --help` must not wait for FAISS and torch.
    if name == "Retriever":
        from retriever.retriever import Retriever

        return Retriever
    raise AttributeError(f"module 'retriever' has no attribute {name!r}")
