import shlex
from pathlib import Path
from typing import Any

import pytest
import typer

from stance.cli import app
from tests.commands import command


def test_what_was_made_and_what_to_read_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "study"
    ended = command("init", folder)
    made = "README.md, stance.toml, CODEBOOK.md, .gitignore, articles, quotes.jsonl"
    assert (ended.code, ended.out, ended.said) == (0, "", [f"made {made}; read {folder / 'README.md'}"])


def test_a_folder_in_use_is_refused_in_one_line_and_added_to_by_force(tmp_path: Path) -> None:
    assert command("init", tmp_path).code == 0
    (tmp_path / "README.md").write_text("mine")
    (tmp_path / "CODEBOOK.md").unlink()
    ended = command("init", tmp_path)
    assert ended.code == 3
    assert ended.said == [f"stance: {tmp_path}: not empty; name a new folder, or give --force to add what isn't there."]
    ended = command("init", tmp_path, "--force")
    assert ended.code == 0
    assert ended.said[0].startswith("left as they were: README.md, ")
    assert ended.said[1] == f"made CODEBOOK.md; read {tmp_path / 'README.md'}"
    assert command("init", tmp_path, "--force").said[-1] == f"nothing to add to {tmp_path}"
    assert (tmp_path / "README.md").read_text() == "mine"


def commands_of_the_page(tmp_path: Path) -> list[str]:
    command("init", tmp_path / "study")
    page = (tmp_path / "study" / "README.md").read_text(encoding="utf-8")
    return [line.strip() for line in page.splitlines() if line.strip().startswith("stance ")]


def test_every_command_of_the_page_is_one(tmp_path: Path) -> None:
    group: Any = typer.main.get_command(app)
    lines = commands_of_the_page(tmp_path)
    assert len(lines) >= 8
    for line in lines:
        _, verb, *arguments = shlex.split(line)
        group.commands[verb].make_context(verb, arguments)


def test_the_practice_articles_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    command("init", tmp_path)
    monkeypatch.chdir(tmp_path)
    ended = command("run", "articles/", "-o", "out/")
    assert ended.code == 0
    assert (tmp_path / "out" / "report.html").is_file()
