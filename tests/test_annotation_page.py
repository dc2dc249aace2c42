import re
import shlex
from typing import Any

import pytest
import typer

from stance import pipeline
from stance.cli import app
from tests.conftest import ROOT

PAGE = ROOT / "docs" / "annotation.md"
TEXT = PAGE.read_text(encoding="utf-8")


def lines() -> list[str]:
    """The lines of the shell blocks, without their comments."""
    blocks = re.findall(r"^```sh\n(.*?)^```$", TEXT, re.DOTALL | re.MULTILINE)
    return [line.split(" #")[0].strip() for block in blocks for line in block.splitlines()]


def commands() -> list[str]:
    """Every command of Stance on the page that stands in a block, or has an option or a file."""
    in_blocks = [part.strip() for line in lines() for part in line.split("&&")]
    found = [*in_blocks, *re.findall(r"`(stance [a-z-]+ [^`]+)`", TEXT)]
    return [each for each in found if each.startswith("stance ")]


@pytest.mark.parametrize("line", commands())
def test_every_command_of_the_page_is_one(line: str) -> None:
    _, verb, *arguments = shlex.split(line)
    group: Any = typer.main.get_command(app)
    group.commands[verb].make_context(verb, arguments)


def test_there_are_ten_commands_and_the_last_one_trains() -> None:
    numbered = re.findall(r"^(stance .*?)\s+# (\d+)$", TEXT, re.MULTILINE)
    assert [int(number) for _, number in numbered] == list(range(1, 11))
    assert numbered[-1][0].startswith("stance train ")


def test_the_keys_of_the_page_are_the_scheme_s() -> None:
    stance, sentiment = ([each.hotkey for each in question.classes] for question in pipeline.read_scheme().questions)
    assert f"| {' '.join(f'`{key}`' for key in stance)}, {' '.join(f'`{key}`' for key in sentiment)} |" in TEXT


@pytest.mark.parametrize("path", re.findall(r"\]\((?!http|#)([^)#]+)", TEXT))
def test_every_link_of_the_page_leads_to_a_file(path: str) -> None:
    assert (PAGE.parent / path).exists()
