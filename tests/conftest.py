"""What all tests share."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("stance", derandomize=True, deadline=None, max_examples=60)
settings.load_profile("stance")

ROOT = Path(__file__).parents[1]


@pytest.fixture
def bench() -> Path:
    """The folder of measuring data that does not ship with Stance."""
    named = os.environ.get("STANCE_BENCH")
    if not named:
        pytest.skip("STANCE_BENCH is not set: the measuring data (PolNeAR, labelled statements) is not here")
    return Path(named)
