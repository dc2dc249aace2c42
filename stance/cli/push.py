"""``stance push``: quotes to a running Label Studio."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stance import pipeline
from stance.cli import options, terminal
from stance.cli.application import LABELLING
from stance.jsonl import Rejects

if TYPE_CHECKING:
    from stance.labelling.pushing import Plan


def register(app: typer.Typer) -> None:
    """Add the verb to the application."""
    app.command(
        "push",
        rich_help_panel=LABELLING,
        epilog='Example: stance push quotes.jsonl --project "Ferries" -m starter',
    )(push)


def push(
    *,
    quotes: Annotated[Path, typer.Argument(metavar="QUOTES", help="Quotes, as 'stance extract' writes them.")],
    project: options.ProjectName,
    model: Annotated[
        str | None, typer.Option("-m", "--model", metavar="MODEL", help="Pre-annotate with this model.")
    ] = None,
    blind_share: Annotated[
        float,
        typer.Option(
            "--blind-share",
            metavar="SHARE",
            min=0,
            max=1,
            help="How many quotes, of 1, get no pre-annotation, so that 'stance agree' can tell how far it pulls people.",
        ),
    ] = pipeline.BLIND_SHARE,
    annotators: Annotated[
        int | None,
        typer.Option("--annotators", metavar="NUMBER", min=1, help="How many people label each quote; 1 at first."),
    ] = None,
    study: options.Study = options.DEFAULT_STUDY,
    scheme: options.SchemeFile = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be done, and do nothing.")] = False,
    strict: options.Strict = False,
) -> None:
    """Send quotes to a running Label Studio, each once, however often this is run.

    The project is made where it isn't there. LABEL_STUDIO_URL says where Label Studio runs (http://localhost:8080 if not set), LABEL_STUDIO_API_KEY holds your token, from Account & Settings there.

    Quotes that are there are not sent again. A newer model's pre-annotations are added. A changed scheme is shown as a difference, and refused where labels would lose their place. Where something breaks off, run it again.
    """
    collected = Rejects(strict=strict)
    read = pipeline.read_scheme(scheme)
    loaded = pipeline.read_model(model, read) if model else None
    with pipeline.connect() as server:
        pushed = pipeline.push(
            quotes,
            project,
            read,
            collected,
            server=server,
            study=study,
            model=loaded,
            blind_share=blind_share,
            annotators=annotators,
            dry_run=dry_run,
            watch=terminal.watch,
        )
    for line in pushed.difference:
        terminal.say(f"| {line}")
    made = f"the project '{pushed.title}' {'would be' if dry_run else 'was'} made: " if pushed.is_new else ""
    terminal.say(f"{made}{_summary(pushed.plan, dry_run=dry_run)}")
    terminal.finish(collected)


def _summary(plan: "Plan", *, dry_run: bool) -> str:
    """Say what was sent, added, renewed and left."""
    done = "to be " if dry_run else ""
    parts = [f"{terminal.counted(len(plan.send), 'quote')} {done}sent"]
    if plan.prefilled or plan.blind:
        parts[0] += f" ({plan.prefilled} pre-annotated, {plan.blind} blind)"
    if plan.prefill:
        parts.append(f"{terminal.counted(len(plan.prefill), 'pre-annotation')} {done}added")
    if plan.renew:
        parts.append(f"{len(plan.renew)} {done}renewed")
    if plan.doubled:
        parts.append(f"{len(plan.doubled)} doubled {done}removed")
    if plan.same:
        parts.append(f"{plan.same} there already")
    if plan.kept:
        parts.append(f"{len(plan.kept)} left as they were labelled, though their words or actor have changed")
    return "; ".join(parts)
