"""An article from a text file or a web page."""

import logging
import re
from pathlib import Path
from typing import Any

from stance.articles.decoding import Decoded, decode
from stance.articles.sources import Notify, Source
from stance.errors import BadInputError, BadRecordError, MissingExtraError
from stance.jsonl import LINE_LIMIT
from stance.records import Article

_TITLE_LIMIT = 200  # characters
_TITLE_WITHIN = 1000  # characters
_LINE = re.compile(r"[^\r\n]+")
_CLOSING = "\"'’”»)"
_DECLARED = re.compile(
    rb"<meta[^>]+charset\s*=\s*[\"']?\s*((?:windows|iso-8859|koi8|shift|euc|gb|big5|mac)[\w-]*)", re.IGNORECASE
)
_DECLARED_WITHIN = 2048  # bytes
# Without these the date found would hang on the day of reading.
_DATE_SEARCH = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}


def read_text(source: Source, *, notify: Notify) -> Article:
    """Return the article in a text file, its text as it stands there; a first line like a headline is its title.

    Raises
    ------
    BadRecordError
        If the file is over 10 MB or holds no text.
    """
    return text_article(_bytes(source.path), source, notify=notify)


def text_article(data: bytes, source: Source, *, notify: Notify) -> Article:
    """Return the article that some bytes hold; see `read_text`."""
    text = _told(decode(data), source, notify)
    return Article(id=source.id, text=text, title=headline(text))


def headline(text: str) -> str | None:
    """Return the first line that is not blank, if more follows, it is under 200 characters and no full stop ends it."""
    start = text[:_TITLE_WITHIN].lstrip()
    line = _LINE.match(start)
    if not line or line.end() == len(start):
        return None
    title = line[0].rstrip()
    if len(title) >= _TITLE_LIMIT or title.rstrip(_CLOSING).endswith("."):
        return None
    return title if len(text.strip()) > len(title) else None


def read_page(source: Source, *, notify: Notify) -> Article:
    """Return the article in a web page: its text without the page around it, and what the page says of it.

    Raises
    ------
    MissingExtraError
        If trafilatura is not installed.
    BadRecordError
        If the file is over 10 MB, or no article is found in it.
    """
    data = _bytes(source.path)
    declared = _DECLARED.search(data[:_DECLARED_WITHIN])
    decoded = decode(data, declared=_browsers(declared[1].decode("ascii")) if declared else None)
    page = _extracted(_told(decoded, source, notify))
    if page is None or not page.text:
        raise BadRecordError("no article found in the page; save its text as .txt.")
    date = page.date or None
    return Article(id=source.id, text=page.text, title=page.title, date=date, outlet=page.sitename, url=page.url)


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LINE_LIMIT:
            raise BadRecordError("over 10 MB, which is no article; split it.")
        return path.read_bytes()
    except OSError as error:
        raise BadInputError(f"{path}: can't be read ({error.strerror}).") from error


def _told(decoded: Decoded, source: Source, notify: Notify) -> str:
    if decoded.encoding:
        notify(f"{source.path}: not UTF-8; read as {decoded.encoding}.")
    return decoded.text


def _browsers(declared: str) -> str:
    """Read ISO 8859-1 as what browsers take it for."""
    return "windows-1252" if declared.lower() == "iso-8859-1" else declared


def _extracted(page: str) -> Any:
    try:
        from trafilatura import bare_extraction
    except ImportError as error:
        raise MissingExtraError("html", "Reading .html") from error
    # What it logs would land on the screen; the reason is given with the rejected article.
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    return bare_extraction(page, with_metadata=True, include_comments=False, date_extraction_params=dict(_DATE_SEARCH))
