"""``stance import``: a Label Studio export to annotations."""

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
        "import",
        rich_help_panel=LABELLING,
        epilog="Example: stance import project-1.json -o annotations.jsonl --quotes quotes.jsonl",
    )(import_)


def import_(
    *,
    exports: Annotated[list[Path], typer.Argument(metavar="EXPORTS", help="Exports in the format 'JSON'.")],
    output: Annotated[Path, options.table_output("JSON lines")],
    quotes: Annotated[
        Path | None, typer.Option("--quotes", metavar="FILE", help="The quotes that the tasks must agree with.")
    ] = None,
    study: Annotated[
        str | None,
        typer.Option("--study", metavar="NAME", help="The study that tasks must belong to; by default the commonest."),
    ] = None,
    scheme: options.SchemeFile = None,
    force: options.Force = False,
    strict: options.Strict = False,
) -> None:
    """Read what people labelled in Label Studio, one line an annotator and quote.

    Annotators are called a1, a2 and so on; who they are stands in annotators.csv beside the output, which is not to be shared.
    """
    pipeline.check_output(output)
    collected = Rejects(strict=strict)
    count = pipeline.import_annotations(
        exports, output, pipeline.read_scheme(scheme), collected, quotes=quotes, study=study, force=force
    )
    terminal.say(terminal.counted(count, "annotation"))
    terminal.finish(collected, kept_in=terminal.kept_in(output))
