"""From labels of an older extraction to labels of a newer one."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from stance.files import STANDARD
from stance.jsonl import Rejects, read_rows, write_rejects, write_rows
from stance.pipeline.inputs import refuse_nothing, refuse_overwriting, rows_if_any
from stance.records import Quote, Row, Statement

if TYPE_CHECKING:
    from stance.labelling.relinking import Relinked


def unlinked_path(output: Path) -> Path:
    """Return where the labels go that were not carried over: ``labels.unlinked.jsonl`` beside ``labels.jsonl``."""
    return output.with_name(f"{Path(output.name.removesuffix('.gz')).stem}.unlinked.jsonl")


def relink(labels: Path, quotes: Path, output: Path, rejects: Rejects, *, force: bool = False) -> "Relinked":
    """Carry labels over to quotes that were extracted anew; those that could not be are listed beside the output."""
    from stance.labelling.relinking import relink as carry_over

    beside = unlinked_path(output)
    for path in (output, beside):
        refuse_overwriting(path, force=force)
    rows = list(_labels(labels, rejects))
    refuse_nothing(len(rows), rejects.rows, "label")
    before = len(rejects)
    read = list(_quotes(quotes, rejects))
    refuse_nothing(len(read), rejects.rows[before:], "quote")
    relinked = carry_over(rows, read)
    write_rows(output, relinked.carried)
    if output != STANDARD:
        _write_unlinked(beside, relinked)
    write_rejects(rejects, output)
    return relinked


def _write_unlinked(path: Path, relinked: "Relinked") -> None:
    if relinked.unlinked:
        write_rows(path, (each.to_row() for each in relinked.unlinked))
    else:
        path.unlink(missing_ok=True)


def _labels(path: Path, rejects: Rejects) -> Iterator[Row]:
    for placed in read_rows(path, rejects):
        with rejects.catch(placed.place, placed.row):
            Statement.from_row(placed.row)
            yield placed.row


def _quotes(path: Path, rejects: Rejects) -> Iterator[Quote]:
    for placed in rows_if_any(path, rejects):
        with rejects.catch(placed.place, placed.row):
            quote = Quote.from_row(placed.row)
            Statement.from_row(quote.to_row())  # refuses spans outside the text
            yield quote
