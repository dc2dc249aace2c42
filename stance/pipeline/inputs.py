"""What several arrows read: the scheme, the model, the labels."""

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from stance.errors import BadInputError, FileExistsAlreadyError, MissingFileError
from stance.jsonl import Place, PlacedRow, Rejects, format_of, read_rows
from stance.records import Label, Prediction, Row, Statement
from stance.resources import resource
from stance.scheme import Scheme, find_scheme, load_scheme

if TYPE_CHECKING:
    from stance.model import Model

Answer = Callable[[Sequence[Statement]], list[Prediction]]
Item = TypeVar("Item")
Notify = Callable[[str], None]
Watch = Callable[[Iterable[Any], str], Iterable[Any]]
STARTER = "starter"
BATCH = 2000  # statements that are predicted at once


class PlacedLabel(NamedTuple):
    """A label, and where it stands."""

    place: Place
    label: Label


def unwatched(items: Iterable[Any], _: str) -> Iterable[Any]:
    """Pass items on without showing progress."""
    return items


def read_scheme(named: Path | None = None) -> Scheme:
    """Return the scheme of the study: the one named, else the one found from here upwards, else the packaged one."""
    return load_scheme(find_scheme(named))


def find_model(name: str) -> Path:
    """Return a model's folder: the one named, else ``models/NAME`` here, else the one that ships with Stance.

    Raises
    ------
    MissingFileError
        If there is none.
    """
    places = (Path(name), Path("models") / name, resource(f"models/{name}"))
    found = next((place for place in places if (place / "model.json").is_file()), None)
    if found is None:
        if Path(name).is_dir():
            return Path(name)  # what is missing in it is for the store to say
        raise MissingFileError(f"model '{name}'")
    return found


def names_of(actor: str) -> Sequence[str]:
    """Return the names that stand for an actor, which models mask."""
    from stance.names import load_gazetteer

    return load_gazetteer().aliases(actor)


def answering(model: "Model") -> Answer:
    """Return a model as a function from statements to predictions."""
    return partial(model.predict, aliases=names_of)


def read_model(name: str, scheme: Scheme | None = None) -> "Model":
    """Load a model by its folder or name.

    Parameters
    ----------
    scheme : Scheme, optional
        The scheme it must have been trained for.
    """
    from stance.model import load_model

    return load_model(find_model(name), scheme=scheme)


def read_labels(paths: Sequence[Path], scheme: Scheme, rejects: Rejects) -> list[Label]:
    """Read the labels of some files; ``starter`` names the labels that ship with Stance."""
    return [each.label for each in read_placed_labels(paths, scheme, rejects)]


def read_placed_labels(paths: Sequence[Path], scheme: Scheme, rejects: Rejects) -> list[PlacedLabel]:
    """Read the labels of some files as `read_labels` does, each with its place."""
    labels: list[PlacedLabel] = []
    before = len(rejects)
    for path in paths:
        place = resource("labels/starter.jsonl") if str(path) == STARTER and not path.exists() else path
        for placed in read_rows(place, rejects):
            with rejects.catch(placed.place, placed.row):
                answers = scheme.answers_of(placed.row)
                label = Label(statement=Statement.from_row(placed.row), answers=answers)
                labels.append(PlacedLabel(placed.place, label))
    refuse_nothing(len(labels), rejects.rows[before:], "label")
    return labels


def split_by_sampling(labels: Sequence[Label], sampling: str | None) -> tuple[list[Label], list[Label]]:
    """Return the labels that say under ``sampling`` that they were chosen so, and the others; all where none is named.

    Raises
    ------
    BadInputError
        If none says so.
    """
    if sampling is None:
        return list(labels), []
    chosen = [label for label in labels if label.statement.row.get("sampling") == sampling]
    if not chosen:
        raise BadInputError(
            f"none of {len(labels)} labels has '{sampling}' under 'sampling', where 'stance queue' says how a quote was"
            " chosen; leave the option out for labels that came about otherwise."
        )
    return chosen, [label for label in labels if label.statement.row.get("sampling") != sampling]


def rows_if_any(path: Path, rejects: Rejects) -> Iterator[PlacedRow]:
    """The rows of a file of our own making, which is empty where nothing was found."""
    if not path.is_file() or path.stat().st_size:
        yield from read_rows(path, rejects)


def batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Yield items in batches."""
    remaining = iter(items)
    while batch := list(itertools.islice(remaining, BATCH)):
        yield batch


def check_output(path: Path) -> None:
    """Refuse a name that no table can be written under, before any work is done."""
    format_of(path)


def check_folder(path: Path) -> None:
    """Refuse a name that no folder can have, before any work is done."""
    if path.exists() and not path.is_dir():
        raise BadInputError(f"{path}: a file, where a folder is to be filled; name another.")


def unless_none(items: Iterable[Item], rejects: Rejects, noun: str) -> Iterator[Item]:
    """Pass items on; where there was none but bad records, refuse before what is being written takes its place."""
    count, before = 0, len(rejects)
    for count, item in enumerate(items, 1):  # noqa: B007
        yield item
    refuse_nothing(count, rejects.rows[before:], noun)


def refuse_nothing(count: int, rejected: Sequence[Row], noun: str) -> None:
    """Say so where every record was bad: nothing is left to write."""
    if count == 0 and rejected:
        first = rejected[0]
        more = f" (and {len(rejected) - 1} more)" if len(rejected) > 1 else ""
        line = f":{first['line']}" if first["line"] else ""
        raise BadInputError(f"no {noun} could be read: {first['path']}{line}: {first['reason']}{more}")


def refuse_overwriting(path: Path, *, force: bool) -> None:
    """Refuse to write over people's work unless told to."""
    if path.exists() and not force:
        raise FileExistsAlreadyError(path)
