"""``stance merge``: one label a quote from what several people answered."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stance import pipeline
from stance.cli import options, terminal
from stance.cli.application import LABELLING
from stance.jsonl import STANDARD, Rejects
from stance.labelling.votes import By

if TYPE_CHECKING:
    from stance.labelling.merging import Merged


def register(app: typer.Typer) -> None:
    """Add the verb to the application."""
    app.command(
        "merge",
        rich_help_panel=LABELLING,
        epilog="Examples:\n\nstance merge annotations.jsonl -o labels.jsonl\n\nstance merge annotations.jsonl --review reviews.jsonl -o labels.jsonl --force",
    )(merge)


def merge(
    *,
    annotations: options.Annotations,
    output: Annotated[Path, options.table_output("JSON lines")],
    by: Annotated[
        By,
        typer.Option(
            "--by", metavar="RULE", help="What decides where answers differ: majority, unanimous or dawid-skene."
        ),
    ] = By.MAJORITY,
    least: Annotated[
        float | None,
        typer.Option(
            "--least",
            metavar="SHARE",
            help="What the answer's share of the votes must exceed (0.5), or its probability by dawid-skene (0.8).",
            show_default=False,
        ),
    ] = None,
    review: Annotated[
        list[Path] | None,
        typer.Option("--review", metavar="FILE", help="Annotations of reviewers, whose answers win."),
    ] = None,
    scheme: options.SchemeFile = None,
    force: options.Force = False,
    strict: options.Strict = False,
) -> None:
    """Write one label a quote, each with how it came about and who said what.

    how is single (one annotator), unanimous, majority, dawid-skene or reviewed; of several questions' the least sure is named. Skipped quotes do not vote. dawid-skene learns from at least three annotators who errs in what way, for which it needs some hundred quotes, and keeps its probabilities as posterior.

    Ties and low agreement are not decided: such quotes go to disagreements.jsonl beside the output, with what each annotator said. Send them to a reviewer with 'stance push disagreements.jsonl', and give what comes back as --review.
    """
    pipeline.check_output(output)
    collected = Rejects(strict=strict)
    read = pipeline.read_scheme(scheme)
    merged = pipeline.merge(annotations, output, read, collected, by=by, least=least, reviews=review or (), force=force)
    terminal.say(_summary(merged, output))
    terminal.finish(collected, kept_in=terminal.kept_in(output))


def _summary(merged: "Merged", output: Path) -> str:
    ways = ", ".join(f"{count} {how}" for how, count in merged.ways.items())
    parts = [terminal.counted(len(merged.labels), "label") + (f" ({ways})" if ways else "")]
    if merged.disagreements:
        where = "" if output == STANDARD else f", in {pipeline.disagreements_path(output)}"
        parts.append(f"{len(merged.disagreements)} to be reviewed{where}")
    if merged.unanswered:
        parts.append(f"{merged.unanswered} answered by nobody")
    return "; ".join(parts)
