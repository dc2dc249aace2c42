import shlex
import subprocess
import sys
from typing import Any

import pytest
import typer

from stance.cli import app, application
from stance.cli.reference import examples, reference
from tests.commands import command
from tests.conftest import ROOT

GROUP: Any = typer.main.get_command(app)
VERBS: list[str] = list(GROUP.commands)
PAGE = ROOT / "docs" / "cli.md"


def parsed(line: str) -> str:
    """Read a command line as typer would, without running it, and return its verb."""
    program, verb, *arguments = shlex.split(line)
    assert program == "stance"
    GROUP.commands[verb].make_context(verb, arguments)
    return verb


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_every_verb_explains_itself_with_an_example(verb: str, option: str) -> None:
    ended = command(verb, option)
    assert (ended.code, ended.err) == (0, "")
    assert "Example" in ended.out
    assert f"stance {verb} " in ended.out


@pytest.mark.parametrize("verb", VERBS)
def test_every_example_can_be_run_as_it_stands(verb: str) -> None:
    verbs = [parsed(line) for line in examples(GROUP.commands[verb])]
    assert verbs[:1] == [verb], "others may show what comes next"


@pytest.mark.parametrize("verb", VERBS)
def test_every_argument_and_option_says_what_it_is_for(verb: str) -> None:
    for parameter in GROUP.commands[verb].params:
        assert parameter.help, parameter.name
        assert parameter.metavar or parameter.is_flag, parameter.name


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_stands_in_a_group(verb: str) -> None:
    groups = {application.READING, application.LABELLING, application.JUDGING}
    assert GROUP.commands[verb].rich_help_panel in groups


def test_the_verbs_are_listed_in_their_groups() -> None:
    ended = command("--help")
    assert ended.code == 0
    for name in (*VERBS, application.READING, application.LABELLING, application.JUDGING):
        assert name in ended.out


def test_without_a_verb_help_is_given() -> None:
    ended = command()
    assert ended.code == 2
    assert "Usage:" in ended.out + ended.err


@pytest.mark.parametrize("arguments", [["nonsense"], ["extract"], ["extract", "a.txt", "--nonsense"], ["run", "seeds"]])
def test_what_is_not_understood_is_a_usage_error(arguments: list[str]) -> None:
    ended = command(*arguments)
    assert (ended.code, ended.out) == (2, "")
    assert "--help" in ended.err or "-h" in ended.err
    assert "Traceback" not in ended.err


def test_the_version_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(application, "version", lambda _: "1.2.3")
    ended = command("--version")
    assert (ended.code, ended.out) == (0, "stance 1.2.3\n")


def test_the_page_of_the_command_line_is_current() -> None:
    assert reference(app) == PAGE.read_text(encoding="utf-8"), "make docs/cli.md again, as CONTRIBUTING.md says"


def test_the_page_has_every_verb_and_none_twice() -> None:
    page = reference(app)
    assert [line for line in page.splitlines() if line.startswith("### ")] == [f"### stance {verb}" for verb in VERBS]
    headings = [line for line in page.splitlines() if line.startswith("## ")]
    assert len(headings) == len(set(headings))


def test_help_waits_for_no_heavy_package() -> None:
    heavy = {"fastapi", "httpx", "jinja2", "krippendorff", "label_studio_sdk", "numpy", "pandas", "scipy", "sklearn"}
    code = f"import stance.cli, sys; print(sorted({heavy!r} & set(sys.modules)))"
    ended = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert ended.stdout == "[]\n"
