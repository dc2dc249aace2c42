"""What all tests share."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from tests.commands import command
from tests.samples import ARTICLE, label_rows, write_lines

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


@pytest.fixture(scope="session")
def labels_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixty labels of our own."""
    return write_lines(tmp_path_factory.mktemp("labels") / "labels.jsonl", label_rows())


@pytest.fixture(scope="session")
def tiny_model(labels_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model that was trained on them."""
    folder = tmp_path_factory.mktemp("models") / "tiny"
    assert command("train", labels_file, "-o", folder).code == 0
    return folder


@pytest.fixture(scope="session")
def article_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An article with four quotes or so."""
    path = tmp_path_factory.mktemp("articles") / "lagoon.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def quotes_file(article_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its quotes."""
    path = tmp_path_factory.mktemp("quotes") / "quotes.jsonl"
    assert command("extract", article_file, "-o", path).code == 0
    return path


@pytest.fixture(scope="session")
def predictions_file(quotes_file: Path, tiny_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small model's answers about them."""
    path = tmp_path_factory.mktemp("predictions") / "predictions.jsonl"
    assert command("predict", quotes_file, "-m", tiny_model, "-o", path).code == 0
    return path
