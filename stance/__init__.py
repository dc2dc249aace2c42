"""Stance: who said what in the news, and where they stand.

The functions here take and give pandas frames; they are loaded when they are first used, so that importing costs little.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stance.frames import FrameModel, evaluate, extract, load_model, profile, read_articles, train

__all__ = ["FrameModel", "evaluate", "extract", "load_model", "profile", "read_articles", "train"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        return getattr(import_module("stance.frames"), name)
    raise AttributeError(f"module 'stance' has no attribute '{name}'")


def __dir__() -> list[str]:
    return sorted(__all__)
