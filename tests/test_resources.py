from pathlib import Path

import pytest

from stance import resources
from stance.resources import resource
from tests.conftest import ROOT


@pytest.mark.parametrize("name", ["labels/scheme.toml", "labels/starter.jsonl", "models/starter"])
def test_what_ships_is_found(name: str) -> None:
    assert resource(name).exists()


def test_in_a_checkout_the_one_source_is_used() -> None:
    assert resource("labels/scheme.toml") == ROOT / "labels" / "scheme.toml"


def test_an_installed_package_uses_what_it_carries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "stance"
    (package / "data" / "labels").mkdir(parents=True)
    (package / "data" / "labels" / "scheme.toml").touch()
    monkeypatch.setattr(resources, "_PACKAGE", package)
    assert resource("labels/scheme.toml") == package / "data" / "labels" / "scheme.toml"
    assert resource("labels/other.toml") == tmp_path / "labels" / "other.toml"
