"""A model that several tests read."""

import pytest

from stance.model import Model, train
from stance.scheme import load_scheme
from tests.model.samples import labels


@pytest.fixture(scope="session")
def small_model() -> Model:
    return train(labels(), load_scheme(), name="small")
