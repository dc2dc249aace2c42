"""An editable install, a wheel and a source distribution do the same work."""

import os
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from pathlib import Path
from typing import NamedTuple
from venv import EnvBuilder

import pytest

from tests.commands import command
from tests.conftest import ROOT
from tests.samples import ARTICLE

VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
CARRIED = (
    "stance/py.typed",
    "stance/data/labels/scheme.toml",
    "stance/data/labels/starter.jsonl",
    "stance/data/models/starter/model.json",
    "stance/data/models/starter/weights.safetensors",
    "stance/data/seeds/ferry-strike.txt",
    "stance/pipeline/data/study.md",
    "stance/names/data/countries.csv",
    "stance/names/data/people.csv",
    "stance/language/data/cues.csv",
    "stance/language/data/attitudes.csv",
    "stance/report/templates/corpus.html.j2",
)


class Installed(NamedTuple):
    """A Python that has Stance, and where it has it from."""

    python: str
    path: str


def python(*arguments: object, executable: str = sys.executable, path: str = "", cwd: Path = ROOT) -> str:
    """Run a Python and return what it prints."""
    environment = {**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"}
    line = [executable, *(str(argument) for argument in arguments)]
    ended = subprocess.run(line, check=False, capture_output=True, text=True, cwd=cwd, env=environment)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.strip()


def build(folder: Path, *what: str) -> Path:
    """Build from the checkout and return the wheel."""
    python("-m", "build", "--no-isolation", "--outdir", folder, *what, ROOT)
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("wheel"), "--wheel")


@pytest.fixture(scope="module")
def installed_wheel(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    folder = tmp_path_factory.mktemp("folder")
    python("-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--no-compile", "--target", folder, wheel)
    return Installed(sys.executable, str(folder))


@pytest.fixture(scope="module")
def editable(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """An environment of its own, which borrows this one's packages but not the checkout."""
    builder = EnvBuilder(with_pip=False)
    folder = tmp_path_factory.mktemp("editable") / "env"
    builder.create(folder)
    found = Installed(builder.ensure_directories(folder).env_exe, sysconfig.get_path("purelib"))
    options = ("--quiet", "--no-deps", "--no-index", "--no-build-isolation", "--ignore-installed", "--no-compile")
    python("-m", "pip", "install", *options, "--editable", ROOT, executable=found.python, path=found.path)
    return found


@pytest.fixture(scope="module")
def article(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("article") / "lagoon.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def by_the_checkout(article: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a run writes here, in the checkout."""
    output = tmp_path_factory.mktemp("checkout") / "out"
    assert command("run", article, "-o", output).code == 0
    return output


def contents(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_wheel_carries_its_data(wheel: Path) -> None:
    assert set(CARRIED) <= set(contents(wheel))


def test_the_wheel_carries_nothing_else(wheel: Path) -> None:
    assert {name.split("/")[0] for name in contents(wheel)} == {"stance", f"stance-{VERSION}.dist-info"}


def test_the_source_distribution_builds_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    assert contents(build(tmp_path)) == contents(wheel)


@pytest.mark.parametrize("kind", ["installed_wheel", "editable"])
def test_an_installation_does_the_work_of_the_checkout(
    kind: str, article: Path, by_the_checkout: Path, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    found: Installed = request.getfixturevalue(kind)
    empty = tmp_path / "empty"
    empty.mkdir()
    where = python("-c", "import stance; print(stance.__file__)", executable=found.python, path=found.path, cwd=empty)
    assert Path(where).is_relative_to(ROOT if kind == "editable" else found.path)
    output = tmp_path / "out"
    python("-m", "stance", "run", article, "-o", output, executable=found.python, path=found.path, cwd=empty)
    for path in by_the_checkout.iterdir():
        assert (output / path.name).read_bytes() == path.read_bytes(), path.name
    assert list(empty.iterdir()) == []


def test_an_installation_knows_its_version(installed_wheel: Installed, tmp_path: Path) -> None:
    shown = python("-m", "stance", "--version", path=installed_wheel.path, cwd=tmp_path)
    assert shown == f"stance {VERSION}"
