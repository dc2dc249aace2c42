"""Models of every protocol ever released can be read: a small folder of each is kept."""

from pathlib import Path

import pytest

from stance.model import load_model
from stance.records import Statement

MODELS = Path(__file__).parents[1] / "data" / "models"


@pytest.mark.parametrize("protocol", [1])
def test_a_model_of_a_released_protocol_still_answers(protocol: int) -> None:
    model = load_model(MODELS / f"protocol-{protocol}")
    statement = Statement(id="1", text="Oslo fears that the dam will not hold.", source_text="Oslo", actor="Norway")
    (prediction,) = model.predict([statement])
    assert set(prediction.answers) == {"stance", "sentiment"}
    for question, chances in prediction.probabilities.items():
        assert prediction.answers[question] == max(chances, key=lambda name: chances[name])
        assert sum(chances.values()) == pytest.approx(1, abs=1e-3)
