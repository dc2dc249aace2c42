"""Articles from the rows of a table."""

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import IO, Any

from stance.articles.decoding import detect
from stance.articles.sources import Notify, Source
from stance.errors import BadInputError, BadRecordError
from stance.jsonl import Place, PlacedRow, Rejects, open_binary, read_rows
from stance.records import Article, Row

_PATIENCE = 100  # rows without a text from the first on, after which a table is held to have none
_CHUNK = 1_000_000  # bytes
_ISO = re.compile(r"(\d{4})(-?)(\d{2})\2(\d{2})(?:$|[T ]\d{2})")
_SNIPPET = 1000  # characters of a text that are kept of a rejected row


@dataclass
class _OddDates:
    """The dates of a table that are not ISO: how many, and the first."""

    count: int = 0
    first: str = ""

    def day(self, value: Any, place: Place) -> str | None:
        day = iso_day(value)
        if day is None and value not in (None, ""):
            self.count += 1
            self.first = self.first or f"{place}: {value!r:.40}"
        return day


def read_articles_of_rows(
    source: Source, rejects: Rejects, *, notify: Notify, stream: IO[bytes] | None = None
) -> Iterator[tuple[Place, Article]]:
    """Yield the articles of a table with their places; bad rows are kept in `rejects`.

    Raises
    ------
    BadInputError
        If the table has no column ``text``.
    """
    encoding = _encoding(source, notify)
    odd = _OddDates()
    for place, row in _with_text(source, read_rows(source.path, rejects, stream=stream, encoding=encoding), rejects):
        article = None
        with rejects.catch(place, shortened(row)):
            article = _article(row, source, place, odd)
        if article:
            yield place, article
    if odd.count:
        notify(f"{odd.first} is no ISO date; {odd.count} such left out of {source.path}: write them as YYYY-MM-DD.")


def iso_day(value: Any) -> str | None:
    """Return the day of an ISO date or timestamp as ``YYYY-MM-DD``, else nothing."""
    found = _ISO.match(value.strip()) if isinstance(value, str) else None
    if not found:
        return None
    try:
        return date(int(found[1]), int(found[3]), int(found[4])).isoformat()
    except ValueError:
        return None


def shortened(row: Row) -> Row:
    """Return a row with its text cut, so that many rejected ones fit into memory."""
    text = row.get("text")
    return {**row, "text": text[:_SNIPPET]} if isinstance(text, str) else row


def _with_text(source: Source, rows: Iterable[PlacedRow], rejects: Rejects) -> Iterator[PlacedRow]:
    """Pass rows on once one has a text; where none has, say so for the whole table."""
    without: list[PlacedRow] | None = []
    count = 0
    bad_before = len(rejects)
    for count, placed in enumerate(rows, 1):  # noqa: B007
        if without is None:
            yield placed
        elif "text" in placed.row:
            yield from without
            without = None
            yield placed
        else:
            without.append(placed)
            if len(without) >= _PATIENCE:
                break
    if without:
        raise BadInputError(_no_text(source, list(without[0].row)))
    if not count and len(rejects) == bad_before:
        rejects.add(str(source.path), "the table has no row.")


def _no_text(source: Source, columns: list[str]) -> str:
    hint = "call the column with the article's words 'text'."
    if len(columns) == 1 and (found := re.search(r"[;\t|]", columns[0])):
        hint = f"its columns are parted by {found[0]!r}: save it with commas."
    names = ", ".join(name if name.isprintable() else repr(name) for name in columns)
    return f"{source.path}: no column 'text', only {names:.300}; {hint}"


def _article(row: Row, source: Source, place: Place, odd: _OddDates) -> Article:
    text = row.get("text")
    if not isinstance(text, str):
        raise BadRecordError("an article needs a text under 'text'.")
    known = {name: _text_of(row, name) for name in ("title", "outlet", "url", "language")}
    return Article(
        id=_text_of(row, "id") or f"{source.id}:{place.row or place.line}",
        text=text,
        date=odd.day(row.get("date"), place),
        **known,
    )


def _text_of(row: Row, name: str) -> str | None:
    value = row.get(name)
    if value is None or value == "":
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise BadRecordError(f"'{name}' must be text; got {value!r:.40}.")
    return str(value)


def _encoding(source: Source, notify: Notify) -> str:
    """Read a CSV once through for its encoding; the other tables are in one only."""
    if not source.suffix.startswith(".csv"):
        return "utf-8-sig"
    sample = _not_utf8(source)
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    encoding = detect(sample) if sample else None
    if encoding:
        notify(f"{source.path}: not UTF-8; read as {encoding}.")
    return encoding or "utf-8-sig"


def _not_utf8(source: Source) -> bytes:
    """Return the first lines with characters outside ASCII, if the table is not UTF-8 throughout."""
    with open_binary(source.path) as stream:
        while lines := stream.readlines(_CHUNK):
            beyond = b"".join(line for line in lines if not line.isascii())
            try:
                beyond.decode("utf-8")
            except UnicodeDecodeError:
                return beyond
    return b""
