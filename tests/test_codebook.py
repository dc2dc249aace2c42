from collections.abc import Callable

import pytest

from stance.labelling.codebook import codebook
from stance.labelling.config import label_config
from stance.scheme import Scheme, load_scheme
from tests.conftest import ROOT


@pytest.mark.parametrize(("name", "made"), [("CODEBOOK.md", codebook), ("label-studio.xml", label_config)])
def test_what_is_made_from_the_scheme_is_in_step_with_it(name: str, made: Callable[[Scheme], str]) -> None:
    kept = (ROOT / "labels" / name).read_text(encoding="utf-8")
    assert kept == made(load_scheme(ROOT / "labels" / "scheme.toml")), (
        f"write labels/{name} anew from labels/scheme.toml"
    )
