"""Files as bytes: opened packed or not, and written beside, then renamed."""

import contextlib
import gzip
import os
import sys
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from stance.errors import BadInputError

STANDARD = Path("-")


@contextlib.contextmanager
def open_binary(path: Path) -> Iterator[IO[bytes]]:
    """Open a file, packed or not, or standard input, to read bytes from.

    Raises
    ------
    BadInputError
        If it can't be read, or is not a whole gzip file.
    """
    if path == STANDARD:
        yield sys.stdin.buffer
        return
    try:
        with path.open("rb") as raw:
            yield gzip.GzipFile(fileobj=raw) if path.name.endswith(".gz") else raw  # type: ignore[misc]
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise BadInputError(f"{path}: not a whole gzip file ({error}).") from error
    except OSError as error:
        raise BadInputError(f"{path}: can't be read ({error.strerror}).") from error


@contextlib.contextmanager
def create_binary(path: Path, *, packed: bool) -> Iterator[IO[bytes]]:
    """Create a file to write bytes to, packed by gzip or not."""
    with path.open("wb") as raw:
        if not packed:
            yield raw
            return
        # No file name and no time in the header, so that the same rows are the same bytes.
        with gzip.GzipFile(filename="", fileobj=raw, mode="wb", mtime=0) as binary:
            yield binary  # type: ignore[misc]


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a path beside `path` to write to, and rename it only once the block has ended well.

    Raises
    ------
    BadInputError
        If no file can be written there.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        raise BadInputError(f"{path}: not a file that can be replaced; name another.")
    with _refusing(path):
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    os.close(handle)
    beside = Path(name)
    try:
        yield beside
        with _refusing(path):
            beside.chmod(0o666 & ~_umask())
            beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


@contextlib.contextmanager
def _refusing(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise BadInputError(f"{path}: can't be written ({error.strerror}); name another file.") from error


def write_text(path: Path, text: str) -> None:
    """Write a text file, whole or not at all; to standard output as it is."""
    if path == STANDARD:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8", "surrogatepass"))
        return
    with replacing(path) as beside:
        beside.write_bytes(text.encode("utf-8", "surrogatepass"))


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
