"""Which files hold articles, and what the articles in them are called."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from stance.errors import BadInputError, MissingFileError
from stance.jsonl import STANDARD

TEXTS = (".txt",)
PAGES = (".html", ".htm")
TABLES = (".jsonl", ".csv", ".parquet", ".jsonl.gz", ".csv.gz")
_SUFFIXES = TEXTS + PAGES + TABLES

Notify = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Source:
    """A file of articles.

    Parameters
    ----------
    id : str
        Of its article; a table's articles add their row.
    suffix : str
        Which kind of file it is.
    named : bool
        Whether it was named itself, not found in a folder.
    """

    path: Path
    id: str
    suffix: str
    named: bool


def check_paths(paths: Sequence[Path]) -> None:
    """Check that everything named is there and can be articles.

    Raises
    ------
    MissingFileError
        If a path is not there.
    BadInputError
        If a file is of another kind.
    """
    for path in paths:
        if path == STANDARD:
            continue
        if not path.exists():
            raise MissingFileError(path)
        if not path.is_dir() and _suffix(path) is None:
            raise BadInputError(f"{path}: can't tell what is in it; articles are {', '.join(_SUFFIXES)} or folders.")


def find_sources(paths: Sequence[Path], *, notify: Notify) -> Iterator[Source]:
    """Yield the files of articles among the paths and in the folders among them, sorted within each folder.

    Hidden files and READMEs are passed over; so are files of other kinds and links to folders, which a notice counts.

    Raises
    ------
    BadInputError
        If a folder holds no file of articles.
    """
    for path in paths:
        if path != STANDARD and path.is_dir():
            yield from _in_folder(path, notify)
        else:
            yield _source(path, path.parent, named=True)


def _in_folder(folder: Path, notify: Notify) -> Iterator[Source]:
    passed: Counter[str] = Counter()
    found = 0
    for path in _walk(folder):
        if path.name.startswith("README"):
            continue  # a folder's own card
        if path.is_dir() or _suffix(path) is None:
            passed["links to folders" if path.is_dir() else path.suffix or "without suffix"] += 1
        else:
            found += 1
            yield _source(path, folder, named=False)
    if passed:
        kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(passed.items()))
        notify(f"{folder}: passed over what is no article: {kinds}.")
    if not found:
        raise BadInputError(f"{folder}: no article in it; articles are {', '.join(_SUFFIXES)}.")


def _walk(folder: Path) -> Iterator[Path]:
    """Files, and the links to folders that are not followed lest they lead round."""
    try:
        entries = sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError as error:
        raise BadInputError(f"{folder}: can't be read ({error.strerror}).") from error
    for path in entries:
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _walk(path)
        else:
            yield path


def _source(path: Path, folder: Path, *, named: bool) -> Source:
    suffix = _suffix(path) or ""
    name = "stdin" if path == STANDARD else path.relative_to(folder).as_posix()
    # A name that is no Unicode could not be written into a file.
    name = name.encode("utf-8", "backslashreplace").decode("utf-8")
    return Source(path, name[: len(name) - len(suffix)], suffix, named)


def _suffix(path: Path) -> str | None:
    """Return the longest suffix that fits, in small letters."""
    name = path.name.lower()
    return max((each for each in _SUFFIXES if name.endswith(each)), key=len, default=None)
