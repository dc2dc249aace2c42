"""Records and their files: JSON lines, CSV and Parquet, read row by row and written beside, then renamed."""

import codecs
import contextlib
import io
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from stance.errors import BadInputError, BadRecordError, MissingFileError
from stance.files import STANDARD, create_binary, open_binary, replacing, write_text
from stance.places import Place, PlacedRow, Rejects
from stance.records import Row
from stance.tables import FLAGS, NESTED, NUMBERS, read_csv, read_parquet, write_csv, write_parquet

__all__ = [
    "FLAGS",
    "LINE_LIMIT",
    "NESTED",
    "NUMBERS",
    "STANDARD",
    "TABLE_SUFFIXES",
    "Place",
    "PlacedRow",
    "Rejects",
    "dump",
    "format_of",
    "open_binary",
    "read_rows",
    "rejected_path",
    "replacing",
    "write_rejects",
    "write_rows",
    "write_text",
]

LINE_LIMIT = 10_000_000  # bytes
TABLE_SUFFIXES = (".jsonl", ".csv", ".parquet")
_SNIPPET = 1000  # characters of a line that is kept where it can't be kept whole


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


def read_rows(
    path: Path, rejects: Rejects, *, stream: IO[bytes] | None = None, encoding: str = "utf-8-sig"
) -> Iterator[PlacedRow]:
    """Yield the rows of a file, one at a time, with their places; a bad line is kept in `rejects`.

    Parameters
    ----------
    stream : binary file, optional
        Where to read a CSV or JSON lines from, instead of the path.
    encoding : str, default "utf-8-sig"
        Of a CSV; JSON lines are UTF-8 always.

    Raises
    ------
    MissingFileError, BadInputError
        If the file can't be read at all: missing, empty, or not of the format its name says.
    """
    if path != STANDARD and not path.is_file():
        raise MissingFileError(path)
    if path != STANDARD and path.stat().st_size == 0:
        raise BadInputError(f"{path}: the file is empty.")
    form = format_of(path)
    return read_parquet(path, rejects) if form == ".parquet" else _read(path, rejects, form, stream, encoding)


def _read(path: Path, rejects: Rejects, form: str, stream: IO[bytes] | None, encoding: str) -> Iterator[PlacedRow]:
    with contextlib.nullcontext(stream) if stream else open_binary(path) as binary:
        if form == ".csv":
            yield from read_csv(path, binary, rejects, encoding=encoding)
        else:
            yield from _read_jsonl(path, binary, rejects)


def write_rows(path: Path, rows: Iterable[Mapping[str, Any]]) -> int:
    """Write rows by the path's suffix and return how many; nothing is left behind where it fails."""
    if path == STANDARD:
        sys.stdout.flush()
        return _write_jsonl(sys.stdout.buffer, rows)
    form = format_of(path)
    with replacing(path) as beside:
        if form == ".parquet":
            return write_parquet(beside, rows)
        with create_binary(beside, packed=path.name.endswith(".gz")) as binary:
            if form == ".jsonl":
                return _write_jsonl(binary, rows)
            with io.TextIOWrapper(binary, encoding="utf-8", newline="\n") as stream:
                return write_csv(stream, rows)


def dump(row: Mapping[str, Any]) -> str:
    """Return a row as one line of JSON, in characters that UTF-8 has.

    Raises
    ------
    BadInputError
        If a number in it is infinite or none.
    """
    try:
        line = json.dumps(row, ensure_ascii=False, allow_nan=False)
    except ValueError as error:
        raise BadInputError(f"a row can't be written as JSON ({error}): {row!r:.80}") from error
    return line if _is_whole(line) else json.dumps(row)


def _is_whole(text: str) -> bool:
    """Whether no character of the text is half of a pair."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _read_jsonl(path: Path, binary: IO[bytes], rejects: Rejects) -> Iterator[PlacedRow]:
    for number, line in _lines(path, binary, rejects):
        place = Place(str(path), number)
        with rejects.catch(place, line[:_SNIPPET].decode("utf-8", "replace")):
            yield PlacedRow(place, _row_of_line(line))


def _row_of_line(line: bytes) -> Row:
    try:
        text = line.decode("utf-8")
        row = json.loads(text, parse_constant=_constant)
    except UnicodeDecodeError as error:
        raise BadRecordError("not UTF-8; save the file as UTF-8.") from error
    except (ValueError, RecursionError) as error:
        raise BadRecordError(f"not a whole JSON object ({error}); mend or remove the line.") from error
    if not isinstance(row, dict):
        raise BadRecordError("a line must be a JSON object, {...}.")
    if "\\u" in text and not _is_whole(json.dumps(row, ensure_ascii=False)):
        raise BadRecordError("holds half a character (a lone surrogate, \\ud800 to \\udfff); mend the text.")
    return row


def _constant(name: str) -> None:
    """Take ``NaN``, which some programs write for what is missing, as nothing; refuse the infinite."""
    if name != "NaN":
        raise ValueError(f"{name} is no number")


def _lines(path: Path, binary: IO[bytes], rejects: Rejects) -> Iterator[tuple[int, bytes]]:
    """Yield numbered lines that are not blank; one over the limit is rejected and skipped to its end."""
    number = 0
    while line := binary.readline(LINE_LIMIT + 1):
        number += 1
        if number == 1:
            line = _without_mark(path, line)
        if len(line) > LINE_LIMIT and not line.endswith(b"\n"):
            start = line[:_SNIPPET].decode("utf-8", "replace")
            while line and not line.endswith(b"\n"):
                line = binary.readline(LINE_LIMIT)
            rejects.add(Place(str(path), number), "the line is over 10 MB; split it.", start)
        elif line.strip():
            yield number, line


def _without_mark(path: Path, line: bytes) -> bytes:
    if line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise BadInputError(f"{path}: UTF-16; save the file as UTF-8.")
    return line.removeprefix(codecs.BOM_UTF8)


def _write_jsonl(stream: IO[bytes], rows: Iterable[Mapping[str, Any]]) -> int:
    count = 0
    for count, row in enumerate(rows, 1):  # noqa: B007
        stream.write(dump(row).encode() + b"\n")
    return count
