"""``stance export``: quotes to Label Studio tasks."""

from pathlib import Path
from typing import Annotated

import typer

from stance import pipeline
from stance.cli import options, terminal
from stance.cli.application import LABELLING
from stance.jsonl import STANDARD, Rejects


def register(app: typer.Typer) -> None:
    """Add the verb to the application."""
    app.command(
        "export", rich_help_panel=LABELLING, epilog="Example: stance export quotes.jsonl -o tasks.json -m starter"
    )(export)


def export(
    *,
    quotes: Annotated[Path, typer.Argument(metavar="QUOTES", help="Quotes, as 'stance extract' writes them.")],
    output: Annotated[
        Path,
        typer.Option(
            "-o", "--output", metavar="FILE", help="A .json file, in parts above 50,000 tasks; - for standard output."
        ),
    ],
    model: Annotated[
        str | None, typer.Option("-m", "--model", metavar="MODEL", help="Pre-annotate with this model.")
    ] = None,
    study: options.Study = options.DEFAULT_STUDY,
    scheme: options.SchemeFile = None,
    config: Annotated[
        Path | None,
        typer.Option("--config", metavar="FILE", help="Also write the labelling config to paste into the project."),
    ] = None,
    strict: options.Strict = False,
) -> None:
    """Write quotes as tasks that Label Studio imports, each quote marked in its context."""
    collected = Rejects(strict=strict)
    read = pipeline.read_scheme(scheme)
    loaded = pipeline.read_model(model, read) if model else None
    parts = pipeline.export(quotes, output, read, collected, study=study, model=loaded, watch=terminal.watch)
    if config:
        pipeline.write_config(config, read)
    if output != STANDARD:
        terminal.say(f"wrote {', '.join(str(part) for part in parts)}; import it in Label Studio with Import")
    terminal.finish(collected, kept_in=terminal.kept_in(output))
