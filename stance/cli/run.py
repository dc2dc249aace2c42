"""``stance run``: the whole chain."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stance import pipeline
from stance.cli import options, terminal
from stance.cli.application import READING
from stance.jsonl import Rejects

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stance.report import ActorRow
    from stance.scheme import Scheme

_SHOWN_ACTORS = 30


def register(app: typer.Typer) -> None:
    """Add the verb to the application."""
    app.command(
        "run",
        rich_help_panel=READING,
        epilog="Example: stance run seeds/ -o out/",
    )(run)


def run(
    *,
    articles: options.Articles,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FOLDER", help="The folder to fill.")],
    model: options.ModelName = pipeline.STARTER,
    scheme: options.SchemeFile = None,
    gazetteer: options.GazetteerFile = None,
    study: options.Study = options.DEFAULT_STUDY,
    any_language: options.AnyLanguage = False,
    strict: options.Strict = False,
) -> None:
    """Go from articles to a report: quotes, actors, stances, tasks for Label Studio, and a page to read.

    The folder gets articles.jsonl, quotes.jsonl, predictions.jsonl, tasks.json and report.html.
    """
    pipeline.check_folder(output)
    collected = Rejects(strict=strict)
    loaded = pipeline.read_model(model, pipeline.read_scheme(scheme) if scheme else None)
    summary = pipeline.run(
        articles,
        output,
        loaded,
        collected,
        study=study,
        gazetteer=gazetteer,
        any_language=any_language,
        notify=terminal.say,
        watch=terminal.watch,
    )
    if summary.quotes == 0:
        terminal.say("no quote found in these articles; the files are written, and empty.")
    else:
        show_table(summary.table, loaded.scheme)
    found = f"{terminal.counted(summary.articles, 'article')}, {terminal.counted(summary.quotes, 'quote')}"
    terminal.say(f"{found}; read {output / 'report.html'}")
    terminal.finish(collected, kept_in=str(output / "rejected.jsonl"))


def show_table(table: "Sequence[ActorRow]", scheme: "Scheme", *, to_error: bool = False) -> None:
    """Show where the actors stand on the screen."""
    from rich.table import Table

    question = scheme.questions[0]
    shown = Table(title=question.title, title_justify="left")
    shown.add_column("actor")
    for each in question.classes:
        shown.add_column(each.name, justify="right", style=each.color)
    shown.add_column("quotes", justify="right")
    for row in table[:_SHOWN_ACTORS]:
        counts = [str(row.counts[name] or "") for name in question.class_names]
        shown.add_row(row.actor, *counts, str(row.total))
    terminal.show([shown], to_error=to_error)
    if len(table) > _SHOWN_ACTORS:
        terminal.say(f"and {len(table) - _SHOWN_ACTORS} more actors; all are in the report.")
