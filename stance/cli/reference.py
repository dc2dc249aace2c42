"""The page ``docs/cli.md``: every verb, made from what the verbs say of themselves."""

import re
from collections.abc import Iterator
from typing import Any

import typer

_INTRODUCTION = """
Made from the verbs' own help; `stance VERB --help` says the same.

Data goes to standard output or to the file or folder of `-o`, messages to standard error. `-` is standard input or output. Progress is shown on a terminal only
(`NO_PROGRESS` turns it off, `NO_COLOR` the colours). A table is written as JSON lines, or as `.csv` or `.parquet` by its suffix, `.gz` for the first two.
A bad article or line is left out and kept in a `rejected.jsonl` file with its reason, the rest goes on, and the exit code is 3. `stance --install-completion` lets
the shell complete verbs and options.
"""
_OF_TYPER = {"install_completion", "show_completion"}  # in words that change with its version
_EXIT_CODES = """
## Exit codes

| code | |
|---|---|
| 0 | done; also where no quote was found, which a notice says |
| 1 | a figure fell below a floor |
| 2 | the command was not understood, or its options don't go together |
| 3 | bad input, as a whole or in some records |
| 4 | a model or label scheme does not fit: incomplete, altered, of another protocol or scheme |
| 5 | a server refused or is away |
| 6 | an extra is missing; the message names the command that installs it |
| 70 | a bug; run the command again under `STANCE_TRACEBACK=1` and report what it says |
| 130 | interrupted |
"""


def reference(app: typer.Typer) -> str:
    """Return the page as Markdown, the same whatever the terminal and the version of typer."""
    group: Any = typer.main.get_command(app)
    parts = ["# The command line\n", _INTRODUCTION, "\n## stance\n", f"\n{_plain(group.help)}\n", *_parameters(group)]
    panel = None
    for name, command in group.commands.items():
        if command.rich_help_panel != panel:
            panel = command.rich_help_panel
            parts.append(f"\n## {panel}\n")
        parts += [f"\n### stance {name}\n", f"\n{_plain(command.help)}\n", *_parameters(command)]
        parts += ["\n```sh\n", *(f"{example}\n" for example in examples(command)), "```\n"]
    return "".join([*parts, _EXIT_CODES])


def examples(command: Any) -> list[str]:
    """Return the commands that a verb's help gives as examples."""
    return re.findall(r"\bstance [^\n]+", command.epilog or "")


def _plain(text: str) -> str:
    """Help without its markup."""
    from rich.text import Text

    return Text.from_markup(text).plain.strip()


def _parameters(command: Any) -> Iterator[str]:
    yield "\n| | |\n|---|---|\n"
    for parameter in (each for each in command.params if each.name not in _OF_TYPER):
        yield f"| {_name(parameter)} | {_meaning(parameter)} |\n"


def _name(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return f"`{parameter.metavar}`"
    *others, last = parameter.opts
    value = f" {parameter.metavar}" if parameter.metavar else ""
    return ", ".join([*(f"`{each}`" for each in others), f"`{last}{value}`"])


def _meaning(parameter: Any) -> str:
    """What a parameter is for, and what it is where it isn't given."""
    given = parameter.default
    if parameter.required:
        more = " One or more." if parameter.nargs == -1 else " Needed."
    else:
        more = f" By default `{given}`." if given is not None and not isinstance(given, bool) else ""
    return f"{parameter.help}{more}"
