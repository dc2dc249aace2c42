"""Rows in CSV and Parquet tables: what their cells hold, read row by row."""

import csv
import io
import json
import math
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import IO, Any

from stance.errors import BadInputError, BadRecordError, MissingExtraError
from stance.places import Place, PlacedRow, Rejects
from stance.records import Row

CELL_LIMIT = 10_000_000  # characters
# Cells of these columns hold JSON in a table; every other cell is text as it is.
NESTED = frozenset(
    "content cue source target statement actors probabilities annotators answers terms predicted votes posterior reviewers disagreement doubts".split()
)
NUMBERS = {"schema": int, "context_start": int, "confidence": float, "lead_time": float, "overlap": float}
FLAGS = frozenset({"skipped", "abstained", "shown"})
_TRUTHS = {"true": True, "1": True, "false": False, "0": False}


def read_csv(path: Path, binary: IO[bytes], rejects: Rejects, *, encoding: str) -> Iterator[PlacedRow]:
    """Yield the rows of a CSV table; one with too many or too few cells, or of broken bytes, is kept in `rejects`.

    Raises
    ------
    BadInputError
        If quotation marks are broken, so that where the next row begins can't be told, or a column stands twice.
    """
    csv.field_size_limit(CELL_LIMIT)
    # Broken bytes are carried through as surrogates, so that they cost their own row only.
    stream = io.TextIOWrapper(binary, encoding=encoding, errors="surrogateescape", newline="")
    reader = csv.reader(stream, strict=True)
    try:
        columns = next(reader, [])
        _check_columns(path, columns)
        for number, cells in enumerate(filter(None, reader), 1):
            place = Place(str(path), reader.line_num, number)
            try:
                row = _row_of_cells(columns, cells)
            except BadRecordError as error:
                rejects.add(place, error.reason, [_sound(cell) for cell in cells])
            else:
                yield PlacedRow(place, row)
    except csv.Error as error:
        raise BadInputError(f"{path}:{reader.line_num}: not a CSV table ({error}).") from error
    except UnicodeDecodeError as error:
        raise BadInputError(f"{path}: not {encoding} after line {reader.line_num}; save the file as UTF-8.") from error
    finally:
        stream.detach()  # its file is not its own to close


def _check_columns(path: Path, columns: list[str]) -> None:
    if not any(columns):
        raise BadInputError(f"{path}: the first line names no column.")
    if any(_sound(name) != name for name in columns):
        raise BadInputError(f"{path}: the first line is not UTF-8; save the file as UTF-8.")
    if twice := [name for name in columns if name and columns.count(name) > 1]:
        raise BadInputError(f"{path}: the column '{twice[0]}' stands twice; rename one.")


def _row_of_cells(columns: list[str], cells: list[str]) -> Row:
    if len(cells) != len(columns):
        many = "more" if len(cells) > len(columns) else "fewer"
        raise BadRecordError(
            f"{many} cells than columns ({len(cells)}, {len(columns)}); quote cells that hold a comma."
        )
    if any(not cell.isascii() and _sound(cell) != cell for cell in cells):
        raise BadRecordError("not UTF-8; save the file as UTF-8.")
    return {name: _from_cell(name, cell) for name, cell in zip(columns, cells, strict=True)}


def _sound(cell: str) -> str:
    """Return the cell, a mark in the place of each broken byte."""
    return cell.encode("utf-8", "replace").decode("utf-8")


def _from_cell(name: str, cell: str) -> Any:
    if not cell:
        return None
    if name in NUMBERS:
        return _number(name, cell)
    if name in FLAGS:
        return _flag(name, cell)
    if name in NESTED:
        return _nested(name, cell)
    return cell


def _number(name: str, cell: str) -> int | float | None:
    try:
        number = float(cell)
    except ValueError as error:
        raise BadRecordError(f"'{name}' must be a number; got {cell!r:.40}.") from error
    if math.isnan(number):
        return None
    whole = NUMBERS[name] is int
    if math.isinf(number) or (whole and not number.is_integer()):
        raise BadRecordError(f"'{name}' must be a {'whole' if whole else 'finite'} number; got {cell!r:.40}.")
    return int(number) if whole else number


def _flag(name: str, cell: str) -> bool:
    if cell.lower() not in _TRUTHS:
        raise BadRecordError(f"'{name}' must be true or false; got {cell!r:.40}.")
    return _TRUTHS[cell.lower()]


def _nested(name: str, cell: str) -> Any:
    """Read JSON; a cell that does not begin as JSON is text, and so is a source such as ``[Reuters]``."""
    if cell[0] not in "[{":
        return cell
    try:
        return json.loads(cell)
    except ValueError as error:
        if name == "source" and not cell.startswith("[["):
            return cell
        raise BadRecordError(f"'{name}' must hold JSON; got {cell!r:.40}.") from error


def write_csv(stream: IO[str], rows: Iterable[Mapping[str, Any]]) -> int:
    """Write rows as a CSV table, nested fields as JSON, and return how many."""
    kept = list(rows)
    columns = _columns(kept)
    writer = csv.writer(stream, lineterminator="\n")
    # Before Python 3.13, a lone carriage return is not quoted unless all is.
    careful = csv.writer(stream, lineterminator="\n", quoting=csv.QUOTE_ALL)
    if columns:
        writer.writerow(columns)
    for row in kept:
        cells = [_to_cell(row.get(name)) for name in columns]
        (careful if any("\r" in cell for cell in cells) else writer).writerow(cells)
    return len(kept)


def _to_cell(value: Any) -> str:
    if isinstance(value, (list, tuple, dict)):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def read_parquet(path: Path, rejects: Rejects) -> Iterator[PlacedRow]:
    """Yield the rows of a Parquet table; dates come as ISO text, not-a-number as nothing.

    Raises
    ------
    MissingExtraError
        If pyarrow is not installed.
    BadInputError
        If the file is not a whole Parquet file.
    """
    parquet = _parquet()
    try:
        with parquet.ParquetFile(path) as table:
            batches = (batch.to_pylist() for batch in table.iter_batches(batch_size=1024))
            for number, cells in enumerate((row for batch in batches for row in batch), 1):
                place = Place(str(path), number)
                try:
                    row = {name: _from_parquet(name, cell) for name, cell in cells.items()}
                except BadRecordError as error:
                    rejects.add(place, error.reason, {name: f"{cell!r:.1000}" for name, cell in cells.items()})
                else:
                    yield PlacedRow(place, row)
    except (OSError, ValueError) as error:
        reason = str(error).partition("\n")[0]
        raise BadInputError(f"{path}: not a whole Parquet file ({reason}).") from error


def _from_parquet(name: str, cell: Any) -> Any:
    if isinstance(cell, str):
        return _nested(name, cell) if name in NESTED and cell else cell
    return _as_json(name, cell)


def _as_json(name: str, cell: Any) -> Any:
    """Return the cell as JSON would give it back."""
    if isinstance(cell, dict):
        return {str(key): _as_json(name, each) for key, each in cell.items()}
    if isinstance(cell, (list, tuple)):
        return [_as_json(name, each) for each in cell]
    if isinstance(cell, date):  # and so every date with a time
        return cell.isoformat()
    if isinstance(cell, (float, Decimal)):
        return _finite(name, float(cell))
    if cell is None or isinstance(cell, (str, int)):
        return cell
    raise BadRecordError(f"'{name}' holds {type(cell).__name__}, which is no text, number, date or list of these.")


def _finite(name: str, number: float) -> float | None:
    if math.isinf(number):
        raise BadRecordError(f"'{name}' is infinite; leave the cell empty.")
    return None if math.isnan(number) else number


def write_parquet(path: Path, rows: Iterable[Mapping[str, Any]]) -> int:
    """Write rows as a Parquet table, nested fields as JSON, and return how many.

    Raises
    ------
    MissingExtraError
        If pyarrow is not installed.
    BadInputError
        If a column mixes text and numbers.
    """
    parquet = _parquet()
    import pyarrow as pa

    kept = list(rows)
    columns = {name: _column(name, [row.get(name) for row in kept]) for name in _columns(kept)}
    parquet.write_table(pa.table(columns), path)
    return len(kept)


def _column(name: str, cells: list[Any]) -> Any:
    import pyarrow as pa

    plain = [json.dumps(cell, ensure_ascii=False) if isinstance(cell, (list, tuple, dict)) else cell for cell in cells]
    try:
        return pa.array(plain)
    except (pa.ArrowInvalid, pa.ArrowTypeError) as error:
        raise BadInputError(f"the column '{name}' mixes kinds of values; write .jsonl instead.") from error


def _parquet() -> Any:
    try:
        from pyarrow import parquet
    except ImportError as error:
        raise MissingExtraError("parquet", "Reading and writing .parquet") from error
    return parquet


def _columns(rows: Iterable[Mapping[str, Any]]) -> list[str]:
    """Every field of the rows, in the order first met."""
    return list(dict.fromkeys(name for row in rows for name in row))
