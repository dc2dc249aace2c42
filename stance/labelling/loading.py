"""A Label Studio export as a file: read whole, other formats refused."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stance.errors import BadInputError, BadRecordError, MissingFileError
from stance.files import STANDARD, open_binary
from stance.labelling.regions import email_of, user_of

HOW_TO_EXPORT = "in Label Studio choose Export, then JSON"


@dataclass(frozen=True, slots=True)
class Export:
    """A JSON export as it was read: its path and its tasks, unchecked."""

    path: Path
    tasks: tuple[Any, ...]


def load_export(path: Path) -> Export:
    """Read a JSON export, plain or snapshot; ``-`` is standard input.

    Raises
    ------
    MissingFileError, BadInputError
        If the file is missing, empty, or another format: JSON_MIN and CSV leave out what labels need.
    """
    if path != STANDARD and not path.is_file():
        raise MissingFileError(path)
    with open_binary(path) as stream:
        raw = stream.read()
    if not raw.strip():
        raise BadInputError(f"{path}: the file is empty; {HOW_TO_EXPORT}.")
    try:
        tasks = json.loads(raw, parse_constant=_constant)
    except (ValueError, RecursionError) as error:
        if _is_table(path, raw):
            raise BadInputError(_left_out(path, "CSV")) from error
        raise BadInputError(f"{path}: not a JSON export ({error}); {HOW_TO_EXPORT}.") from error
    _check_form(path, tasks)
    return Export(path, tuple(tasks))


def users_of(exports: Iterable[Export]) -> dict[int, str | None]:
    """Return who annotated: ids in Label Studio, with the e-mail where a snapshot tells it."""
    users: dict[int, str | None] = {}
    for annotation in (each for export in exports for each in _annotations(export)):
        try:
            user = user_of(annotation)
        except BadRecordError:
            continue
        users[user] = users.get(user) or email_of(annotation)
    return users


def _annotations(export: Export) -> Iterator[dict[str, Any]]:
    for task in export.tasks:
        listed = task.get("annotations") if isinstance(task, dict) else None
        yield from (each for each in (listed if isinstance(listed, list) else []) if isinstance(each, dict))


def _check_form(path: Path, tasks: Any) -> None:
    if not isinstance(tasks, list):
        raise BadInputError(f"{path}: a JSON export is a list of tasks, [...]; {HOW_TO_EXPORT}.")
    objects = [task for task in tasks if isinstance(task, dict)]
    if not objects:
        return
    if not any("data" in task for task in objects) and any("annotation_id" in t or "quote_id" in t for t in objects):
        raise BadInputError(_left_out(path, "JSON_MIN"))
    if not any("annotations" in task for task in objects):
        raise BadInputError(f"{path}: no task has 'annotations': these are tasks, not an export; {HOW_TO_EXPORT}.")


def _is_table(path: Path, raw: bytes) -> bool:
    header = raw.split(b"\n", 1)[0]
    return path.suffix.lower() in (".csv", ".tsv") or (
        b"annotation_id" in header and not header.startswith((b"[", b"{"))
    )


def _left_out(path: Path, form: str) -> str:
    return f"{path}: a {form} export leaves out skipped tasks and predictions and overwrites fields; {HOW_TO_EXPORT}."


def _constant(name: str) -> None:
    """Take ``NaN``, which some programs write for what is missing, as nothing; refuse the infinite."""
    if name != "NaN":
        raise ValueError(f"{name} is no number")
