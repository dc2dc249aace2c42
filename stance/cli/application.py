"""The application: what every verb shares, and how the verbs are grouped in the help."""

import logging
from importlib.metadata import PackageNotFoundError, version
from typing import Annotated

import typer

READING = "From articles to stances"
LABELLING = "Labels and Label Studio"
JUDGING = "Models and how far to trust them"

app = typer.Typer(
    name="stance",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version() -> str:
    try:
        return version("stance")
    except PackageNotFoundError:
        return "(a checkout that is not installed)"


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"stance {_version()}")
        raise typer.Exit


@app.callback()
def describe(
    *,
    _version: Annotated[
        bool, typer.Option("--version", help="Show the version and end.", callback=_show_version, is_eager=True)
    ] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Say more of what is being done.")] = False,
) -> None:
    """Who said what in the news, and where do they stand?

    Stance finds the statements in news articles and who made them, and says whether each actor is concerned, supportive, condemning or neutral.

    Begin with: [bold]stance run seeds/ -o out/[/bold]
    """
    logging.basicConfig(level=logging.INFO if verbose else logging.WARNING, format="%(message)s")
