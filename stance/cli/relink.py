"""``stance relink``: labels carried over to quotes that were extracted anew."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stance import pipeline
from stance.cli import options, terminal
from stance.cli.application import LABELLING
from stance.jsonl import STANDARD, Rejects

if TYPE_CHECKING:
    from stance.labelling.relinking import Relinked


def register(app: typer.Typer) -> None:
    """Add the verb to the application."""
    app.command(
        "relink",
        rich_help_panel=LABELLING,
        epilog="Example: stance relink labels.jsonl quotes.jsonl -o relinked.jsonl",
    )(relink)


def relink(
    *,
    labels: Annotated[
        Path, typer.Argument(metavar="OLD_LABELS", help="Labels or annotations of an older extraction, or your own.")
    ],
    quotes: Annotated[Path, typer.Argument(metavar="NEW_QUOTES", help="Quotes, as 'stance extract' writes them now.")],
    output: Annotated[Path, options.table_output("JSON lines")],
    force: options.Force = False,
    strict: options.Strict = False,
) -> None:
    """Carry labels over to quotes that were extracted anew.

    A label goes to the quote of its article and actor that shares at least half of what was said: of its letters, by their places, or of its words where the article's text moved or the places are not known. A label of an unknown actor takes the quote's; one without an article is compared with all quotes. A quote takes one label, with the lines of all its annotators; the nearest go first.

    Answers and all fields of one's own are kept; relinked_from is the old id, overlap the share. What could not be carried over is kept in NAME.unlinked.jsonl beside the output, with the reason.
    """
    pipeline.check_output(output)
    collected = Rejects(strict=strict)
    relinked = pipeline.relink(labels, quotes, output, collected, force=force)
    terminal.say(_summary(relinked, output))
    terminal.finish(collected, kept_in=terminal.kept_in(output))


def _summary(relinked: "Relinked", output: Path) -> str:
    carried, left = len(relinked.carried), len(relinked.unlinked)
    said = f"{carried} of {terminal.counted(carried + left, 'label')} carried over"
    if not left:
        return said
    reasons = ", ".join(f"{count} {reason}" for reason, count in relinked.reasons.items())
    where = "" if output == STANDARD else f"; they are in {pipeline.unlinked_path(output)}"
    return f"{said}; {left} not ({reasons}){where}"
