"""The model that ships: retrained it is the same, and it keeps its floors on statements it never saw."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

import stance
from stance import pipeline
from stance.jsonl import Rejects
from stance.model import load_model
from stance.resources import resource

FLOORS = {"stance": 0.58, "sentiment": 0.58}
# Of the twelve statements in three real articles: the words that each begins with, and its stance.
REAL = {
    "the security situation": "concerned",
    "Japan is observe": "concerned",
    "possible technical-military": "concerned",
    "The will of the": "condemning",
    "Russian President Vladimir Putin's": "concerned",
    "We are seriously worried": "concerned",
    "Such remarks": "condemning",
    "relations have been": "supportive",
    "The security environment": "concerned",
    "Russia’s technical": "concerned",
    "alarmed": "concerned",
    "the bilateral relationship": "supportive",
}


def test_retraining_on_the_starter_labels_gives_the_model_that_ships(tmp_path: Path) -> None:
    shipped = resource("models/starter")
    pipeline.train([Path("starter")], tmp_path / "starter", pipeline.read_scheme(), Rejects(strict=True))
    same = all((tmp_path / "starter" / path.name).read_bytes() == path.read_bytes() for path in shipped.iterdir())
    if not same:  # another scikit-learn or BLAS adds up in another order
        ours, again = load_model(shipped), load_model(tmp_path / "starter")
        for name, head in ours.heads.items():
            assert np.allclose(head.weights, again.heads[name].weights, atol=1e-3)


def test_the_model_folder_is_small() -> None:
    assert sum(path.stat().st_size for path in resource("models/starter").iterdir()) < 5_000_000


def test_the_starter_model_keeps_its_floors_on_real_statements(bench: Path) -> None:
    labels = pd.read_json(bench / "stance" / "dev.jsonl", lines=True, dtype=False)
    evaluation: dict[str, Any] = stance.evaluate(labels, "starter").attrs["evaluation"]
    for question, floor in FLOORS.items():
        reached = evaluation["questions"][question]["overall"]["macro_f1"]["value"]
        assert reached >= floor, f"{question}: {reached}"


def test_ten_of_twelve_statements_in_real_articles_get_their_stance(bench: Path) -> None:
    folder = bench.parent / "seeds"
    if not folder.is_dir():
        pytest.skip("the folder 'seeds' beside STANCE_BENCH is not here: it holds the three real articles")
    predictions = stance.load_model("starter").predict(stance.extract(stance.read_articles(folder)))
    words = predictions["words"]
    wrong = {
        begins: list(predictions["stance"][words.str.startswith(begins)])
        for begins, expected in REAL.items()
        if expected not in set(predictions["stance"][words.str.startswith(begins)])
    }
    assert len(wrong) <= 2, json.dumps(wrong)
