import pytest

from stance.scheme import Scheme, load_scheme


@pytest.fixture
def scheme() -> Scheme:
    return load_scheme()
