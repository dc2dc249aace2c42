"""Annotations read back from their rows, and what several people answered about the same quotes as one table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stance.errors import BadRecordError
from stance.labelling.annotators import in_order
from stance.records import UNKNOWN_ACTOR, Annotation, Statement
from stance.scheme import Question, Scheme

Codes = NDArray[np.int64]
NO_ANSWER = -1
_OWN = frozenset(each.name for each in fields(Annotation)) - {"quote", "answers"}


def read_annotation(row: Mapping[str, Any], scheme: Scheme) -> Annotation:
    """Read an annotation from its row; of a table of one's own, ``id``, ``text``, ``annotator`` and answers are enough.

    Raises
    ------
    BadRecordError
        If the quote's id, its text or the annotator is missing, the annotator is an e-mail, an answer no class of the
        scheme, or a skipped quote is answered.
    """
    if row.get("id") in (None, ""):
        raise BadRecordError("an annotation needs the 'id' of its quote.")
    statement = Statement.from_row(row)
    answers, skipped = scheme.answers_of(row), row.get("skipped") is True
    if skipped and any(answers.values()):
        raise BadRecordError("the quote is skipped and answered; mend 'skipped' or take the answers out.")
    quote = {name: value for name, value in row.items() if name not in _OWN and name not in scheme.names}
    quote.pop("schema", None)
    return Annotation(
        quote={**quote, "id": statement.id},
        annotator=_annotator(row.get("annotator")),
        answers=answers,
        skipped=skipped,
        created=row.get("created") or None,
        updated=row.get("updated") or None,
        lead_time=row.get("lead_time"),
        origin=row.get("origin") or "manual",
        study=row.get("study") or "",
        predicted=_predicted(row.get("predicted"), scheme),
        shown=row.get("shown") is True,
    )


def _annotator(name: Any) -> str:
    if not isinstance(name, str) or not name.strip() or "@" in name:
        raise BadRecordError(f"an annotation needs a short 'annotator' that is no e-mail; got {name!r:.40}.")
    return name


def _predicted(value: Any, scheme: Scheme) -> dict[str, str | None] | None:
    if value in (None, "", {}):
        return None
    if not isinstance(value, dict):
        raise BadRecordError(f"'predicted' must give an answer to each question; got {value!r:.40}.")
    try:
        return scheme.answers_of(value)
    except BadRecordError as error:
        raise BadRecordError(f"'predicted': {error.reason}") from error


@dataclass(frozen=True, slots=True)
class Answered:
    """What annotators answered to one question.

    Parameters
    ----------
    annotators : tuple of str
        In the order of their names.
    codes : array of int, of shape (n_quotes, n_annotators)
        The number of each one's class in the question's order, -1 where they gave none or skipped.
    predicted : array of int, of the same shape
        Likewise what the model answered about the quote, as each annotation holds it.
    shown : array of bool, of the same shape
        Whether the annotator saw that beforehand.
    actors : array of str, of shape (n_quotes,)
    articles : array of int, of shape (n_quotes,)
        A number for each article; a quote without one is an article of its own.
    """

    annotators: tuple[str, ...]
    codes: Codes
    predicted: Codes
    shown: NDArray[np.bool_]
    actors: NDArray[np.object_]
    articles: Codes


def answered(annotations: Sequence[Annotation], question: Question) -> Answered:
    """Set annotations out as a table, a line a quote and a column an annotator.

    Parameters
    ----------
    annotations : sequence of Annotation
        One at the most of each annotator on each quote.
    """
    quotes = {each.quote["id"]: each.quote for each in annotations}
    lines = {identity: line for line, identity in enumerate(quotes)}
    annotators = tuple(sorted({each.annotator for each in annotations}, key=in_order))
    columns = {name: column for column, name in enumerate(annotators)}
    shape = (len(lines), len(columns))
    codes, predicted, shown = np.full(shape, NO_ANSWER), np.full(shape, NO_ANSWER), np.zeros(shape, dtype=np.bool_)
    for each in annotations:
        cell = lines[each.quote["id"]], columns[each.annotator]
        codes[cell] = _code(each.answers, question)
        predicted[cell] = _code(each.predicted or {}, question)
        shown[cell] = each.shown
    actors = [quote.get("actor") or UNKNOWN_ACTOR for quote in quotes.values()]
    return Answered(annotators, codes, predicted, shown, np.array(actors, dtype=object), _articles(quotes))


def _code(answers: Mapping[str, str | None], question: Question) -> int:
    answer = answers.get(question.name)
    return NO_ANSWER if answer is None else question.class_names.index(answer)


def _articles(quotes: Mapping[str, Mapping[str, Any]]) -> Codes:
    names = [
        (quote.get("article") or None, "" if quote.get("article") else identity) for identity, quote in quotes.items()
    ]
    numbers: dict[tuple[Any, str], int] = {}
    return np.array([numbers.setdefault(name, len(numbers)) for name in names], dtype=np.int64)
