"""``stance audit``: labels that ask for a second look."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stance import pipeline
from stance.cli import options, terminal
from stance.cli.application import LABELLING
from stance.jsonl import Rejects

if TYPE_CHECKING:
    from stance.pipeline import AuditSummary


def register(app: typer.Typer) -> None:
    """Add the verb to the application."""
    app.command(
        "audit",
        rich_help_panel=LABELLING,
        epilog="Examples:\n\nstance audit labels.jsonl --with starter -o suspects.jsonl\n\n"
        'stance push suspects.jsonl --project "Ports: second look"',
    )(audit)


def audit(
    *,
    labels: options.Labels,
    output: Annotated[Path, options.table_output("JSON lines")] = Path("-"),
    always: Annotated[
        list[Path] | None,
        typer.Option(
            "--with", metavar="LABELS", help="Labels to train on besides, as 'starter'; they are not audited."
        ),
    ] = None,
    cv: Annotated[
        int, typer.Option("--cv", metavar="NUMBER", min=2, help="In how many folds labels are held out.")
    ] = 5,
    scheme: options.SchemeFile = None,
    gazetteer: options.GazetteerFile = None,
    seed: options.Seed = 0,
    strict: options.Strict = False,
) -> None:
    """List the labels that ask for a second look, the gravest first.

    Near-copies about one actor that are answered differently; answers that a model disputes which was trained on the other labels (confident learning, Northcutt et al. 2021); actors that are written two ways. A doubt is no proof: read the quote.

    Each line keeps the label's fields. place is its file and line, doubts says what is doubted, why, and what may be meant instead; review says it in words, which a reviewer sees when the list is pushed. What the reviewer answers, pulled again, goes to 'stance merge' as --review.
    """
    pipeline.check_output(output)
    collected = Rejects(strict=strict)
    read = pipeline.read_scheme(scheme)
    summary = pipeline.audit(
        labels, output, read, collected, always=always or (), folds=cv, gazetteer=gazetteer, seed=seed
    )
    terminal.say(_summary(summary))
    if summary.not_predicted:
        terminal.say(f"no model was asked: {summary.not_predicted}")
    terminal.finish(collected, kept_in=terminal.kept_in(output))


def _summary(summary: "AuditSummary") -> str:
    reasons = ", ".join(f"{reason}: {count}" for reason, count in summary.reasons.items())
    said = f"{summary.suspects} of {terminal.counted(summary.labels, 'label')} to look at again"
    return f"{said} ({reasons})" if reasons else said
