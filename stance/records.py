"""The nouns: what one step hands to the next.

Offsets are code points of the article's text as read, end exclusive: ``article.text[start:end]`` is the span.
"""

import hashlib
import json
import operator
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Self

from stance.errors import BadRecordError

SCHEMA = 1
UNKNOWN_ACTOR = "unknown"
SPAN_FIELDS = ("content", "cue", "source", "target")

Span = tuple[int, int]
Spans = tuple[Span, ...]
Row = dict[str, Any]


def digest(*parts: str, length: int = 16) -> str:
    """Return a short hexadecimal digest of some strings, the same on every machine."""
    joined = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:length]


def row_digest(row: Mapping[str, Any]) -> str:
    """Return the digest of a row, whatever the order of its fields."""
    return digest(json.dumps(row, sort_keys=True, ensure_ascii=False, default=str))


def read_spans(value: Any, name: str) -> Spans:
    """Return ``[[start, end], ...]`` as spans.

    Raises
    ------
    BadRecordError
        If the value is something else.
    """
    try:
        pairs = () if value is None else value
        spans = tuple((operator.index(start), operator.index(end)) for start, end in pairs)
    except (TypeError, ValueError) as error:
        raise BadRecordError(f"'{name}' must be a list of [start, end]; got {value!r:.60}.") from error
    if any(not 0 <= start <= end for start, end in spans):
        raise BadRecordError(f"'{name}' has a span that ends before it starts: {value!r:.60}.")
    return spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A news article, its text as read.

    Parameters
    ----------
    id : str
        As given, else the file's path below the folder named, without suffix (``:ROW`` added for tables).
    text : str
        No newline is translated and nothing stripped; only a byte order mark is left out.
    date : str, optional
        ISO, ``YYYY-MM-DD``.
    language : str, optional
        ISO 639-1, as far as it was noticed.
    """

    id: str
    text: str
    title: str | None = None
    date: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None

    def to_row(self) -> Row:
        """Return the article as a row of its file."""
        return {"schema": SCHEMA, **asdict(self)}

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Self:
        """Read an article from a row.

        Raises
        ------
        BadRecordError
            If ``id`` or ``text`` is missing.
        """
        for name in ("id", "text"):
            if not isinstance(row.get(name), str):
                raise BadRecordError(f"an article needs a text field '{name}'.")
        values: Row = {name: row.get(name) for name in _names(cls)}
        return cls(**values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A statement that an article attributes to somebody.

    Parameters
    ----------
    content, cue, source : spans
        Where what was said, the words that report it and the mention of who said it stand in the article's text.
    statement : span
        From the first to the last of these, widened to the edges of sentences.
    text : str
        ``article.text[statement]`` exactly.
    words : str
        The content, its spans joined by a blank.
    context : span
        The statement with the sentences around it.
    speaker : str, optional
        The person or body named, resolved within the article.
    actor : str
        The canonical actor, ``unknown`` where the text gives none.
    kind : str
        ``direct``, ``mixed`` or ``indirect``.
    confidence : float
        Between 0 and 1: how likely the quote and its source are right.
    """

    id: str
    article: str
    title: str | None = None
    date: str | None = None
    outlet: str | None = None
    url: str | None = None
    content: Spans
    cue: Spans
    source: Spans
    statement: Span
    text: str
    words: str
    source_text: str
    cue_text: str
    context: str
    context_start: int
    speaker: str | None
    actor: str
    actors: tuple[str, ...]
    kind: str
    confidence: float

    def to_row(self) -> Row:
        """Return the quote as a row of its file."""
        row = {"schema": SCHEMA, **{name: getattr(self, name) for name in _QUOTE_FIELDS}}
        row.update(statement=list(self.statement), actors=list(self.actors))  # lists, the way JSON reads them back
        row.update(content=_lists(self.content), cue=_lists(self.cue), source=_lists(self.source))
        return row

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Self:
        """Read a quote from a row.

        Raises
        ------
        BadRecordError
            If a field is missing or of the wrong form.
        """
        values: Row = {name: row.get(name) for name in _names(cls)}
        optional = {"title", "date", "outlet", "url", "speaker"}
        for name, value in values.items():
            if value is None and name not in optional:
                raise BadRecordError(f"a quote needs the field '{name}'; make quotes with 'stance extract'.")
        _check_forms(cls, values)
        for name in ("content", "cue", "source"):
            values[name] = read_spans(values[name], name)
        values["statement"] = read_spans([values["statement"]], "statement")[0]
        if not isinstance(values["actors"], (list, tuple)) or not all(
            isinstance(each, str) for each in values["actors"]
        ):
            raise BadRecordError(f"'actors' must be a list of names; got {values['actors']!r:.60}.")
        values["actors"] = tuple(values["actors"])
        return cls(**values)


_QUOTE_FIELDS = tuple(each.name for each in fields(Quote))


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A text to be judged, and what is known of who stands behind it: what a model reads.

    Parameters
    ----------
    row : dict
        The line it came from, whole: every field is kept.
    content, cue, source, target : spans
        Offsets into ``text``; empty where not known.
    """

    id: str
    text: str
    actor: str | None = None
    speaker: str | None = None
    source_text: str | None = None
    article: str | None = None
    content: Spans = ()
    cue: Spans = ()
    source: Spans = ()
    target: Spans = ()
    row: Row = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Self:
        """Read a statement from any row with a ``text``; a string under ``source`` is read as ``source_text``.

        Raises
        ------
        BadRecordError
            If there is no text, or a span lies outside it.
        """
        text = row.get("text")
        if not isinstance(text, str) or not text.strip():
            raise BadRecordError("a statement needs a field 'text' with words in it.")
        named = dict(row)
        if isinstance(named.get("source"), str):
            named["source_text"] = named.get("source_text") or named["source"]
            named["source"] = ()
        start = read_spans([named["statement"]], "statement")[0][0] if named.get("statement") else 0
        found = {name: read_spans(named.get(name), name) for name in SPAN_FIELDS}
        spans: Row = {name: _shifted(found[name], -start, len(text), name) for name in SPAN_FIELDS}
        texts: Row = {name: _text_or_none(named, name) for name in ("actor", "speaker", "source_text", "article")}
        identity = str(row["id"]) if row.get("id") not in (None, "") else row_digest(row)
        return cls(id=identity, text=text, row=dict(row), **texts, **spans)


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A statement with one answer a question, ``None`` where there is none."""

    statement: Statement
    answers: Mapping[str, str | None]

    def to_row(self) -> Row:
        """Return the label as a row: the statement's line with the answers in it."""
        return {"schema": SCHEMA, **self.statement.row, "id": self.statement.id, **self.answers}


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """What one annotator answered about one quote.

    Parameters
    ----------
    quote : dict
        The quote's row.
    annotator : str
        A short stable name, ``a1``; never an e-mail.
    created, updated : str
        UTC, ISO 8601.
    lead_time : float, optional
        Seconds spent on it.
    origin : str
        ``manual``, ``prediction`` (a pre-annotation kept) or ``prediction-changed``.
    predicted : mapping, optional
        What a model answered to each question about the quote; ``None`` where that is not known.
    shown : bool
        Whether the annotator saw that beforehand. Where it is known and was not shown, the quote is of the blind share.
    """

    quote: Row
    annotator: str
    answers: Mapping[str, str | None]
    skipped: bool
    created: str | None
    updated: str | None
    lead_time: float | None
    origin: str
    study: str
    predicted: Mapping[str, str | None] | None = None
    shown: bool = False

    def to_row(self) -> Row:
        """Return the annotation as a row: the quote's fields with the answers and who gave them."""
        own = {name: getattr(self, name) for name in _names(type(self)) if name not in {"quote", "answers"}}
        return {"schema": SCHEMA, **self.quote, **self.answers, **own}


@dataclass(frozen=True, slots=True, kw_only=True)
class Prediction:
    """A model's answers about one statement, with the probabilities behind them."""

    statement: Statement
    answers: Mapping[str, str | None]
    probabilities: Mapping[str, Mapping[str, float]]
    model: str
    abstained: bool = False

    def to_row(self) -> Row:
        """Return the prediction as a row: the statement's line, every field kept, with the answers."""
        own = {"probabilities": self.probabilities, "model": self.model, "abstained": self.abstained}
        return {"schema": SCHEMA, **self.statement.row, "id": self.statement.id, **self.answers, **own}


def record_fields() -> frozenset[str]:
    """Return the field names that records use, which a question may not be named after."""
    classes = (Article, Quote, Statement, Label, Annotation, Prediction)
    return frozenset(name for class_ in classes for name in _names(class_)) | {
        "schema", "target", "topic", "how", "annotators", "sampling", "probability", "quote_id", "quote_hash",
        "scheme_digest", "who", "published", "marked", "created_at", "updated_at", "relinked_from", "overlap", "unlinked",
        "nearest", "votes", "posterior", "reviewers", "disagreement", "review",
        "place", "doubts",
    }  # fmt: skip


_FORMS: dict[Any, tuple[Any, str]] = {
    str: (str, "text"),
    str | None: (str | None, "text"),
    int: (int, "a whole number"),
    float: (int | float, "a number"),
}


def _check_forms(class_: type, values: Mapping[str, Any]) -> None:
    """Refuse texts and numbers that are none."""
    for each in fields(class_):
        form, called = _FORMS.get(each.type, (object, ""))
        if not isinstance(values[each.name], form):
            raise BadRecordError(f"'{each.name}' must be {called}; got {values[each.name]!r:.60}.")


def _names(class_: type) -> tuple[str, ...]:
    return tuple(each.name for each in fields(class_))


def _lists(spans: Spans) -> list[list[int]]:
    return [list(span) for span in spans]


def _text_or_none(row: Mapping[str, Any], name: str) -> str | None:
    value = row.get(name)
    return None if value in (None, "") else str(value)


def _shifted(spans: Iterable[Span], by: int, length: int, name: str) -> Spans:
    moved = tuple((start + by, end + by) for start, end in spans)
    if any(start < 0 or end > length for start, end in moved):
        raise BadRecordError(f"'{name}' has a span outside the text.")
    return moved


def joined(text: str, spans: Sequence[Span]) -> str:
    """Return the words of some spans, joined by a blank."""
    return " ".join([text[start:end] for start, end in spans])
