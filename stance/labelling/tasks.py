"""Quotes as Label Studio tasks, from which alone the quote can be built again."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from stance.errors import BadRecordError
from stance.labelling.marking import marked, published, who
from stance.records import Prediction, Quote, digest, row_digest
from stance.scheme import Scheme

BLIND = "blind"  # the key in a task's meta of what a model answered and nobody was shown
OBJECT_NAME = "context"  # what every question of the config points to
# Label Studio's small exports overwrite a data key named 'id'.
_DATA_KEYS = {name: "quote_id" if name == "id" else name for name in ("schema", *(each.name for each in fields(Quote)))}
_OWN_KEYS = ("quote_hash", "study", "scheme_digest")
# What a line of a quotes file may hold besides the quote and a task carries there and back: how the quote was drawn,
# and what a reviewer is told.
BESIDES = ("sampling", "review")


def to_task(
    quote: Quote,
    scheme: Scheme,
    *,
    study: str,
    prediction: Prediction | None = None,
    blind: bool = False,
    besides: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Return a quote as a task to import into Label Studio.

    Parameters
    ----------
    quote : Quote
    scheme : Scheme
        The scheme of the project's config.
    study : str
        The study's name, checked when the labels come back.
    prediction : Prediction, optional
        Shown as the pre-annotation; one that answers nothing is left out.
    blind : bool, default False
        Keep the prediction in the task's ``meta``, which annotators don't see, so that its pull can be measured.
    besides : mapping, optional
        The quote's line, of which `BESIDES` goes into ``data``; ``review`` is shown where the config is a review's.

    Returns
    -------
    dict
        ``data`` holds the quote's fields (its id as ``quote_id``), what its hash is, the study and the scheme's
        digest, and three texts to show: ``who``, ``published`` and ``marked``. ``predictions`` is there with a
        prediction only.
    """
    row = quote.to_row()
    data = {
        **{key: row[name] for name, key in _DATA_KEYS.items()},
        "quote_hash": row_digest(row),
        "study": study,
        "scheme_digest": scheme.digest,
        "who": who(quote),
        "published": published(quote),
        "marked": marked(quote),
        **besides_of(besides or {}),
    }
    task: dict[str, Any] = {"data": data}
    if prediction is not None and any(prediction.answers.get(name) for name in scheme.names):
        if blind:
            answers = {name: prediction.answers.get(name) for name in scheme.names}
            task["meta"] = {BLIND: {"model_version": prediction.model, "answers": answers}}
        else:
            task["predictions"] = [_prediction(quote, scheme, prediction)]
    return task


def besides_of(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a line, or a task's ``data``, holds of `BESIDES`."""
    return {name: row[name] for name in BESIDES if row.get(name) not in (None, "")}


def quote_from_data(data: Mapping[str, Any]) -> Quote:
    """Build the quote again from a task's ``data``.

    Raises
    ------
    BadRecordError
        If a key is missing, or the fields do not give the hash that stands beside them.
    """
    keys = (*_DATA_KEYS.values(), *_OWN_KEYS)
    if missing := [key for key in keys if key not in data]:
        raise BadRecordError(f"the task lacks '{missing[0]}' in its data; make tasks with 'stance export'.")
    for key in ("quote_id", *_OWN_KEYS):
        if not isinstance(data[key], str):
            raise BadRecordError(f"'{key}' must be text; got {data[key]!r:.40}.")
    row = {name: data[key] for name, key in _DATA_KEYS.items()}
    if row_digest(row) != data["quote_hash"]:
        raise BadRecordError("the quote was changed after its export: it does not fit its own 'quote_hash'.")
    try:
        return Quote.from_row(row)
    except (TypeError, ValueError) as error:
        raise BadRecordError(f"the quote's fields are not of the form that Stance writes ({error}).") from error


def _prediction(quote: Quote, scheme: Scheme, prediction: Prediction) -> dict[str, Any]:
    answers = {name: prediction.answers.get(name) for name in scheme.names}
    given = {name: answer for name, answer in answers.items() if answer}
    probabilities = [prediction.probabilities.get(name, {}).get(answer) for name, answer in given.items()]
    known = [each for each in probabilities if each is not None]
    return {
        "model_version": prediction.model,
        # The least sure answer, so that sorting by score puts the doubtful first.
        "score": min(known) if known else None,
        "result": [_choice(quote, prediction.model, name, answer) for name, answer in given.items()],
    }


def _choice(quote: Quote, model: str, question: str, answer: str) -> dict[str, Any]:
    return {
        "id": digest(quote.id, model, question, length=10),
        "from_name": question,
        "to_name": OBJECT_NAME,
        "type": "choices",
        "value": {"choices": [answer]},
    }
