"""A folder for a new study: its scheme and codebook, something to practise on, and a page on what to do next."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from stance.errors import BadInputError
from stance.jsonl import Rejects, write_text
from stance.pipeline.extraction import extract
from stance.resources import resource
from stance.scheme import LOCAL_NAME, find_scheme, load_scheme

PRACTICE = ("climate-baku", "ferry-strike", "nile-dam")  # of the seeds, whose wording is our own
ARTICLES, QUOTES = "articles", "quotes.jsonl"
_PAGE = Path(__file__).parent / "data" / "study.md"
_IGNORED = """\
# Who a1 and a2 are is nobody else's business.
annotators.csv
*.rejected.jsonl
/out/
"""


@dataclass(frozen=True, slots=True)
class Begun:
    """What a new study's folder got.

    Parameters
    ----------
    written, kept : tuple of str
        Names below the folder: what was written, and what stood there and was left as it is.
    """

    written: tuple[str, ...]
    kept: tuple[str, ...]


def begin_study(folder: Path, *, scheme: Path | None = None, force: bool = False) -> Begun:
    """Make a folder for a new study.

    Parameters
    ----------
    folder : Path
    scheme : Path, optional
        The label scheme to copy; else the one found from here upwards, else the packaged one.
    force : bool, default False
        Fill a folder that holds something already; a file that is there is left as it is.

    Raises
    ------
    BadInputError
        If a file stands in the folder's place, or the folder isn't empty and `force` not given.
    MissingFileError, MisfitError
        If there is no such scheme, or it is none.
    """
    source = find_scheme(scheme)
    load_scheme(source)
    _refuse_what_is_there(folder, force=force)
    parts = dict(_parts(folder, source))
    kept = tuple(name for name in parts if (folder / name).exists())
    written = tuple(name for name in parts if name not in kept)
    for name in written:
        parts[name](folder / name)
    return Begun(written, kept)


def _refuse_what_is_there(folder: Path, *, force: bool) -> None:
    if folder.exists() and not folder.is_dir():
        raise BadInputError(f"{folder}: a file, where a folder is to be made; name another.")
    if not force and folder.is_dir() and any(folder.iterdir()):
        raise BadInputError(f"{folder}: not empty; name a new folder, or give --force to add what isn't there.")


def _parts(folder: Path, scheme: Path) -> Iterable[tuple[str, Callable[[Path], object]]]:
    """Yield the name of each file or folder and how it is made, in an order in which it can be."""
    from stance.labelling.codebook import codebook

    yield "README.md", partial(_copy, _PAGE)
    yield LOCAL_NAME, partial(_copy, scheme)
    yield "CODEBOOK.md", lambda path: write_text(path, codebook(load_scheme(folder / LOCAL_NAME)))
    yield ".gitignore", lambda path: write_text(path, _IGNORED)
    yield ARTICLES, _practice
    yield QUOTES, lambda path: extract(_seeds(), path, Rejects())


def _copy(source: Path, path: Path) -> None:
    write_text(path, source.read_bytes().decode())


def _practice(folder: Path) -> None:
    for article in _seeds():
        _copy(article, folder / article.name)


def _seeds() -> list[Path]:
    return [resource(f"seeds/{name}.txt") for name in PRACTICE]
