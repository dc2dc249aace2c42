"""``stance predict``: statements to answers."""

from pathlib import Path
from typing import Annotated

import typer

from stance import pipeline
from stance.cli import options, terminal
from stance.cli.application import JUDGING
from stance.jsonl import Rejects


def register(app: typer.Typer) -> None:
    """Add the verb to the application."""
    app.command(
        "predict",
        rich_help_panel=JUDGING,
        epilog="Example: stance predict quotes.jsonl -m starter -o predictions.jsonl",
    )(predict)


def predict(
    *,
    statements: options.Statements,
    model: options.ModelName = pipeline.STARTER,
    output: Annotated[Path, options.table_output("JSON lines")] = Path("-"),
    scheme: options.SchemeFile = None,
    strict: options.Strict = False,
) -> None:
    """Say of each statement where its actor stands, with the probability; articles go through 'stance run'."""
    pipeline.check_output(output)
    collected = Rejects(strict=strict)
    loaded = pipeline.read_model(model, pipeline.read_scheme(scheme) if scheme else None)
    count = pipeline.predict(statements, output, loaded, collected, watch=terminal.watch)
    terminal.say(terminal.counted(count, "statement"))
    terminal.finish(collected, kept_in=terminal.kept_in(output))
