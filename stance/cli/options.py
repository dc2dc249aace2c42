"""Arguments and options that several verbs share."""

from pathlib import Path
from typing import Annotated

import typer

Articles = Annotated[
    list[Path],
    typer.Argument(
        metavar="ARTICLES",
        help="Files (.txt, .html, .jsonl, .csv, .parquet), folders of them, or - for standard input.",
        show_default=False,
    ),
]
Labels = Annotated[
    list[Path],
    typer.Argument(
        metavar="LABELS",
        help="Files of labels; 'starter' names the ones that ship with Stance.",
        show_default=False,
    ),
]
Annotations = Annotated[
    list[Path],
    typer.Argument(
        metavar="ANNOTATIONS", help="Files of annotations, as 'stance pull' or 'import' write them.", show_default=False
    ),
]
Statements = Annotated[
    list[Path],
    typer.Argument(metavar="STATEMENTS", help="Quotes, labels, or any table with a text.", show_default=False),
]
ModelName = Annotated[
    str, typer.Option("-m", "--model", metavar="MODEL", help="A model's folder, or the name of one under models/.")
]
SchemeFile = Annotated[
    Path | None,
    typer.Option(
        "--scheme", metavar="FILE", help="The label scheme; else stance.toml here or above, else the packaged one."
    ),
]
GazetteerFile = Annotated[
    Path | None,
    typer.Option("--gazetteer", metavar="FILE", help="A TOML of names that adds to or overrides the gazetteer."),
]
Strict = Annotated[bool, typer.Option("--strict", help="Stop at the first bad record and write nothing.")]
AnyLanguage = Annotated[bool, typer.Option("--any-language", help="Take articles in other languages than English too.")]
Force = Annotated[bool, typer.Option("--force", help="Overwrite an output that holds people's work.")]
Study = Annotated[
    str,
    typer.Option("--study", metavar="NAME", help="The study's name: tasks of another are refused when they return."),
]
ProjectName = Annotated[
    str,
    typer.Option(
        "--project", metavar="NAME", help="The project's title in Label Studio, or '#12' for the one with that number."
    ),
]
Seed = Annotated[int, typer.Option("--seed", metavar="NUMBER", min=0, help="Where chance is used.")]
DEFAULT_STUDY = "stance"


def table_output(default: str) -> object:
    """Return the option for an output table."""
    return typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        help=f"Where to write ({default}; .csv, .parquet and .gz by suffix), - for standard output.",
    )
