"""From labels to a model, and from statements to predictions."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from stance.jsonl import PlacedRow, Rejects, read_rows, write_rejects, write_rows
from stance.pipeline.inputs import (
    Watch,
    answering,
    batches,
    names_of,
    read_labels,
    split_by_sampling,
    unless_none,
    unwatched,
)
from stance.records import Row, Statement
from stance.scheme import Scheme

if TYPE_CHECKING:
    from stance.model import Model


def train(
    labels: Sequence[Path],
    output: Path,
    scheme: Scheme,
    rejects: Rejects,
    *,
    without: str | None = None,
    seed: int = 0,
) -> "Model":
    """Train a model on label files and save it in a folder named after it.

    Parameters
    ----------
    without : str, optional
        Leave out the labels with this under ``sampling``, which are to judge the model.
    """
    from stance.model import save_model
    from stance.model import train as train_model

    read = read_labels(labels, scheme, rejects)
    _, kept = split_by_sampling(read, without) if without else ([], read)
    model = train_model(kept, scheme, name=output.name, seed=seed, aliases=names_of)
    save_model(model, output)
    write_rejects(rejects, output.with_name(f"{output.name}.jsonl"))
    return model


def predict(
    statements: Sequence[Path], output: Path, model: "Model", rejects: Rejects, *, watch: Watch = unwatched
) -> int:
    """Answer the model's questions about statements; return how many there were."""
    rows = itertools.chain.from_iterable(read_rows(path, rejects) for path in statements)
    found = predicted(watch(rows, "statements"), model, rejects)
    count = write_rows(output, unless_none(found, rejects, "statement"))
    write_rejects(rejects, output)
    return count


def predicted(rows: Iterable[PlacedRow], model: "Model", rejects: Rejects) -> Iterator[Row]:
    """Yield the rows of statements with the model's answers."""
    answer = answering(model)
    for batch in batches(_statements(rows, rejects)):
        yield from (prediction.to_row() for prediction in answer(batch))


def _statements(rows: Iterable[PlacedRow], rejects: Rejects) -> Iterator[Statement]:
    for placed in rows:
        with rejects.catch(placed.place, placed.row):
            yield Statement.from_row(placed.row)
