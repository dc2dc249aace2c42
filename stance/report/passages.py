"""A quote within its context, cut into the pieces that a page marks."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from stance.records import Span, Spans, read_spans

ROLES = ("content", "cue", "source")
CONTEXT_LIMIT = 300  # characters on either side: an article without full stops must not fill the page


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a statement, and the roles they play: any of ``content``, ``cue``, ``source``."""

    text: str
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A statement in pieces, with the text before and after it."""

    before: str
    pieces: tuple[Piece, ...]
    after: str


def passage(row: Mapping[str, Any]) -> Passage:
    """Cut a row's statement into pieces, within its context where that is known.

    Parameters
    ----------
    row : mapping
        ``text`` and, where they are known, ``context`` with ``context_start`` and the spans, which index the article
        (or, in a row without a ``statement``, the text). A context that doesn't hold the text where it should is left
        out, and spans are clipped to the statement.

    Returns
    -------
    Passage
        All its texts joined are the context, or the text alone; a long context is cut at a word.

    Raises
    ------
    BadRecordError
        If spans are no lists of ``[start, end]``.
    """
    text = row.get("text")
    text = text if isinstance(text, str) else ""
    start = _statement_start(row)
    before, after = _surroundings(row, text, start)
    spans = {role: _inside(row.get(role), role, start, len(text)) for role in ROLES}
    return Passage(_last_words(before), _pieces(text, spans), _first_words(after))


def _statement_start(row: Mapping[str, Any]) -> int:
    statement = row.get("statement")
    return read_spans([statement], "statement")[0][0] if statement else 0


def _surroundings(row: Mapping[str, Any], text: str, start: int) -> tuple[str, str]:
    context, context_start = row.get("context"), row.get("context_start")
    if not isinstance(context, str) or not isinstance(context_start, int):
        return "", ""
    offset = start - context_start
    if offset < 0 or not context.startswith(text, offset):
        return "", ""
    return context[:offset], context[offset + len(text) :]


def _inside(value: Any, role: str, start: int, length: int) -> Spans:
    """Spans as offsets into the statement; a string under ``source`` is no span."""
    spans = () if isinstance(value, str) else read_spans(value, role)
    clipped = ((max(first - start, 0), min(last - start, length)) for first, last in spans)
    return tuple(span for span in clipped if span[0] < span[1])


def _pieces(text: str, spans: Mapping[str, Spans]) -> tuple[Piece, ...]:
    edges = {0, len(text)} | {edge for each in spans.values() for span in each for edge in span}
    return tuple(
        Piece(text[start:end], tuple(role for role in ROLES if _covered((start, end), spans[role])))
        for start, end in pairwise(sorted(edges))
    )


def _covered(part: Span, spans: Spans) -> bool:
    return any(start <= part[0] and part[1] <= end for start, end in spans)


def _last_words(text: str) -> str:
    if len(text) <= CONTEXT_LIMIT:
        return text
    kept = text[-CONTEXT_LIMIT:]
    return f"… {kept.partition(' ')[2] or kept}"


def _first_words(text: str) -> str:
    if len(text) <= CONTEXT_LIMIT:
        return text
    kept = text[:CONTEXT_LIMIT]
    return f"{kept.rpartition(' ')[0] or kept} …"
