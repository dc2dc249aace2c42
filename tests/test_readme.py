import contextlib
import io
import re
import shlex
from typing import Any

import pytest
import typer

from stance.cli import app
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
SCRIPT = (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """The code blocks of the README in a language."""
    return [
        block.rstrip("\n") for block in re.findall(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
    ]


def in_bash(line: str) -> str:
    """A PowerShell line as Bash has it."""
    for theirs, ours in (("py -m", "python3 -m"), (".venv\\Scripts\\", ".venv/bin/"), ("; ", " && ")):
        line = line.replace(theirs, ours)
    return line


def test_the_readme_has_two_commands_of_one_line_each() -> None:
    assert len(blocks("sh")) == 2
    assert all("\n" not in block for block in blocks("sh"))


@pytest.mark.parametrize("line", blocks("sh"))
def test_the_script_runs_the_readmes_lines_to_the_letter(line: str) -> None:
    assert line in SCRIPT.splitlines()


def test_powershell_does_the_same() -> None:
    assert [in_bash(line) for line in blocks("powershell")] == blocks("sh")


def test_the_first_line_runs_the_seeds_and_the_second_the_tests() -> None:
    first, second = blocks("sh")
    assert first.endswith(".venv/bin/stance run seeds/ -o out/")
    assert "'.[dev]'" in second
    assert second.endswith(".venv/bin/python -m pytest")


def test_the_python_example_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    (example,) = blocks("python")
    shown = io.StringIO()
    with contextlib.redirect_stdout(shown):
        exec(compile(example, "README.md", "exec"), {})  # noqa: S102 - it is our own
    lines = shown.getvalue().splitlines()
    assert lines[0].split() == ["actor", "stance"]
    assert len(lines) == 5


@pytest.mark.parametrize("line", re.findall(r"`(stance [a-z]+ [^`]+)`", README))
def test_every_command_in_the_readme_is_one(line: str) -> None:
    _, verb, *arguments = shlex.split(line)
    group: Any = typer.main.get_command(app)
    if verb != "VERB":
        group.commands[verb].make_context(verb, arguments)


@pytest.mark.parametrize("path", re.findall(r"\]\((?!http)([^)#]+)", README))
def test_every_link_of_the_readme_leads_to_a_file(path: str) -> None:
    assert (ROOT / path).exists()
