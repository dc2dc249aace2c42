"""From quotes to the ones to label next."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from stance.errors import MisfitError
from stance.jsonl import Rejects, read_rows, write_rejects, write_rows
from stance.pipeline.inputs import Watch, answering, batches, refuse_nothing, unwatched
from stance.records import Statement

if TYPE_CHECKING:
    from stance.labelling.queue import Figures, Queued
    from stance.model import Model


@dataclass(frozen=True, slots=True)
class QueueSummary:
    """What was queued, of how many quotes.

    Parameters
    ----------
    read : int
        The quotes that were read.
    left : int
        Those that were not labelled, nor near-copies of one that is or of each other.
    telling, random : int
        How many were chosen by the model, and drawn at random.
    """

    read: int
    left: int
    telling: int
    random: int


def queue(
    quotes: Path,
    output: Path,
    count: int,
    rejects: Rejects,
    *,
    model: "Model | None" = None,
    question: str | None = None,
    labelled: Sequence[Path] = (),
    random_share: float = 0.3,
    seed: int = 0,
    watch: Watch = unwatched,
) -> QueueSummary:
    """Write the quotes to label next, each with how it was chosen under ``sampling``; without a model all at random.

    Parameters
    ----------
    question : str, optional
        The question whose answers the model must be unsure of; else the first that it answers.
    labelled : sequence of Path, optional
        Labels or annotations, or quotes that are being labelled: neither these nor near-copies are chosen.
    """
    from stance.labelling.queue import Sampling, choose, unlabelled

    read = _statements([quotes], rejects, "quote", watch=watch)
    done = _statements(labelled, rejects, "label") if labelled else []
    left = [read[at] for at in unlabelled(read, done)]
    probabilities = _probabilities(left, model, question, watch) if model else None
    chosen = choose(left, count, probabilities=probabilities, random_share=random_share, labelled=done, seed=seed)
    write_rows(output, (_row(left[each.index], each) for each in chosen))
    write_rejects(rejects, output)
    random = sum(each.sampling is Sampling.RANDOM for each in chosen)
    return QueueSummary(read=len(read), left=len(left), telling=len(chosen) - random, random=random)


def _statements(paths: Sequence[Path], rejects: Rejects, noun: str, *, watch: Watch = unwatched) -> list[Statement]:
    before = len(rejects)
    found = [each for path in paths for each in _read(path, rejects, noun, watch)]
    refuse_nothing(len(found), rejects.rows[before:], noun)
    return found


def _read(path: Path, rejects: Rejects, noun: str, watch: Watch) -> Iterator[Statement]:
    for placed in watch(read_rows(path, rejects), f"{noun}s"):
        with rejects.catch(placed.place, placed.row):
            yield Statement.from_row(placed.row)


def _probabilities(statements: Sequence[Statement], model: "Model", question: str | None, watch: Watch) -> "Figures":
    """What a model answers about a question, of shape (n_statements, n_classes)."""
    import numpy as np

    asked = question or next(iter(model.heads))
    if asked not in model.heads:
        raise MisfitError(f"the model '{model.name}' does not answer '{asked}'; it answers {', '.join(model.heads)}.")
    classes = model.scheme.question(asked).class_names
    answer = answering(model)
    found = (each for batch in watch(list(batches(statements)), "batches") for each in answer(batch))
    rows = [[each.probabilities[asked][name] for name in classes] for each in found]
    return np.array(rows, dtype=np.float64).reshape(-1, len(classes))


def _row(statement: Statement, queued: "Queued") -> dict[str, object]:
    # A line without an id gets its digest as one, by which the next queue knows it again.
    return {**statement.row, "id": statement.id, "sampling": str(queued.sampling)}
