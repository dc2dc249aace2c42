"""Bytes to text: UTF-8, what a byte order mark says, else the encoding that the bytes show."""

import codecs
import re
from typing import NamedTuple

from stance.errors import BadRecordError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The encodings of English articles that are not UTF-8; charset-normalizer can't tell them from their kin, as cp1250,
# by a few quotation marks and accents.
_WESTERN = ("cp1252", "mac_roman")
_USUAL = frozenset("‘’‚“”„–—…•€£§°©®™«»¡¿´\u00a0ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜŒŠŽàáâãäåæçèéêëìíîïñòóôõöøùúûüœšžß")
_ODD_ACCENT = re.compile(r"[a-z][À-Þ]|(?<![^\W\d_])(?![àÀÉéóÓôÔ])[À-ÿŒœŠšŽž](?![^\W\d_])")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f]")
_MOST_CONTROLS = 0.05  # of the characters, above which a file is no text
_MOST_CHAOS = 0.1  # charset-normalizer's share of odd characters
_FEWEST_FOREIGN = 5  # characters outside ASCII, and their share: fewer show no encoding
_FOREIGN_SHARE = 0.02


class Decoded(NamedTuple):
    """A text and the encoding it was in, ``None`` for UTF-8 and what a byte order mark names."""

    text: str
    encoding: str | None = None


def decode(data: bytes, *, declared: str | None = None) -> Decoded:
    """Return the text that some bytes hold, nothing of it changed; only a byte order mark is left out.

    Parameters
    ----------
    declared : str, optional
        An encoding that the bytes themselves name; it counts where they are not UTF-8.

    Raises
    ------
    BadRecordError
        If the bytes are no text, or in no encoding that they can be read in whole.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(_text(_strict(data[len(mark) :], encoding)))
    try:
        return Decoded(_text(data.decode("utf-8")))
    except UnicodeDecodeError as error:
        _text(data.decode("latin-1"))
        found = (declared and fitting(data, declared)) or detect(data)
        if not found:
            reason = f"not UTF-8 (byte {error.start + 1}) and no other encoding fits; save the file as UTF-8."
            raise BadRecordError(reason) from error
        return Decoded(_text(_strict(data, found)), found)


def detect(data: bytes) -> str | None:
    """Return the encoding that some bytes outside UTF-8 are in, as Python names it.

    Returns
    -------
    str or None
        ``None`` where they are UTF-8 with broken bytes in it, or too few to tell.
    """
    if _is_broken_utf8(data):
        return None
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None or not best.multi_byte_usage:
        for encoding in _WESTERN:
            if fitting(data, encoding) and _is_western(data.decode(encoding)):
                return encoding
    if best is None or best.chaos > _MOST_CHAOS or not fitting(data, best.encoding):
        return None
    foreign = len(_BEYOND_ASCII.findall(data.decode("latin-1")))
    return str(best.encoding) if foreign >= max(_FEWEST_FOREIGN, _FOREIGN_SHARE * len(data)) else None


def fitting(data: bytes, encoding: str) -> str | None:
    """Return the encoding if it is known and the bytes can be read in it, else nothing."""
    try:
        data.decode(encoding).encode("utf-8")
    except (LookupError, UnicodeError):
        return None
    return encoding


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise BadRecordError(f"not whole {encoding} (byte {error.start + 1}); save the file as UTF-8.") from error


def _text(text: str) -> str:
    if "\0" in text or len(_CONTROL.findall(text)) > _MOST_CONTROLS * len(text):
        raise BadRecordError("binary, or UTF-16 without its mark; save the article as UTF-8 text.")
    return text


def _is_broken_utf8(data: bytes) -> bool:
    """Whether more characters outside ASCII are whole in UTF-8 than broken."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return len(_BEYOND_ASCII.findall(text)) > 2 * broken


def _is_western(text: str) -> bool:
    """Whether the characters outside ASCII are those of English news: typography, and letters within words."""
    return all(char in _USUAL for char in set(text) if not char.isascii()) and not _ODD_ACCENT.search(text)
