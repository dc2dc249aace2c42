"""``stance queue``: what to label next."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stance import pipeline
from stance.cli import options, terminal
from stance.cli.application import LABELLING
from stance.jsonl import Rejects

if TYPE_CHECKING:
    from stance.pipeline import QueueSummary


def register(app: typer.Typer) -> None:
    """Add the verb to the application."""
    app.command(
        "queue",
        rich_help_panel=LABELLING,
        epilog="Examples:\n\nstance queue quotes.jsonl -m starter -n 200 -o queue.jsonl\n\n"
        "stance queue quotes.jsonl -m models/mine -n 200 --labelled labels.jsonl -o queue.jsonl\n\n"
        "stance train starter labels.jsonl --without random -o models/mine\n\n"
        "stance evaluate labels.jsonl --sampling random -m models/mine -o evaluation/",
    )(queue)


def queue(
    *,
    quotes: Annotated[Path, typer.Argument(metavar="QUOTES", help="Quotes, as 'stance extract' writes them.")],
    count: Annotated[int, typer.Option("-n", "--count", metavar="NUMBER", min=1, help="How many to label next.")] = 200,
    model: Annotated[
        str | None,
        typer.Option(
            "-m", "--model", metavar="MODEL", help="The model that is unsure of them; without, all are drawn at random."
        ),
    ] = None,
    labelled: Annotated[
        list[Path] | None,
        typer.Option(
            "--labelled",
            metavar="FILE",
            help="Labels, annotations or queues so far, which are left out with their near-copies; may be given again.",
        ),
    ] = None,
    random_share: Annotated[
        float,
        typer.Option(
            "--random-share",
            metavar="SHARE",
            min=0.0,
            max=1.0,
            help="The share drawn at random, for evaluation; keep it and the seed through a study.",
        ),
    ] = 0.3,
    question: Annotated[
        str | None,
        typer.Option("--question", metavar="NAME", help="The question to be unsure of; else the model's first."),
    ] = None,
    output: Annotated[Path, options.table_output("JSON lines")] = Path("-"),
    scheme: options.SchemeFile = None,
    seed: options.Seed = 0,
    strict: options.Strict = False,
) -> None:
    """Choose the quotes to label next: those a model is unsure of, and a share at random.

    The model's share is spread over the stances it gives and over actors. What is labelled is left out, and so are near-copies, of it and of each other.

    Each line says under sampling how it was chosen, random or queue, and the mark goes along to the label. Only the random ones tell how good a model is, since the others were chosen for being hard: train with --without random and evaluate with --sampling random; or evaluate with --sampling random --cv 5, where each fold is trained on all others. A quote's id settles whether chance or the model may take it, so the random ones of several rounds are one fair sample.
    """
    pipeline.check_output(output)
    collected = Rejects(strict=strict)
    loaded = pipeline.read_model(model, pipeline.read_scheme(scheme) if scheme else None) if model else None
    summary = pipeline.queue(
        quotes,
        output,
        count,
        collected,
        model=loaded,
        question=question,
        labelled=labelled or (),
        random_share=random_share,
        seed=seed,
        watch=terminal.watch,
    )
    terminal.say(_summary(summary, count))
    terminal.finish(collected, kept_in=terminal.kept_in(output))


def _summary(summary: "QueueSummary", count: int) -> str:
    chosen = summary.telling + summary.random
    said = (
        f"{terminal.counted(chosen, 'quote')} to label next: {summary.telling} by the model, {summary.random} at random"
    )
    left_out = summary.read - summary.left
    also = f"; of {summary.read} read, {left_out} are labelled or near-copies" if left_out else ""
    return f"{said}{also}" + ("; there are no more" if chosen < count else "")
