"""``stance report``: the page of a corpus."""

from pathlib import Path
from typing import Annotated

import typer

from stance import pipeline
from stance.cli import options, terminal
from stance.cli.application import READING
from stance.cli.run import show_table
from stance.jsonl import STANDARD, Rejects


def register(app: typer.Typer) -> None:
    """Add the verb to the application."""
    app.command("report", rich_help_panel=READING, epilog="Example: stance report predictions.jsonl -o report.html")(
        report
    )


def report(
    *,
    predictions: Annotated[Path, typer.Argument(metavar="PREDICTIONS", help="As 'stance predict' writes them.")],
    output: Annotated[
        Path,
        typer.Option(
            "-o", "--output", metavar="FILE", help="The page, one self-contained file; - for standard output."
        ),
    ],
    scheme: options.SchemeFile = None,
    strict: options.Strict = False,
) -> None:
    """Write a page that shows where each actor stands, with the quotes that show it."""
    collected = Rejects(strict=strict)
    read = pipeline.read_scheme(scheme)
    table = pipeline.report(predictions, output, read, collected)
    show_table(table, read, to_error=output == STANDARD)
    statements = terminal.counted(sum(row.total for row in table), "statement")
    terminal.say(f"{statements} of {terminal.counted(len(table), 'actor')}")
    terminal.finish(collected, kept_in=terminal.kept_in(output))
