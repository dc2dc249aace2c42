"""``stance pull``: annotations from a running Label Studio."""

from pathlib import Path
from typing import Annotated

import typer

from stance import pipeline
from stance.cli import options, terminal
from stance.cli.application import LABELLING
from stance.jsonl import Rejects


def register(app: typer.Typer) -> None:
    """Add the verb to the application."""
    app.command(
        "pull", rich_help_panel=LABELLING, epilog='Example: stance pull --project "Ferries" -o annotations.jsonl'
    )(pull)


def pull(
    *,
    project: options.ProjectName,
    output: Annotated[Path, options.table_output("JSON lines")],
    study: options.Study = options.DEFAULT_STUDY,
    scheme: options.SchemeFile = None,
    force: Annotated[
        bool, typer.Option("--force", help="Fetch all again, and overwrite an output that holds something else.")
    ] = False,
    strict: options.Strict = False,
) -> None:
    """Fetch what people labelled in a running Label Studio, one line an annotator and quote.

    Where the output is there already, only what changed since is fetched, and what was taken back is taken out.

    Annotators are called a1, a2 and so on; who they are stands in annotators.csv beside the output, which is not to be shared. LABEL_STUDIO_URL and LABEL_STUDIO_API_KEY are as for push.
    """
    pipeline.check_output(output)
    collected = Rejects(strict=strict)
    read = pipeline.read_scheme(scheme)
    with pipeline.connect() as server:
        pulled = pipeline.pull(
            project,
            output,
            read,
            collected,
            server=server,
            study=study,
            force=force,
            watch=terminal.watch,
        )
    gone = f", {pulled.gone} gone" if pulled.gone else ""
    terminal.say(
        f"{terminal.counted(pulled.annotations, 'annotation')} ({terminal.counted(pulled.fetched, 'task')} fetched{gone})"
    )
    terminal.finish(collected, kept_in=terminal.kept_in(output))
