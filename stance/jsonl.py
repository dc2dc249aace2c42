"""Records and their lines: JSON lines, CSV and Parquet, read line by line and written beside, then renamed."""

import contextlib
import csv
import gzip
import io
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, NamedTuple

from stance.errors import BadInputError, BadRecordError, MissingExtraError, MissingFileError
from stance.records import SCHEMA, Row

STANDARD = Path("-")
LINE_LIMIT = 10_000_000  # bytes
TABLE_SUFFIXES = (".jsonl", ".csv", ".parquet")
# Cells of these columns hold JSON in a CSV; every other cell is text as it is.
NESTED = frozenset(
    "content cue source target statement actors probabilities annotators answers terms".split()  # noqa: SIM905
)
NUMBERS = {"schema": int, "context_start": int, "confidence": float, "lead_time": float}
FLAGS = frozenset({"skipped", "abstained"})
_SNIPPET = 1000  # characters of a line that is kept where it can't be kept whole


class Place(NamedTuple):
    """A line of a file, the first being 1."""

    path: str
    line: int

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
        path, line = place if isinstance(place, Place) else (place, None)
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


def rejected_path(output: Path) -> Path:
    """Return where the bad records of an output go: ``quotes.rejected.jsonl`` beside ``quotes.jsonl``."""
    if output.is_dir():
        return output / "rejected.jsonl"
    name = output.name.removesuffix(".gz")
    return output.with_name(f"{Path(name).stem}.rejected.jsonl")


def write_rejects(rejects: Rejects, output: Path) -> Path | None:
    """Write the bad records beside an output, or take an older run's away; nothing for standard output."""
    if output == STANDARD:
        return None
    path = rejected_path(output)
    if not rejects.rows:
        path.unlink(missing_ok=True)
        return None
    write_rows(path, rejects.rows)
    return path


def format_of(path: Path) -> str:
    """Return ``.jsonl``, ``.csv`` or ``.parquet``, by suffix and leaving ``.gz`` aside; standard input is JSON lines.

    Raises
    ------
    BadInputError
        If the suffix is another.
    """
    suffix = ".jsonl" if path == STANDARD else Path(path.name.removesuffix(".gz")).suffix.lower()
    if suffix not in TABLE_SUFFIXES:
        raise BadInputError(f"{path}: can't tell the format; name the file {', '.join(TABLE_SUFFIXES)} (or with .gz).")
    return suffix


def read_rows(path: Path, rejects: Rejects) -> Iterator[PlacedRow]:
    """Yield the rows of a file, one at a time, with their places; a bad line is kept in `rejects`.

    Raises
    ------
    MissingFileError, BadInputError
        If the file can't be read at all: missing, empty, or not of the format its name says.
    """
    if path != STANDARD and not path.is_file():
        raise MissingFileError(path)
    if path != STANDARD and path.stat().st_size == 0:
        raise BadInputError(f"{path}: the file is empty.")
    readers = {".jsonl": _read_jsonl, ".csv": _read_csv, ".parquet": _read_parquet}
    return readers[format_of(path)](path, rejects)


def write_rows(path: Path, rows: Iterable[Mapping[str, Any]]) -> int:
    """Write rows by the path's suffix and return how many; nothing is left behind where it fails."""
    if path == STANDARD:
        return _write_jsonl(sys.stdout, rows)
    form = format_of(path)
    with replacing(path) as beside:
        if form == ".parquet":
            return _write_parquet(beside, rows)
        with _text_writer(beside, packed=path.name.endswith(".gz")) as stream:
            return _write_csv(stream, rows) if form == ".csv" else _write_jsonl(stream, rows)


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a path beside `path` to write to, and rename it only once the block has ended well."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    os.close(handle)
    beside = Path(name)
    try:
        yield beside
        beside.chmod(0o666 & ~_umask())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def write_text(path: Path, text: str) -> None:
    """Write a text file, whole or not at all."""
    with replacing(path) as beside:
        beside.write_bytes(text.encode("utf-8", "surrogatepass"))


def dump(row: Mapping[str, Any]) -> str:
    """Return a row as one line of JSON."""
    return json.dumps(row, ensure_ascii=False, allow_nan=False)


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current


def _read_jsonl(path: Path, rejects: Rejects) -> Iterator[PlacedRow]:
    for number, line in _lines(path, rejects):
        place = Place(str(path), number)
        try:
            row = json.loads(line)
        except UnicodeDecodeError:
            rejects.add(place, "not UTF-8; save the file as UTF-8.", line[:_SNIPPET].decode("utf-8", "replace"))
            continue
        except (json.JSONDecodeError, RecursionError) as error:
            text = line[:_SNIPPET].decode("utf-8", "replace")
            rejects.add(place, f"not a whole JSON object ({error}); mend or remove the line.", text)
            continue
        if isinstance(row, dict):
            yield PlacedRow(place, row)
        else:
            rejects.add(place, "a line must be a JSON object, {...}.", row)


def _lines(path: Path, rejects: Rejects) -> Iterator[tuple[int, bytes]]:
    """Yield numbered lines that are not blank; one over the limit is rejected and skipped to its end."""
    with _binary_reader(path) as stream:
        number = 0
        while line := stream.readline(LINE_LIMIT + 1):
            number += 1
            if len(line) > LINE_LIMIT:
                start = line[:_SNIPPET].decode("utf-8", "replace")
                while line and not line.endswith(b"\n"):
                    line = stream.readline(LINE_LIMIT)
                rejects.add(Place(str(path), number), "the line is over 10 MB; split it.", start)
            elif line.strip():
                yield number, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line


@contextlib.contextmanager
def _binary_reader(path: Path) -> Iterator[IO[bytes]]:
    if path == STANDARD:
        yield sys.stdin.buffer
        return
    try:
        with path.open("rb") as raw:
            packed = path.name.endswith(".gz")
            yield gzip.GzipFile(fileobj=raw) if packed else raw  # type: ignore[misc]
    except (gzip.BadGzipFile, EOFError) as error:
        raise BadInputError(f"{path}: not a whole gzip file ({error}).") from error


def _read_csv(path: Path, rejects: Rejects) -> Iterator[PlacedRow]:
    csv.field_size_limit(LINE_LIMIT)
    with _binary_reader(path) as binary:
        stream = io.TextIOWrapper(binary, encoding="utf-8-sig", newline="")
        reader = csv.DictReader(stream, strict=True)
        try:
            for cells in reader:
                place = Place(str(path), reader.line_num)
                if None in cells:
                    rejects.add(place, "more cells than columns; quote cells that hold a comma.", cells.pop(None))
                    continue
                with rejects.catch(place, dict(cells)):
                    yield PlacedRow(place, {name: _from_cell(name, cell) for name, cell in cells.items()})
        except UnicodeDecodeError as error:
            raise BadInputError(f"{path}: not UTF-8 after line {reader.line_num}; save the file as UTF-8.") from error
        except csv.Error as error:
            raise BadInputError(f"{path}:{reader.line_num}: not a CSV table ({error}).") from error


def _from_cell(name: str, cell: str | None) -> Any:
    if cell is None or cell == "":
        return None
    if name in NUMBERS:
        try:
            return NUMBERS[name](cell)
        except ValueError as error:
            raise BadRecordError(f"'{name}' must be a number; got {cell!r:.40}.") from error
    if name in FLAGS:
        return cell.lower() == "true"
    if name in NESTED and cell[0] in "[{":
        try:
            return json.loads(cell)
        except json.JSONDecodeError as error:
            raise BadRecordError(f"'{name}' must hold JSON; got {cell!r:.40}.") from error
    return cell


def _to_cell(value: Any) -> Any:
    if isinstance(value, (list, tuple, dict)):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else value


def _read_parquet(path: Path, rejects: Rejects) -> Iterator[PlacedRow]:
    parquet = _parquet()
    try:
        table = parquet.ParquetFile(path)
    except (OSError, ValueError) as error:
        raise BadInputError(f"{path}: not a Parquet file ({error}).") from error
    number = 0
    for batch in table.iter_batches(batch_size=1024):
        for cells in batch.to_pylist():
            number += 1
            place = Place(str(path), number)
            with rejects.catch(place, cells):
                yield PlacedRow(place, {name: _from_parquet(name, cell) for name, cell in cells.items()})


def _from_parquet(name: str, cell: Any) -> Any:
    return _from_cell(name, cell) if isinstance(cell, str) and name in NESTED else cell


def _parquet() -> Any:
    try:
        from pyarrow import parquet
    except ModuleNotFoundError as error:
        raise MissingExtraError("parquet", "Reading and writing .parquet") from error
    return parquet


@contextlib.contextmanager
def _text_writer(path: Path, *, packed: bool) -> Iterator[IO[str]]:
    with path.open("wb") as raw:
        # No file name and no time in the header, so that the same rows are the same bytes.
        binary = gzip.GzipFile(filename="", fileobj=raw, mode="wb", mtime=0) if packed else raw
        with io.TextIOWrapper(binary, encoding="utf-8", newline="\n") as stream:  # type: ignore[type-var]
            yield stream


def _write_jsonl(stream: IO[str], rows: Iterable[Mapping[str, Any]]) -> int:
    count = 0
    for count, row in enumerate(rows, 1):  # noqa: B007
        stream.write(dump(row) + "\n")
    return count


def _write_csv(stream: IO[str], rows: Iterable[Mapping[str, Any]]) -> int:
    kept = list(rows)
    writer = csv.DictWriter(stream, _columns(kept), lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _to_cell(value) for name, value in row.items()} for row in kept)
    return len(kept)


def _write_parquet(path: Path, rows: Iterable[Mapping[str, Any]]) -> int:
    import pyarrow as pa

    kept = list(rows)
    columns = {
        name: [json.dumps(cell, ensure_ascii=False) if isinstance(cell, (list, tuple, dict)) else cell for cell in cells]
        for name, cells in ((name, [row.get(name) for row in kept]) for name in _columns(kept))
    }
    _parquet().write_table(pa.table(columns), path)
    return len(kept)


def _columns(rows: Iterable[Mapping[str, Any]]) -> list[str]:
    """Every field of the rows, in the order first met."""
    return list(dict.fromkeys(name for row in rows for name in row))
