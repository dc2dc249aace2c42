"""The form of evaluation.json."""

import json

from stance.evaluation import cross_validate, evaluate
from tests.evaluation.samples import SCHEME, always, labels

INTERVAL = {"value", "low", "high"}


def test_the_file_has_the_keys_of_the_design() -> None:
    lines = labels(["for"] * 3 + ["against"], actor="Lomera")
    found = evaluate(
        lines,
        always("for", sure=0.8),
        SCHEME,
        is_trained_on=lambda _: False,
        model_name="starter",
        model_digest="abc",
        keywords=always("against"),
    ).to_json()
    assert list(found) == ["schema", "labels", "model", "split", "questions"]
    assert found["labels"]["n"] == 4
    assert found["labels"]["left_out"] == {"no_label": 0, "in_training": 0}
    assert found["model"] == {"name": "starter", "digest": "abc"}
    assert found["split"] is None
    scores = found["questions"]["stance"]
    assert scores["overall"]["n"] == 4
    assert scores["overall"]["accuracy"] == {"value": 0.75, "low": 0.3006, "high": 0.9544}
    assert set(scores["overall"]["macro_f1"]) == INTERVAL
    assert list(scores["by_class"]) == ["for", "against", "mixed"]
    assert set(scores["by_class"]["for"]) == {"n", "precision", "recall", "f1"}
    assert set(scores["by_actor"]["Lomera"]) == {"n", "accuracy", "macro_f1", "confusion"}
    assert scores["by_actor"]["Lomera"]["confusion"] == {"for": {"for": 3}, "against": {"for": 1}}
    assert scores["confusion"] == {"for": {"for": 3}, "against": {"for": 1}}
    assert list(scores["baselines"]) == ["majority", "actor_majority", "keywords"]
    assert {"accuracy", "macro_f1"} <= set(scores["baselines"]["majority"])
    assert scores["calibration"] == {"ece": {"value": 0.05, "low": None, "high": None}}


def test_every_figure_can_be_written_as_json() -> None:
    found = cross_validate(labels(["for", "against"] * 3), lambda _: always("for"), SCHEME, model_name="words", folds=2)
    row = found.to_json()
    assert json.loads(json.dumps(row, allow_nan=False)) == row
    assert row["split"] == {"folds": 2, "groups": 6, "seed": 0}
    assert row["model"]["digest"] is None
