"""``stance train``: labels to a model."""

from pathlib import Path
from typing import Annotated

import typer

from stance import pipeline
from stance.cli import options, terminal
from stance.cli.application import JUDGING
from stance.errors import UsageError
from stance.jsonl import Rejects


def register(app: typer.Typer) -> None:
    """Add the verb to the application."""
    app.command("train", rich_help_panel=JUDGING, epilog="Example: stance train starter labels.jsonl -o models/mine")(
        train
    )


def train(
    *,
    labels: options.Labels,
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FOLDER", help="The model's folder; its last part is its name.")
    ],
    without: Annotated[
        str | None,
        typer.Option(
            "--without",
            metavar="SAMPLING",
            help="Leave out labels marked so, as 'random', which are to judge the model.",
        ),
    ] = None,
    scheme: options.SchemeFile = None,
    seed: options.Seed = 0,
    strict: options.Strict = False,
) -> None:
    """Learn from labels to answer the scheme's questions."""
    if output.name in {"", ".."}:
        raise UsageError(f"{output}: gives the model no name; name a folder, as models/mine.")
    collected = Rejects(strict=strict)
    model = pipeline.train(labels, output, pipeline.read_scheme(scheme), collected, without=without, seed=seed)
    terminal.say(
        f"trained {model.name} on {terminal.counted(len(model.text_digests), 'text')}; it answers {', '.join(model.heads)}"
    )
    terminal.finish(collected, kept_in=terminal.kept_in(output.with_name(f"{output.name}.jsonl")))
