"""The scorer that comes with the measuring data."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType


def load_scorer(path: Path) -> ModuleType:
    """Import the scorer that comes with the measuring data."""
    found = importlib.util.spec_from_file_location("score_attribution", path)
    if found is None or found.loader is None:
        raise SystemExit(f"{path}: no scorer there")
    module = importlib.util.module_from_spec(found)
    sys.modules[found.name] = module
    found.loader.exec_module(module)
    return module
