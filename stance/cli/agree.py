"""``stance agree``: how far annotators agree, and how far the pre-annotation pulled them."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stance import pipeline
from stance.cli import options, terminal
from stance.cli.application import LABELLING
from stance.jsonl import STANDARD, Rejects

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rich.table import Table

    from stance.labelling.agreement import Agreement, Coefficients, QuestionAgreement
    from stance.labelling.anchoring import Shares
    from stance.labelling.bootstrapping import Coefficient

_SHOWN_ACTORS = 15


def register(app: typer.Typer) -> None:
    """Add the verb to the application."""
    app.command("agree", rich_help_panel=LABELLING, epilog="Example: stance agree annotations.jsonl -o agreement.json")(
        agree
    )


def agree(
    *,
    annotations: options.Annotations,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="A .json file with all figures; - for standard output."),
    ] = None,
    model: Annotated[
        str | None,
        typer.Option(
            "-m", "--model", metavar="MODEL", help="Ask this model where it is not known what one said of a quote."
        ),
    ] = None,
    scheme: options.SchemeFile = None,
    seed: options.Seed = 0,
    strict: options.Strict = False,
) -> None:
    """Show how far annotators agree on each question: in all, by class, by actor and by pair.

    Percent agreement, Krippendorff's alpha and Gwet's AC1 for any number of annotators, Cohen's kappa for two; in brackets the 95% interval of a bootstrap that draws whole articles, which needs five articles and answers that differ. n is the number of quotes with two answers or more. Skipped quotes are no answers. A class is measured against all others; its agreement is how often a second annotator chose it where a first did.

    The pull of the pre-annotation is how much oftener people answer as the model where they saw its answer than on the blind share, where they did not.
    """
    collected = Rejects(strict=strict)
    read = pipeline.read_scheme(scheme)
    loaded = pipeline.read_model(model, read) if model else None
    agreement = pipeline.agree(annotations, read, collected, output=output, model=loaded, seed=seed)
    terminal.show(_tables(agreement), to_error=output == STANDARD)
    done = (f"{name} {count} (and {left} skipped)" for name, (count, left) in agreement.annotators.items())
    terminal.say(f"{terminal.counted(agreement.quotes, 'quote')}; answered by {', '.join(done)}")
    terminal.finish(collected, kept_in=terminal.kept_in(output) if output else None)


def _tables(agreement: "Agreement") -> "Iterator[Table]":
    for name, question in agreement.questions.items():
        yield _overview(name, question)
        yield _pairs(name, question)
        if question.pull.overall.shown_n or question.pull.overall.blind_n:
            yield _pull(name, question)


def _overview(name: str, question: "QuestionAgreement") -> "Table":
    """In all, by class, and the first actors."""
    table, notes = _table(name, "", "n", "agreement", "alpha", "AC1"), _Notes()
    actors = dict(list(question.by_actor.items())[:_SHOWN_ACTORS])
    blocks: list[Mapping[str, Coefficients]] = [{"all": question.overall}, question.by_class, actors]
    for block in blocks:
        for label, row in block.items():
            figures = (row.specific_agreement or row.percent_agreement, row.alpha, row.ac1)
            table.add_row(label, str(row.n), *map(notes.cell, figures))
        table.add_section()
    table.caption = notes.text
    return table


def _pairs(name: str, question: "QuestionAgreement") -> "Table":
    table, notes = _table(f"{name} by pair", "", "n", "agreement", "kappa"), _Notes()
    for pair, row in question.overall.pairs.items():
        table.add_row(pair, str(row.n), notes.cell(row.percent_agreement), notes.cell(row.kappa))
    table.caption = notes.text
    return table


def _pull(name: str, question: "QuestionAgreement") -> "Table":
    columns = ("", "n", "as the model: shown", "n", "blind", "difference")
    table, notes = _table(f"{name}: pull of the pre-annotation", *columns), _Notes()
    shares: dict[str, Shares] = {"all": question.pull.overall, **question.pull.by_annotator}
    for label, row in shares.items():
        shown, blind = notes.cell(row.shown), notes.cell(row.blind)
        table.add_row(label, str(row.shown_n), shown, str(row.blind_n), blind, notes.cell(row.difference))
    table.caption = notes.text
    return table


def _table(title: str, *columns: str) -> "Table":
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    # Without lines between the columns, three intervals fit into the 80 columns of a narrow terminal.
    table = Table(
        title=f"\n{title}",
        title_justify="left",
        caption_justify="left",
        box=SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
        padding=(0, 1, 0, 0),
    )
    for number, column in enumerate(columns):
        table.add_column(column, no_wrap=number > 0)
    return table


class _Notes:
    """Collects why figures of a table are undefined."""

    def __init__(self) -> None:
        self._reasons: dict[str, None] = {}

    def cell(self, figure: "Coefficient") -> str:
        value, low, high = figure.interval.value, figure.interval.low, figure.interval.high
        if value is None:
            self._reasons[figure.undefined or ""] = None
            return "undefined"
        return f"{value:.2f}" if low is None or high is None else f"{value:.2f} [{low:.2f}, {high:.2f}]"

    @property
    def text(self) -> str | None:
        return f"undefined: {'; '.join(self._reasons)}" if self._reasons else None
