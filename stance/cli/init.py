"""``stance init``: a folder for a new study."""

from pathlib import Path
from typing import Annotated

import typer

from stance import pipeline
from stance.cli import options, terminal
from stance.cli.application import LABELLING


def register(app: typer.Typer) -> None:
    """Add the verb to the application."""
    app.command("init", rich_help_panel=LABELLING, epilog="Example: stance init my-study")(init)


def init(
    *,
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="The folder to make; one that is there must be empty.")
    ],
    scheme: options.SchemeFile = None,
    force: Annotated[
        bool, typer.Option("--force", help="Add to a folder that holds something; what is there stays as it is.")
    ] = False,
) -> None:
    """Make a folder for a new study: label scheme, codebook, quotes to practise on, and a page on what to do next."""
    begun = pipeline.begin_study(folder, scheme=scheme, force=force)
    if begun.kept:
        terminal.say(f"left as they were: {', '.join(begun.kept)}")
    if not begun.written:
        terminal.say(f"nothing to add to {folder}")
        return
    terminal.say(f"made {', '.join(begun.written)}; read {folder / 'README.md'}")
