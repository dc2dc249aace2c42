"""``stance evaluate``: how far the answers can be trusted, overall and for each actor."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stance import pipeline
from stance.cli import options, terminal
from stance.cli.application import JUDGING
from stance.errors import UsageError
from stance.jsonl import Rejects

if TYPE_CHECKING:
    from stance.evaluation import Evaluation

_SHOWN_ACTORS = 15


def register(app: typer.Typer) -> None:
    """Add the verb to the application."""
    app.command(
        "evaluate",
        rich_help_panel=JUDGING,
        epilog="Examples:\n\nstance evaluate mine.jsonl -m starter -o evaluation/\n\nstance evaluate mine.jsonl --cv 5 -o evaluation/",
    )(evaluate)


def evaluate(
    *,
    labels: options.Labels,
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FOLDER", help="The folder for evaluation.json and evaluation.md.")
    ],
    model: Annotated[str | None, typer.Option("-m", "--model", metavar="MODEL", help="The model to score.")] = None,
    cv: Annotated[
        int | None, typer.Option("--cv", metavar="NUMBER", min=2, help="Score by this many folds instead of a model.")
    ] = None,
    always: Annotated[
        list[Path] | None,
        typer.Option("--with", metavar="LABELS", help="Labels to train on in every fold besides, as 'starter'."),
    ] = None,
    sampling: Annotated[
        str | None,
        typer.Option(
            "--sampling",
            metavar="NAME",
            help="Score only labels marked so by 'stance queue', as 'random'; with --cv, train on the others besides.",
        ),
    ] = None,
    scheme: options.SchemeFile = None,
    seed: options.Seed = 0,
    strict: options.Strict = False,
) -> None:
    """Score a model on labels, or its settings by cross-validation: overall, by class and by actor, beside baselines."""
    if (model is None) == (cv is None):
        raise UsageError("give either a model with -m or a number of folds with --cv.")
    if always and model:
        raise UsageError("--with adds labels to what each fold is trained on; give it with --cv, not with -m.")
    pipeline.check_folder(output)
    collected = Rejects(strict=strict)
    read = pipeline.read_scheme(scheme)
    loaded = pipeline.read_model(model, read) if model else None
    evaluation = pipeline.evaluate(
        labels, output, read, collected, model=loaded, folds=cv or 0, always=always or (), sampling=sampling, seed=seed
    )
    _show(evaluation)
    terminal.say(f"read {output / 'evaluation.md'}")
    terminal.finish(collected, kept_in=str(output / "rejected.jsonl"))


def _show(evaluation: "Evaluation") -> None:
    """Show the headline and the first actors on the screen."""
    from rich.table import Table

    for name, scores in evaluation.to_json()["questions"].items():
        overview = Table(title=f"{name}, {scores['overall']['n']} lines", title_justify="left")
        for column in ("", "accuracy (95%)", "macro-F1 (95%)"):
            overview.add_column(column)
        for label, row in {"model": scores["overall"], **scores["baselines"]}.items():
            overview.add_row(label, _figure(row["accuracy"]), _figure(row["macro_f1"]))
        actors = Table(title=f"{name} by actor", title_justify="left")
        for column in ("actor", "n", "accuracy (95%)"):
            actors.add_column(column)
        for actor, row in list(scores["by_actor"].items())[:_SHOWN_ACTORS]:
            actors.add_row(actor, str(row["n"]), _figure(row["accuracy"]))
        terminal.show([overview, actors])


def _figure(interval: dict[str, float | None]) -> str:
    value, low, high = interval["value"], interval["low"], interval["high"]
    if value is None:
        return "-"
    return f"{value:.2f}" if low is None or high is None else f"{value:.2f} ({low:.2f}-{high:.2f})"
