"""Articles one after another from files, folders and standard input."""

import codecs
import io
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

from stance.articles.languages import language_name, notice_language
from stance.articles.rows import read_articles_of_rows, shortened
from stance.articles.sources import PAGES, TABLES, Notify, Source, check_paths, find_sources
from stance.articles.texts import read_page, read_text, text_article
from stance.errors import BadInputError, BadRecordError
from stance.jsonl import LINE_LIMIT, STANDARD, Place, Rejects
from stance.records import Article

_MARK = codecs.BOM_UTF8


def read_articles(
    paths: Sequence[Path],
    rejects: Rejects,
    *,
    notify: Callable[[str], None] | None = None,
    any_language: bool = False,
) -> Iterator[Article]:
    """Yield the articles in files and folders, one at a time.

    Text files (``.txt``), web pages (``.html``), tables with a column ``text`` (``.jsonl``, ``.csv``, ``.parquet``),
    folders of these in sorted order, and ``-`` for standard input: JSON lines if it begins with ``{``, else one text.

    Parameters
    ----------
    rejects : Rejects
        Keeps the articles that can't be used, and in folders the files, each with its place and reason.
    notify : callable, optional
        Told in one line of what else is worth knowing: an encoding detected, files passed over, dates left out.
    any_language : bool, default False
        Keep articles that are not in English.

    Raises
    ------
    MissingFileError
        At once, if a path is not there.
    BadInputError
        If a file named itself can't be read as a whole, or a folder holds no article.
    MissingExtraError
        If a web page or Parquet file is met without the package that reads it.
    """
    check_paths(paths)
    return _read(paths, rejects, notify or _say_nothing, any_language=any_language)


def _say_nothing(_: str) -> None:
    pass


def _read(paths: Sequence[Path], rejects: Rejects, notify: Notify, *, any_language: bool) -> Iterator[Article]:
    seen: dict[str, str] = {}
    for source in find_sources(paths, notify=notify):
        for place, article in _articles_of(source, rejects, notify):
            try:
                kept = _checked(article, any_language=any_language)
                _note_id(kept.id, str(source.path), seen)
            except BadRecordError as error:
                rejects.add(place, error.reason, shortened(article.to_row()))
            else:
                yield kept


def _articles_of(source: Source, rejects: Rejects, notify: Notify) -> Iterator[tuple[Place | str, Article]]:
    """Read one file; what is wrong with all of it stops the run only if the file was named itself."""
    try:
        if source.path == STANDARD:
            yield from _of_standard_input(source, rejects, notify)
        elif source.suffix in TABLES:
            yield from read_articles_of_rows(source, rejects, notify=notify)
        else:
            read = read_page if source.suffix in PAGES else read_text
            yield str(source.path), read(source, notify=notify)
    except BadRecordError as error:
        rejects.add(str(source.path), error.reason)
    except BadInputError as error:
        if source.named or rejects.strict:
            raise
        rejects.add(str(source.path), str(error).removeprefix(f"{source.path}: "))


def _checked(article: Article, *, any_language: bool) -> Article:
    if not article.text.strip():
        raise BadRecordError("the article is empty.")
    if len(article.text) > LINE_LIMIT:
        raise BadRecordError("over 10 MB, which is no article; split it.")
    code = notice_language(article.text)
    if code not in {None, "en"} and not any_language:
        named = f"{language_name(str(code))} ({code})"
        raise BadRecordError(f"looks {named}, not English; translate it, or allow any language.")
    return replace(article, language=code or article.language)


def _note_id(identity: str, path: str, seen: dict[str, str]) -> None:
    if identity in seen:
        raise BadRecordError(f"an article of {seen[identity]} has the id '{identity}' already; give each its own.")
    seen[identity] = path


def _of_standard_input(source: Source, rejects: Rejects, notify: Notify) -> Iterator[tuple[Place | str, Article]]:
    head = _beginning(sys.stdin.buffer)
    stream = io.BufferedReader(_PutBack(head, sys.stdin.buffer))
    if head.removeprefix(_MARK).lstrip().startswith(b"{"):
        yield from read_articles_of_rows(source, rejects, notify=notify, stream=stream)
        return
    data = stream.read(LINE_LIMIT + 1)
    if len(data) > LINE_LIMIT:
        raise BadRecordError("over 10 MB, which is no article; split it.")
    yield str(STANDARD), text_article(data, source, notify=notify)


def _beginning(stream: IO[bytes]) -> bytes:
    """Read up to the end of the first line that is not blank."""
    lines: list[bytes] = []
    while line := stream.readline(LINE_LIMIT):
        lines.append(line)
        if line.removeprefix(_MARK).strip():
            break
    return b"".join(lines)


class _PutBack(io.RawIOBase):
    """A stream with its beginning, already looked at, put back."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        super().__init__()
        self._head = io.BytesIO(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._head.read(len(buffer)) or self._rest.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)
