"""Where a row stands in its file, and what becomes of a bad one."""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from stance.errors import BadInputError, BadRecordError
from stance.records import SCHEMA, Row


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a file, the first being 1.

    Parameters
    ----------
    row : int, optional
        The row that ends on this line, the first being 1, where rows and lines differ (CSV).
    """

    path: str
    line: int
    row: int | None = field(default=None, compare=False)

    def __str__(self) -> str:
        """Return the place as ``FILE:LINE``."""
        return f"{self.path}:{self.line}"


class PlacedRow(NamedTuple):
    """A row, and where it stands."""

    place: Place
    row: Row


@dataclass
class Rejects:
    """The bad records of one run: counted, kept with their reason, or raised at once.

    Parameters
    ----------
    strict : bool, default False
        Raise the first bad record instead of keeping it.
    notify : callable, optional
        Told of each, in one line.
    """

    strict: bool = False
    notify: Callable[[str], None] | None = None
    rows: list[Row] = field(default_factory=list)

    def add(self, place: Place | str, reason: str, record: Any = None, *, json_path: str | None = None) -> None:
        """Keep a bad record with its place and reason.

        Raises
        ------
        BadInputError
            If bad records are not to be borne.
        """
        where = f"{place} {json_path}" if json_path else str(place)
        if self.strict:
            raise BadInputError(f"{where}: {reason}")
        path, line = (place.path, place.line) if isinstance(place, Place) else (place, None)
        row = {"schema": SCHEMA, "path": path, "line": line, "json_path": json_path, "reason": reason, "record": record}
        self.rows.append(row)
        if self.notify:
            self.notify(f"{where}: {reason}")

    @contextlib.contextmanager
    def catch(self, place: Place | str, record: Any = None) -> Iterator[None]:
        """Keep a `BadRecordError` raised inside."""
        try:
            yield
        except BadRecordError as error:
            self.add(place, error.reason, record, json_path=error.json_path)

    def __len__(self) -> int:
        return len(self.rows)
