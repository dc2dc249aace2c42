"""``stance extract``: articles to quotes."""

from pathlib import Path
from typing import Annotated

import typer

from stance import pipeline
from stance.cli import options, terminal
from stance.cli.application import READING
from stance.jsonl import Rejects


def register(app: typer.Typer) -> None:
    """Add the verb to the application."""
    app.command(
        "extract",
        rich_help_panel=READING,
        epilog="Examples:\n\nstance extract seeds/ -o quotes.jsonl\n\nstance extract seeds/climate-baku.txt --explain",
    )(extract)


def extract(
    *,
    articles: options.Articles,
    output: Annotated[Path, options.table_output("JSON lines")] = Path("-"),
    keep: Annotated[
        Path | None,
        typer.Option("--articles", metavar="FILE", help="Also keep the articles' texts, which the offsets index."),
    ] = None,
    explain: Annotated[
        bool,
        typer.Option(
            "--explain",
            help="Say on standard output what made each quote: its cue, what weighed most, who the source was taken for and why."
            " Without -o this comes in place of the quotes.",
        ),
    ] = False,
    gazetteer: options.GazetteerFile = None,
    any_language: options.AnyLanguage = False,
    strict: options.Strict = False,
) -> None:
    """Find the statements in articles, who made each, and for whom they speak."""
    pipeline.check_output(output)
    collected = Rejects(strict=strict)
    read, found = pipeline.extract(
        articles,
        output,
        collected,
        gazetteer=gazetteer,
        any_language=any_language,
        articles_output=keep,
        tell=terminal.tell if explain else None,
        notify=terminal.say,
        watch=terminal.watch,
    )
    quotes = terminal.counted(found, "quote") if found else "no quote found"
    terminal.say(f"{terminal.counted(read, 'article')}, {quotes}")
    terminal.finish(collected, kept_in=terminal.kept_in(output))
